"""Pages in windows of every shape: what a real Chromium shows at once, above help and Hide."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from assets.texts import Part
from screens.web.aloud import Aloud
from tests.conftest import Copies
from tests.languages import accept_all
from tests.made_up import OAKFIELD
from tests.screens.web.browsing import Box
from tests.tui.web_stage import (
    ACROSS,
    LOWEST,
    MEASURE,
    PEGS,
    SEEN,
    SIZES,
    SMALLEST,
    chromium_running,
)

STYLE = (Path(__file__).parents[2] / "assets" / "web" / "style.css").read_text("utf-8")
TO_SENT = ("next", "unknown", "not_yet", "not_see", "nobody", "anyone", "send", "next")
WAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("?class=Acorn", ("tell", "fox", "sad", "unknown")),
    ("?class=Oak", ("tell", "next", *TO_SENT, "next", "online")),
    ("?class=Acorn", ("help", "no")),
    ("?class=Acorn", ("good", "anyone", "thanks")),
    ("?class=Acorn", ("cards", "card:4", "card:5", "answer:send")),
    ("?", ("tell",)),
)
"""Ways past every kind of page on which a child is asked something."""
FIRST = """() => {
  const first = [...document.querySelectorAll('main :is(.tile, textarea, input[type=text])')]
    .find(each => each.checkVisibility() && !each.closest('.languages'));
  first.id = 'first';
}"""
LARGE = "large => document.documentElement.classList.toggle('large', large)"
PICTURES = "main > .tiles:not(.beneath) .pictured"
LEAST = 140
"""How wide and how high a picture to choose is on a tablet, in pixels."""


class Silent:
    """A voice that has every text: each page shows the button that reads aloud."""

    def has(self, part: Part) -> bool:
        return True

    def wave(self, parts: Sequence[Part]) -> bytes:
        return b""


def pages_in(copies: Copies, language: str) -> list[str]:
    """Return every kind of page with its style sheet in it."""
    school, pages = copies(OAKFIELD, PEGS), dict[str, str]()
    accept_all(school, language)
    box = Box(school, aloud=Aloud(Silent(), overheard=False))
    for at, presses in WAYS:
        browser = box.browser(f"{at}&in={language}&look=light".replace("?&", "?"))
        for value in ("", *presses):
            page = browser.press(*filter(None, [value])).page
            (kind,) = re.findall(r'<main class="([^"]*)"', page)
            pages[kind] = page.replace("</head>", f"<style>{STYLE}</style></head>")
    return list(pages.values())


@pytest.mark.parametrize("language", ["uk"])
def test_the_first_answer_is_in_sight_held_across_and_pictures_fill_a_tablet(
    copies: Copies, language: str
) -> None:
    pages = pages_in(copies, language)
    assert len(pages) > 15
    with chromium_running() as browser:
        page = browser.new_page()
        for html, large in ((html, large) for html in pages for large in (False, True)):
            page.set_content(html)
            page.evaluate(LARGE, large)
            page.evaluate(FIRST)
            kind = page.get_attribute("main", "class") or ""
            for size in (*LOWEST, *((SMALLEST,) if large else ())):
                page.set_viewport_size(size)
                place = (kind, language, large, size)
                # Where all of a page is to be read first, the way on comes after it.
                first = "h1" if "read-first tells" in kind else "#first"
                assert page.evaluate(SEEN, first) == [True], place
                if size == ACROSS:
                    assert page.evaluate(MEASURE)[3:5] == [[], False], place
            for size in SIZES[1:] if "lay-pictures" in kind else ():
                page.set_viewport_size(size)
                tiles = [each.bounding_box() for each in page.locator(PICTURES).all()]
                assert len(tiles) > 1, kind
                assert all(each and min(each["width"], each["height"]) > LEAST for each in tiles)
                assert all(page.evaluate(SEEN, "main .tile")), (kind, language, large, size)
