"""From when somebody counts as a second person, in words: nobody is asked in vain."""

from collections.abc import Iterable
from datetime import datetime

from screens.times import moment
from store.fields import Choice, Field
from store.school.renewals import NEVER, counts_from
from store.signing_in.session import Session


def from_when(session: Session, person: str, now: datetime) -> str:
    """Return from when somebody can be the second of two, in a sentence; empty: they can now."""
    when, name = counts_from(session.home, person, now), session.public.name_of(person)
    if when is None:
        return ""
    if when == NEVER:
        return (
            f"{name} counts as a second person from the school day after they first sign in, as "
            "far as this terminal knows."
        )
    return f"{name} counts as a second person from {moment(when.isoformat(), now)} on."


def with_days(session: Session, said: str, fields: Iterable[Field], now: datetime) -> str:
    """Return an introduction that says this also of each who can be chosen as the second."""
    of_whom = (_people(each.choices) for each in fields if each.id == "second")
    later = [from_when(session, id, now) for ids in of_whom for id in ids]
    return "\n".join(filter(None, (said, " ".join(filter(None, later)))))


def _people(choices: Iterable[Choice]) -> tuple[str, ...]:
    return tuple(choice.id for choice in choices)
