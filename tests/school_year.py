"""A made-up school year, for whoever asks when there is school."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from store.duty import rotas
from store.duty.rota import Rota, Turn, weekly
from store.school import calendars, people
from store.school.public_list import PublicList, next_list
from store.school.school_days import DayOff, Hours, SchoolDays, Term
from tests.made_up import School

WEEK = tuple(Hours(day, time(8, 45), time(15, 15 if day < 4 else 0)) for day in range(5))
"""Monday to Friday; on Fridays it ends a quarter of an hour earlier."""
YEAR = SchoolDays(
    WEEK,
    (
        Term("Autumn", date(2025, 9, 2), date(2025, 12, 19)),
        Term("Spring", date(2026, 1, 5), date(2026, 3, 27)),
        Term("Summer", date(2026, 4, 13), date(2026, 7, 22)),
    ),
    (
        DayOff("Half-term", date(2026, 2, 16), date(2026, 2, 20)),
        DayOff("INSET day", date(2026, 3, 13), date(2026, 3, 13)),
        DayOff("Early end", date(2026, 3, 27), date(2026, 3, 27), time(13, 30)),
    ),
    "ENG",
    looks=(time(10),),
    before_home=45,
)
"""Around `NOW`, a Tuesday in spring at 9:14: open, with a look at 10:00 and one at 14:30."""
SILENT = replace(YEAR, looks=(), before_home=0)
"""The same without a promise."""
WEEKEND = datetime(2026, 3, 7, 12, tzinfo=UTC)
HOLIDAYS = datetime(2026, 2, 14, 12, tzinfo=UTC)
"""The Saturday before half-term: the next opening is named by its date."""

RUN_OUT = datetime(2026, 8, 4, 10, tzinfo=UTC)
"""A Tuesday after the last term: whether there is school nobody has typed in."""


def with_calendar(school: School, calendar: SchoolDays | None = YEAR) -> PublicList:
    """Have a keeper put a calendar in force, with the safeguarding lead always on duty."""
    dsl, public = school.sign_in("Mrs Adeyemi"), school.home.desk.school
    if calendar is None:
        assert people.propose(dsl, calendars.drop_calendar(public), "School days.", school.now)
        dsl.lock()
        return school.home.desk.school
    new = calendars.keep_calendar(public, calendar)
    assert people.propose(dsl, new, "School days.", school.now)
    dsl.lock()
    return with_rota(school, always_on_duty(school, calendar))


def always_on_duty(school: School, calendar: SchoolDays, name: str = "Mrs Adeyemi") -> Rota:
    """Return a rota on which one person is on duty on every half-day."""
    person = school.people[name]
    return Rota(tuple(Turn(day, half, person) for day, half in weekly(calendar)))


def with_rota(school: School, rota: Rota | None, begun: datetime | None = None) -> PublicList:
    """Have a keeper put a rota in force; a first one owes looks from `begun` on."""
    if begun is not None:
        with_rota(school, None)
    dsl, public = school.sign_in("Mrs Adeyemi"), school.home.desk.school
    begun = begun or school.now
    new = rotas.keep_rota(public, rota, begun) if rota else replace(next_list(public), rota=None)
    assert people.propose(dsl, new, "Who is on duty.", school.now)
    dsl.lock()
    return school.home.desk.school
