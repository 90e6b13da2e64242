"""The school's days in the file a school is set up from, and in the made-up school."""

import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from assets.texts import wordlist
from store.errors import Incomplete
from store.home import Home
from store.school.school_days import DayOff, Hours, SchoolDays, Term, is_known, next_look, standing
from store.school.set_up import commit, prepare
from tests.made_up import CHEAP, NOW
from tui import plan_file
from tui.commands.demo import made_up_days


def with_days(file: Path, *changes: tuple[str, str]) -> Path:
    """The sample with its days taken in, and some of it changed."""
    lines = plan_file.sample().splitlines()
    said = "\n".join(line.removeprefix("#") if line[:2] != "# " else line for line in lines)
    for old, new in changes:
        assert old in said
        said = said.replace(old, new)
    file.write_text(said, "utf-8")
    return file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "school.toml"


def days(file: Path) -> SchoolDays:
    found = plan_file.read(file).calendar
    assert found is not None
    return found


def test_the_sample_sets_no_days_until_its_signs_are_taken_away(file: Path) -> None:
    file.write_text(plan_file.sample(), "utf-8")
    assert plan_file.read(file).calendar is None


def test_the_days_of_the_sample_are_read(file: Path) -> None:
    assert days(with_days(file)) == SchoolDays(
        (
            *(Hours(day, time(8, 45), time(15, 15)) for day in range(4)),
            Hours(4, time(8, 45), time(14, 30)),
        ),
        (Term("Autumn", date(2026, 9, 2), date(2026, 12, 18)),),
        (DayOff("Half-term", date(2026, 10, 26), date(2026, 10, 30)),),
        "ENG",
        looks=(time(10),),
        before_home=45,
    )


def test_only_what_is_needed_has_to_be_there(file: Path) -> None:
    file.write_text(
        f"{plan_file.sample()}\n"
        '[calendar]\nopens = 09:00:00\nhome = "3pm"\n'
        '[[terms]]\nname = "A"\nfirst = 2026-01-05\nlast = 2026-03-27\n'
        '[[days-off]]\nname = "B"\nfirst = 2026-03-27\nends = "13:30"\n',
        "utf-8",
    )
    found = days(file)
    assert found.week == tuple(Hours(day, time(9), time(15)) for day in range(5))
    assert found.days_off == (DayOff("B", date(2026, 3, 27), date(2026, 3, 27), time(13, 30)),)
    assert (found.region, found.looks, found.before_home) == ("", (), 0)


def test_a_school_set_up_so_has_its_days_and_bank_holidays(file: Path, tmp_path: Path) -> None:
    changes = (("2026-09-02", "2026-04-13"), ("2026-12-18", "2026-07-22"))
    off = (("2026-10-26", "2026-05-26"), ("2026-10-30", "2026-05-29"))
    plan = plan_file.read(with_days(file, *changes, *off))
    with Home(tmp_path / "home", CHEAP) as home:
        commit(home, prepare(home, plan, wordlist()), NOW)
        calendar = home.desk.school.calendar
    assert calendar is not None
    assert [each.name for each in calendar.bank_holidays] == ["May Day", "Spring Bank Holiday"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[calendar]", "[calender]", "calendar: is missing. Please write it as [calendar]."),
        ('opens = "8:45"', "", "calendar: opens: is missing."),
        ('opens = "8:45"', "opens = 9", "calendar: opens: should be a time in quotes"),
        ('opens = "8:45"', 'opens = "dawn"', "calendar: opens: should be a time in quotes"),
        ('opens = "8:45"', 'opens = "13:00"', "Please write when school opens in the morning"),
        ('home = "15:15"', 'home = "8:00"', "Home time has to be later"),
        ('"Mon", ', '"Moonday", ', "calendar: days: “Moonday” is no day of the week."),
        ('early-days = ["Fri"]', 'early-days = "Fri"', "calendar: early-days: should be a list"),
        ('region = "England"', 'region = "France"', "calendar: region: should be one of England"),
        ('looks = ["10:00"]', 'looks = "10:00"', "calendar: looks: should be a list"),
        ('looks = ["10:00"]', 'looks = ["16:00"]', "At 16:00 nobody is at school."),
        ("before-home = 45", 'before-home = "45"', "calendar: before-home: should be a number"),
        ("before-home = 45", "before_home = 45", "before_home: is not known here. Perhaps"),
        ("first = 2026-09-02", 'first = "2 Sep"', "terms 1: first: should be a day"),
        ("last = 2026-12-18", "", "terms 1: last: is missing."),
        ("last = 2026-12-18", "last = 2026-08-18", "The last day is before the first."),
        ('name = "Autumn"', "name = 1", "terms 1: name: should be text in quotes"),
        ("[[days-off]]", "[days-off]", "days-off: is not a list."),
        ("first = 2026-10-26", "first = 2026-10-26T08:00:00", "days-off 1: first: should be a day"),
        ("2026-10-30", "2026-12-30", "That is very long."),
    ],
)
def test_every_mistake_gets_a_sentence(file: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(Incomplete) as found:
        plan_file.read(with_days(file, (old, new)))
    assert any(said in sentence for sentence in found.value.wrong.values()), found.value.wrong


@pytest.mark.parametrize("away", range(0, 800, 11))
def test_the_made_up_school_is_in_term_whenever_it_is_made(away: int) -> None:
    now = datetime(2026, 1, 1, 9) + timedelta(days=away)
    calendar = made_up_days(now.date())
    assert is_known(calendar, now.date())
    assert standing(calendar, now).known
    assert next_look(calendar, now) is not None


def test_the_way_to_the_first_page_reads_neither_holidays_nor_what_finds_names_in_words() -> None:
    later = {"holidays", "jellyfish", "store.letterbox.called", "screens.pupil.telling"}
    ways = (
        f"import sys, tui.kiosk, screens.pupil.welcome; sys.exit({later} & {{*sys.modules}} or 0)"
    )
    assert subprocess.run([sys.executable, "-c", ways], check=False).returncode == 0
