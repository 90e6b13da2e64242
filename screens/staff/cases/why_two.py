"""Why two end a case, in one sentence: what was told, suspected or said of it, and the words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import chain

from screens.staff.cases import case_words
from screens.staff.labels import labelled
from screens.staff.worries import worry_told
from store.adults import low_ends
from store.adults.at_school import is_about_adult
from store.adults.harm_told import HarmTold, harm_told
from store.cases import for_two, gravity, seconds
from store.cases.alone import ALONE
from store.cases.case import Case
from store.cases.questions import HEADTEACHER
from store.drawers.drawer import Drawer
from store.letterbox.told import PUPIL
from store.looking.noted import BEGUN
from store.worries import stands_out
from store.worries.worry import Worry

TWO = "Two close it:"
THE_CHILDS, WHAT_WAS_TOLD = "The child's words", "What was told"
MOST = 3
"""So much of what came into a case is shown to whoever agrees that it is less grave."""
SHOWN = 200
"""So many characters of what was told are shown to whoever agrees; the history has all of it."""


_AT_SCHOOL = frozenset({gravity.AT_SCHOOL, gravity.ALLEGATION, HEADTEACHER})
"""Marks that say no more than that it is about an adult at school."""
_GRAVE = {
    "danger": "a child was said to be in danger",
    "illegal": "a crime was suspected",
    "nudes": "nude pictures of a child were said to be in it",
    "looked": "somebody looked at nude pictures of a child",
    "copied": "nude pictures of a child were copied or passed on",
    gravity.AT_SCHOOL: "an adult at school was said to have a part in it",
    gravity.ALLEGATION: "a child was said to be harmed by an adult at school",
    HEADTEACHER: "the headteacher was said to have a part in it",
    gravity.NO_FILES: "STOP was pressed",
    for_two.UNJUDGED: "it is about an adult at school, and not judged low-level",
    for_two.HARM_TOLD: "it was told that an adult harmed a child",
    for_two.SUBSTANCE: "an investigation found substance in it",
}
_OF_ONE = {
    seconds.OTHERS: "you open no drawer for what is about this adult",
    ALONE: "nobody else decides here",
    seconds.TO_LOOK_UP: "nobody has looked in the roll whether a parent of the child works here",
    seconds.AGAIN: "it names you, and somebody else had closed it",
}
"""What is so of whoever closes it; whom they put in or out of it a sentence of its own says."""
OTHERWISE = "what it was triaged as is closed by two"
"""What is said of a procedure of the school's own."""
SAID_FALSE = "it is said to be false"


def why_two(drawer: Drawer, case: Case, *, of_one: Iterable[str] = (), more: str = "") -> str:
    """Return why two close it, in a sentence: of each adult who harmed a child, and all else.

    `of_one` is what asks for a second one of whoever closes it (`seconds.of_this_person`). Empty
    where one closes it.
    """
    said = _sentences(each for each in harm_told(drawer, case) if not each.left_open)
    about = is_about_adult(case.triage, case.grave_category, case.matter)
    low = low_ends.why_two(drawer, case) if about and not said else ""
    why = set(for_two.reasons(case, about=about))
    why -= {for_two.HARM_TOLD} if said else set()
    why -= _AT_SCHOOL if for_two.UNJUDGED in why else set()
    why -= {gravity.NO_FILES} if why & {"illegal", "nudes", "looked", "copied"} else set()
    said += [_GRAVE[each] for each in _GRAVE if each in why]
    said += [OTHERWISE] if why - _GRAVE.keys() else []
    said += [low] if low else []
    said += [_OF_ONE[each] for each in of_one if each in _OF_ONE]
    said += [more] if more else []
    return f"{TWO} {'; '.join(said)}." if said else ""


def words_told(drawer: Drawer, case: Case, of_whom: str = "") -> list[str]:
    """Return the words that tell of harm by adults in a case, or leave open what they did; of one
    of them by key."""
    told = (e for e in harm_told(drawer, case) if of_whom in (e.adult, "") and e.words)
    return [*dict.fromkeys(f"{_who(each)}: “{_short(each.words)}”" for each in told)]


def all_told(drawer: Drawer, case: Case, now: datetime) -> list[str]:
    """Return what came into a case, the first `MOST` of it: a line for each part as it was typed,
    under its own name."""
    rows = (drawer.get(row.subject) for row in drawer.rows("worry", parent=case.id))
    worries = [each for each in rows if isinstance(each, Worry)]
    told = [part for each in worries for part in _of_worry(each, now)]
    told += [_of_begun(each.said) for each in drawer.entries(case.id) if each.kind == BEGUN]
    said = [lines for lines in told if lines]
    more = [f"And {len(said) - MOST} more: the case has them all."] * (len(said) > MOST)
    return [*chain.from_iterable(said[:MOST]), *more]


def _of_worry(worry: Worry, now: datetime) -> list[list[str]]:
    """Return the lines of what a child told, each time; of a grown-up's concern all of them."""
    if worry.told.source == PUPIL:
        times = (each for each in stands_out.parts_of(worry) if each.strip())
        return [[f"{THE_CHILDS}: “{_short(each)}”"] for each in times]
    parts = worry_told.typed_in(worry, now)
    return [[f"{heading}: “{_short(words)}”" for heading, words in parts]]


def _of_begun(said: Mapping[str, object]) -> list[str]:
    """Return the lines of what was asked at the desk; none where a concern began it."""
    if not (title := str(said.get("title", "")).strip()):
        return []
    (_, kind), *asked = case_words.begun(said)
    parts = (("Title", title), *asked)
    return [f"{kind}:", *(f"• {labelled(label, _short(words))}" for label, words in parts)]


def _sentences(told: Iterable[HarmTold]) -> list[str]:
    return [*dict.fromkeys(map(_sentence, told))]


def _sentence(told: HarmTold) -> str:
    if told.shut:
        return f"a child told of harm, and that {told.name} should not see it"
    who = "a child told" if told.by_child else "it was told"
    return f"{who} that {told.name} harmed a child"


def _who(told: HarmTold) -> str:
    return THE_CHILDS if told.by_child else WHAT_WAS_TOLD


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= SHOWN else f"{flat[:SHOWN]}…"
