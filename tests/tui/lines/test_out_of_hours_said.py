"""Out of hours in plain lines: said at the beginning, before a call for help, and at the end."""

from datetime import UTC, datetime

import pytest

from tests.made_up import NOW, School
from tests.school_year import RUN_OUT, WEEKEND, YEAR, with_calendar
from tests.tui.lines.saying import visit

NIGHT = datetime(2026, 3, 4, 1, 20, tzinfo=UTC)
CLOSED = "No one at school looks in the box now. School opens again on Monday."


@pytest.fixture
def closed(school: School) -> School:
    with_calendar(school, YEAR)
    school.now = WEEKEND
    return school


def test_who_comes_out_of_hours_hears_it_before_the_first_question(closed: School) -> None:
    page = visit(closed, "hide").page
    assert page.index("Hello!") < page.index(CLOSED) < page.index("What do you want to do?")
    assert "You can call Childline on 0800 1111. In danger? Call 999." in page


def test_in_hours_nothing_of_it_is_said(closed: School) -> None:
    closed.now = NOW
    assert "No one at school" not in visit(closed, "hide").page


def test_help_out_of_hours_is_called_for_and_nothing_more_is_claimed(closed: School) -> None:
    done = visit(closed, "help", "1", "1")
    asked = done.page.index("Do you need help now?")
    assert done.page[:asked].count(CLOSED) == 2
    assert CLOSED in done.page[asked:]
    assert "No bell has rung yet." in done.page
    assert len(done.slot.calls) == 1


@pytest.mark.parametrize(
    ("now", "when", "said"),
    [
        (NOW, "2", "A grown-up will look this morning."),
        (NIGHT, "2", "A grown-up will look this morning."),
        (WEEKEND, "4", "Please tell a grown-up yourself too."),
        (WEEKEND, "3", "A grown-up will look on Monday morning."),
    ],
)
def test_the_thanks_promise_what_the_calendar_does(
    closed: School, now: datetime, when: str, said: str
) -> None:
    closed.now = now
    done = visit(closed, "1", "1", "2", when)
    thanks = done.page[done.page.index("Thank you for telling.") :]
    assert said in thanks
    assert ("will look" in thanks) == ("will look" in said)
    assert (CLOSED in thanks) == (now == WEEKEND)
    assert ("Before home time" in done.page) == (now == NOW)
    assert ("Today" in done.page) == (now == NIGHT)


def test_once_the_calendar_has_run_out_it_says_whom_to_call_and_claims_no_hours(
    closed: School,
) -> None:
    closed.now = RUN_OUT
    page = visit(closed, "1", "1", "2", "3").page
    greeting, thanks = page.split("What do you want to do?")[0], page.split("Thank you")[1]
    for said in (greeting, thanks):
        assert "Please tell a grown-up yourself too." in said
        assert "0800 1111" in said
        assert "999" in said
    assert "No one at school" not in page
    assert "opens again" not in page
