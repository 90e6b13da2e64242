"""Tabs, taps and time in a browser: nothing is lost silently, and nothing is sent twice."""

import pytest

from screens.web.visit import MOST_EACH, TYPED_MORE
from tests.conftest import Copies
from tests.made_up import OAKFIELD
from tests.screens.web.browsing import Box, Browser, told_without_a_name

PEGS = ("fox", "bee", "moon", "boat")
GONE = "That page is gone."
ANEW = {"sec-fetch-site": "none"}
"""What a browser says where somebody opened an address by hand, as in another tab."""
OLD = "That was an old page. You are here now."
WORDS = "Nobody plays with me"


@pytest.fixture
def box(copies: Copies) -> Box:
    return Box(copies(OAKFIELD, PEGS))


def tab(browser: Browser) -> Browser:
    """Another tab of the same browser, at the first address."""
    other = Browser(browser.box, browser.query, browser.address, browser.cookies)
    return other


@pytest.mark.parametrize("at", ["who", "ask", "look"])
def test_a_telling_that_was_forgotten_is_said_to_be_gone(box: Box, at: str) -> None:
    browser = box.browser("?class=Oak").press("tell", "next")
    browser.press("next", words=WORDS).press("another_day")
    browser.press(*{"who": (), "ask": ("not_yet",), "look": ("not_yet", "anyone")}[at])
    form = {**browser.hidden, "go": "send" if at == "look" else "next", "name": "Sam"}
    box.seconds.now += 3600
    browser.post(form)
    assert browser.title == GONE
    assert "Then it is in the box." in browser.words
    assert (
        "If not, it is not in the box. Please tell a grown-up, or tell us again." in browser.words
    )
    assert "0800 1111" in browser.words
    assert "Call 999" in browser.words
    assert not box.slot.told


def test_a_picture_pressed_too_late_is_said_to_be_gone_and_so_is_something_good(box: Box) -> None:
    for presses in (("tell", "bee"), ("good", "anyone"), ("slip", "slip_child")):
        browser = box.browser("?class=Acorn").press(*presses)
        form = {**browser.hidden, "go": "back"}
        box.seconds.now += 3600
        browser.post(form)
        assert browser.title == GONE


def test_what_loses_nothing_goes_to_the_first_page(box: Box) -> None:
    browser = box.browser("?class=Acorn").press("tell", "bee", "sad", "before_home")
    form = {**browser.hidden, "go": "next"}
    box.seconds.now += 3600
    browser.post(form)
    assert browser.title == "Hello!"


def test_more_words_for_an_earlier_telling_that_come_too_late_begin_a_new_one(box: Box) -> None:
    pictures = told_without_a_name(box)
    browser = box.browser("?class=Oak").press("answer", *pictures, "next", "add_words")
    box.seconds.now += 3600
    browser.press("send", more="It was worse at lunch")
    assert browser.title == "What do you want to tell us?"
    assert "It was worse at lunch" in browser.words
    assert not box.slot.added


def test_more_words_that_wait_for_who_should_not_see_them_are_said_to_be_gone(box: Box) -> None:
    pictures = told_without_a_name(box)
    for go in (box.school.people["Mr Patel"], "help"):
        browser = box.browser("?class=Oak").press("answer", *pictures, "next", "add_words")
        browser.press("send", more="mr patel hits me")
        assert browser.title == "Who should not see this?"
        form = {**browser.hidden, "go": go}
        box.begin_anew()
        browser.post(form)
        if go == "help":
            browser.press("yes")
            assert "If not, what you told us is not sent." in browser.words
        else:
            assert browser.title == GONE


def test_good_words_that_come_too_late_are_taken_in(box: Box) -> None:
    browser = box.browser("?class=Oak").press("good", "anyone")
    box.seconds.now += 3600
    browser.press("next", words="Thank you").press("no")
    assert [good.words for good in box.slot.good] == ["Thank you"]


