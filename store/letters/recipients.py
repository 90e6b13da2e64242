"""To whom a letter of a case can go: the adults of the children in it, and the parents in it.

As the roll knows them, with what keeps one away; who is not in it has a name alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.cases.case import Case
from store.involved.people import CARER, CasePerson
from store.roll import book
from store.roll.book import adults_of
from store.roll.carers import Carer
from store.roll.ties import Tie
from store.signing_in.session import Session
from store.worries.worry import Worry


@dataclass(frozen=True)
class Recipient:
    """An adult of a child: how they are addressed, where, and why to look twice."""

    id: str
    child: str
    tie: Tie
    carer: Carer

    @property
    def flagged(self) -> str:
        """What must be known before anybody writes to them; empty: nothing."""
        parts = []
        if self.tie.no_contact == "yes":
            parts.append("Do not contact")
        if self.tie.court_order == "yes":
            note = " ".join(self.tie.court_note.split())
            parts.append(f"Court order: {note}" if note else "Court order")
        if self.tie.responsibility == "no":
            parts.append("No parental responsibility")
        return ". ".join(parts)

    @property
    def address(self) -> str:
        """Their address, line for line."""
        lines = [*self.carer.address.replace(",", "\n").splitlines(), self.carer.postcode]
        return "\n".join(line.strip() for line in lines if line.strip())

    @property
    def dear(self) -> str:
        """How a letter begins: `Mrs Khan`, or the whole name where no title is known."""
        named = [self.carer.title, self.carer.surname]
        return " ".join(named) if all(named) else self.carer.name


def recipients(
    session: Session, case: Case, worries: tuple[Worry, ...] = ()
) -> tuple[Recipient, ...]:
    """Return the adults of the children who are named in a case, and whom of the roll its parents
    may be; none without the office drawer."""
    names = {each.name for each in case.people} | {each.name for each in worries}
    wanted = {_key(name) for name in names if name.strip()}
    pupils = [each for each in book.find_pupils(session) if _key(each.name) in wanted]
    found = [each for pupil in pupils for each in of_child(session, pupil.id, pupil.name)]
    found += _of_parents(session, case)
    return tuple({each.id: each for each in found}.values())


def by_name(case: Case, found: tuple[Recipient, ...]) -> tuple[str, ...]:
    """Return the names of the parents in a case who are none of those that the roll knows."""
    names, ids = {_key(each.carer.name) for each in found}, {each.carer.id for each in found}
    unknown = (e for e in _parents(case) if _key(e.name) not in names and _carer(e) not in ids)
    return tuple(dict.fromkeys(each.name for each in unknown))


def name_alone(named: str) -> str:
    """Return a name without what was written behind it: "Dan Finch, father of Ada Finch"."""
    return re.split(r"[,;:(]", named, maxsplit=1)[0].strip()


def of_child(session: Session, pupil: str, name: str) -> tuple[Recipient, ...]:
    """Return the adults of one child of the roll."""
    return tuple(
        Recipient(f"{pupil}-{carer.id}", name, tie, carer)
        for tie, carer in adults_of(session, pupil)
    )


def _of_parents(session: Session, case: Case) -> Iterator[Recipient]:
    parents = _parents(case)
    ids, names = {_carer(each) for each in parents}, {_key(each.name) for each in parents}
    for carer in book.all_adults(session) if parents else ():
        if carer.id in ids or _key(carer.name) in names:
            for tie in book.children_of(session, carer.id):
                child = book.one(session, tie.pupil)
                id = f"{tie.pupil}-{carer.id}"
                yield Recipient(id, child.name if child else "", tie, carer)


def _parents(case: Case) -> list[CasePerson]:
    return [each for each in case.people if each.is_parent]


def _carer(person: CasePerson) -> str:
    return person.tie.removeprefix(f"{CARER}:") if person.tie else ""


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
