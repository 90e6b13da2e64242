"""When something is due: `at once`, `same school day`, `1 working day`, `5 school days`, hours.

School days come from the school's calendar; where it knows nothing of a day, Monday to Friday
count. Working days are Monday to Friday without bank holidays, in the holidays too: an authority
works then. What is urgent is never stretched by holidays: `at once` is half an hour on any day,
and the `same school day` ends, when there is no school, with the next working day. Hours that the
law sets (`72 hours` after a data breach) run on any day and at night.

Moments are in the school's own time where there is a calendar, else in the terminal's.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from store.school.bank_holidays import bank_holidays
from store.school.school_days import SchoolDays, hours_on, is_known, is_school_day, school_time

AT_ONCE, SAME_DAY = "at once", "same school day"
LADO_WITHIN = "1 working day"
"""So soon the LADO hears of what may meet the harm threshold (KCSIE part four)."""
DAY_ENDS = time(15, 30)
"""When a day is over that no calendar tells of: what comes after it counts for the next one."""
DAY_BEGINS = time(9)
GRACE = timedelta(minutes=30)
"""So long after it was known, `at once` is late."""

_DAYS = re.compile(r"(?P<count>[1-9]\d?) (?P<kind>school|working) days?")
_HOURS = re.compile(r"(?P<count>[1-9]\d?) hours")
_IsDay = Callable[[date], bool]


def is_term(words: str) -> bool:
    """Tell whether words say when something is due; no words: whenever it fits."""
    days = _DAYS.fullmatch(words) is not None
    return words in ("", AT_ONCE, SAME_DAY) or days or is_hours(words)


def is_hours(words: str) -> bool:
    """Tell whether words name hours that run on any day."""
    return _HOURS.fullmatch(words) is not None


def known_at(told: Iterable[str], now: datetime) -> datetime:
    """Return when the first was told of moments (ISO 8601); now where none is readable, or later.

    The school knows from then on, whoever looked when.
    """
    found = [now]
    for each in told:
        with suppress(ValueError):
            at = datetime.fromisoformat(each)
            found.append(at if at.tzinfo else at.replace(tzinfo=now.tzinfo))
    return min(found).astimezone(now.tzinfo)


def due_at(words: str, start: datetime, calendar: SchoolDays | None = None) -> str:
    """Return the moment (`2026-03-04 09:14`) by which something is due that began at `start`.

    Empty where the words name no time. A number of days ends at the same time of day as it
    began. What begins on no such day, or after its end, counts from the next one's beginning: as
    many whole days are over with the last one's end, which is named so. Told on Monday evening,
    one day ends on Tuesday, not on "Wednesday 09:00".

    Raises:
        ValueError: the words say nothing that is known here.
    """
    if not words:
        return ""
    here = _here(start, calendar)
    if words == AT_ONCE:
        return _written(here + GRACE)
    if words == SAME_DAY:
        return _written(_same_day(here, calendar))
    if hours := _HOURS.fullmatch(words):
        return _written(here + timedelta(hours=int(hours["count"])))
    found = _DAYS.fullmatch(words)
    if found is None:
        raise ValueError(words)
    is_day = _is_school(calendar) if found["kind"] == "school" else _is_working(calendar)
    return _written(_days(int(found["count"]), here, calendar, is_day))


def day_left(now: datetime, calendar: SchoolDays | None = None) -> str:
    """Return the day (`2026-03-03`) on which something can still be done: once school is over, the
    next one."""
    return due_at(SAME_DAY, now, calendar)[:10]


def school_day_from(day: date, calendar: SchoolDays | None = None) -> date:
    """Return a day, or the next one on which there is school."""
    is_day = _is_school(calendar)
    return day if is_day(day) else _later(1, day, is_day)


def is_overdue(due: str, now: datetime, calendar: SchoolDays | None = None) -> bool:
    """Tell whether a day (`2026-03-03`) or a moment (`2026-03-03 09:14`) has passed."""
    here = f"{_here(now, calendar):%Y-%m-%d %H:%M}"
    return bool(due) and due < here[: len(due)]


def _here(moment: datetime, calendar: SchoolDays | None) -> datetime:
    return school_time(calendar, moment) if calendar else moment.replace(tzinfo=None)


def _same_day(here: datetime, calendar: SchoolDays | None) -> datetime:
    """Return when the day is over on which somebody is at work, at school or in an office."""
    ends = _day_over(here.date(), calendar)
    if ends is not None and here <= ends:
        # Just before home time there is as much time left as for what is to be done at once.
        return max(ends, here + GRACE) if calendar else ends
    day = here.date()
    while (ends := _day_over(day := day + timedelta(days=1), calendar)) is None:
        pass
    return ends


def _day_over(day: date, calendar: SchoolDays | None) -> datetime | None:
    hours = hours_on(calendar, day) if calendar else None
    if hours:
        return hours[1]
    return datetime.combine(day, DAY_ENDS) if _is_working(calendar)(day) else None


def _days(count: int, here: datetime, calendar: SchoolDays | None, is_day: _IsDay) -> datetime:
    """Return when so many days that began at `here` are over, while somebody is there."""
    began = is_day(here.date()) and here <= _hours(here.date(), calendar)[1]
    last = _later(count, here.date(), is_day)
    opens, home = _hours(last, calendar)
    return min(max(datetime.combine(last, here.time()), opens), home) if began else home


def _hours(day: date, calendar: SchoolDays | None) -> tuple[datetime, datetime]:
    """Return when a day begins and is over, at school or, where there is none, in an office."""
    known = hours_on(calendar, day) if calendar else None
    return known or (datetime.combine(day, DAY_BEGINS), datetime.combine(day, DAY_ENDS))


def _later(count: int, day: date, is_day: _IsDay) -> date:
    while count:
        day += timedelta(days=1)
        count -= is_day(day)
    return day


def _is_school(calendar: SchoolDays | None) -> _IsDay:
    def is_day(day: date) -> bool:
        if calendar is not None and is_known(calendar, day):
            return is_school_day(calendar, day)
        return day.weekday() < 5

    return is_day


def _is_working(calendar: SchoolDays | None) -> _IsDay:
    region = calendar.region if calendar else ""
    return lambda day: day.weekday() < 5 and day not in bank_holidays(region, (day.year,))


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
