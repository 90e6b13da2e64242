"""Letters to parents and carers: what each says, and the one file that goes to the printer.

Nothing of another child or adult is in the data of a letter, so nothing can end up on its pages.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import Any

from assets import FOLDER
from screens.counted import counted
from screens.papers.codes import bars, square
from screens.papers.pdf import SECONDS, Pdf, render
from screens.svg import svg_file
from store.consents import links, short_codes
from store.consents.forms import Form
from store.consents.printing import Copy
from store.roll.carers import Carer
from store.school.public_list import PublicList

GROUP = 4
"""Characters of a token that stand together where it is printed to be typed."""
WINDOW = 6
"""Lines that the window of an envelope shows: those of a longer address are put together."""
SECONDS_EACH = 1.0
"""So long a letter may take on a slow machine; here a fortieth of it."""


def draw(
    public: PublicList,
    copies: Sequence[Copy],
    now: datetime,
    stopped: Callable[[], bool] = lambda: False,
    *,
    both_sides: bool = True,
) -> Pdf:
    """Return the letters as one PDF: a test page, then each class with its cover sheet.

    What goes into no child's bag comes last, behind a sheet for the office alone. For printing on
    `both_sides` every letter begins on a right-hand page, so that nothing is mixed up.

    Raises:
        OutOfOrder: this machine cannot do it now.
        Refused: it was stopped.
    """
    used = {each.letter.picture for each in copies}
    apart = [each for each in copies if each.apart]
    data = {
        "lang": "en",
        "school": public.school,
        "title": f"Letters to parents · {public.school}",
        "words": _words(),
        "printed": long_day(now.date()),
        "both": both_sides,
        "letters": counted(len(copies), "letter"),
        "envelopes": counted(len({each.envelope for each in copies}), "envelope"),
        "test": {"square": square(public.form_address.upper()), "bars": bars("TEST 123")},
        "address": public.form_address,
        "pictures": {word: svg_file(word) for word in sorted(used)},
        "classes": [
            {"name": name, **_batch(public, found)}
            for name, found in _by_class([each for each in copies if not each.apart])
        ],
        "apart": _batch(public, apart) if apart else None,
    }
    seconds = SECONDS + SECONDS_EACH * len(copies)
    return render("parent-letters", data, seconds=seconds, stopped=stopped)


def typed_address(school: str, token: str) -> str:
    """Return an address as it is printed to be typed, the token in groups."""
    parts = (token[start : start + GROUP] for start in range(0, len(token), GROUP))
    return f"{school.rstrip('/')}{links.PATH}{'-'.join(parts)}"


def long_day(day: date) -> str:
    """Return a day as a letter writes it: `Friday 2 October 2026`."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _batch(public: PublicList, found: Sequence[Copy]) -> dict[str, Any]:
    rows = _rows(found)
    return {
        "letters": [_letter(public, each) for each in found],
        "rows": rows,
        "count": counted(len(found), "letter"),
        "envelopes": counted(len(rows), "envelope"),
    }


def _by_class(copies: Sequence[Copy]) -> list[tuple[str, list[Copy]]]:
    first = {each.envelope: each.pupil.school_class for each in copies if each.place == 1}
    found = groupby(copies, key=lambda each: first[each.envelope])
    return [(name or "No class", list(some)) for name, some in found]


def _rows(copies: Sequence[Copy]) -> list[dict[str, Any]]:
    """Return what a cover sheet lists: an envelope, whom it goes home with, who it is for.

    `to` is where it is sent, which only the office's own sheet says.
    """
    rows = []
    for number, some in groupby(copies, key=lambda each: each.envelope):
        held = list(some)
        adults = dict.fromkeys(each.carer.name or "No name" for each in held)
        others = dict.fromkeys(e.pupil.called for e in held if e.pupil.id != held[0].pupil.id)
        with_others = f" (and about {', '.join(others)})" if others else ""
        rows.append(
            {
                "number": str(number),
                "child": held[0].pupil.called + with_others,
                "adults": ", ".join(adults),
                "to": _to(held[0].carer) if held[0].apart else [],
                "count": str(len(held)),
            }
        )
    return rows


def _letter(public: PublicList, copy: Copy) -> dict[str, Any]:
    words, letter, carer = _words(), copy.letter, copy.carer
    day = long_day(date.fromisoformat(letter.reply_by))
    given = {"name": copy.pupil.forename, "day": day, "count": str(len(copy.forms))}
    given["until"] = long_day(date.fromisoformat(letter.until))
    asks = words["asks_one" if len(copy.forms) == 1 else "asks_more"]
    change = words["change"].format_map(given)
    if any(each.is_yearly for each in copy.forms):
        change = f"{change} {words['yearly']}"
    return {
        "dear": words["dear"].format(adult=carer.name) if carer.name else words["dear_unnamed"],
        "adult": carer.name,
        "to": _to(carer),
        "about": words["about"].format(
            name=copy.pupil.called, **{"class": copy.pupil.school_class or "no class"}
        ),
        "asks": asks.format_map(given),
        "yours": words["yours"].format_map(given),
        "change": change,
        "square": square(links.address(public.form_address, copy.token)),
        "typed": typed_address(public.form_address, copy.token),
        "code": short_codes.shown(letter.code),
        "bars": bars(letter.code),
        "picture": letter.picture,
        "ask": words["ask"].get(carer.language.casefold(), ""),
        "envelope": f"Envelope {copy.envelope} · letter {copy.place} of {copy.of}",
        "paper": words["paper_apart" if copy.apart else "paper"],
        "by": words["slip"]["by"].format_map(given),
        "slip": words["slip"]["from"].format(adult=carer.name or "a parent or carer"),
        "forms": [_form(each) for each in copy.forms],
        "questions": sum(len(each.questions) for each in copy.forms),
    }


def _to(carer: Carer) -> list[str]:
    # Lists have house and street in columns of their own: a number alone is no line.
    text = re.sub(r"(^|[\n,])\s*(\d+\s?[A-Za-z]?)\s*[\n,]\s*(?=\S)", r"\1\2 ", carer.address)
    parts = [part.strip() for part in text.replace("\n", ",").split(",")]
    lines = [each for each in (carer.name, *parts, carer.postcode) if each]
    place = 1
    while len(lines) > WINDOW and place < len(lines) - 1:
        lines[place : place + 2] = [", ".join(lines[place : place + 2])]
        place += 1
    return lines


def _form(form: Form) -> dict[str, Any]:
    return {
        "title": form.title,
        "intro": form.intro,
        "statements": list(form.statements),
        "basis": form.basis,
        "silence": form.silence,
        "closes": long_day(date.fromisoformat(form.closes)) if form.closes else "",
        "questions": [
            {"ask": each.ask, "hint": each.hint, "below": bool(each.only_if)}
            for each in form.questions
        ],
    }


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "consents" / "letter.toml").read_text("utf-8"))
