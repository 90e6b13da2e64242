"""How carrying stands at this terminal: the last whole round, what went wrong since, what waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from store.carrying import delivery, marks
from store.home import Home
from store.school.public_list import OFFICE
from store.terminals import settings

RECENT = timedelta(minutes=5)
"""After a whole round so recent what is posted is counted on to get to an office."""


@dataclass(frozen=True)
class LastRound:
    """When the last whole round was (ISO 8601, empty: never), and why the next one broke off.

    `waiting` counts the letters posted here that no office has signed for yet.
    """

    at: str
    trouble: str
    waiting: int


def last_round(home: Home) -> LastRound | None:
    """Return how carrying stands; None where no carrier is set."""
    if not settings.get(home.desk.db, settings.CARRIER):
        return None
    waiting = delivery.undelivered(home.letterbox, home.desk.school, home.device.id)
    return LastRound(
        marks.moment(home.letterbox, marks.ROUND, home.device.id),
        settings.get(home.desk.db, settings.TROUBLE),
        waiting if _others(home) else 0,
    )


def note_trouble(home: Home, sentence: str = "") -> None:
    """Keep why a round broke off; nothing after a whole one."""
    if settings.get(home.desk.db, settings.TROUBLE) != sentence:
        settings.put(home.desk.db, settings.TROUBLE, sentence)


def gets_there(home: Home, now: datetime) -> bool:
    """Tell whether what is posted here now can be counted on to be in an office within minutes."""
    here = home.desk.school.terminal(home.device.id)
    if here is not None and here.kind == OFFICE:
        return True
    if settings.get(home.desk.db, settings.TROUBLE):
        return False
    at = marks.moment(home.letterbox, marks.ROUND, home.device.id)
    return bool(at) and abs(now - datetime.fromisoformat(at)) <= RECENT


def heard(home: Home, terminal: str) -> str:
    """Return when something came from another terminal last (ISO 8601); empty: never."""
    moments = (marks.moment(home.letterbox, what, terminal) for what in (marks.HEARD, marks.SEEN))
    return max(moments)


def _others(home: Home) -> bool:
    """Tell whether there is another office to send to."""
    return any(each.id != home.device.id for each in home.desk.school.offices())
