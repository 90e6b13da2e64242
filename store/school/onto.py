"""The same change on another list: what one that was made of one list makes of another."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from store.errors import Refused
from store.school.public_list import Person, PublicList, SchoolClass, Terminal, next_list
from store.terminals.enrolment import next_letter

Same = TypeVar("Same")


def onto(base: PublicList, new: PublicList, public: PublicList) -> PublicList:
    """Return the list after `public` that a change from `base` to `new` makes of it.

    Raises:
        Refused: both have changed the same.
    """
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
