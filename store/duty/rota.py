"""The rota: who is on duty on each half-day of a week, and whom it goes to after them.

Keys decide who reads what was told; the rota only who is answerable for looking. It stands in the
public list, so every terminal knows it: names by id, and nothing else about anybody.
"""

from dataclasses import dataclass
from datetime import date, datetime

from store.school.school_days import NOON, SchoolDays, hours_on

MORNING, AFTERNOON = "morning", "afternoon"
HALVES = (MORNING, AFTERNOON)
STEP = 15
"""Minutes after which it goes to the next one, until a school says otherwise."""


@dataclass(frozen=True)
class Turn:
    """Who is on duty on a half-day of every week; weekday 0 is Monday, `half` one of HALVES."""

    weekday: int
    half: str
    person: str


@dataclass(frozen=True)
class Rota:
    """A school's rota as a keeper of the list has typed it in.

    `deputies` come after whoever is on duty, `step` minutes apart; `holiday` is who hears of what
    is urgent while school is closed (empty: nobody). `since` (ISO 8601) is when there was a rota
    first: no look is owed before that.
    """

    turns: tuple[Turn, ...]
    deputies: tuple[str, ...] = ()
    step: int = STEP
    holiday: str = ""
    since: str = ""

    def usually(self, weekday: int, half: str) -> str:
        """Return who is on duty then in an ordinary week; empty: nobody."""
        found = (each.person for each in self.turns if (each.weekday, each.half) == (weekday, half))
        return next(found, "")


@dataclass(frozen=True)
class HalfDay:
    """A morning or an afternoon of a day."""

    day: date
    half: str

    @property
    def id(self) -> str:
        """How it is written down: `2026-03-03 morning`."""
        return f"{self.day.isoformat()} {self.half}"


def half_day(at: datetime) -> HalfDay:
    """Return the half-day in which a moment in school time lies."""
    return HalfDay(at.date(), MORNING if at.time() < NOON else AFTERNOON)


def half_days(calendar: SchoolDays, day: date) -> tuple[HalfDay, ...]:
    """Return the half-days of a day on which there is school; none without school."""
    hours = hours_on(calendar, day)
    if hours is None:
        return ()
    parts = ((MORNING, hours[0].time() < NOON), (AFTERNOON, hours[1].time() > NOON))
    return tuple(HalfDay(day, half) for half, there in parts if there)


def weekly(calendar: SchoolDays) -> tuple[tuple[int, str], ...]:
    """Return the half-days of an ordinary week, each as weekday and half."""
    return tuple(
        (each.weekday, half)
        for each in calendar.week
        for half in HALVES
        if (each.opens < NOON if half == MORNING else each.home > NOON)
    )
