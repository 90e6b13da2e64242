"""Telling in a browser: the steps and words of a terminal, and nothing kept but what is sent."""

import pytest

from store.letterbox.told import BEFORE_HOME
from store.letterbox.told import NOW as AT_ONCE
from tests.conftest import Copies
from tests.made_up import OAKFIELD, School
from tests.screens.web.browsing import Box, Browser

PEGS = ("fox", "bee", "moon", "boat")
NAMED = "Mrs Adeyemi was cross with me"


@pytest.fixture
def box(copies: Copies) -> Box:
    return Box(copies(OAKFIELD, PEGS))


def older(box: Box, words: str = "It is about lunch.") -> Browser:
    """A browser at the page after the words."""
    browser = box.browser("?class=Oak").press("tell", "next")
    return browser.press("next", words=words)


def test_four_presses_lead_to_sent(box: Box) -> None:
    browser = box.browser("?class=Acorn").press("tell", "bee", "sad", "before_home")
    assert browser.title == "Thank you for telling."
    (told,) = box.slot.told
    assert (told.peg, told.feeling, told.when) == ("bee", "sad", BEFORE_HOME)
    assert (told.class_name, told.version) == ("Acorn", "younger")
    browser.press("next")
    assert browser.title == "Hello!"
    assert not list(box.visits)
    assert not browser.cookies


def test_without_a_class_in_the_address_it_is_asked_for(box: Box) -> None:
    browser = box.browser().press("tell")
    assert browser.title == "Which class are you in?"
    browser.press(box.slot.school.classes[1].id)
    assert browser.title == "Before you start"


def test_words_and_a_name_are_sent_as_they_were_typed(box: Box) -> None:
    words = 'Two\r\nlines, "<b>[b]" & ünder \u202eturned'
    browser = older(box, words).press("another_day")
    browser.press("next", name="Sam", helper="friend")
    browser.press(box.school.people["Miss Lee"])
    assert "<b>" not in browser.page
    assert "\u202e" not in browser.page
    browser.press("send")
    (told,) = box.slot.told
    assert told.words == words.replace("\r\n", "\n")
    assert (told.name, told.helper) == ("Sam", "friend")
    assert told.asks_for == box.school.people["Miss Lee"]
    browser.press("next", "online", "message", "done")
    assert box.slot.added == [{"topic": "online"}, {"online": "message"}]
    assert browser.title == "Hello!"


def test_the_page_about_somebody_named_cannot_be_left_out(box: Box) -> None:
    browser = older(box, NAMED).press("another_day", "not_yet")
    assert browser.title == "Who should not see this?"
    for crafted in ({"at": "look", "go": "send"}, {"at": "ask", "go": "anyone"}):
        browser.post({**browser.hidden, **crafted})
        assert browser.title == "Who should not see this?"
    assert not box.slot.told
    browser.press(box.school.people["Mrs Adeyemi"], "anyone")
    assert "Mrs Adeyemi" in browser.words
    browser.press("send")
    assert box.slot.told[0].kept_from == (box.school.people["Mrs Adeyemi"],)


def test_who_changes_the_words_afterwards_is_asked_about_them_too(box: Box) -> None:
    browser = older(box).press("another_day", "not_yet", "anyone", "words")
    browser.press("next", words=NAMED)
    assert browser.title == "Who should not see this?"
    browser.post({**browser.hidden, "at": "look", "go": "send"})
    assert browser.title == "Who should not see this?"
    assert not box.slot.told


def test_now_calls_for_help_with_what_is_there(box: Box) -> None:
    browser = older(box, "Please come").press("now")
    assert browser.title == "Tell a grown-up you trust."
    ((told, place),) = box.slot.calls
    assert (told.words, told.when, place) == ("Please come", AT_ONCE, "Oak")
    browser.press("done", "start")
    assert browser.title == "Hello!"
    assert len(box.slot.calls) == 1


@pytest.mark.parametrize("words", ["Please come", ""])
def test_who_typed_something_reads_before_a_call_that_it_goes_along(box: Box, words: str) -> None:
    browser = older(box, words).press("help") if words else box.browser("?class=Oak").press("help")
    assert browser.title == "Do you need help now?"
    assert ("We will send what you wrote so far." in browser.words) == bool(words)


def test_now_has_called_before_it_asks_about_somebody_named(box: Box) -> None:
    named = box.school.people["Mrs Adeyemi"]
    browser = older(box, NAMED)
    box.slot.broken = True
    assert browser.press("now").title != "Who should not see this?"
    box.slot.broken = False
    assert browser.press("again").title == "Who should not see this?"
    assert "Help was called." in browser.words
    ((told, place),) = box.slot.calls
    assert (told.words, told.when, told.kept_from, place) == ("", AT_ONCE, (named,), "Oak")
    box.slot.broken = True
    browser.press(named)
    box.slot.broken = False
    assert browser.press("again").title == "Tell a grown-up you trust."
    assert box.slot.added == [{"words": NAMED}]
    assert (len(box.slot.calls), box.slot.told) == (1, [])


def test_one_of_those_left_out_is_let_back_in(box: Box) -> None:
    patel, lee = (box.school.people[name] for name in ("Mr Patel", "Miss Lee"))
    browser = older(box).press("another_day", "not_yet", "not_see", patel, "not_see", lee)
    browser.press("not_see", f"let in {patel}", "anyone", "send")
    assert [told.kept_from for told in box.slot.told] == [(lee,)]


