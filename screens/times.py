"""Times as people say them: today 09:14, yesterday 15:02, Tue 3 Mar, 2 h."""

from datetime import date, datetime


def moment(at: str, now: datetime) -> str:
    """Return a moment (ISO 8601) as people say it: `today 09:14`, `Tue 3 Mar 15:02`.

    Of which only the day is known, that has no time.
    """
    then = _read(at, now)
    if then is None:
        return at
    on = day(then.date().isoformat(), now)
    return on if is_day(at) else f"{on} {then:%H:%M}"


def day(on: str, now: datetime) -> str:
    """Return a day (`2026-03-03`, a time after it is ignored): `today`, `Tue 3 Mar`."""
    then = _read(on, now)
    if then is None:
        return on
    away = (then.date() - now.date()).days
    if away in _NEAR:
        return _NEAR[away]
    return dated(then.date(), now)


def dated(then: date, now: datetime) -> str:
    """Return a day by its date, with the year when it is another: `Tue 3 Mar`.

    Of a year that is gone nobody needs the weekday: `29 Nov 2026` fits its column.
    """
    said = f"{then.day} {then:%b}"
    if then.year < now.year:
        return f"{said} {then.year}"
    return f"{then:%a} {said}" + ("" if then.year == now.year else f" {then.year}")


def in_full(at: str) -> str:
    """Return a moment in full: a paper is read on another day."""
    try:
        then = datetime.fromisoformat(at)
    except ValueError:
        return at
    on = f"{then.day} {then:%B %Y}"
    return on if is_day(at) else f"{on} {then:%H:%M}"


def is_day(at: str) -> bool:
    """Tell whether of a moment only the day is known."""
    return len(at.strip()) == len("2026-03-03")


def age(at: str, now: datetime) -> str:
    """Return how long ago a moment was: `now`, `12 min`, `2 h`, `3 days`."""
    then = _read(at, now)
    if then is None:
        return ""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return "now"
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 24 * 60:
        return f"{minutes // 60} h"
    days = minutes // (24 * 60)
    return "1 day" if days == 1 else f"{days} days"


def today(now: datetime) -> str:
    """Return the day and time of a clock: `Tue 3 Mar 09:14`."""
    return f"{dated(now.date(), now)} {now:%H:%M}"


def countdown(seconds: int) -> str:
    """Return seconds left as people say them: `58 seconds`, `4 min 10 s`."""
    if seconds < 60:
        return "1 second" if seconds == 1 else f"{seconds} seconds"
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest:02} s"


_NEAR = {0: "today", 1: "tomorrow", -1: "yesterday"}


def _read(at: str, now: datetime) -> datetime | None:
    try:
        then = datetime.fromisoformat(at.strip())
    except ValueError:
        return None
    if then.tzinfo is None:
        return then.replace(tzinfo=now.tzinfo)
    return then.astimezone(now.tzinfo)
