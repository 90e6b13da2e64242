"""A page that can be heard: which words its sound says, to whom it is given, and for how long."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from assets.texts import Part
from screens.web.aloud import SOUNDS, Aloud
from screens.web.visit import PICTURES
from tests.conftest import Copies
from tests.made_up import OAKFIELD
from tests.screens.web.browsing import Answer, Box, Browser

SECRET = "Zebrafinch"
PEGS = ("fox", "bee", "moon")


@dataclass
class Written:
    """A voice whose sounds are the words themselves; it says only some texts if those are named."""

    only: frozenset[str] = field(default_factory=frozenset)

    def has(self, part: Part) -> bool:
        return not self.only or part.id in self.only

    def wave(self, parts: Sequence[Part]) -> bytes:
        return "|".join(part.words for part in parts if self.has(part)).encode()


@pytest.fixture
def box(copies: Copies) -> Box:
    return Box(copies(OAKFIELD, PEGS), aloud=Aloud(Written(), overheard=False))


def address(browser: Browser) -> str:
    found = re.findall(r'<audio [^>]*src="([^"]*)"', browser.page)
    return found[0] if found else ""


def sound(browser: Browser, **headers: str) -> Answer:
    return browser.ask("GET", address(browser), **headers)


def heard(browser: Browser) -> list[str]:
    return sound(browser).html.split("|")


def test_whoever_cannot_read_hears_every_page_from_the_first_to_sent(box: Box) -> None:
    browser = box.browser("?class=Acorn")
    assert heard(browser)[:3] == ["Hello!", "What do you want to do?", "Tell"]
    browser.press("tell")
    assert heard(browser) == [
        "Who are you?",
        "Find your picture.",
        "Not here",
        "Not yet",
        "Use words",
    ]
    browser.press("fox")
    assert heard(browser) == ["How do you feel?", "Sad", "Scared", "Cross", "I don't know"]
    browser.press("sad")
    assert heard(browser)[:2] == ["When do you need a grown-up?", "Now"]
    browser.press("another_day")
    assert heard(browser)[0] == "Thank you for telling."
    assert "Mrs Adeyemi or some other grown-up will find you." in heard(browser)
    assert heard(browser)[-1] == "Done"
    assert heard(box.browser().press("tell"))[:3] == ["Which class are you in?", "Acorn", "Oak"]


def test_what_a_child_typed_is_never_said(box: Box) -> None:
    browser = box.browser("?class=Oak").press("tell", "next")
    browser.press("next", words=SECRET).press("unknown").press("next", name=SECRET).press("anyone")
    assert SECRET in browser.words
    said = heard(browser)
    assert "Look and send" in said
    assert "What I wrote" in said
    assert not any(SECRET in each for each in said)
    browser.press("send", "next", "online", "game")
    assert not any(SECRET in each for each in heard(browser))


def test_through_a_loudspeaker_a_childs_own_answers_are_left_out(copies: Copies) -> None:
    browser = Box(copies(OAKFIELD, PEGS), aloud=Aloud(Written(), overheard=True)).browser(
        "?class=Acorn"
    )
    browser.press("tell", "fox", "sad", "another_day")
    assert "Mrs Adeyemi or some other grown-up will find you." in browser.words
    assert "Mrs Adeyemi or some other grown-up will find you." not in heard(browser)
    assert "It is in the box." in heard(browser)


def test_pictures_that_open_an_answer_are_not_said(box: Box) -> None:
    browser = box.browser().press("answer", "fox")
    assert "1 fox" in browser.words
    said = heard(browser)
    assert (said[0], said[-1]) == ("Find your four pictures.", "Start again")
    assert not {"fox", "bee", "1 fox"} & set(said)


def test_nothing_is_offered_where_nothing_can_be_heard(copies: Copies) -> None:
    school = copies(OAKFIELD, PEGS)
    silent = Box(school).browser("?class=Acorn")
    assert (address(silent), "Read to me" in silent.words) == ("", False)
    clip = Aloud(Written(frozenset({"younger.feel.title"})), overheard=False)
    browser = Box(school, aloud=clip).browser("?class=Acorn")
    assert address(browser) == ""
    browser.press("tell", "fox")
    assert heard(browser) == ["How do you feel?"]


def test_slips_are_read_by_grown_ups_themselves(box: Box) -> None:
    assert address(box.browser().press("slip", "slip_child")) == ""


def test_a_sound_is_given_only_under_a_name_of_this_server_and_kept_nowhere(box: Box) -> None:
    browser = box.browser("?class=Acorn")
    given = sound(browser)
    assert (given.status, given.headers["content-type"]) == (200, "audio/wav")
    assert given.headers["cache-control"] == "no-store"
    assert given.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert "media-src 'self'" in browser.open().headers["content-security-policy"]
    other = Box(box.school, aloud=Aloud(Written())).browser("?class=Acorn")
    name = address(browser)
    for forged in (
        name[:-8] + "AAAAAAA=",
        "/say/",
        "/say/younger.feel.title",
        "/say/%00é",
        name + "A",
    ):
        assert browser.ask("GET", forged).status == 404
    assert other.ask("GET", name).status == 404
    assert box.errors == []


@pytest.mark.parametrize(
    ("wanted", "status", "said"),
    [
        ("bytes=0-1", 206, "He"),
        ("bytes=7-", 206, "What do you want to do?"),
        ("bytes=-5", 206, "cards"),
        ("bytes=99999-", 416, ""),
        ("bytes=4-2", 416, ""),
        ("bytes=-", 200, "Hello!"),
        ("lines=1-2", 200, "Hello!"),
    ],
)
def test_browsers_that_ask_for_a_piece_get_it(
    box: Box, wanted: str, status: int, said: str
) -> None:
    given = sound(box.browser("?class=Acorn"), range=wanted)
    assert given.status == status
    assert given.html.startswith(said)
    assert ("content-range" in given.headers) == (status != 200)


def test_whoever_asks_too_often_waits_and_the_pages_go_on(box: Box) -> None:
    browser = box.browser("?class=Acorn")
    assert {sound(browser).status for _ in range(SOUNDS)} == {200}
    assert sound(browser).status == 429
    assert browser.press("tell").title == "Who are you?"


def test_a_page_stands_as_much_longer_as_it_takes_to_hear_it(box: Box) -> None:
    silent = Box(box.school).browser("?class=Acorn").press("tell", "fox")
    browser = box.browser("?class=Acorn").press("tell", "fox")
    for one in (silent, browser):
        one.box.seconds.now += PICTURES.after + 1
        one.open()
    assert (silent.title, browser.title) == ("Are you still here?", "How do you feel?")
    browser.box.seconds.now += 20
    assert browser.open().status == 200
    assert browser.title == "Are you still here?"