def test_words_of_one_tab_are_not_lost_when_another_is_hidden(box: Box) -> None:
    one = box.browser("?class=Oak").press("tell", "next")
    tab(one).open("/hide")
    one.press("next", words=WORDS)
    assert one.title == "When do you need a grown-up?"
    one.press("back")
    assert WORDS in one.words


def test_words_of_one_tab_are_not_lost_when_another_begins_anew(box: Box) -> None:
    one = box.browser("?class=Oak").press("tell", "next")
    other = tab(one)
    other.open("/hide")
    other.press("tell", "next")
    one.cookies = other.cookies
    one.press("next", words=WORDS).press("back")
    assert WORDS in one.words


def test_words_of_one_tab_are_not_lost_when_another_has_sent(box: Box) -> None:
    one = box.browser("?class=Oak").press("tell", "next")
    other = tab(one)
    other.press("next", words="Sent").press("another_day", "not_yet", "anyone", "send")
    one.press("next", words="Not sent")
    assert one.title == "When do you need a grown-up?"
    one.press("another_day", "not_yet", "anyone", "send")
    assert [told.words for told in box.slot.told] == ["Sent", "Not sent"]


def test_the_same_words_from_two_tabs_are_sent_once(box: Box) -> None:
    one = box.browser("?class=Oak").press("tell", "next")
    other = tab(one)
    other.press("next", words="Same").press("another_day", "not_yet", "anyone", "send")
    one.press("next", words="Same")
    assert one.title == "Thank you for telling us."
    assert [told.words for told in box.slot.told] == ["Same"]


def test_each_tab_sends_what_stands_on_it_and_nothing_of_another(box: Box) -> None:
    one = box.browser("?class=Oak").press("tell", "next")
    other = tab(one)
    one.press("next", words=WORDS).press("another_day", "not_yet", "anyone")
    other.press("next", words="Another child's words").press("before_home")
    assert WORDS in one.open("/").html
    assert one.press("send").title == "Thank you for telling us."
    one.press("next", "next", "skip")
    other.press("not_yet", "anyone", "send", "next", "next", "skip")
    told = [(each.words, each.when) for each in box.slot.told]
    assert told == [(WORDS, "another_day"), ("Another child's words", "before_home")]
    assert (one.title, other.title, other.cookies) == ("Hello!", "Hello!", {})


def test_an_answer_on_an_old_page_changes_nothing_and_says_so_unless_pressed_twice(
    box: Box,
) -> None:
    one = box.browser("?class=Acorn").press("tell", "bee")
    other, form = tab(one), {**one.hidden, "go": "sad"}
    one.post(form)
    for _ in range(2):
        one.post(form)
        assert (one.title, OLD in one.words) == ("When do you need a grown-up?", False)
    other.press("cross")
    assert (other.title, OLD in other.words) == ("When do you need a grown-up?", True)
    other.press("before_home")
    assert OLD not in other.words
    assert [told.feeling for told in box.slot.told] == ["sad"]


def test_help_called_for_in_another_tab_takes_no_words_of_the_first_along(box: Box) -> None:
    one = box.browser("?class=Oak").press("tell", "next").press("look", words=WORDS)
    one.open("/")
    other = tab(one)
    other.page = other.ask("GET", f"/{other.query}", **ANEW).html
    other.press("help", "yes")
    assert [told.words for told, _ in box.slot.calls] == [""]
    assert one.press("next", words=WORDS).title == "When do you need a grown-up?"


def test_who_opens_the_first_address_anew_sees_nothing_of_what_is_open(box: Box) -> None:
    one = box.browser("?class=Oak").press("tell", "next").press("look", words=WORDS)
    other = tab(one)
    other.page = other.ask("GET", f"/{other.query}", **ANEW).html
    assert (other.title, WORDS in other.words) == ("A page is open here.", False)
    assert WORDS in tab(other).page
    other.go("Start new").press("tell", "next").press("next", words="Mine").press("back")
    assert "Mine" in other.words
    assert WORDS in one.open("/").html
    other.open("/hide")
    one.open("/")
    assert (one.title, other.cookies) == ("Hello!", {})


