"""What each paper says, out of the school's own public list; the templates only place it."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from assets.texts import text, texts
from screens.pupil.names import joined, who_opens
from screens.pupil.version import OLDER
from screens.svg import svg_file
from screens.widgets.picture import ROOM, picture_word
from store.letterbox.readers import ADULT, HEADTEACHER, PUPIL, readers_of
from store.school.class_pictures import class_pictures
from store.school.figures import figures
from store.school.public_list import Person, PublicList, SchoolClass

Contents = dict[str, Any]
"""What a template finds in `data`: texts, lists and mappings of them."""

FACES = ("face-sad", "face-scared", "face-cross", "question")
FEELINGS = ("sad", "scared", "cross", "unknown")
CLOCKS = ("now", "today", "another-day", "question")
WHENS = ("now", "before_home", "another_day", "unknown")
"""What can be chosen on screens as well, with the pictures it has there."""
NOBODY = "nobody yet"
NOON = time(12)


def of_school(public: PublicList) -> Contents:
    """Return what every paper may use: the school, and who opens what."""
    return {
        "school": public.school,
        "leads": _listed(_names(public.with_role("dsl"))),
        "opened_by": _readers(public, PUPIL),
        "head_holders": _readers(public, ADULT),
        "chair_holders": _readers(public, HEADTEACHER),
        "opens": _opens("younger", public),
        "words": {},
        "pictures": {},
    }


def nothing_more(public: PublicList, each: SchoolClass | None) -> Contents:
    """Return nothing: the paper is for staff, and its words are all in its template."""
    return {}


def promise(public: PublicList, each: SchoolClass | None) -> Contents:
    """Return what is said after Send of when a grown-up looks, as in `screens.hours.who_looks`.

    Nothing where the school's calendar and rota promise nothing: then it is never said.
    """
    days, looks = public.calendar, ""
    if days and public.rota and (days.looks or days.before_home):
        early = any(at < NOON for at in days.looks)
        when = text(f"pupil.looks.{'tomorrow_morning' if early else 'before_home'}")
        looks = text("younger.sent.known", when=when)
    return {"looks": looks, "tells": text("younger.sent.unknown")}


def assembly_younger(public: PublicList, each: SchoolClass | None) -> Contents:
    """Return what is said to a class that begins with pictures."""
    said = ("what_happens.not_secret", "what_happens.good", "sent.childline")
    return _assembly(public, "younger", {id: id.split(".")[-1] for id in said})


def assembly_older(public: PublicList, each: SchoolClass | None) -> Contents:
    """Return what is said to a class that begins with words."""
    said = {"promise.not_secret": "not_secret", "promise.stop": "stop", "who.line": "who_line"}
    said["what_happens.good"] = "tell_small"
    return _assembly(public, "older", said)


def card(public: PublicList, each: SchoolClass | None) -> Contents:
    """Return a class's grown-ups, who opens the box, and the keys: the one that goes on for
    children who type, for others the numbers do."""
    assert each is not None
    words = _below("paper.pupil.card") | {
        "hide": text("pupil.button.hide"),
        "help": text("pupil.button.help"),
        "childline": text(f"{each.version}.sent.childline"),
        "danger": text(f"{each.version}.help.page.danger"),
    }
    # Who is looked for by a picture on the screen is shown with it; a class that types reads.
    drawn = {} if each.version == OLDER else figures(public)
    adults = adults_of(public, each)
    grown_ups = [
        {"id": adult.id, "name": adult.name, "figure": drawn.get(adult.id, "")} for adult in adults
    ]
    opens = _opens(each.version, public)
    shown = {"class": each.name, "adults": grown_ups, "words": words, "opens": opens}
    pictures = _pictures([one["figure"] for one in grown_ups if one["figure"]])
    return {**shown, "types": each.version == OLDER, "pictures": pictures}


def pegs(public: PublicList, each: SchoolClass | None) -> Contents:
    """Return a class's coat-peg pictures with their words."""
    assert each is not None
    shown = [{"name": peg, "word": picture_word(peg)} for peg in each.pegs]
    return {"class": each.name, "pegs": shown, "pictures": _pictures(each.pegs)}


def door(public: PublicList, each: SchoolClass | None) -> Contents:
    """Return a class's picture beneath its roof, if it has one, as screens show it."""
    assert each is not None
    picture = class_pictures(public).get(each.id)
    shown = [f"{ROOM}{picture}"] if picture else []
    return {"class": each.name, "shown": shown, "pictures": _pictures(shown)}


