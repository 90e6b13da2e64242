"""The line beside everything about an adult: the LADO, and the NSPCC's whistleblowing line."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from screens.staff.base import StaffScreen
from screens.staff.cases.follows import called
from screens.times import day
from screens.widgets.plain import PlainText
from store.cases import directory
from store.cases.contacts import Contact
from store.signing_in.session import Session


class Beside(PlainText):
    """Whom to ring about an adult at school, and when the number was last found right."""

    def __init__(self, session: Session, now: datetime) -> None:
        super().__init__(beside(session, now), classes="beside")


def renew(page: StaffScreen[Any]) -> None:
    """Show the numbers of a page as the directory has them by now."""
    for each in page.query(Beside):
        each.show(beside(page.session, page.clock()))


def beside(session: Session, now: datetime) -> str:
    """Return the line, as the school's directory has it."""
    return in_words(directory.beside(session), now)


def in_words(contacts: Iterable[Contact], now: datetime) -> str:
    """Return contacts with their numbers, and when each was last checked."""
    return " · ".join(f"{called(each)}{_checked(each, now)}" for each in contacts)


def _checked(contact: Contact, now: datetime) -> str:
    if not contact.number:
        return ""
    return f" (checked {day(contact.checked_at, now)})" if contact.checked_at else " (unchecked)"
