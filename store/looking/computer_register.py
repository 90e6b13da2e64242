"""The register of designated computers, in the `roll`, so that every office terminal has it."""

from datetime import datetime

from store.cases.directory import EDITORS
from store.errors import Refused
from store.fields import Values, kept, require
from store.looking.computers import FIELDS, NOTED, NOUN, Computer
from store.school.public_list import ROLL
from store.signing_in.session import Session
from store.subjects import new_subject

MAY_WRITE = (*EDITORS, "office")
"""The roles of those who keep the register."""


def computers(session: Session) -> tuple[Computer, ...]:
    """Return every computer of the register, by name."""
    if not session.holds(ROLL):
        return ()
    drawer = session.drawer(ROLL)
    found = [drawer.get(row.subject) for row in drawer.rows(NOUN)]
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def may_write(session: Session) -> bool:
    """Tell whether this person keeps the register."""
    found = session.public.person(session.person_id)
    return found is not None and any(role in MAY_WRITE for role in found.roles)


def note(session: Session, computer: str, values: Values, now: datetime) -> None:
    """Write a computer as it is now; an empty id makes a new one.

    Raises:
        Incomplete: a field is missing or wrong.
        Refused: this person does not keep the register, or the roll has not come here yet.
    """
    require(FIELDS, values)
    if not may_write(session):
        raise Refused("Only the office, the headteacher and the safeguarding leads change this.")
    if not session.holds(ROLL):
        raise Refused("The roll has not come to this terminal yet. Please try again later.")
    subject = computer or new_subject(NOUN)
    session.drawer(ROLL).record(subject, NOTED, kept(FIELDS, values), now)
