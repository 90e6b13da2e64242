"""When something is due: `at once`, `same school day`, `1 working day`, `5 school days`.

Every Monday to Friday counts as a school day and as a working day. `_is_day` is the one place
that decides; a school's calendar belongs there. A local authority works in the holidays too, so
the two kinds of day are told apart by their words already.
"""

import re
from datetime import date, datetime, time, timedelta

AT_ONCE, SAME_DAY = "at once", "same school day"
DAY_ENDS = time(15, 30)
"""When a school day is over: what is told after it counts for the next one."""
GRACE = timedelta(minutes=30)
"""So long after it was known, `at once` is late."""

_DAYS = re.compile(r"(?P<count>[1-9]\d?) (?P<kind>school|working) days?")


def is_term(words: str) -> bool:
    """Tell whether words say when something is due; no words: whenever it fits."""
    return words in ("", AT_ONCE, SAME_DAY) or _DAYS.fullmatch(words) is not None


def due_at(words: str, start: datetime) -> str:
    """Return the moment (`2026-03-04 09:14`) by which something is due that began at `start`.

    Empty where the words name no time. A number of days ends at the same time of day as it
    began; what begins on no school day, or after its end, counts from the next day's beginning.

    Raises:
        ValueError: the words say nothing that is known here.
    """
    if not words:
        return ""
    if words == AT_ONCE:
        return _written(start + GRACE)
    first = _first_day(start)
    if words == SAME_DAY:
        return _written(datetime.combine(first, DAY_ENDS))
    found = _DAYS.fullmatch(words)
    if found is None:
        raise ValueError(words)
    last = first
    for _ in range(int(found["count"])):
        last = _next_day(last)
    return _written(datetime.combine(last, start.time() if first == start.date() else time(9)))


def is_overdue(due: str, now: datetime) -> bool:
    """Tell whether a day (`2026-03-03`) or a moment (`2026-03-03 09:14`) has passed."""
    here = f"{now:%Y-%m-%d %H:%M}"
    return bool(due) and due < here[: len(due)]


def _first_day(start: datetime) -> date:
    day = start.date()
    return day if _is_day(day) and start.time() <= DAY_ENDS else _next_day(day)


def _next_day(day: date) -> date:
    day += timedelta(days=1)
    while not _is_day(day):
        day += timedelta(days=1)
    return day


def _is_day(day: date) -> bool:
    return day.weekday() < 5


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
