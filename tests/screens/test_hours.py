"""What the calendar lets be said: only what is known, in whole sentences, in every language."""

from dataclasses import replace
from datetime import datetime

import pytest

from assets.catalogues import catalogue
from assets.tongue import Tongue, speaking
from screens.hours import (
    at_moment,
    closed_to_grown_ups,
    how_it_is,
    nobody_looks,
    out_of_hours,
    who_looks,
    whom_to_call,
)
from screens.pupil.answers import WHENS, when_word, whens
from store.letterbox.told import ANOTHER_DAY, BEFORE_HOME, NOW, UNKNOWN
from store.school.calendars import with_bank_holidays
from store.school.school_days import SchoolDays, standing
from tests.school_year import SILENT, YEAR

FULL = with_bank_holidays(YEAR)
TELL_TOO = "Please tell a grown-up yourself too."
CALL = "You can call Childline on 0800 1111. In danger? Call 999."


def reads(when: str, at: str, calendar: SchoolDays = FULL) -> str:
    """What a child reads who sends at this time."""
    now = datetime.fromisoformat(at)
    return who_looks("younger", when, standing(replace(calendar, region=""), now).look, now)


@pytest.mark.parametrize(
    ("at", "calendar", "offered"),
    [
        # Before school opens it is of that day, and only where somebody looks on it.
        ("2026-03-03 01:20", FULL, "Today"),
        ("2026-03-03 08:00", FULL, "Today"),
        ("2026-03-03 08:00", SILENT, ""),
        ("2026-03-03 08:45", FULL, "Before home time"),
        # The last look is at 14:30, and what is told has to be there for it.
        ("2026-03-03 14:25", FULL, "Before home time"),
        ("2026-03-03 14:26", FULL, ""),
        # Where no looks are promised home time is all that is known.
        ("2026-03-03 15:10", SILENT, "Before home time"),
        ("2026-03-03 15:11", SILENT, ""),
        ("2026-03-03 16:00", FULL, ""),
        ("2026-03-07 12:00", FULL, ""),
        ("2026-02-17 09:00", FULL, ""),
        ("2027-03-03 09:00", FULL, ""),
        ("2026-03-03 09:14", None, "Before home time"),
        ("2026-03-03 07:00", None, ""),
    ],
)
def test_before_home_time_is_offered_only_where_a_grown_up_may_look_by_then(
    at: str, calendar: SchoolDays | None, offered: str
) -> None:
    here = standing(calendar and replace(calendar, region=""), datetime.fromisoformat(at))
    assert whens(here) == tuple(each for each in WHENS if offered or each != BEFORE_HOME)
    for version in ("younger", "older"):
        word = when_word(f"{version}.when", BEFORE_HOME, here)
        assert not offered or word == offered
        assert when_word(f"{version}.when", ANOTHER_DAY, here) == "Another day"


def note(at: str, calendar: SchoolDays = FULL) -> str:
    return nobody_looks(standing(replace(calendar, region=""), datetime.fromisoformat(at)))


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-03-03 09:14", "A grown-up will look this morning."),
        ("2026-03-03 10:30", "A grown-up will look before home time."),
        ("2026-03-03 08:00", "A grown-up will look this morning."),
        # No look comes before home time any more, or there is no school.
        ("2026-03-03 14:26", TELL_TOO),
        ("2026-03-03 16:00", TELL_TOO),
        ("2026-03-07 12:00", TELL_TOO),
        ("2026-03-13 09:00", TELL_TOO),
        ("2026-08-01 09:00", TELL_TOO),
        # The last day of the term ends early.
        ("2026-03-27 10:30", "A grown-up will look before home time."),
        ("2026-03-27 12:50", TELL_TOO),
    ],
)
@pytest.mark.parametrize("when", [BEFORE_HOME, UNKNOWN, NOW, ""])
def test_a_look_before_home_time_is_promised_only_where_one_comes(
    when: str, at: str, said: str
) -> None:
    assert reads(when, at) == said
    assert reads(when, at, SILENT) == TELL_TOO


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-03-03 09:14", "A grown-up will look this morning."),
        ("2026-03-03 14:30", "A grown-up will look tomorrow morning."),
        ("2026-03-06 16:00", "A grown-up will look on Monday morning."),
        ("2026-03-08 23:00", "A grown-up will look tomorrow morning."),
        ("2026-03-12 16:00", "A grown-up will look on Monday morning."),
        ("2026-05-01 16:00", "A grown-up will look on Tuesday morning."),
        # Too far for the name of a day.
        ("2026-02-14 12:00", TELL_TOO),
        ("2025-12-24 12:00", TELL_TOO),
    ],
)
def test_for_another_day_the_next_look_is_named_by_its_day(at: str, said: str) -> None:
    assert reads(ANOTHER_DAY, at) == said


