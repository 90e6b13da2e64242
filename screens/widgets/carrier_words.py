"""How carrying stands, in a line for staff."""

from datetime import datetime

from screens.times import age, moment
from store.carrying.last_round import LastRound

LATE = 10 * 60
"""Seconds after which a round that never ended is told, even if nothing has failed."""


def carried(last: LastRound, now: datetime) -> str:
    """Return when something was carried last, or since when the carrier was not reached."""
    if not is_late(last, now):
        ago = age(last.at, now)
        said = "Carried just now." if ago in ("now", "") else f"Carried {ago} ago."
        return f"{said} {_waiting(last.waiting)}".strip()
    since = f" since {moment(last.at, now)}" if last.at else " yet"
    waits = _waiting(last.waiting)
    return " ".join(
        filter(None, (f"The carrier has not been reached{since}.", waits, last.trouble))
    )


def is_late(last: LastRound, now: datetime) -> bool:
    """Tell whether the last round broke off, or should have been over long ago."""
    if last.trouble or not last.at:
        return True
    return (now - datetime.fromisoformat(last.at)).total_seconds() > LATE


def _waiting(count: int) -> str:
    if not count:
        return ""
    # In this program a letter is one to a parent, on paper.
    return "1 envelope waits here." if count == 1 else f"{count} envelopes wait here."
