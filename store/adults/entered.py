"""Who of the school was put into a case as an adult in it, or as the one who did it.

By whom they are tied to, or by the name that was typed. That names them as surely as what a child
told does: they decide nothing, and somebody else says whether it is about them (W), as of whoever
is named (procedure rows 15, 27 and 28).
"""

from collections.abc import Iterator

from store.adults import by_typed_name
from store.adults.rows import MENTIONED, SAID_OF
from store.adults.whom import ENTERED, NOT_OURS, PLAIN, SAID
from store.cases import named
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.drawers.drawer import Fact
from store.involved.people import ADULT, INSTIGATOR, STAFF, CasePerson
from store.looking.noted import of_kind
from store.school.public_list import PublicList


def ids(public: PublicList, case: Case) -> frozenset[str]:
    """Return them by their ids in the list, but whom only a name like theirs may mean."""
    return frozenset(id for _, id, plain in _found(public, case) if plain)


def by_hand_of(case: Case, person: str) -> frozenset[str]:
    """Return whom somebody themself put into a case as an adult in it, by their ids in the list.

    Not those of whom somebody else has said since that they were only mentioned, or helped.
    """
    found = set[str]()
    for row in of_kind(case.noted, MENTIONED, SAID_OF):
        said, adult = row.said, row.said.get("adult", "")
        if row.kind == SAID_OF:
            found -= {adult} if row.by != person and said.get(SAID) in NOT_OURS else set()
        elif row.by == person and said.get(ENTERED) == said.get(PLAIN) == "yes":
            found.add(adult)
    return frozenset(found)


def facts(public: PublicList, case: Case) -> list[Fact]:
    """Return what is to be noted of an open case: each of them once for each time they are in it.

    Who is told of or judged already is not asked about again.
    """
    rows = (row.said for row in of_kind(case.noted, MENTIONED))
    known = {(said.get("part"), said.get("adult")) for said in rows}
    said = named.said_about(case)
    return [
        Fact(case.id, MENTIONED, _said(public, person, id, plain=plain))
        for person, id, plain in (_found(public, case) if case.state == OPEN else ())
        if (person.id, id) not in known and id not in said
    ]


def _found(public: PublicList, case: Case) -> Iterator[tuple[CasePerson, str, bool]]:
    """Yield each with the id in the list; not plainly where only a name like theirs was typed."""
    for person in case.people:
        if not person.has(ADULT, INSTIGATOR):
            continue
        kind, _, id = person.tie.partition(":")
        if kind == STAFF:
            yield person, id, True
        elif not kind:
            for each in by_typed_name.may_mean(public, person.name):
                plain = by_typed_name.is_plain(public.name_of(each), person.name)
                yield person, each, plain


def _said(public: PublicList, person: CasePerson, id: str, *, plain: bool) -> dict[str, str]:
    mark = {PLAIN: "yes"} if plain else {}
    said = {"adult": id, "name": public.name_of(id), "worry": "", "part": person.id}
    return {**said, ENTERED: "yes", **mark}
