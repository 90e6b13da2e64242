"""In a browser as well, another version or class takes back nothing that was said."""

import pytest

from tests.conftest import Copies
from tests.made_up import OAKFIELD
from tests.screens.web.browsing import Box, Browser
from tests.what_is_opened import only_without

WORDS = "mr patel hits me"


@pytest.fixture
def box(copies: Copies) -> Box:
    return Box(copies(OAKFIELD, ("fox", "bee", "moon", "boat")))


def far(box: Box, at: str) -> Browser:
    """Write, come as far as a page, and go back to where the other version is offered."""
    browser = box.browser("?class=Oak").press("tell", "next").press("next", words=WORDS)
    if at != "when":
        browser.press("before_home").press("not_yet")
    if at in ("ask", "look"):
        browser.press(box.school.people["Mr Patel"])
    if at == "look":
        browser.press("anyone")
    while "switch" not in browser.buttons:
        browser.press("back")
    return browser


@pytest.mark.parametrize("at", ["when", "not_see", "ask", "look"])
@pytest.mark.parametrize("end", ["pictures", "now", "help", "class", "there and back"])
def test_whoever_was_left_out_stays_so_and_the_words_go_along(box: Box, at: str, end: str) -> None:
    browser, patel = far(box, at), box.school.people["Mr Patel"]
    match end:
        case "class":
            browser.press("back", box.slot.school.classes[0].id, "fox", "sad", "before_home", patel)
        case "there and back":
            browser.press("switch", "switch", "next").press("next", words=WORDS)
            browser.press("before_home", "not_yet", patel, "anyone", "send")
        case "help":
            browser.press("switch", "not_yet", "sad", "help", "yes")
        case _:
            browser.press("switch", "not_yet", "sad")
            assert "Your words go in the box too." in browser.words
            browser.press("now" if end == "now" else "before_home")
            if patel in browser.buttons:
                browser.press(patel)
    assert browser.title.startswith(("Thank you", "Tell a grown-up")), browser.words
    only_without(box.school, WORDS)
