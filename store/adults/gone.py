"""Whom a case is about left the list of people before anything was decided of them.

Who resigns, or whom an agency sends no more, may have been taken from their work had they stayed:
whether the DBS and the TRA are told is asked of them too (KCSIE part four; procedure row 27).
A fold knows no list of people, so whoever opens the case has it noted.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.adults.judged import BELOW
from store.adults.rows import GONE
from store.adults.whom import Adult, key_of
from store.drawers.drawer import Fact
from store.looking.noted import Noted, of_kind
from store.school.public_list import PublicList

if TYPE_CHECKING:
    from store.cases.case import Case


def facts(public: PublicList, case: "Case") -> list[Fact]:
    """Return what is recorded of whom an open case is about and who works here no more, once."""
    if case.matter.decided:
        return []
    noted = {key_of(row.said) for row in of_kind(case.noted, GONE)}
    left = {each.id for each in public.people if not each.active}
    new = (each for each in _undecided(case) if each.id in left and each.key not in noted)
    return [Fact(case.id, GONE, {"adult": each.id, "name": each.name}) for each in new]


def rows(case: "Case") -> tuple[Noted, ...]:
    """Return what of it counts: it may be about them still, and no low-level concern alone."""
    about = {each.key for each in _undecided(case)}
    return tuple(row for row in of_kind(case.noted, GONE) if key_of(row.said) in about)


def _undecided(case: "Case") -> Iterator[Adult]:
    for each in case.matter.adults:
        outcome = case.matter.outcome_of(each.key)
        if outcome != BELOW and (each.told or outcome):
            yield each
