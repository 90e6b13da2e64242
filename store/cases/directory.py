"""The school's directory of whom to call: read, changed and found right (procedure row 85)."""

from datetime import datetime

from store.adults import published
from store.adults.published import ABOUT_ADULTS
from store.cases.contacts import CHECKED, FIELDS, NOUN, Contact, given
from store.errors import Refused
from store.fields import Values, kept, require
from store.school.public_list import ROLL, PublicList
from store.signing_in.session import Session
from store.subjects import new_subject

EDITORS = ("dsl", "deputy", "headteacher", "chair")
"""The roles of those who may write in it."""


def contacts(session: Session) -> tuple[Contact, ...]:
    """Return everybody to call: those of the program first, then the school's own by name."""
    written = {}
    if session.holds(ROLL):
        drawer = session.drawer(ROLL)
        found = [drawer.get(row.subject) for row in drawer.rows(NOUN)]
        written = {contact.id: contact for contact in found}
    known = [written.pop(each.id, each) for each in given()]
    return (*known, *sorted(written.values(), key=lambda each: each.name.casefold()))


def beside(session: Session) -> tuple[Contact, ...]:
    """Return whom to ring about an adult at school: the LADO, and the whistleblowing line."""
    found = {each.id: each for each in contacts(session)}
    return tuple(found[id] for id in ABOUT_ADULTS)


def publish(session: Session) -> None:
    """Let the terminals that open no drawer know the numbers of `beside`, but for doubted ones."""
    right = [each for each in beside(session) if not is_doubted(session.public, each)]
    published.publish(session.home.desk.db, right)


def may_edit(session: Session) -> bool:
    """Tell whether this person may write in the directory."""
    return _leads(session.public, session.person_id)


def is_doubted(public: PublicList, contact: Contact) -> bool:
    """Tell whether somebody wrote this who does not lead: it is shown, and to be checked."""
    return bool(contact.checked_by) and not _leads(public, contact.checked_by)


def check(session: Session, contact: str, values: Values, now: datetime) -> None:
    """Write a contact as it is, found right today; an empty id makes a new one.

    Raises:
        Incomplete: a field is missing or wrong.
        Refused: this person does not lead, or the drawer has not come to this terminal yet.
    """
    require(FIELDS, values)
    if not may_edit(session):
        raise Refused("Only the headteacher, the chair and the safeguarding leads change this.")
    if not session.holds(ROLL):
        raise Refused("The roll has not come to this terminal yet. Please try again later.")
    subject = f"{NOUN}:{contact}" if contact else new_subject(NOUN)
    session.drawer(ROLL).record(subject, CHECKED, kept(FIELDS, values), now)


def _leads(public: PublicList, person: str) -> bool:
    found = public.person(person)
    return found is not None and any(role in EDITORS for role in found.roles)
