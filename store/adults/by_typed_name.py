"""Who on the list is told of by a typed name, also where they stood on no list when it was typed.

A supply teacher of whom somebody wrote is hired later, and may be given a drawer: whoever is
called so is told of as surely as whoever was chosen (procedure rows 15, 27 and 28). In a case that
is noted: somebody says whether it is about them (W), and another agrees that it is another person
of that name (Y).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.adults.rows import MENTIONED
from store.adults.whom import LEFT_OPEN, OTHER, PLAIN, TYPED, Adult, key_of, known
from store.cases import cleared
from store.drawers.drawer import Fact
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

    Until two have said that it is another person. Or as whom somebody put into it as an adult in it
    or as the one who did it, as long as it is not noted that this names them: then it is asked (W).
    """
    found = {id for _, id in _namesakes(public, case)} - _others(case)
    noted = {row.said.get("adult") for row in of_kind(case.noted, MENTIONED)}
    for person in case.people:
        if person.has(ADULT, INSTIGATOR):
            kind, _, id = person.tie.partition(":")
            found |= {*((id,) if kind == STAFF else ()), *_typed(public, person)} - noted
    return frozenset(found)


def facts(public: PublicList, case: "Case") -> list[Fact]:
    """Return what is to be noted of a case: who is called as somebody it was told of, each once."""
    rows = (row.said for row in of_kind(case.noted, MENTIONED))
    noted = {(said.get(TYPED), said.get("adult")) for said in rows}
    return [
        Fact(case.id, MENTIONED, _said(public, typed, id))
        for typed, id in _namesakes(public, case)
        if (typed.key, id) not in noted
    ]


def is_named_so(case: "Case", id: str) -> bool:
    """Tell whether somebody on the list is called as who was told of by a name alone."""
    rows = (row.said for row in of_kind(case.noted, MENTIONED))
    return any(said.get("adult") == id for said in rows if TYPED in said)


def is_another(public: PublicList, case: "Case", typed: str) -> bool:
    """Tell whether a name is that of somebody told of, and two have said that it is nobody's on the
    list who is called so."""
    key = key_of({"adult": OTHER, "name": typed})
    told = key in {each.key for each in known(case.noted).values() if _is_told(each)}
    return told and _others(case).issuperset(_named(public, typed))


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


def _namesakes(public: PublicList, case: "Case") -> Iterator[tuple[Adult, str]]:
    for each in known(case.noted).values():
        if _is_told(each):
            yield from ((each, id) for id in _named(public, each.name))


def _others(case: "Case") -> set[str]:
    """Return of whom two have said that it is another person who is called so, by id."""
    people = known(cleared.before(case).noted)
    rows = (row.said for row in of_kind(case.noted, MENTIONED) if TYPED in row.said)
    so = {said["adult"]: people[key] for said in rows if (key := key_of(said)) in people}
    return {id for id, each in so.items() if not (each.told or each.asked)}


def _said(public: PublicList, typed: Adult, id: str) -> dict[str, str]:
    said = {"adult": id, "name": public.name_of(id), "worry": "", "part": f"{TYPED} {typed.key}"}
    return {**said, TYPED: typed.key, PLAIN: "yes", LEFT_OPEN: "yes"}


def _typed(public: PublicList, person: CasePerson) -> tuple[str, ...]:
    found = () if person.tie else may_mean(public, person.name)
    return tuple(id for id in found if is_plain(public.name_of(id), person.name))


def _is_told(adult: Adult) -> bool:
    accused = adult.asked and (adult.harm or adult.left_open)
    return adult.id in ("", OTHER) and bool(adult.name) and (adult.told or accused)


def _named(public: PublicList, typed: str) -> list[str]:
    return [each.id for each in typed_names.named(public, typed)]
