"""A STOP in words, for pages and papers alike: who pressed it, and whether it still stands."""

from collections.abc import Callable

from store.cases import freezes, locks
from store.cases.case import Case
from store.looking.noted import STOPPED, Noted, of_kind
from store.school.public_list import PublicList

FORCE = "still in force"


def pressed(public: PublicList, stop: Noted, when: Callable[[str], str]) -> str:
    """Return when a STOP was pressed and by whom; `when` puts a moment into words."""
    return f"pressed {when(stop.at)}, {public.name_of(stop.by)}"


def ended(public: PublicList, case: Case, stop: Noted, when: Callable[[str], str]) -> str:
    """Return that a STOP is still in force, or since when it is over, and by which two."""
    over = locks.over(case, stop.id)
    if over is None:
        return FORCE
    names = " and ".join(map(public.name_of, over.by))
    return f"over since {when(over.at)}: {names}"


def allowed(public: PublicList, case: Case, stop: Noted, when: Callable[[str], str]) -> str:
    """Return who allowed it to go on after a STOP, by which reference, and who wrote that down."""
    word = freezes.allowed_since(case, stop)
    if word is None:
        return "Nobody has allowed it."
    reference = f"reference {word.reference}" if word.reference else ""
    written = f"written down by {public.name_of(word.by)}, {when(word.at)}"
    return "; ".join(filter(None, (word.says, reference, written)))


def all_of(public: PublicList, case: Case, when: Callable[[str], str]) -> tuple[str, ...]:
    """Return both in a line for each STOP of a case, the oldest first."""
    return tuple(
        f"{pressed(public, each, when)}; {ended(public, case, each, when)}"
        for each in of_kind(case.noted, STOPPED)
    )
