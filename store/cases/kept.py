"""Whom a case is kept from: by one person alone, by what was told, and since it is about them."""

from typing import TYPE_CHECKING

from store.cases.checklist import Written
from store.cases.kept_alone import BY_WORDS
from store.cases.kinds import KEEPING_AGREED, KEPT_FROM

if TYPE_CHECKING:
    from store.cases.case import Case

ABOUT = "about"
"""The mark of a record that somebody is kept out who is the one the case is about."""
ASKED_FIRST = "Somebody else has to agree whom it is kept from, or undo it: press Y."
"""Why a case ends by no road, and nothing leaves it, while one person alone put somebody out."""
BY_TRIAGE = "triage"
"""The mark where a triage says so, and nothing else."""


def kept_alone(case: "Case") -> tuple[Written, ...]:
    """Return what one person kept from one who leads, and nobody else has agreed to yet."""
    agreed = {each.reference for each in case.written if each.kind == KEEPING_AGREED}
    kept = (each for each in case.written if each.kind == KEPT_FROM and each.next)
    return tuple(each for each in kept if each.id not in agreed)


def by_words(case: "Case") -> tuple[Written, ...]:
    """Return what is kept from whoever was given a drawer later only since what was told accuses
    them, and nobody has agreed to."""
    agreed = {each.reference for each in case.written if each.kind == KEEPING_AGREED}
    kept = [each for each in case.written if each.kind == KEPT_FROM]
    others = {each.to for each in kept if each.reference != BY_WORDS}
    words = (each for each in kept if each.reference == BY_WORDS)
    still = {*case.kept_from} - others
    return tuple(e for e in words if e.id not in agreed and e.to in still)


def told_about(case: "Case") -> tuple[str, ...]:
    """Return whom it is kept from because somebody said that it is about them, by their ids."""
    kept = (each for each in case.written if each.kind == KEPT_FROM)
    return tuple(each.to for each in kept if each.reference in (ABOUT, BY_TRIAGE))
