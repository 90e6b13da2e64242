"""To whom a letter of a case can go: the adults of the children in it, as the roll knows them."""

from dataclasses import dataclass

from store.cases.case import Case
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
    """Return the adults of the children who are named in a case; none without the office drawer."""
    names = {each.name for each in case.people} | {each.name for each in worries}
    wanted = {_key(name) for name in names if name.strip()}
    pupils = [each for each in book.find_pupils(session) if _key(each.name) in wanted]
    return tuple(
        Recipient(f"{pupil.id}-{carer.id}", pupil.name, tie, carer)
        for pupil in pupils
        for tie, carer in adults_of(session, pupil.id)
    )


def of_child(session: Session, pupil: str, name: str) -> tuple[Recipient, ...]:
    """Return the adults of one child of the roll."""
    return tuple(
        Recipient(f"{pupil}-{carer.id}", name, tie, carer)
        for tie, carer in adults_of(session, pupil)
    )


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
