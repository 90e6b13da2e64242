"""The calendar in the signed list: typed in by one keeper, judged, carried, and checked."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from store import checkup
from store.carrying.last_round import RECENT, note_trouble
from store.database import transaction
from store.errors import Damaged, Incomplete
from store.letterbox.readers import ADULT, PUPIL
from store.school import calendars
from store.school.calendars import in_order, judge, keep_calendar
from store.school.countersigned import needed
from store.school.public_list import decode
from store.school.school_days import DayOff, Hours, Term
from tests.made_up import NOW, School
from tests.school_year import WEEK, YEAR, with_calendar
from tests.terminals import Terminals

SPRING = YEAR.terms[1]


def test_one_keeper_puts_a_calendar_in_force_with_its_bank_holidays(school: School) -> None:
    before = school.home.desk.school
    assert before.calendar is None
    after = with_calendar(school)
    assert after.calendar is not None
    assert needed(before, after) == 1
    assert after.calendar.terms == YEAR.terms
    assert [off.name for off in after.calendar.bank_holidays] == ["May Day", "Spring Bank Holiday"]
    assert with_calendar(school, None).calendar is None


def test_a_calendar_comes_back_from_its_bytes_and_after_a_restart(school: School) -> None:
    public = with_calendar(school)
    assert decode(public.encoded()) == public
    school.reopen()
    assert school.home.desk.school == public


def test_a_list_without_a_calendar_is_signed_as_it_was_before_there_were_any(
    school: School,
) -> None:
    assert b"calendar" not in school.home.desk.school.encoded()


@pytest.mark.parametrize("wrong", ['"08:45:00Z"', '"25:00"', "7"])
def test_a_list_with_times_that_are_none_is_no_list(school: School, wrong: str) -> None:
    public = keep_calendar(school.home.desk.school, YEAR)
    spoilt = public.encoded().replace(b'"08:45:00"', wrong.encode())
    with pytest.raises(Damaged):
        decode(spoilt)


def test_a_calendar_that_was_changed_from_outside_is_found(school: School) -> None:
    public, said = with_calendar(school), list[str]()
    assert not any("list" in each for each in checkup.check_open(school.home, said.append))
    spoilt = public.encoded().replace(b"2026-03-27", b"2026-03-26")
    assert spoilt != public.encoded()
    db = school.home.desk.db
    with transaction(db):
        db.execute("UPDATE lists SET body = ? WHERE number = ?", [spoilt, public.number])
    assert any("list" in each for each in checkup.check_open(school.home, said.append))


def test_the_calendar_comes_to_a_classroom_with_the_next_carrying(terminals: Terminals) -> None:
    classroom = terminals.added()
    public = with_calendar(terminals.school)
    assert classroom.home.desk.school.calendar is None
    terminals.all()
    assert classroom.home.desk.school.calendar == public.calendar
    assert classroom.intake.standing(NOW) == terminals.office.intake.standing(NOW)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"week": ()}, "days"),
        ({"week": (*WEEK, WEEK[0])}, "days"),
        ({"week": (Hours(9, time(9), time(15)),)}, "days"),
        ({"week": (Hours(0, time(13), time(15)),)}, "opens"),
        ({"week": (Hours(0, time(5, 59), time(15)),)}, "opens"),
        ({"week": (Hours(0, time(9), time(9)),), "looks": (), "before_home": 0}, "home"),
        ({"terms": (), "days_off": ()}, "first"),
        ({"terms": (*YEAR.terms, replace(SPRING, name=" "))}, "name"),
        ({"terms": (*YEAR.terms, replace(SPRING, name="x" * 31))}, "name"),
        ({"terms": (Term("A", SPRING.last, SPRING.first),), "days_off": ()}, "last"),
        ({"terms": (Term("A", date(2026, 1, 5), date(2026, 6, 5)),), "days_off": ()}, "last"),
        ({"terms": (*YEAR.terms, Term("Extra", SPRING.last, date(2026, 4, 1)))}, "first"),
        ({"days_off": (DayOff("", SPRING.first, SPRING.first),)}, "name"),
        ({"days_off": (DayOff("A", SPRING.last, SPRING.first),)}, "last"),
        ({"days_off": (DayOff("A", SPRING.first, SPRING.last),)}, "last"),
        ({"days_off": (DayOff("A", date(2025, 12, 22), date(2025, 12, 23)),)}, "first"),
        ({"region": "FR"}, "region"),
        ({"looks": (time(16),)}, "look-1"),
        ({"before_home": 400}, "before-home"),
        ({"before_home": -1}, "before-home"),
    ],
)
def test_what_is_not_right_is_said_by_the_field_it_was_typed_in(
    school: School, change: dict[str, object], field: str
) -> None:
    calendar = replace(YEAR, **change)  # type: ignore[arg-type]
    with pytest.raises(Incomplete) as error:
        keep_calendar(school.home.desk.school, calendar)
    assert list(error.value.wrong) == [field]
    assert error.value.wrong[field].endswith((".", ")"))


def test_a_good_calendar_is_put_in_order() -> None:
    muddled = replace(YEAR, terms=YEAR.terms[::-1], week=WEEK[::-1], looks=(time(14), time(10)))
    assert in_order(muddled) == replace(YEAR, looks=(time(10), time(14)))
    assert judge(YEAR) == {}
    spaced = replace(YEAR, terms=(replace(SPRING, name="  Spring \u202e term "),))
    assert in_order(spaced).terms[0].name == "Spring term"


@pytest.mark.parametrize(
    ("region", "names"),
    [
        ("ENG", {"2026-05-04", "2026-05-25"}),
        ("WLS", {"2026-05-04", "2026-05-25"}),
        ("SCT", {"2025-12-01", "2026-05-04", "2026-05-25"}),
        ("NIR", {"2026-03-17", "2026-05-04", "2026-05-25", "2026-07-13"}),
        ("", set()),
    ],
)
def test_each_region_has_its_own_bank_holidays(region: str, names: set[str]) -> None:
    found = calendars.with_bank_holidays(replace(YEAR, region=region)).bank_holidays
    assert {each.first.isoformat() for each in found} == names


# What a terminal may promise.


def test_a_look_is_promised_only_to_what_lies_where_they_look(school: School) -> None:
    with_calendar(school)
    intake = school.intake
    assert intake.look(intake.readers(PUPIL, ()), NOW) == datetime(2026, 3, 3, 10)
    assert intake.look(intake.readers(ADULT, ()), NOW) is None
    holders = intake.school.held_by("safeguarding")
    assert intake.look(intake.readers(PUPIL, holders), NOW) is None


def test_a_classroom_promises_a_look_only_while_what_is_posted_gets_there(
    terminals: Terminals,
) -> None:
    classroom = terminals.added()
    with_calendar(terminals.school)
    terminals.all()
    intake, home = classroom.intake, classroom.home

    def promised(after: timedelta = timedelta()) -> bool:
        return intake.look(intake.readers(PUPIL, ()), NOW + after) is not None

    assert promised()
    assert promised(RECENT)
    assert not promised(RECENT + timedelta(seconds=1))
    note_trouble(home, "The folder cannot be reached.")
    assert not promised()
    note_trouble(home)
    assert promised()
    office = terminals.office.intake
    assert office.look(office.readers(PUPIL, ()), NOW + timedelta(hours=1)) is not None


def test_nothing_is_promised_without_a_calendar(school: School) -> None:
    intake = school.intake
    assert not intake.standing(NOW).known
    assert intake.look(intake.readers(PUPIL, ()), NOW) is None
