"""Days, times and moments as people type them, the day first: `today`, `25/11`, `Tue 9:14`.

Without a year or with a weekday alone it is the nearest such day in one direction: what is due
lies ahead, what has happened lies behind.
"""

import re
from datetime import date, datetime, time, timedelta

_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_LEAST = 3
"""So many letters of a weekday's or month's name are enough."""

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}|\d{2})?)?")
_NAMED = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[a-z]+)(?: (?P<year>\d{4}))?")
_TIME = re.compile(
    r"(?:^|(?<= ))(?:at )?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>am|pm)?$"
)


def written(day: str) -> str:
    """Return a day (`2026-03-03`) in words, day before month: `Tue 3 Mar 2026`."""
    then = date.fromisoformat(day)
    return f"{then:%a} {then.day} {then:%b} {then.year}"


def birthday(day: str, *, full: bool = True) -> str:
    """Return a day of birth (`2016-09-03`) in words: `3 Sep 2016`, without the year `3 Sep`."""
    then = date.fromisoformat(day)
    return f"{then.day} {then:%b} {then.year}" if full else f"{then.day} {then:%b}"


def day_of(text: str, today: date, *, ahead: bool) -> date | None:
    """Return the day somebody typed; None when it is none."""
    said = " ".join(text.casefold().replace(",", " ").split())
    if said in _NEAR:
        return _moved(today, _NEAR[said])
    first, _, rest = said.partition(" ")
    weekday = _named(first, _WEEKDAYS)
    if weekday is None:
        return _dated(said, today, ahead)
    if not rest:
        away = (weekday - today.weekday()) % 7
        return _moved(today, away if ahead or not away else away - 7)
    found = _dated(rest, today, ahead)
    return found if found is None or found.weekday() == weekday else None


def moment_of(text: str, now: datetime, *, ahead: bool = False) -> datetime | None:
    """Return the moment somebody typed, to the minute and without a zone; None when it is none.

    A time alone is today's.
    """
    said = " ".join(text.casefold().replace(",", " ").split())
    if said == "now":
        return now.replace(second=0, microsecond=0, tzinfo=None)
    found = _TIME.search(said)
    if found is None or not (found["minute"] or found["half"]):
        return None
    at, rest = _clock(found), said[: found.start()].strip()
    day = day_of(rest, now.date(), ahead=ahead) if rest else now.date()
    return datetime.combine(day, at) if day and at else None


def time_of(text: str) -> time | None:
    """Return the time of day somebody typed, as in `8:45` or `3.15pm`; None when it is none."""
    said = " ".join(text.casefold().split())
    found = _TIME.match(said)
    return _clock(found) if found and (found["minute"] or found["half"]) else None


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """Return which of the names a word begins: `tue`, `tues` and `tuesday` are the same."""
    if len(word) < _LEAST:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(word)), None)


def _dated(said: str, today: date, ahead: bool) -> date | None:
    for shape in (_ISO, _NUMBERS, _NAMED):
        if found := shape.fullmatch(said):
            month = found["month"]
            named = _named(month, _MONTHS)
            number = int(month) if month.isdigit() else 0 if named is None else named + 1
            return _in_its_year(found["year"], number, int(found["day"]), today, ahead)
    return None


def _in_its_year(year: str | None, month: int, day: int, today: date, ahead: bool) -> date | None:
    if year:
        return _real(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # A 29th of February that is years away is not guessed: whoever means it writes the year.
    years = (0, 1) if ahead else (0, -1)
    days = (_real(today.year + away, month, day) for away in years)
    return next((each for each in days if each and _lies(each, today, ahead)), None)


def _lies(day: date, today: date, ahead: bool) -> bool:
    return day >= today if ahead else day <= today


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(found: "re.Match[str]") -> time | None:
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
