"""The school's days in a TOML file: the tables `calendar`, `terms` and `days-off`, all optional."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from store.dates import time_of
from store.school.calendars import in_order, judge
from store.school.school_days import REGIONS, DayOff, Hours, SchoolDays, Term

TABLES = ("calendar", "terms", "days-off")
HOURS = (
    *("days", "opens", "home", "early-days", "early-home"),
    *("region", "looks", "before-home"),
)
TERM, DAY_OFF = ("name", "first", "last"), ("name", "first", "last", "ends")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_A_TIME = 'should be a time in quotes, like "8:45".'
_A_DAY = "should be a day, like 2026-09-02."
_LISTED = 'should be a list like ["Mon", "Tue"].'

Say = Callable[[str, str], None]
"""Told a place in the file and what is wrong with it."""
Unknown = Callable[[str, Mapping[str, Any], tuple[str, ...]], None]
"""Says which names of a table are not known."""


def read_calendar(said: Mapping[str, Any], say: Say, unknown: Unknown) -> SchoolDays | None:
    """Return the calendar of a file; None when it has none, or when it is not right."""
    if not any(name in said for name in TABLES):
        return None
    return _Reader(say, unknown).calendar(said)


class _Reader:
    def __init__(self, say: Say, unknown: Unknown) -> None:
        self._told, self._unknown, self._fine = say, unknown, True

    def calendar(self, said: Mapping[str, Any]) -> SchoolDays | None:
        hours = self._table(said)
        found = SchoolDays(
            self._week(hours),
            tuple(self._term(*each) for each in self._tables("terms", said, TERM)),
            tuple(self._day_off(*each) for each in self._tables("days-off", said, DAY_OFF)),
            self._region(hours),
            looks=self._times("calendar: looks", hours.get("looks", [])),
            before_home=self._minutes(hours.get("before-home", 0)),
        )
        if not self._fine:
            return None
        for sentence in judge(in_order(found)).values():
            self._say("calendar", sentence)
        return found

    def _table(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        hours = said.get("calendar")
        if not isinstance(hours, dict):
            self._say("calendar", "is missing. Please write it as [calendar].")
            return {}
        self._unknown("calendar: ", hours, HOURS)
        return hours

    def _tables(
        self, name: str, said: Mapping[str, Any], known: tuple[str, ...]
    ) -> list[tuple[str, Mapping[str, Any]]]:
        tables = said.get(name, [])
        if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
            self._say(name, f"is not a list. Please write each as [[{name}]].")
            return []
        found = [(f"{name} {number}: ", each) for number, each in enumerate(tables, 1)]
        for place, each in found:
            self._unknown(place, each, known)
        return found

    def _week(self, hours: Mapping[str, Any]) -> tuple[Hours, ...]:
        if not hours:
            return ()
        days = self._days("days", hours.get("days", ["mon", "tue", "wed", "thu", "fri"]))
        early = self._days("early-days", hours.get("early-days", []))
        opens, home = (self._time(f"calendar: {n}", hours.get(n)) for n in ("opens", "home"))
        other = self._time("calendar: early-home", hours.get("early-home")) if early else home
        return tuple(Hours(day, opens, other if day in early else home) for day in days)

    def _days(self, name: str, said: object) -> tuple[int, ...]:
        if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
            self._say(f"calendar: {name}", _LISTED)
            return ()
        shorts = [each.casefold()[:3] for each in said]
        for short, each in zip(shorts, said, strict=True):
            if short not in _DAYS:
                self._say(f"calendar: {name}", f"“{each}” is no day of the week.")
        return tuple(_DAYS.index(short) for short in shorts if short in _DAYS)

    def _term(self, place: str, said: Mapping[str, Any]) -> Term:
        first, last = (self._day(f"{place}{name}", said.get(name)) for name in ("first", "last"))
        return Term(self._name(place, said), first, last)

    def _day_off(self, place: str, said: Mapping[str, Any]) -> DayOff:
        first = self._day(f"{place}first", said.get("first"))
        last = self._day(f"{place}last", said["last"]) if "last" in said else first
        ends = self._time(f"{place}ends", said["ends"]) if "ends" in said else None
        return DayOff(self._name(place, said), first, last, ends)

    def _region(self, hours: Mapping[str, Any]) -> str:
        said = hours.get("region", "")
        known = {name.casefold(): code for code, name in REGIONS.items()} | {"": ""}
        if not isinstance(said, str) or said.casefold() not in known:
            self._say("calendar: region", f"should be one of {', '.join(REGIONS.values())}.")
            return ""
        return known[said.casefold()]

    def _times(self, place: str, said: object) -> tuple[time, ...]:
        if not isinstance(said, list):
            self._say(place, 'should be a list like ["10:00"].')
            return ()
        return tuple(self._time(place, each) for each in said)

    def _minutes(self, said: object) -> int:
        if not isinstance(said, int) or isinstance(said, bool):
            self._say("calendar: before-home", "should be a number of minutes, like 45.")
            return 0
        return said

    def _name(self, place: str, said: Mapping[str, Any]) -> str:
        name = said.get("name", "")
        if not isinstance(name, str):
            self._say(f"{place}name", 'should be text in quotes, like "this".')
            return ""
        return name

    def _day(self, place: str, said: object) -> date:
        if isinstance(said, datetime) or not isinstance(said, date):
            self._say(place, "is missing." if said is None else _A_DAY)
            return date.max
        return said

    def _time(self, place: str, said: object) -> time:
        found = said if isinstance(said, time) else time_of(said) if isinstance(said, str) else None
        if found is None:
            self._say(place, "is missing." if said is None else _A_TIME)
            return time()
        return found

    def _say(self, place: str, sentence: str) -> None:
        self._fine = False
        self._told(place, sentence)
