"""A language of which the pictures version alone is accepted: no page is half in it."""

import pytest

from tests.conftest import Copies
from tests.languages import accept_all
from tests.made_up import OAKFIELD, School
from tests.screens.pupil.walks import collected
from tests.screens.web.browsing import Box


@pytest.fixture
def polish(copies: Copies) -> School:
    school = copies(OAKFIELD, ("fox", "bee", "moon", "boat"))
    accept_all(school, "pl", "younger")
    return school


def _root(page: str) -> str:
    return page[: page.index("<body")]


def test_where_its_pictures_alone_are_accepted_no_way_leads_to_words(polish: School) -> None:
    box = Box(polish)
    assert "switch" not in box.browser("?class=Acorn&in=pl").press("tell").buttons
    browser = box.browser("?class=Acorn").press("tell", "switch", "next")
    browser.press("look", words="Mr Patel took my hat").go("Polski")
    assert (browser.title, "switch" in browser.buttons) == ("Kim jesteś?", False)
    for press in ("bee", "sad", "another_day"):
        browser.press(press)
        assert 'lang="en-GB"' not in browser.page.replace(_root(browser.page), "")
    assert browser.title == "Kto nie powinien tego widzieć?"
    browser.press("nobody")
    (worry,) = collected(polish)
    assert (worry.told.words, worry.told.language) == ("Mr Patel took my hat", "pl")


def test_what_was_told_in_words_ends_in_a_language_that_has_them(polish: School) -> None:
    browser = Box(polish).browser("?class=Acorn").press("tell", "switch", "next")
    browser.press("next", words="A hat").press("another_day", "not_yet", "anyone", "send")
    thanks = browser.title
    browser.press("look").go("Polski")
    assert (browser.title, 'lang="en-GB"' in _root(browser.page)) == (thanks, True)