def test_a_school_that_looks_in_the_afternoon_alone_promises_no_morning() -> None:
    late = replace(FULL, looks=())
    assert reads(BEFORE_HOME, "2026-03-03 09:14", late) == "A grown-up will look before home time."
    assert reads(ANOTHER_DAY, "2026-03-03 16:00", late) == "A grown-up will look tomorrow."
    assert reads(ANOTHER_DAY, "2026-03-06 16:00", late) == "A grown-up will look on Monday."


@pytest.mark.parametrize(
    ("at", "again"),
    [
        ("2026-03-03 07:30", "this morning"),
        ("2026-03-03 15:15", "tomorrow"),
        ("2026-03-06 15:30", "on Monday"),
        ("2026-03-12 16:00", "on Monday"),
        ("2026-05-02 10:00", "on Tuesday"),
        ("2026-02-14 12:00", "on 23 February"),
        ("2025-12-31 23:59", "on Monday"),
        ("2025-12-22 10:00", "on 5 January"),
        ("2026-03-30 10:00", "on 13 April"),
    ],
)
def test_out_of_hours_it_is_said_when_school_opens_again(at: str, again: str) -> None:
    assert note(at) == f"No one at school looks in the box now. School opens again {again}."


def test_nothing_is_said_in_hours() -> None:
    here = standing(FULL, datetime.fromisoformat("2026-03-03 09:14+00:00"))
    assert out_of_hours(here) == ()
    assert whom_to_call(here) == how_it_is(here) == closed_to_grown_ups(here) == ""


@pytest.mark.parametrize(
    ("calendar", "at"),
    [
        # Before the first term, and after the last one, whatever day it is.
        (FULL, "2025-08-01 12:00"),
        (FULL, "2026-08-04 10:00"),
        # In the evening and at the weekend where no calendar was ever typed in.
        (None, "2026-03-03 17:00"),
        (None, "2026-03-07 12:00"),
    ],
)
def test_where_nobody_can_say_whether_school_is_open_no_hours_are_claimed(
    calendar: SchoolDays | None, at: str
) -> None:
    here = standing(calendar, datetime.fromisoformat(f"{at}+00:00"))
    assert out_of_hours(here) == (TELL_TOO, CALL)
    assert nobody_looks(here) == closed_to_grown_ups(here) == ""
    assert out_of_hours(standing(None, datetime.fromisoformat("2026-03-03 12:00"))) == ()


def test_after_the_last_day_that_is_known_no_opening_is_named() -> None:
    assert note("2026-07-22 16:00") == "No one at school looks in the box now."
    here = standing(FULL, datetime.fromisoformat("2026-07-22 16:00+01:00"))
    assert closed_to_grown_ups(here).startswith("Nobody at the school looks now. A child can")


def test_childline_and_999_stand_beside_it() -> None:
    here = standing(FULL, datetime.fromisoformat("2026-03-07 12:00+00:00"))
    nobody, call = out_of_hours(here)
    assert "opens again on Monday" in nobody
    assert "0800 1111" in call
    assert "999" in call
    assert [part.id for part in nobody.parts] == ["pupil.closed.box", "pupil.opens.monday"]


def test_grown_ups_read_the_day_and_the_time() -> None:
    saturday = datetime(2026, 3, 7, 12)
    assert at_moment(datetime(2026, 3, 7, 15), saturday) == "today at 15:00"
    assert at_moment(datetime(2026, 3, 8, 9), saturday) == "tomorrow at 09:00"
    assert at_moment(datetime(2026, 3, 9, 8, 45), saturday) == "on Mon 9 Mar at 08:45"


@pytest.mark.parametrize(
    ("code", "known", "again"),
    [
        ("pl", "Dorosły zajrzy w poniedziałek rano.", "Szkoła otworzy się znowu w poniedziałek."),
        ("uk", "Дорослий подивиться у понеділок вранці.", "Школа знову відкриється у понеділок."),
    ],
)
def test_other_languages_say_it_in_their_own_grammar(code: str, known: str, again: str) -> None:
    words = {id: draft.words for id, draft in catalogue(code).drafts.items()}
    with speaking(Tongue(code, words)):
        assert reads(ANOTHER_DAY, "2026-03-06 16:00") == known
        assert note("2026-03-06 16:00").endswith(again)
