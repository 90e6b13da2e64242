"""What is left with whoever handed a case over: that they did, to whom, when; nothing of it."""

from datetime import datetime

from screens.times import moment
from store.drawers.own import Concern
from store.letterbox.told import concern_of
from store.school.public_list import PublicList
from store.signing_in.session import Session

_TO = {"headteacher": "the headteacher", "chair": "the chair of governors"}


def title(concern: Concern) -> str:
    """Return the line in a list: the number of a case, and to whom it was handed."""
    return f"{concern.name} to {to_whom(concern.handed)}"


def to_whom(role: str) -> str:
    """Return who leads it now, by their role."""
    return _TO.get(role, role)


def line(concern: Concern, public: PublicList, now: datetime) -> str:
    """Return the line in full: when it was handed over, and who has opened it."""
    said = f"You handed it over to {to_whom(concern.handed)} {moment(concern.logged_at, now)}."
    if not concern.acknowledged_at:
        return f"{said} None of them has opened it yet."
    by, at = public.name_of(concern.acknowledged_by), moment(concern.acknowledged_at, now)
    return f"{said} Opened by {by}, {at}."


def line_of(session: Session, subject: str, now: datetime) -> str:
    """Return the line about a case that is gone; empty where this person did not hand it over."""
    if not session.drawers:
        return ""  # the screen is being locked
    found = session.own.get(concern_of(subject))
    handed = isinstance(found, Concern) and bool(found.handed)
    return line(found, session.public, now) if handed else ""
