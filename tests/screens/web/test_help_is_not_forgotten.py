"""The server begins anew, or a visit is forgotten: whoever calls for help then calls somebody."""

from datetime import timedelta

import pytest

from tests.conftest import Copies
from tests.made_up import OAKFIELD
from tests.screens.web.browsing import Box, Browser

PEGS = ("fox", "bee", "moon", "boat")
ASKS = "Do you need help now?"
TELL = "Tell a grown-up you trust."
NOT_KEPT = "It did not go in the box."


@pytest.fixture
def box(copies: Copies) -> Box:
    return Box(copies(OAKFIELD, PEGS))


def state(browser: Browser) -> str:
    """What the small page says of a call."""
    return Browser.open(Browser(browser.box, browser.query, cookies=browser.cookies), "/state").html


@pytest.mark.parametrize(
    ("class_name", "presses", "press"),
    [
        ("Oak", ("help",), "yes"),
        ("Oak", ("tell", "next", "help"), "yes"),
        ("Acorn", ("tell", "fox", "help"), "yes"),
        ("Acorn", ("tell", "fox", "sad"), "now"),
    ],
)
def test_a_call_needs_nothing_of_what_was_forgotten(
    box: Box, class_name: str, presses: tuple[str, ...], press: str
) -> None:
    browser = box.browser(f"?class={class_name}").press(*presses)
    box.begin_anew()
    browser.press(press)
    assert browser.title == TELL
    assert [place for _, place in box.slot.calls] == [class_name]
    assert "It is kept in this box." in state(browser)
    assert "If not, what you told us is not sent." in browser.words


def test_help_from_a_page_of_another_visit_is_asked_for_and_called(box: Box) -> None:
    old = box.browser("?class=Oak").press("tell", "next")
    asked = Browser(box, old.query, cookies={})
    asked.press("help")
    new = Browser(box, old.query, cookies={})
    new.press("cards")
    old.cookies = asked.cookies = new.cookies
    old.press("help")
    assert old.title == ASKS
    asked.press("yes")
    assert asked.title == TELL
    assert len(box.slot.calls) == 1


def test_no_to_help_says_that_what_was_begun_is_gone(box: Box) -> None:
    browser = box.browser("?class=Oak").press("tell", "next", "help")
    box.begin_anew()
    browser.press("no")
    assert browser.title == "That page is gone."
    assert not box.slot.calls


def test_the_page_of_a_call_is_there_again_and_offers_to_call_again(box: Box) -> None:
    browser = box.browser("?class=Oak").press("help", "yes")
    box.begin_anew()
    browser.open()
    assert browser.title == TELL
    assert "Grown-up: a child needs you now." in browser.words
    assert "Help was called. You can call again." in state(browser)
    for known in ("help", "help_after"):
        assert browser.press("help", "no").hidden["at"] == known
        assert "Help was called. You can call again." in state(browser)
        if known == "help":
            browser.press("done")
    assert len(box.slot.calls) == 1
    browser.press("help", "yes")
    assert browser.title == TELL
    assert len(box.slot.calls) == 2
    assert "It is kept in this box." in state(browser)


def test_from_the_page_after_a_call_help_is_called_again_and_rings_once(box: Box) -> None:
    browser = box.browser("?class=Acorn").press("help", "yes", "done")
    assert browser.title == "Hello!"
    for said in ("I need help now", "0800 1111", "Call 999"):
        assert said in browser.words
    assert "No one at school" not in browser.words
    asked = browser.press("help")
    assert asked.title == ASKS
    form = {**asked.hidden, "go": "yes"}
    for _ in range(2):  # a finger taps twice
        browser.post(form)
    assert browser.title == TELL
    assert (len(box.slot.calls), box.slot.repeats) == (1, 1)
    assert browser.press("help", "no").title == TELL
    box.slot.broken = True
    assert browser.press("help", "yes").title == NOT_KEPT
    box.slot.broken = False
    assert browser.press("help", "yes").title == TELL
    assert (len(box.slot.calls), box.slot.repeats) == (1, 2)


def test_it_hides_and_nobody_finds_it_later(box: Box) -> None:
    browser = box.browser("?class=Oak").press("help", "yes")
    assert "not sent" not in browser.words
    box.begin_anew()
    hidden = Browser(box, browser.query, cookies=dict(browser.cookies))
    hidden.open("/hide")
    assert hidden.open().html.count("Hello!")
    box.now += timedelta(seconds=80)
    browser.open()
    assert browser.title == TELL
    box.now += timedelta(seconds=20)
    browser.open()
    assert browser.title == "Hello!"
    assert "Help was called." in state(browser)
    box.now += timedelta(minutes=11)
    browser.open()
    assert "tell" in browser.buttons
    assert not browser.cookies


@pytest.mark.parametrize("presses", [(), ("Mr Patel",), ("back",)])
def test_words_that_were_to_follow_a_call_are_said_to_be_lost(
    box: Box, presses: tuple[str, ...]
) -> None:
    browser = box.browser("?class=Oak").press("tell", "next")
    browser.press("next", words="mr patel hits me").press("now")
    assert browser.title == "Who should not see this?"
    box.begin_anew()
    browser.press(*(box.school.people.get(each, each) for each in presses)).open()
    assert browser.title == TELL
    assert "If not, what you told us is not sent. Tell the grown-up" in browser.words
    assert "0800 1111" in browser.words
    assert "Call 999" in browser.words
    assert "Help was called. You can call again." in state(browser)
    browser.press("done")
    assert browser.title != TELL


def test_words_that_are_to_follow_a_call_go_when_the_server_ends(box: Box) -> None:
    browser = box.browser("?class=Oak").press("tell", "next")
    browser.press("next", words="mr patel hits me").press("now")
    box.site.end()
    assert (box.slot.added, list(box.visits)) == ([{"words": "mr patel hits me"}], [])


def test_a_call_that_could_not_be_kept_says_so_first_and_tries_again_first(box: Box) -> None:
    browser = box.browser("?class=Oak").press("help")
    box.slot.broken = True
    browser.press("yes")
    for _ in range(2):
        assert browser.title == NOT_KEPT
        assert TELL in browser.words
        assert browser.words.index("Call 999") < browser.words.index("Try again")
        assert browser.words.index("0800 1111") < browser.words.index("Try again")
        assert browser.buttons[:2] == ["again", "done"]
        box.begin_anew()
        browser.open()
    browser.press("done")
    assert NOT_KEPT in state(browser)
    assert browser.buttons[0] == "again"
    box.slot.broken = False
    browser.press("again")
    assert browser.title == TELL
    assert len(box.slot.calls) == 1


def test_four_pictures_pressed_too_late_are_said_to_be_gone(box: Box) -> None:
    browser = box.browser("?class=Oak").press("answer", "fox")
    box.begin_anew()
    browser.press("bee")
    assert browser.title == "That page is gone."


@pytest.mark.parametrize("path", ["/gone", "/nowhere"])
def test_where_nothing_is_there_is_help_and_a_way_on(box: Box, path: str) -> None:
    browser = box.browser("?class=Acorn")
    browser.open(path)
    assert "0800 1111" in browser.words
    assert "Call 999." in browser.words
    for word in ("Hide", "Go to the start"):
        assert word in browser.words
    browser.press("help", "yes")
    assert [place for _, place in box.slot.calls] == ["Acorn"]
