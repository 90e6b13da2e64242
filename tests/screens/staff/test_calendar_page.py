"""The school's days: typed in, changed and taken away by keyboard and by mouse."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.staff.school.calendar_page import CalendarPage
from screens.staff.school.people_page import PeoplePage
from screens.widgets.listing import Listing
from store.school.school_days import DayOff, Hours, Term
from tests.contrast import faint_in_some_look
from tests.made_up import NOW, School
from tests.school_year import SILENT, WEEKEND, YEAR
from tests.screens.staff.calendar_stage import fill, kept, page_of
from tests.screens.staff.desk_stage import Stage, click_key, click_row, press, rows, settle, write

HOSTILE = "[@click=app.quit]x[/] [/b]"
SPRING = {"name": "Spring", "first": "2026-01-05", "last": "2026-03-27"}


async def at_row(pilot: Pilot[Any], name: str) -> None:
    """Put the cursor on the line with this name."""
    listing = pilot.app.screen.query_one("#calendar", Listing)
    listing.cursor = [row.cells[0] for row in listing.rows].index(name)
    await settle(pilot)


async def test_a_calendar_is_begun_by_keyboard_from_the_people_page(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    stage = Stage(lambda: PeoplePage(dsl, lambda: NOW))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        assert "Nothing yet. Press A" in stage.shown()
        await press(pilot, "a")
        await write(pilot, "8.45")
        await press(pilot, "tab")
        await write(pilot, "3:15pm")
        assert "That is 15:15." in stage.shown()
        await press(pilot, "tab", "tab")
        await write(pilot, "Spring")
        await press(pilot, "tab")
        await write(pilot, "5/1/2026")
        await press(pilot, "tab")
        await write(pilot, "Fri 27/3")
        await press(pilot, "ctrl+s")
        assert "The school's days are saved." in stage.shown()
        assert "It is Tue 3 Mar 09:14 at school, which is open until 15:15." in stage.shown()
        assert "reads: Please tell a grown-up yourself too." in stage.shown()
    found = kept(school)
    assert found.week == tuple(Hours(day, time(8, 45), time(15, 15)) for day in range(5))
    assert found.terms == (Term("Spring", date(2026, 1, 5), date(2026, 3, 27)),)
    assert (found.region, found.looks, found.before_home) == ("ENG", (), 0)


async def test_a_term_and_days_off_are_added_by_mouse(school: School) -> None:
    stage = page_of(school, replace(SILENT, terms=YEAR.terms[:2], days_off=()))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click("#add")
        await settle(pilot)
        fill(stage, name="Summer", first="13 April", last="22 July")
        await pilot.click("#form-save")
        await settle(pilot)
        await pilot.click("#day-off")
        await settle(pilot)
        fill(stage, name="INSET day", first="Fri 13/3")
        await pilot.click("#form-save")
        await settle(pilot)
        shown = [row[1:] for row in rows(stage, "#calendar")]
        assert ("INSET day", "Fri 13 Mar") in shown
        assert ("Summer", "Mon 13 Apr to Wed 22 Jul") in shown
        assert ("May Day", "Mon 4 May") in shown
    assert kept(school).days_off == (DayOff("INSET day", date(2026, 3, 13), date(2026, 3, 13)),)


async def test_a_line_is_changed_where_it_stands(school: School) -> None:
    stage = page_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_row(pilot, "#calendar", "week:0")
        fill(stage, early="2\n4", early_home="14:00")
        await press(pilot, "ctrl+s")
        assert "Mon, Tue, Thu 08:45–15:15, Wed, Fri 08:45–14:00" in stage.shown()
        await at_row(pilot, "Half-term")
        await press(pilot, "enter")
        fill(stage, last="27/2/2026")
        await press(pilot, "ctrl+s")
        await at_row(pilot, "Bank holidays")
        await press(pilot, "enter", "5", "ctrl+s")
    found = kept(school)
    assert [each.home for each in found.week] == [
        time(15, 15),
        time(15, 15),
        time(14),
        time(15, 15),
        time(14),
    ]
    assert found.days_off[0].last == date(2026, 2, 27)
    assert (found.region, found.bank_holidays) == ("", ())


async def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(school: School) -> None:
    stage = page_of(school)
    before = kept(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a", "ctrl+s")
        assert "! Please fill in: Name of the term." in stage.shown()
        fill(stage, name="Spring again", first="5 January", last="27 March")
        await press(pilot, "ctrl+s")
        assert "! The last day is before the first." in stage.shown()
        fill(stage, name="Extra", first="20/3", last="1/4")
        await press(pilot, "ctrl+s")
        assert "! Extra and Spring overlap." in stage.shown()
        fill(stage, first="someday")
        await press(pilot, "ctrl+s")
        assert "! Please write a day" in stage.shown()
        assert kept(school) == before
        await press(pilot, "escape", "left", "enter")
        await press(pilot, "enter")
        fill(stage, opens="quarter to nine")
        await press(pilot, "ctrl+s")
        assert "! Please write a time: 8:45, 15:15 or 3:15pm." in stage.shown()
    assert kept(school) == before


async def test_lines_are_taken_away_after_asking_and_in_the_end_all_of_it(school: School) -> None:
    stage = page_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for name, left in (("INSET day", 2), ("May Day", 2), ("Summer", 2)):
            await at_row(pilot, name)
            await press(pilot, "r", "enter")
            assert name in [row[1] for row in rows(stage, "#calendar")]
            await press(pilot, "r", "left", "enter")
            assert name not in [row[1] for row in rows(stage, "#calendar")]
            assert len(kept(school).days_off) == left
        assert kept(school).open_anyway == (date(2026, 5, 4),)
        await at_row(pilot, "School")
        await press(pilot, "r")
        assert "Nothing is known of the school's days then" in stage.shown()
        await press(pilot, "left", "enter")
        assert "Nothing yet. Press A" in stage.shown()
    assert school.intake.school.calendar is None


@pytest.mark.parametrize("name", ["Miss Lee", "Mr Bell"])
async def test_who_is_no_keeper_only_looks(school: School, name: str) -> None:
    stage = page_of(school, name=name)
    before = kept(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "can change the school's days." in stage.shown()
        assert not stage.screen.query("#add")
        await press(pilot, "a", "o", "r", "enter")
        assert isinstance(stage.screen, CalendarPage)
    assert kept(school) == before


async def test_typed_names_are_shown_letter_by_letter(school: School) -> None:
    off = DayOff(HOSTILE, date(2026, 3, 16), date(2026, 3, 16))
    stage = page_of(school, replace(YEAR, days_off=(off,)))
    async with stage.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await at_row(pilot, HOSTILE)
        await press(pilot, "r")
        assert f"Remove {HOSTILE}?" in stage.shown()


async def test_the_page_reads_well_and_fits(school: School) -> None:
    stage = page_of(school, now=WEEKEND)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not await faint_in_some_look(pilot, 4.5)
        for button in stage.screen.query("Button"):
            assert button.region.right <= 80
            assert button.region.bottom <= 24
        await press(pilot, "question_mark")
        assert "Add days off in a term" in stage.shown()


async def test_it_is_reached_from_the_people_with_the_mouse(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    stage = Stage(lambda: PeoplePage(dsl, lambda: NOW))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_key(pilot, "school_days")
        await settle(pilot)
        assert isinstance(stage.screen, CalendarPage)
