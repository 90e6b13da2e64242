import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from screens.clock import wall_clock
from screens.times import age, countdown, day, moment, today

NOW = datetime(2026, 3, 3, 9, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-03-03T09:14:00+00:00", "today 09:14"),
        ("2026-03-02T15:02:00+00:00", "yesterday 15:02"),
        ("2026-02-24T08:00:00+00:00", "Tue 24 Feb 08:00"),
        ("2025-12-24T08:00:00+00:00", "24 Dec 2025 08:00"),
        ("2027-01-04T08:00:00+00:00", "Mon 4 Jan 2027 08:00"),
        ("2026-03-03 11:30", "today 11:30"),
        ("[/b]", "[/b]"),
        ("", ""),
    ],
)
def test_a_moment_is_said_as_people_say_it(at: str, said: str) -> None:
    assert moment(at, NOW) == said


def test_a_moment_is_told_in_the_time_of_the_clock_that_shows_it() -> None:
    summer = timezone(timedelta(hours=1))
    assert moment("2026-06-03T23:30:00+00:00", datetime(2026, 6, 4, 9, tzinfo=summer)) == (
        "today 00:30"
    )


@pytest.fixture
def in_london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as there:
        there.setenv("TZ", "Europe/London")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_london")
def test_summer_and_winter_are_told_as_it_was_then_whenever_they_are_read() -> None:
    now = wall_clock()
    assert moment("2020-07-03T12:50:00+00:00", now) == "3 Jul 2020 13:50"
    assert moment("2020-12-04T12:50:00+00:00", now) == "4 Dec 2020 12:50"
    # The hour that comes twice in autumn: both say the same, and stay an hour apart.
    twice = [datetime(2020, 10, 25, hour, 30, tzinfo=UTC).astimezone(now.tzinfo) for hour in (0, 1)]
    assert [f"{each:%H:%M %Z}" for each in twice] == ["01:30 BST", "01:30 GMT"]
    assert [each.astimezone(UTC).hour for each in twice] == [0, 1]


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-03-03", "today"),
        ("2026-03-04", "tomorrow"),
        ("2026-03-02", "yesterday"),
        ("2026-03-06", "Fri 6 Mar"),
        ("2026-03-06 12:00", "Fri 6 Mar"),
        ("soon", "soon"),
    ],
)
def test_a_day_is_said_as_people_say_it(on: str, said: str) -> None:
    assert day(on, NOW) == said


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(seconds=20), "now"),
        (timedelta(minutes=12), "12 min"),
        (timedelta(hours=2, minutes=50), "2 h"),
        (timedelta(hours=30), "1 day"),
        (timedelta(days=3), "3 days"),
        (timedelta(hours=-5), "now"),
    ],
)
def test_an_age_is_short(before: timedelta, said: str) -> None:
    assert age((NOW - before).isoformat(), NOW) == said


def test_a_wait_counts_down_in_minutes_and_seconds() -> None:
    assert [countdown(n) for n in (1, 58, 60, 250)] == [
        "1 second",
        "58 seconds",
        "1 min 00 s",
        "4 min 10 s",
    ]


def test_the_clock_shows_day_and_time() -> None:
    assert today(NOW) == "Tue 3 Mar 09:14"
