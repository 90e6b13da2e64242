"""Proposing again what another change has overtaken: the same change, on the list in force.

Only its proposer can, since they sign it anew. A new colleague keeps the keys, and with them the
first PIN, that were made for the first proposal.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from store.errors import Refused
from store.front_desk import FrontDesk
from store.school import people
from store.school.people import next_list
from store.school.public_list import Person, PublicList, SchoolClass, Terminal
from store.school.table import Proposal
from store.signing_in.session import Session
from store.terminals.enrolment import next_letter

Same = TypeVar("Same")


def propose_again(session: Session, proposal: Proposal, now: datetime) -> bool:
    """Propose an overtaken change on the list in force; True when it is in force at once.

    Raises:
        Refused: it does not fit the list any more, or the proof says no.
    """
    new = rebased(session, proposal)
    in_force = people.propose(session, new, proposal.why, now)
    people.withdraw(session, proposal, now)
    return in_force


def rebased(session: Session, proposal: Proposal) -> PublicList:
    """Return what a change makes of the list in force.

    Raises:
        Refused: it is so already, or does not fit the list any more.
    """
    base, public = _base(session.home.desk, proposal), session.public
    new = _on(base, proposal.new, public)
    if new == next_list(public):
        raise Refused("This is so already. It can be taken off the table.")
    return new


def _base(desk: FrontDesk, proposal: Proposal) -> PublicList:
    """Return the list on which a change was proposed; it may have lost against another since."""
    base = desk.known(proposal.new.number - 1, proposal.new.previous)
    if base is None:
        raise Refused("This was proposed on a list that was never in force here.")
    return base


def _on(base: PublicList, new: PublicList, public: PublicList) -> PublicList:
    """Return what a change from `base` to `new` makes of the list in force."""
    people_now = tuple(_people(base, new, public))
    active = {each.id for each in people_now if each.active}
    names = tuple(dict.fromkeys((*public.holders, *new.holders)))
    holders = {
        name: _ids(
            base.holders.get(name, ()), new.holders.get(name, ()), public.holders.get(name, ())
        )
        for name in names
    }
    return replace(
        _the_rest(base, new, next_list(public)),
        former=_former(base, new, public),
        people=people_now,
        holders=holders,
        keepers=_ids(base.keepers, new.keepers, public.keepers),
        classes=tuple(_without_the_gone(each, active) for each in public.classes),
    )


def _former(base: PublicList, new: PublicList, public: PublicList) -> tuple[Person, ...]:
    known = (*base.former, *public.former)
    return (*public.former, *(each for each in new.former if each not in known))


def _the_rest(base: PublicList, new: PublicList, now: PublicList) -> PublicList:
    """Return `now` with the terminals and sheets that a change gave it."""
    if new.terminals != base.terminals:
        now = replace(now, terminals=tuple(_terminals(base, new, now)))
    if new.sheets != base.sheets:
        now = replace(now, sheets=_only(base.sheets, new.sheets, now.sheets))
    return now


def _terminals(base: PublicList, new: PublicList, public: PublicList) -> Iterator[Terminal]:
    """Yield the terminals of `public` as changed; newcomers get the letters that are next now."""
    for now in public.terminals:
        before, after = base.terminal(now.id), new.terminal(now.id)
        yield now if after is None or after in (before, now) else _only(before, after, now)
    grown = public
    for newcomer in new.terminals:
        if base.terminal(newcomer.id) is None and public.terminal(newcomer.id) is None:
            lettered = replace(newcomer, letter=next_letter(grown))
            grown = replace(grown, terminals=(*grown.terminals, lettered))
            yield lettered


def _only(base: Same | None, new: Same, now: Same) -> Same:
    if base != now:
        raise Refused("The same was changed otherwise meanwhile. Please propose it anew.")
    return new


def _people(base: PublicList, new: PublicList, public: PublicList) -> Iterator[Person]:
    for now in public.people:
        before, after = base.person(now.id), new.person(now.id)
        if after is None or after in (before, now):
            yield now
        elif before == now:
            yield after
        else:
            raise Refused(
                f"Something else about {now.name} was changed meanwhile. Please propose it anew."
            )
    yield from (each for each in new.people if public.person(each.id) is None)


def _ids(base: tuple[str, ...], new: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """Return `now` with what `new` added to `base`, and without what it took away."""
    added = [id for id in new if id not in base and id not in now]
    return (*(id for id in now if id in new or id not in base), *added)


def _without_the_gone(each: SchoolClass, active: set[str]) -> SchoolClass:
    return replace(each, adults=tuple(id for id in each.adults if id in active))
