"""From which day on a new PIN is another hand, by the calendars that a school had."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from store.school import calendars, people, renewals
from store.school.promised import Promised, promised
from store.school.school_days import DayOff, SchoolDays, Term
from store.signing_in.session import Session
from tests.made_up import School
from tests.school_year import YEAR, with_calendar
from tests.store.changing import renew

AUTUMN = Term("Autumn 2026", date(2026, 9, 2), date(2026, 12, 18))
TYPED = replace(YEAR, terms=(*YEAR.terms, AUTUMN))
CAMP = Term("Camp", date(2026, 8, 3), date(2026, 8, 3))
AUGUST = datetime(2026, 8, 1, 10, tzinfo=UTC)
"""A Saturday in the summer holidays."""
BACK = datetime(2026, 9, 2, 9, 45)
"""School has been open for an hour on the first day of the autumn term."""


def by(*had: SchoolDays) -> Promised:
    """The days that these calendars promise to who waits while the last one is in force."""
    return Promised(had)


def test_a_day_with_school_is_one_that_a_calendar_promises() -> None:
    """Whoever renewed it in the holidays could agree as them, weeks before they are back."""
    for renewed in (date(2025, 12, 19), date(2025, 12, 22)):
        assert by(YEAR).opens_next(renewed) == datetime(2026, 1, 5, 8, 45)
    friday = date(2025, 12, 19)
    assert by().opens_next(friday) == datetime(2025, 12, 22, 9), "weekends are none"
    assert by(TYPED).opens_next(AUGUST.date()) == datetime(2026, 9, 2, 8, 45)
    only = replace(YEAR, terms=(AUTUMN,), days_off=())
    assert by(only).opens_next(AUGUST.date()) == datetime(2026, 9, 2, 8, 45), "before the first"


def test_after_the_last_term_weekdays_count_when_no_holidays_can_still_last() -> None:
    assert by(YEAR).opens_next(AUGUST.date()) == datetime(2026, 10, 1, 9)
    assert by(YEAR).opens_next(date(2027, 5, 3)) == datetime(2027, 5, 4, 9), "it ran out long ago"
    only = replace(YEAR, terms=(AUTUMN,), days_off=())
    assert by(only).opens_next(date(2026, 3, 3)) == datetime(2026, 5, 13, 9), "long before a term"


def change(keeper: Session, *terms: Term) -> None:
    """One keeper adds terms to the calendar, or drops it."""
    public = keeper.public
    assert public.calendar is not None
    longer = replace(public.calendar, terms=(*public.calendar.terms, *terms))
    new = calendars.keep_calendar(public, longer) if terms else calendars.drop_calendar(public)
    assert people.propose(keeper, new, "Camp", AUGUST)


@pytest.mark.parametrize("terms", [(CAMP,), ()])
def test_no_change_of_the_calendar_by_one_keeper_brings_the_day_forward(
    school: School, terms: tuple[Term, ...]
) -> None:
    with_calendar(school, TYPED)
    dsl, patel, school.now = school.sign_in("Mrs Adeyemi"), school.people["Mr Patel"], AUGUST
    school.sign_in("Ms Hart")
    renew(school, dsl, "Mr Patel")
    school.sign_in("Mr Patel")
    assert renewals.counts_from(school.home, patel, AUGUST) == BACK
    change(dsl, *terms)
    assert renewals.counts_from(school.home, patel, AUGUST) == BACK
    renew(school, dsl, "Mr Patel")
    school.sign_in("Mr Patel")
    assert renewals.counts_from(school.home, patel, AUGUST) == BACK, "nor one made before it"


def test_a_term_that_was_typed_in_since_counts_when_no_holidays_can_still_last(
    school: School,
) -> None:
    with_calendar(school)
    dsl, patel, school.now = school.sign_in("Mrs Adeyemi"), school.people["Mr Patel"], AUGUST
    renew(school, dsl, "Mr Patel")
    school.sign_in("Mr Patel")
    october = datetime(2026, 10, 1, 10)
    assert renewals.counts_from(school.home, patel, AUGUST) == october
    change(dsl, AUTUMN)
    assert renewals.counts_from(school.home, patel, AUGUST) == october - timedelta(minutes=15)
    change(dsl, CAMP)
    assert renewals.too_soon(dsl, patel, AUGUST + timedelta(days=2))


JUNE = datetime(2026, 6, 12, 10, tzinfo=UTC)
"""A Friday in the summer term."""
NEXT = replace(YEAR, terms=(AUTUMN,), days_off=())
"""Next year's calendar, of which nothing is this year's."""
MONDAY = datetime(2026, 6, 15, 9, 45)


def keep(keeper: Session, calendar: SchoolDays) -> None:
    """One keeper types in a calendar in the place of the one in force."""
    new = calendars.keep_calendar(keeper.public, calendar)
    assert people.propose(keeper, new, "School days", JUNE)


def test_next_years_calendar_delays_no_pin_that_was_renewed_this_year(school: School) -> None:
    with_calendar(school)
    dsl, patel, school.now = school.sign_in("Mrs Adeyemi"), school.people["Mr Patel"], JUNE
    renew(school, dsl, "Mr Patel")
    school.sign_in("Mr Patel")
    assert renewals.counts_from(school.home, patel, JUNE) == MONDAY
    keep(dsl, NEXT)
    assert renewals.counts_from(school.home, patel, JUNE) == MONDAY
    inset = DayOff("INSET day", MONDAY.date(), MONDAY.date())
    keep(dsl, replace(YEAR, days_off=(*YEAR.days_off, inset)))
    keep(dsl, NEXT)
    tuesday = MONDAY + timedelta(days=1)
    assert renewals.counts_from(school.home, patel, JUNE) == tuesday, "what was put right stays so"


def test_no_hours_that_one_keeper_types_in_bring_it_forward(school: School) -> None:
    """They open the school at six, renew the PIN, and put the hours back or do not."""
    with_calendar(school)
    dsl, patel, school.now = school.sign_in("Mrs Adeyemi"), school.people["Mr Patel"], JUNE
    early = replace(YEAR, week=tuple(replace(each, opens=time(6)) for each in YEAR.week))
    keep(dsl, early)
    renew(school, dsl, "Mr Patel")
    school.sign_in("Mr Patel")
    assert renewals.counts_from(school.home, patel, JUNE) == MONDAY
    keep(dsl, YEAR)
    assert renewals.counts_from(school.home, patel, JUNE) == MONDAY
    only = replace(early, terms=(AUTUMN,), days_off=())
    assert Promised((YEAR, only)).opens_next(AUGUST.date()).time() == time(8, 45)


def test_no_calendar_brings_back_a_false_term_that_another_one_took_away(school: School) -> None:
    camp = replace(YEAR, terms=(*YEAR.terms, CAMP))
    assert Promised((YEAR, camp)).opens_next(AUGUST.date()).date() == CAMP.first
    for since in ((YEAR,), (YEAR, NEXT)):
        day = Promised((YEAR, camp), since).opens_next(AUGUST.date()).date()
        assert day > CAMP.last + timedelta(days=60), since
    public = school.home.desk.school
    lists = [replace(public, number=n, calendar=c) for n, c in enumerate((YEAR, camp, YEAR))]
    assert promised(lists, 1) == Promised((YEAR, camp), (YEAR,)), "the last one is the last again"
