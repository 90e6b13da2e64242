"""Out of hours in a browser: the same words, and a first page that asks again when school opens."""

from datetime import UTC, datetime, timedelta

import pytest

from screens.web.site import LONGEST_STAND
from tests.conftest import Copies
from tests.made_up import NOW, OAKFIELD
from tests.school_year import RUN_OUT, WEEKEND, YEAR, with_calendar
from tests.screens.web.browsing import Box, Browser

CLOSED = "No one at school looks in the box now. School opens again on Monday."
TELL_TOO = "Please tell a grown-up yourself too."
CALL = "You can call Childline on 0800 1111. In danger? Call 999."


@pytest.fixture
def box(copies: Copies) -> Box:
    school = copies(OAKFIELD, ("fox", "bee"))
    with_calendar(school, YEAR)
    return Box(school)


def sent(box: Box, when: str) -> Browser:
    return box.browser("?class=Acorn").press("tell", "bee", "sad", when)


@pytest.mark.parametrize("query", ["?class=Acorn", "?class=Oak"])
def test_the_first_page_says_that_school_is_closed_and_whom_to_call(box: Box, query: str) -> None:
    assert "No one at school" not in box.browser(query).words
    box.now = WEEKEND
    words = box.browser(query).words
    assert CLOSED in words
    assert CALL in words


def test_the_first_page_is_asked_for_again_when_school_opens_or_closes(box: Box) -> None:
    box.now = datetime(2026, 3, 3, 15, 14, 30, tzinfo=UTC)
    assert box.browser().open().headers["refresh"] == "31"
    box.now += timedelta(seconds=31)
    assert "School opens again tomorrow." in box.browser().words
    box.now = WEEKEND
    assert box.browser().open().headers["refresh"] == str(LONGEST_STAND)


def test_where_nobody_can_say_whether_school_is_open_the_pages_name_whom_to_call(
    copies: Copies,
) -> None:
    box = Box(copies(OAKFIELD, ("fox", "bee")), now=WEEKEND)
    for run_out in (False, True):
        if run_out:
            with_calendar(box.school, YEAR)
            box.now = RUN_OUT
        browser = box.browser("?class=Acorn")
        assert browser.open().headers["refresh"] == str(LONGEST_STAND)
        for words in (browser.words, sent(box, "another_day").words):
            assert TELL_TOO in words
            assert CALL.removeprefix("You can call ") in words
            assert "No one at school" not in words
            assert "opens again" not in words
        asked = box.browser("?class=Oak").press("help")
        assert CALL in asked.words
        assert "No one at school" not in asked.press("yes").words
        assert TELL_TOO in asked.press("done").words


@pytest.mark.parametrize(
    ("now", "when", "said"),
    [
        (NOW, "before_home", "A grown-up will look this morning."),
        (WEEKEND, "unknown", "Please tell a grown-up yourself too."),
        (WEEKEND, "another_day", "A grown-up will look on Monday morning."),
    ],
)
def test_the_thanks_promise_what_the_calendar_does(
    box: Box, now: datetime, when: str, said: str
) -> None:
    box.now = now
    browser = box.browser("?class=Acorn").press("tell", "bee", "sad")
    assert ("before_home" in browser.buttons) == (now == NOW)
    words = browser.press(when).words
    assert said in words
    assert ("will look" in words) == ("will look" in said)
    assert (CLOSED in words) == (now == WEEKEND)
    assert ("999" in words) == (now == WEEKEND)


def test_help_out_of_hours_is_asked_for_in_two_presses_and_says_that_nobody_looks(
    box: Box,
) -> None:
    box.now = WEEKEND
    browser = box.browser("?class=Oak").press("help")
    assert CLOSED in browser.words
    assert CALL in browser.words
    browser.press("yes")
    assert CLOSED in browser.words
    assert "Grown-up: a child needs you now." in browser.words
    assert len(box.slot.calls) == 1
