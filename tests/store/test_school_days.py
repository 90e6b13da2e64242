"""The calendar: when school is open, when it opens next, when somebody looks; never a guess."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.school.calendars import with_bank_holidays
from store.school.school_days import (
    IN_GOOD_TIME,
    LONGEST_HOLIDAYS,
    ON_ITS_WAY,
    ZONE,
    DayOff,
    Hours,
    SchoolDays,
    Standing,
    Term,
    hours_on,
    is_known,
    is_school_day,
    looks_on,
    runs_out,
    school_time,
    standing,
)
from tests.school_year import SILENT, WEEK, YEAR

FULL = with_bank_holidays(YEAR)


def at(when: str) -> datetime:
    """A moment at school: `2026-03-03 09:14`."""
    return datetime.fromisoformat(when).replace(tzinfo=ZoneInfo(ZONE))


def stands(when: str, calendar: SchoolDays = FULL) -> Standing:
    found = standing(calendar, at(when))
    assert found.known
    return found


def said(moment: datetime | None) -> str:
    return f"{moment:%a %d %b %H:%M}" if moment else ""


@pytest.mark.parametrize(
    ("when", "closes", "opens", "look"),
    [
        ("2026-03-03 09:14", "Tue 03 Mar 15:15", "Wed 04 Mar 08:45", "Tue 03 Mar 10:00"),
        ("2026-03-03 09:55", "Tue 03 Mar 15:15", "Wed 04 Mar 08:45", "Tue 03 Mar 10:00"),
        ("2026-03-03 09:56", "Tue 03 Mar 15:15", "Wed 04 Mar 08:45", "Tue 03 Mar 14:30"),
        ("2026-03-03 15:14", "Tue 03 Mar 15:15", "Wed 04 Mar 08:45", "Wed 04 Mar 10:00"),
        ("2026-03-03 15:15", "", "Wed 04 Mar 08:45", "Wed 04 Mar 10:00"),
        ("2026-03-03 08:44", "", "Tue 03 Mar 08:45", "Tue 03 Mar 10:00"),
        ("2026-03-06 15:05", "", "Mon 09 Mar 08:45", "Mon 09 Mar 10:00"),
        ("2026-03-07 12:00", "", "Mon 09 Mar 08:45", "Mon 09 Mar 10:00"),
        ("2026-02-14 12:00", "", "Mon 23 Feb 08:45", "Mon 23 Feb 10:00"),
        ("2026-03-12 16:00", "", "Mon 16 Mar 08:45", "Mon 16 Mar 10:00"),
        ("2026-05-01 16:00", "", "Tue 05 May 08:45", "Tue 05 May 10:00"),
        ("2025-12-24 18:00", "", "Mon 05 Jan 08:45", "Mon 05 Jan 10:00"),
        ("2025-12-31 23:59", "", "Mon 05 Jan 08:45", "Mon 05 Jan 10:00"),
        # The last day of a term ends early: the afternoon's look comes earlier as well.
        ("2026-03-27 11:00", "Fri 27 Mar 13:30", "Mon 13 Apr 08:45", "Fri 27 Mar 12:45"),
        ("2026-03-27 13:30", "", "Mon 13 Apr 08:45", "Mon 13 Apr 10:00"),
        ("2026-07-22 16:00", "", "", ""),
    ],
)
def test_how_the_school_stands(when: str, closes: str, opens: str, look: str) -> None:
    found = stands(when)
    assert (said(found.closes), said(found.opens), said(found.look)) == (closes, opens, look)
    assert found.open == bool(closes)
    assert found.changes == (found.closes or found.opens)


@pytest.mark.parametrize("when", ["2025-09-01 10:00", "2026-07-23 10:00", "2026-09-07 10:00"])
def test_nothing_is_claimed_before_the_first_term_and_once_they_have_run_out(when: str) -> None:
    nothing_is_claimed(standing(FULL, at(when)))


def nothing_is_claimed(found: Standing) -> None:
    assert not found.known
    assert not found.open
    assert not found.closed
    assert (found.opens, found.look, found.changes) == (None, None, None)


@pytest.mark.parametrize(
    ("when", "closes"),
    [
        ("2026-03-03 07:59", ""),
        ("2026-03-03 08:00", "Tue 03 Mar 16:00"),
        ("2026-03-03 15:59", "Tue 03 Mar 16:00"),
        ("2026-03-03 16:00", ""),
        ("2026-03-07 12:00", ""),
    ],
)
def test_without_any_calendar_it_counts_as_open_while_most_schools_are(
    when: str, closes: str
) -> None:
    found = standing(None, at(when))
    assert not found.known
    assert said(found.closes) == closes
    assert not found.closed
    assert (found.opens, found.look) == (None, None)


def test_a_gap_too_long_for_holidays_is_a_term_that_was_forgotten() -> None:
    without_spring = replace(FULL, terms=(FULL.terms[0], FULL.terms[2]))
    nothing_is_claimed(standing(without_spring, at("2026-02-03 10:00")))
    assert stands("2025-12-19 16:00", without_spring).opens is None
    summer = replace(FULL.terms[0], first=FULL.terms[2].last + LONGEST_HOLIDAYS)
    longest = replace(FULL, terms=(FULL.terms[2], replace(summer, last=date(2026, 12, 18))))
    assert stands("2026-08-01 10:00", longest).opens == datetime(2026, 9, 30, 8, 45)
    longer = replace(
        longest, terms=(FULL.terms[2], replace(longest.terms[1], first=date(2026, 10, 1)))
    )
    nothing_is_claimed(standing(longer, at("2026-08-01 10:00")))


def test_without_promised_looks_none_is_promised() -> None:
    assert stands("2026-03-03 09:14", SILENT).look is None
    assert stands("2026-03-03 09:14", SILENT).open


def test_a_look_outside_the_hours_of_a_day_is_none_of_that_day() -> None:
    late = replace(YEAR, looks=(time(15, 10),), before_home=0)
    assert looks_on(late, date(2026, 3, 5)) == [datetime(2026, 3, 5, 15, 10)]
    assert looks_on(late, date(2026, 3, 6)) == []


def test_a_bank_holiday_on_which_the_school_is_open_is_a_school_day() -> None:
    may_day = date(2026, 5, 4)
    assert [each.first for each in FULL.bank_holidays] == [may_day, date(2026, 5, 25)]
    assert not is_school_day(FULL, may_day)
    assert is_school_day(with_bank_holidays(replace(YEAR, open_anyway=(may_day,))), may_day)


# The clock.


def test_a_machine_that_keeps_utc_all_summer_is_asked_in_the_school_s_own_time() -> None:
    half_past_two = datetime(2026, 6, 2, 14, 30, tzinfo=UTC)
    assert school_time(FULL, half_past_two) == datetime(2026, 6, 2, 15, 30)
    assert not standing(FULL, half_past_two).open
    assert standing(replace(YEAR, region=""), half_past_two).open


@pytest.mark.parametrize(
    ("before", "after"), [("2026-03-28", "2026-03-30"), ("2025-10-25", "2025-10-27")]
)
def test_school_begins_at_the_same_time_on_both_sides_of_a_change_of_clocks(
    before: str, after: str
) -> None:
    spring = Term("All", date(2025, 9, 2), date(2026, 1, 5))
    summer = Term("All", date(2026, 1, 6), date(2026, 5, 5))
    found = stands(f"{before} 12:00", replace(YEAR, terms=(spring, summer), days_off=()))
    assert found.opens == datetime.fromisoformat(f"{after} 08:45")


@given(st.datetimes(datetime(2025, 9, 2), datetime(2026, 7, 22, 22, 59), timezones=st.just(UTC)))
def test_what_is_said_of_a_moment_holds_at_every_moment_of_the_year(now: datetime) -> None:
    found = standing(FULL, now)
    assert found.known
    here = school_time(FULL, now)
    assert found.now == here
    hours = hours_on(FULL, here.date())
    assert found.open == (hours is not None and hours[0] <= here < hours[1])
    if found.opens:
        assert found.opens > here
        assert is_school_day(FULL, found.opens.date())
    if found.look:
        assert found.look >= here + ON_ITS_WAY
        day = hours_on(FULL, found.look.date())
        assert day is not None
        assert day[0] <= found.look <= day[1]
        assert found.look.weekday() < 5
    if found.changes and found.changes - here > timedelta(minutes=1):
        nearly = standing(FULL, found.changes.replace(tzinfo=ZoneInfo(ZONE)) - timedelta(minutes=1))
        assert nearly.open == found.open


days = st.dates(date(2025, 8, 1), date(2026, 9, 30))
spans = st.builds(lambda a, b: (min(a, b), max(a, b)), days, days)
calendars = st.builds(
    lambda terms, off, looks, before: SchoolDays(
        WEEK,
        tuple(Term("T", *each) for each in terms),
        tuple(DayOff("D", *each) for each in off),
        "ENG",
        looks=tuple(looks),
        before_home=before,
    ),
    st.lists(spans, max_size=4),
    st.lists(spans, max_size=4),
    st.lists(st.times().map(lambda each: each.replace(microsecond=0)), max_size=3),
    st.integers(0, 300),
)


@given(calendars, st.datetimes(datetime(2025, 7, 1), datetime(2026, 11, 1), timezones=st.just(UTC)))
def test_whatever_is_typed_in_nothing_is_said_of_the_past_or_of_a_day_off(
    calendar: SchoolDays, now: datetime
) -> None:
    found, here = standing(calendar, now), school_time(calendar, now)
    assert found.known == is_known(calendar, here.date())
    for moment in (found.closes, found.opens, found.look):
        assert moment is None or moment > here
        assert moment is None or is_school_day(calendar, moment.date())
        assert moment is None or not any(
            o.first <= moment.date() <= o.last for o in calendar.days_off
        )


# The end.


def test_staff_are_told_in_good_time_that_the_calendar_runs_out() -> None:
    last = date(2026, 7, 22)
    before = datetime.combine(last - IN_GOOD_TIME, time(9), UTC)
    assert runs_out(FULL, before - timedelta(days=1)) is None
    assert runs_out(FULL, before) == last
    assert runs_out(FULL, datetime(2027, 1, 1, tzinfo=UTC)) == last
    assert runs_out(replace(YEAR, terms=()), before) is None


def test_a_day_whose_rest_is_off_before_school_begins_is_no_school_day() -> None:
    off = DayOff("Snow", date(2026, 3, 3), date(2026, 3, 3), time(8))
    assert hours_on(replace(YEAR, days_off=(off,)), date(2026, 3, 3)) is None
    long = replace(off, last=date(2026, 3, 4), ends=time(12))
    both = replace(YEAR, days_off=(long,))
    assert hours_on(both, date(2026, 3, 3)) == (
        datetime(2026, 3, 3, 8, 45),
        datetime(2026, 3, 3, 12),
    )
    assert hours_on(both, date(2026, 3, 4)) is None


def test_a_day_of_the_week_without_hours_is_no_school_day() -> None:
    sunday = (Hours(6, time(9), time(15)),)
    assert is_school_day(replace(YEAR, week=sunday), date(2026, 3, 8))
    assert not is_school_day(replace(YEAR, week=sunday), date(2026, 3, 9))
