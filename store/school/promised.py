"""On which days people are at school for certain, for whoever waits for one.

When there is school one keeper types in alone, and whoever renews a PIN may be that keeper. So a
day is one with school only where the calendar of when the waiting began says so, and the last one
that was typed in since and begins by that day; and where no calendar that the school ever had knows
it as a day without. School opens then as late as it did by any of them. Next year's calendar says
nothing of this year's days, whenever it is typed in. What nobody has typed in is no promise: only
when no holidays can still last do weekdays count there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store.school.public_list import PublicList
from store.school.school_days import (
    LONGEST_HOLIDAYS,
    SATURDAY,
    SchoolDays,
    hours_on,
    is_known,
    is_school_day,
    school_time,
)

OPENS = time(9)
"""When school opens where no calendar says it."""


@dataclass(frozen=True)
class Promised:
    """The calendars that a school had `before` the waiting began, and those typed in `since`.

    In the order in which they were in force, each once, where it was last.
    """

    before: tuple[SchoolDays, ...] = ()
    since: tuple[SchoolDays, ...] = ()

    @property
    def had(self) -> tuple[SchoolDays, ...]:
        """All of them, the last one last."""
        return (*self.before, *self.since)

    def opens_next(self, after: date) -> datetime:
        """Return when school opens on the next day with school, in school time.

        Raises:
            OverflowError: the last day there is was reached.
        """
        day = after + timedelta(days=1)
        while not self._is_school(day, after):
            day += timedelta(days=1)
        known = any(hours_on(each, day) for each in self._agree(day))
        # Hours are typed in by one keeper too: the latest at which it ever opened on such a day.
        hours = [h.opens for had in self.had for h in had.week if h.weekday == day.weekday()]
        return datetime.combine(day, max(hours if known else (*hours, OPENS)))

    def here(self, now: datetime) -> datetime:
        """Return a moment in school time, by the last calendar there was."""
        return school_time(self.had[-1], now) if self.had else now.replace(tzinfo=None)

    def _is_school(self, day: date, after: date) -> bool:
        if day > after + LONGEST_HOLIDAYS or not self.had:
            return day.weekday() < SATURDAY
        if any(is_known(each, day) and not is_school_day(each, day) for each in self.had):
            return False
        return all(_promises(each, day) for each in self._agree(day))

    def _agree(self, day: date) -> tuple[SchoolDays, ...]:
        """Return the calendars that have to agree on a day with school."""
        if not self.before:
            return self.since[-1:]
        begun = [each for each in self.since if any(t.first <= day for t in each.terms)]
        return (*self.before[-1:], *begun[-1:])


def promised(lists: Iterable[PublicList], number: int) -> Promised:
    """Return what is promised by the versions of a list to who waits since the one of a number.

    A calendar that was taken away holds on until another one is typed in.
    """
    typed = [(each.number, each.calendar) for each in lists if each.calendar is not None]
    before = [calendar for at, calendar in typed if at <= number]
    since = [calendar for at, calendar in typed if at > number]
    return Promised(_once(before), _once(since))


def _once(calendars: Sequence[SchoolDays]) -> tuple[SchoolDays, ...]:
    """Return each once, where it was last in force."""
    return tuple(reversed(dict.fromkeys(reversed(calendars))))


def _promises(calendar: SchoolDays, day: date) -> bool:
    if is_known(calendar, day):
        return is_school_day(calendar, day)
    ended = max((term.last for term in calendar.terms if term.last < day), default=None)
    return ended is not None and day - ended > LONGEST_HOLIDAYS and day.weekday() < SATURDAY
