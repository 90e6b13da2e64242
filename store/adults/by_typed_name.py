"""Who on the list is told of by a typed name, also where they stood on no list when it was typed.

A supply teacher of whom somebody wrote is hired later, and may be given a drawer: whoever is
called so is told of as surely as whoever was chosen (procedure rows 15, 27 and 28).
"""

from typing import TYPE_CHECKING

from store.adults.rows import MENTIONED
from store.adults.whom import OTHER, Adult, known
from store.drawers.record import words_of
from store.involved.people import ADULT, INSTIGATOR, STAFF, CasePerson
from store.letterbox.naming import TITLES, named_in
from store.letterbox.readers import ADULT as ABOUT_ADULT
from store.looking.noted import of_kind
from store.school import typed_names
from store.school.public_list import PublicList

if TYPE_CHECKING:
    from store.cases.case import Case
    from store.worries.worry import Worry


def of_worry(public: PublicList, worry: "Worry") -> frozenset[str]:
    """Return who is called as the adult whom a concern is about, by id; nobody who was chosen."""
    told = worry.told
    typed = told.about == ABOUT_ADULT and not told.adult and worry.name
    return frozenset(_named(public, worry.name)) if typed else frozenset()


def of_case(public: PublicList, case: "Case") -> frozenset[str]:
    """Return who is called as somebody of whom a case was told by a name alone; by id.

    Or as whom somebody put into it as an adult in it or as the one who did it, as long as it is not
    noted that this names them: then it is asked (W).
    """
    told = (each.name for each in known(case.noted).values() if _is_told(each))
    found = {id for name in told for id in _named(public, name)}
    noted = {row.said.get("adult") for row in of_kind(case.noted, MENTIONED)}
    for person in case.people:
        if person.has(ADULT, INSTIGATOR):
            kind, _, id = person.tie.partition(":")
            found |= {*((id,) if kind == STAFF else ()), *_typed(public, person)} - noted
    return frozenset(found)


def may_mean(public: PublicList, typed: str) -> tuple[str, ...]:
    """Return whom a typed name may mean; a misspelt one means an adult only after a title."""
    found = _named(public, typed)
    if words_of(typed)[:1] and words_of(typed)[0] in TITLES:
        found += [e.id for e in named_in(typed, public.called({p.id for p in public.people}))]
    return tuple(dict.fromkeys(found))


def is_plain(full: str, typed: str) -> bool:
    """Tell whether no other title and no misspelling stands in the way of its being theirs."""
    ours, theirs = set(words_of(full)), set(words_of(typed))
    return bool((ours & theirs) - TITLES) and theirs & TITLES <= ours


def _typed(public: PublicList, person: CasePerson) -> tuple[str, ...]:
    found = () if person.tie else may_mean(public, person.name)
    return tuple(id for id in found if is_plain(public.name_of(id), person.name))


def _is_told(adult: Adult) -> bool:
    accused = adult.asked and (adult.harm or adult.left_open)
    return adult.id in ("", OTHER) and bool(adult.name) and (adult.told or accused)


def _named(public: PublicList, typed: str) -> list[str]:
    return [each.id for each in typed_names.named(public, typed)]