def test_help_from_the_words_takes_them_along_but_not_to_whom_they_name(box: Box) -> None:
    browser = box.browser("?class=Oak").press("tell", "next")
    browser.press("help", words=NAMED).press("no")
    assert NAMED in browser.words
    browser.press("help").press("yes")
    ((told, _),) = box.slot.calls
    assert told.words == NAMED
    assert told.kept_from == (box.school.people["Mrs Adeyemi"],)


def test_help_is_at_hand_on_the_pages_beside_too(box: Box) -> None:
    browser = box.browser("?class=Oak")
    browser.open("/about")
    assert browser.press("help").title == "Do you need help now?"
    other = box.browser("?class=Oak").press("tell", "next").press("look", words="I am scared")
    other.press("help", "no")
    assert "I am scared" in other.words
    other.press("look", words="I am scared").press("help", "yes")
    assert box.slot.calls[0][0].words == "I am scared"
    grown_up = box.browser().press("slip", "slip_child").press("look", what="x")
    assert "help" not in grown_up.buttons


def test_a_call_that_was_not_kept_says_so_and_is_tried_again(box: Box) -> None:
    box.slot.broken = True
    browser = box.browser().press("help", "yes")
    said = browser.ask("GET", "/state").html
    assert "It did not go in the box." in said
    assert "again" in browser.buttons
    box.slot.broken = False
    box.site.tick(5)
    assert "It is kept in this box." in browser.ask("GET", "/state").html
    browser.open()
    assert "again" not in browser.buttons


def test_what_is_not_kept_is_not_lost(box: Box) -> None:
    browser = older(box, "Please keep this").press("another_day", "not_yet", "anyone")
    box.slot.broken = True
    browser.press("send")
    assert browser.title == "It did not go in the box."
    browser.press("back")
    assert "Please keep this" in browser.words
    browser.press("send")
    box.slot.broken = False
    browser.press("again")
    assert browser.title == "Thank you for telling us."
    assert [told.words for told in box.slot.told] == ["Please keep this"]


def test_a_button_pressed_twice_sends_once(box: Box) -> None:
    browser = box.browser("?class=Acorn").press("tell", "bee", "sad")
    form = {**browser.hidden, "go": "before_home"}
    browser.post(form)
    browser.post(form)
    assert browser.title == "Thank you for telling."
    assert len(box.slot.told) == 1


def test_back_and_the_other_version_keep_what_was_answered(box: Box) -> None:
    browser = box.browser("?class=Acorn").press("tell", "bee", "back")
    assert 'value="bee" class="tile pictured chosen"' in browser.page
    browser.press("switch")
    assert browser.title == "Before you start"
    browser.press("switch", "back")
    assert browser.title == "Which class are you in?"
    browser.press("back")
    assert browser.title == "Hello!"


def test_the_beginning_of_a_sentence_goes_below_what_stands_there(box: Box) -> None:
    browser = box.browser("?class=Oak").press("tell", "next")
    browser.press("starter:saw", words="One.")
    assert "One.\nI saw </textarea>" in browser.page


def test_words_that_do_not_fit_are_said_to_be_cut(box: Box) -> None:
    browser = older(box, "a" * 4001)
    assert browser.title == "What do you want to tell us?"
    assert "Not all of your words fit here." in browser.words
    browser.press("next", words="a" * 4000)
    assert browser.title == "When do you need a grown-up?"


def test_hide_forgets_at_once(box: Box) -> None:
    browser = older(box, "Never mind")
    (visit,) = box.visits
    browser.open("/hide")
    assert browser.title == "Hello!"
    assert not list(box.visits)
    assert visit.telling.words == ""
    assert not browser.cookies
    assert not box.slot.told


def test_a_browser_that_looks_ahead_hides_nothing(box: Box) -> None:
    browser = older(box, "Still here")
    assert browser.ask("GET", "/hide", **{"sec-purpose": "prefetch"}).status == 503
    browser.press("back")
    assert "Still here" in browser.words


def test_until_it_is_let_in_it_sends_a_child_to_a_grown_up(box: Box) -> None:
    box.waiting = True
    assert box.browser().press("tell").title == "The box is not ready yet."
    box.waiting = False
    assert box.browser("?class=Acorn").press("tell").title == "Who are you?"


def test_quiet_pages_ask_and_then_hide(box: Box) -> None:
    browser = box.browser("?class=Acorn").press("tell", "bee")
    box.seconds.now += 89.5
    assert browser.open().headers["refresh"] == "32"
    assert browser.title == "Are you still here?"
    browser.press("here")
    assert browser.title == "How do you feel?"
    box.seconds.now += 121
    browser.open()
    assert browser.title == "Hello!"
    assert not list(box.visits)


def test_a_page_with_typing_never_goes_by_itself_and_late_words_are_not_lost(box: Box) -> None:
    browser = box.browser("?class=Oak").press("tell", "next")
    assert "refresh" not in browser.open().headers
    box.seconds.now += 3600
    browser.press("next", words="I had to think")
    assert browser.title == "When do you need a grown-up?"
    browser.press("back")
    assert "I had to think" in browser.words


def test_the_page_for_the_grown_up_says_nothing_after_a_while(box: Box) -> None:
    browser = box.browser().press("help", "yes")
    box.seconds.now += 90
    browser.open()
    assert browser.title == "Hello!"
    assert "start" in browser.buttons
    assert "kept" in browser.ask("GET", "/state").html


def test_nothing_can_be_told_at_a_withdrawn_terminal(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(box.slot), "ready", lambda self: False)
    browser = box.browser().press("tell")
    assert browser.title == "The box is full."
    assert "Childline" in browser.words
    assert not list(box.visits)


def test_the_small_school_with_one_class_needs_no_question(small_school: School) -> None:
    browser = Box(small_school).browser().press("tell")
    assert browser.title == "How do you feel?"
