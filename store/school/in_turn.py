"""Changes that one keeper proposed one after the other, so that all of them can be agreed to.

A version of the list follows one other. So whoever proposes a change while others of their own
wait signs each of them on top of the others too, in every order. Such a paper waits unseen until
the version that it follows is in force.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.errors import Refused
from store.front_desk import FrontDesk
from store.school import table
from store.school.onto import onto
from store.school.proof import prove
from store.school.proposal import Proposal
from store.school.public_list import PublicList, next_list

TOGETHER = 3
"""So many changes can be agreed to in any order: three come to 15 papers, four would to 64."""


@dataclass(frozen=True)
class InTurn:
    """A change, by its place among those that wait together, and the list that it makes."""

    place: int
    old: PublicList
    new: PublicList


def in_turn(base: PublicList, lists: Sequence[PublicList]) -> Iterator[InTurn]:
    """Yield each change on top of others, in every order in which the last of `lists` has a part.

    Each of `lists` follows `base`. What does not fit on top of another, or does not pass the
    proof there, is left out.
    """
    for place, new in enumerate(lists):
        yield from _on_top(base, lists, (place,), new)


def _on_top(
    base: PublicList, lists: Sequence[PublicList], before: tuple[int, ...], old: PublicList
) -> Iterator[InTurn]:
    for place, change in enumerate(lists):
        if place in before:
            continue
        try:
            new = onto(base, change, old)
            prove(old, new)
        except Refused:
            continue
        if new == next_list(old):
            continue
        order = (*before, place)
        if len(lists) - 1 in order:
            yield InTurn(place, old, new)
        yield from _on_top(base, lists, order, new)


def own(desk: FrontDesk, person: str) -> list[Proposal]:
    """Return what waits of this person's changes and can be agreed to along with one more."""
    mine = [each for each in table.waiting(desk) if each.by == person]
    return mine[: TOGETHER - 1]


def falls(desk: FrontDesk, proposal: Proposal) -> list[Proposal]:
    """Return the changes that wait, and do so no more once this one is agreed to."""
    then = table.on_top_of(desk, proposal.new)
    return [each for each in table.waiting(desk) if each.change not in {*then, proposal.change}]


def kept_out(desk: FrontDesk, person: str) -> list[Proposal]:
    """Return the changes of which, and of what this person proposed last, only one can stand."""
    waiting = table.waiting(desk)
    mine = [each for each in waiting if each.by == person]
    if not mine:
        return []
    fall, last = {each.id for each in falls(desk, mine[-1])}, mine[-1]
    others = (each for each in waiting if each != last)
    return [each for each in others if each.id in fall or last in falls(desk, each)]
