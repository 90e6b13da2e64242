"""The page of the school's days, and what is kept of it."""

from datetime import datetime

from screens.staff.school.calendar_page import CalendarPage
from screens.widgets.form import Form
from store.school.school_days import SchoolDays
from tests.made_up import NOW, School
from tests.school_year import YEAR, with_calendar
from tests.screens.staff.desk_stage import Stage


def page_of(
    school: School,
    calendar: SchoolDays | None = YEAR,
    name: str = "Mrs Adeyemi",
    now: datetime = NOW,
) -> Stage:
    if calendar is not None:
        with_calendar(school, calendar)
    session = school.sign_in(name)
    return Stage(lambda: CalendarPage(session, lambda: now))


def kept(school: School) -> SchoolDays:
    calendar = school.intake.school.calendar
    assert calendar is not None
    return calendar


def fill(stage: Stage, **values: str) -> None:
    form = stage.screen.query_one(Form)
    for name, value in values.items():
        form._rows[name.replace("_", "-")].entry.value = value
