"""Filling in a letter: what was typed takes the place of the names in braces.

What was typed is data: braces in it stay as they are.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime

from store.fields import Kind, Values
from store.letters.texts import LetterText, placeholders

_PLACE = re.compile(r"\{([^{}\n]*)\}(\.?)([ \t]*$)?", re.MULTILINE)
_ENDS = (".", "!", "?", "…", "”")


def merged(letter: LetterText, values: Values) -> str:
    """Return the text of a letter with `values` in their places, full stops and capitals right."""
    kinds = {field.id: field.kind for field in letter.asks}

    def filled(found: re.Match[str]) -> str:
        name, stop, at_end = found[1], found[2], found[3] is not None
        said = values.get(name, "").strip()
        if kinds.get(name) is Kind.DATE:
            said = in_full(said)
        begins = found.start() == 0 or found.string[found.start() - 1] == "\n"
        said = said[:1].upper() + said[1:] if begins else said
        ended = said.endswith(_ENDS)
        return said if ended or not (stop or at_end) else f"{said}."

    return _PLACE.sub(filled, letter.text)


def carried(letter: LetterText, text: str, before: Values, now: Values) -> str:
    """Return a merged text that somebody has changed by hand, with what is filled in `now` in the
    places of what was `before`; where that is not found any more, it stays as they wrote it."""
    for field in letter.asks:
        old, new = (said.get(field.id, "").strip() for said in (before, now))
        if field.kind is Kind.DATE:
            old, new = in_full(old), in_full(new)
        for was, is_now in ((old, new), (old[:1].upper() + old[1:], new[:1].upper() + new[1:])):
            if was and was != is_now:
                text = re.sub(rf"(?<!\w){re.escape(was)}(?!\w)", is_now.replace("\\", r"\\"), text)
    return text


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text: an empty line parts them, other line ends do not."""
    parts = re.split(r"\n[ \t]*\n", text.strip())
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def judge(letter: LetterText, text: str) -> str:
    """Return a sentence about what cannot be filled in in a text; empty when all can."""
    known = placeholders(letter)
    for name in re.findall(r"\{([^{}\n]*)\}", text):
        if name not in known:
            return f"{{{name}}} is nothing that is filled in here. There are: {_listed(known)}."
    if text.count("{") != text.count("}"):
        return "A brace { or } stands alone. They go in pairs around what is filled in."
    return ""


def in_full(day: str) -> str:
    """Return a day (`2026-03-03`) as a letter writes it: 3 March 2026."""
    try:
        then = date.fromisoformat(day[:10])
    except ValueError:
        return day
    return f"{then.day} {then:%B %Y}"


def today(now: datetime) -> str:
    """Return the day of a moment as a field keeps it."""
    return now.date().isoformat()


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
