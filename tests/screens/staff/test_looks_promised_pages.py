"""When a grown-up looks: proposed, promised once it is saved, and said wherever it counts."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from screens.staff.desk.desk import Desk
from store.school.school_days import SchoolDays
from tests.made_up import NOW, School
from tests.school_year import SILENT, WEEKEND, YEAR, with_calendar
from tests.screens.staff.calendar_stage import fill, kept, page_of
from tests.screens.staff.desk_stage import Stage, press, settle


async def test_looks_are_proposed_and_promised_once_they_are_saved(school: School) -> None:
    stage = page_of(school, SILENT)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "none promised" in stage.shown()
        await press(pilot, "down", "enter")
        assert "Left empty, they are told to tell a" in stage.shown()
        assert (kept(school).looks, kept(school).before_home) == ((), 0)
        await press(pilot, "ctrl+s")
        assert "10:00 and 45 min before home time" in stage.shown()
        assert "A child who sends now reads: A grown-up will look this morning." in stage.shown()
        await press(pilot, "enter")
        fill(stage, look_1="", before_home="0")
        await press(pilot, "ctrl+s")
        assert "none promised" in stage.shown()
    assert (kept(school).looks, kept(school).before_home) == ((), 0)


@pytest.mark.parametrize(
    ("now", "calendar", "said"),
    [
        (NOW, YEAR, "which is open until 15:15."),
        (
            NOW.replace(hour=14, minute=45),
            YEAR,
            "reads: Please tell a grown-up yourself too. For another day: A grown-up will look "
            "tomorrow morning.",
        ),
        (WEEKEND, YEAR, "School is closed. It opens next Mon 9 Mar 08:45."),
        (WEEKEND, YEAR, "Children read on the first page: No one at school looks in the box now."),
        (datetime(2026, 7, 22, 18, tzinfo=UTC), YEAR, "Nobody can say when it opens next."),
        (datetime(2026, 8, 5, 9, tzinfo=UTC), YEAR, "Of today nothing is known."),
        (datetime(2026, 8, 5, 9, tzinfo=UTC), YEAR, "The last term ended Wed 22 Jul"),
        (datetime(2026, 6, 24, 9, tzinfo=UTC), YEAR, "The last term ends Wed 22 Jul"),
        (
            NOW,
            replace(YEAR, terms=(YEAR.terms[0], YEAR.terms[2]), days_off=()),
            "Of the days before Mon 13 Apr nothing is known: is a term missing?",
        ),
        (
            datetime(2026, 6, 2, 8, 14, tzinfo=UTC),
            YEAR,
            "This machine's clock shows 08:14; at school it is 09:14.",
        ),
    ],
)
async def test_the_page_says_what_follows_now(
    school: School, now: datetime, calendar: SchoolDays, said: str
) -> None:
    stage = page_of(school, calendar, now=now)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert said in stage.shown()


@pytest.mark.parametrize(
    ("name", "calendar", "now", "said"),
    [
        ("Mrs Adeyemi", None, NOW, "No school days yet (People, S)"),
        ("Mr Bell", None, NOW, ""),
        ("Mrs Adeyemi", YEAR, NOW, "On duty: you. Look by 10:00."),
        ("Mrs Adeyemi", YEAR, WEEKEND, "Closed until Mon 9 Mar: no look is owed."),
        ("Mr Bell", YEAR, NOW, ""),
        ("Mrs Adeyemi", SILENT, NOW, ""),
        (
            "Mrs Adeyemi",
            YEAR,
            datetime(2026, 6, 24, 9, tzinfo=UTC),
            "The last term ends Wed 22 Jul: please add the next (People, S).",
        ),
    ],
)
async def test_the_desk_says_what_is_promised_and_what_is_missing(
    school: School, name: str, calendar: SchoolDays | None, now: datetime, said: str
) -> None:
    if calendar is not None:
        with_calendar(school, calendar)
    session = school.sign_in(name)
    stage = Stage(lambda: Desk(session, school.intake, lambda: now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert said in stage.shown()
        if not said:
            for words in ("school days", "last term", "promised"):
                assert words not in stage.shown()
