"""Whom at school an investigation complains about: of them was told by that (KCSIE part four).

So they are judged, and nobody looks further before that, as wherever somebody is told of; and
nothing of it is left once their being complained about is undone (`store.cases.put_back`).
"""

from collections.abc import Mapping, Sequence

from store.adults.rows import KINDS, THRESHOLD, TOLD
from store.looking.noted import ABOUT, OPENED, Noted

_DUE = "due"
_CALLED = "called"
"""How the part of a row begins that says what somebody is called whom it names by id."""


def beside(people: Mapping[str, str], due: str) -> dict[str, str]:
    """Return what a row says beside the ids it complains about: what each is called, by id, and by
    when the LADO is rung if it is an allegation."""
    return {**{f"{_CALLED} {id}": name for id, name in people.items()}, _DUE: due} if people else {}


def rows_of(noted: Sequence[Noted]) -> tuple[Noted, ...]:
    """Return the rows of a case about adults, with that those complained about were told of.

    To look into what was told of somebody, or was judged of them, tells nothing new.
    """
    found, known = list[Noted](), set[str]()
    for row in noted:
        if row.kind in KINDS:
            found.append(row)
        if row.kind in (TOLD, THRESHOLD):
            known.add(row.said.get("adult", ""))
        if row.kind in (OPENED, ABOUT):
            found += (_told(row, id) for id in row.ids("about") if id not in known)
    return tuple(found)


def _told(row: Noted, id: str) -> Noted:
    said = {"adult": id, "name": row.said.get(f"{_CALLED} {id}", "")}
    said[_DUE] = row.said.get(_DUE, "")
    return Noted(row.id, TOLD, row.at, row.by, said, row.mark)
