"""Whether what a case began with tells of pictures of somebody undressed (procedure row 18).

Whoever opens it may choose what the device is, or where it was: what is on it is read from the
words, and proposed to the triage.
"""

from collections.abc import Iterable

from store.cases import begun
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.worries.grave import pictured
from store.worries.stands_out import parts_of
from store.worries.worry import Worry


def are_told(case: Case, worries: Iterable[Worry]) -> bool:
    """Tell whether it is told of by its worries, or where the case was begun at the desk."""
    told = (part for worry in worries for part in parts_of(worry))
    return any(map(pictured, (*told, *map(begun.words, begun.rows(case)))))


def waits_for_triage(case: Case, worries: Iterable[Worry]) -> bool:
    """Tell whether that is told of an open case which nobody has triaged: until then no step and no
    STOP says that nobody looks."""
    return case.state == OPEN and not case.triages and are_told(case, worries)