def slip_younger(public: PublicList, each: SchoolClass | None) -> Contents:
    """Return a slip with faces and pictures to draw a ring around."""
    words = _below("paper.younger.slip") | {
        "who_title": text("younger.who.title"),
        "feel_title": text("younger.feel.title"),
        "when_title": text("younger.when.title"),
        "near": text("younger.round.near"),
        "not_secret": text("younger.what_happens.not_secret"),
        "childline": text("younger.sent.childline"),
        "danger": text("younger.help.page.danger"),
    }
    return {
        "words": words,
        "feelings": _choices("younger.feel", FEELINGS, FACES),
        "whens": _choices("younger.when", WHENS, CLOCKS),
        "pictures": _pictures((*FACES, *CLOCKS, "letterbox")),
    }


def slip_older(public: PublicList, each: SchoolClass | None) -> Contents:
    """Return a slip to write on, with the grown-ups whom a class may ask for."""
    assert each is not None
    words = _below("paper.older.slip") | {
        "words_title": text("older.words.title"),
        "when_title": text("older.when.title"),
        "name": text("older.who.name"),
        "class": text("older.who.class"),
        "ask_title": text("older.ask.title"),
        "not_see_title": text("older.not_see.title"),
        "not_secret": text("older.promise.not_secret"),
        "childline": text("older.sent.childline"),
        "danger": text("older.help.page.danger"),
    }
    return {
        "class": each.name,
        "words": words,
        "whens": [text(f"older.when.{when}") for when in WHENS],
        "asks": [*_names(adults_of(public, each)), text("older.ask.anyone")],
        "pictures": _pictures(("letterbox",)),
    }


def slip_grown_up(public: PublicList, each: SchoolClass | None) -> Contents:
    """Return the slip of a grown-up, and to whom each kind of it is given."""
    fields = ("child", "class", "adult", "what", "what_hint", "where", "done")
    writer = ("your_name", "your_role", "contact")
    readers = {"child": PUPIL, "adult": ADULT, "head": HEADTEACHER}
    words = {
        **{f"field_{name}": text(f"slip.field.{name}") for name in (*fields, *writer)},
        **{name: text(f"paper.slip.about.{name}") for name in ("line", "not_see", "signed")},
        **{
            kind: text(f"paper.slip.about.{kind}", names=_readers(public, about))
            for kind, about in readers.items()
        },
        "title": text("paper.slip.about.title"),
        "urgent": text("slip.about.urgent"),
        "ask_no_more": text("slip.field.ask_no_more"),
        "talk": text("slip.thanks.talk"),
    }
    return {"words": words}


def adults_of(public: PublicList, each: SchoolClass) -> tuple[Person, ...]:
    """Return the grown-ups a class may ask for, those who have left aside."""
    found = (public.person(id) for id in each.adults if public.is_active(id))
    return tuple(person for person in found if person is not None)


def _readers(public: PublicList, about: str) -> str:
    """Return who may read what is about a child, an adult or the headteacher: never themselves."""
    return _listed([public.name_of(id) for id in readers_of(public, about).people])


def _listed(names: Sequence[str]) -> str:
    return joined(names) or NOBODY


def _assembly(public: PublicList, age: str, shared: Mapping[str, str]) -> Contents:
    """Return what is said to a class; `shared` names texts of screens by their ids."""
    words = _below(f"paper.{age}.assembly")
    words |= {name: text(f"{age}.{id}") for id, name in shared.items()}
    opens = _opens(age, public)
    answers = {"who": opens, **_below(f"paper.{age}.assembly.answer")}
    asked = _below(f"paper.{age}.assembly.ask")
    questions = [{"ask": ask, "answer": answers[name]} for name, ask in asked.items()]
    return {"words": words, "opens": opens, "questions": questions}


def _opens(age: str, public: PublicList) -> str:
    """Say to children who opens the box, as the screens do."""
    return who_opens("what_happens", age, public, readers_of(public, PUPIL))


def _below(prefix: str) -> dict[str, str]:
    """Return the texts right below an id, by the last part of theirs."""
    depth = prefix.count(".") + 1
    return {
        id.split(".")[-1]: words for id, words in texts(prefix).items() if id.count(".") == depth
    }


def _names(people: Sequence[Person]) -> list[str]:
    return [person.name for person in people]


def _choices(prefix: str, ids: Sequence[str], drawn: Sequence[str]) -> list[dict[str, str]]:
    return [
        {"word": text(f"{prefix}.{id}"), "picture": picture}
        for id, picture in zip(ids, drawn, strict=True)
    ]


def _pictures(names: Sequence[str]) -> dict[str, str]:
    return {name: svg_file(name) for name in names}