@pytest.mark.parametrize("way", [("bee",), ("help", "yes")])
def test_a_first_page_in_another_tab_begins_a_visit_of_its_own(
    box: Box, way: tuple[str, ...]
) -> None:
    one = box.browser("?class=Acorn")
    other = tab(one)
    one.press("tell").post(other.hidden | {"go": "tell"})
    assert (one.title, OLD in one.words) == ("Who are you?", False)
    one.press(*way)
    there, mark = one.title, one.cookies["visit"].partition(".")[2]
    other.press("tell")
    assert (other.title, OLD in other.words) == ("Who are you?", False)
    assert one.cookies["visit"].partition(".")[2] == mark
    other.press("fox", "sad", "before_home").press("next")
    assert (other.title, len(box.slot.told)) == ("Hello!", 1)
    one.open("/")
    assert one.title == there


def test_the_page_of_a_call_is_there_for_whoever_opens_the_first_address(box: Box) -> None:
    one = box.browser("?class=Oak").press("help", "yes")
    assert "You can show" in one.ask("GET", f"/{one.query}", **ANEW).html


def test_more_words_from_two_tabs_are_both_kept_and_pressed_twice_kept_once(box: Box) -> None:
    pictures = told_without_a_name(box)
    one = box.browser("?class=Oak").press("answer", *pictures, "next", "add_words")
    other = tab(one)
    form = {**other.hidden, "go": "send", "more": "First"}
    other.post(form)
    other.post(form)
    one.press("send", more="Second")
    assert box.slot.added == [{"words": "First"}, {"words": "Second"}]


def test_hide_reaches_every_tab(box: Box) -> None:
    one = box.browser("?class=Acorn").press("tell", "bee")
    other = tab(one)
    assert other.title == "How do you feel?"
    other.open("/hide")
    assert one.open("/").status == 200
    assert one.title == "Hello!"


def test_reload_shows_where_things_stand_and_sends_nothing(box: Box) -> None:
    browser = box.browser("?class=Acorn").press("tell", "bee", "sad", "before_home")
    for _ in range(3):
        browser.open("/")
        assert browser.title == "Thank you for telling."
    assert len(box.slot.told) == 1


def test_late_words_have_an_end_too_and_it_is_said(box: Box) -> None:
    page = box.browser("?class=Oak")
    for number in range(MOST_EACH * TYPED_MORE + 1):
        page.cookies.clear()
        form = {"at": "words", "go": "next", "words": f"{number}", "proof": ""}
        page.post(form)
    assert page.title == "Let us stop for a bit."
    assert len(list(box.visits)) == MOST_EACH * TYPED_MORE
    page.cookies.clear()
    page.post({"at": "welcome", "go": "help", "proof": ""})
    assert page.title == "Do you need help now?"


@pytest.mark.parametrize("way", ["hide", "time", "answer", "help"])
def test_words_behind_a_call_are_sent_once_whatever_comes_of_the_visit(box: Box, way: str) -> None:
    browser = box.browser("?class=Oak").press("tell", "next")
    browser.press("next", words="mr patel is here").press("now")
    assert browser.title == "Who should not see this?"
    match way:
        case "hide":
            browser.open("/hide")
        case "time":
            box.seconds.now += 3600
            box.site.tick(1)
        case "help":
            browser.press("help", "yes", "done", "start")
        case _:
            adults = box.slot.school.adults()
            browser.press(next(one.id for one in adults if one.name == "Mr Patel"))
    box.seconds.now += 3600
    box.site.tick(1)
    words = [each["words"] for each in box.slot.added] + [each.words for each in box.slot.told]
    assert words == ["mr patel is here"]
