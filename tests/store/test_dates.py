"""Days, times and moments as people type them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import day_of, moment_of, time_of
from tests.made_up import NOW

TODAY = NOW.date()
"""Tuesday 3 March 2026."""


@pytest.mark.parametrize(
    ("typed", "ahead", "behind"),
    [
        ("today", "2026-03-03", "2026-03-03"),
        (" Yesterday ", "2026-03-02", "2026-03-02"),
        ("tomorrow", "2026-03-04", "2026-03-04"),
        ("2026-03-05", "2026-03-05", "2026-03-05"),
        ("25/11", "2026-11-25", "2025-11-25"),
        ("3/3", "2026-03-03", "2026-03-03"),
        ("25.11.", "2026-11-25", "2025-11-25"),
        ("25/11/2027", "2027-11-25", "2027-11-25"),
        ("5-4-26", "2026-04-05", "2026-04-05"),
        ("25 Nov", "2026-11-25", "2025-11-25"),
        ("1st february 2025", "2025-02-01", "2025-02-01"),
        ("Tue", "2026-03-03", "2026-03-03"),
        ("thurs", "2026-03-05", "2026-02-26"),
        ("Tue 10/3", "2026-03-10", None),
        ("Fri, 6 March 2026", "2026-03-06", "2026-03-06"),
        ("29/2/2028", "2028-02-29", "2028-02-29"),
    ],
)
def test_a_day_is_read_the_day_first(typed: str, ahead: str, behind: str | None) -> None:
    for said, forward in ((ahead, True), (behind, False)):
        found = day_of(typed, TODAY, ahead=forward)
        assert (found and found.isoformat()) == said


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "11/25",
        "31/2",
        "29/2",
        "Mon 3/3",
        "0/1",
        "2026-13-01",
        "tu",
        "25/11/99999",
        "5",
        "³/3",
    ],
)
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    assert day_of(typed, TODAY, ahead=True) is None
    assert day_of(typed, TODAY, ahead=False) is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-03-03 09:14", "2026-03-03 09:14"),
        ("Tue 9:14", "2026-03-03 09:14"),
        ("mon 9.05", "2026-03-02 09:05"),
        ("today at 9am", "2026-03-03 09:00"),
        ("yesterday 12:30 pm", "2026-03-02 12:30"),
        ("25/11/2025 14:30", "2025-11-25 14:30"),
        ("25/11 2:30pm", "2025-11-25 14:30"),
        ("12am", "2026-03-03 00:00"),
        ("9:14", "2026-03-03 09:14"),
        ("now", "2026-03-03 09:14"),
    ],
)
def test_a_moment_is_a_day_and_a_time(typed: str, said: str) -> None:
    found = moment_of(typed, NOW)
    assert found
    assert f"{found:%Y-%m-%d %H:%M}" == said


@pytest.mark.parametrize(
    "typed", ["", "today", "25/11", "25.11.", "today 25:00", "9:60", "13pm", "0am", "soon 9:14"]
)
def test_what_is_no_moment_is_not_guessed(typed: str) -> None:
    assert moment_of(typed, NOW) is None


@given(st.dates(), st.dates(), st.booleans())
def test_every_day_is_read_back_from_how_it_is_kept(day: date, today: date, ahead: bool) -> None:
    assert day_of(day.isoformat(), today, ahead=ahead) == day
    if day.year >= 1000:
        assert day_of(f"{day.day}/{day.month}/{day.year}", today, ahead=ahead) == day


@given(st.text(max_size=30), st.datetimes())
def test_anything_at_all_can_be_typed(typed: str, now: datetime) -> None:
    moment_of(typed, now)
    day_of(typed, now.date(), ahead=True)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("8:45", time(8, 45)),
        (" 08.45 ", time(8, 45)),
        ("3pm", time(15)),
        ("3:15 PM", time(15, 15)),
        ("at 12am", time(0)),
        ("15:15", time(15, 15)),
        ("24:00", None),
        ("8:60", None),
        ("13pm", None),
        ("9", None),
        ("Tue 9:14", None),
        ("8:45 or so", None),
        ("", None),
    ],
)
def test_a_time_of_day_is_read_as_it_is_said(typed: str, found: time | None) -> None:
    assert time_of(typed) == found


@given(st.text())
def test_whatever_is_typed_is_a_time_or_none(typed: str) -> None:
    assert time_of(typed) is None or isinstance(time_of(typed), time)
