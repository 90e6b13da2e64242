"""When nobody looks: what a real Chromium shows of a page at once, where there is little room."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Copies
from tests.languages import accept_all
from tests.made_up import OAKFIELD
from tests.school_year import WEEKEND, YEAR, with_calendar
from tests.screens.web.browsing import Box
from tests.tui.web_stage import PEGS, SEEN, SMALLEST, chromium_running

STYLE = (Path(__file__).parents[2] / "assets" / "web" / "style.css").read_text("utf-8")
OLDER_SENT = ("tell", "next", "next", "unknown", "not_yet", "anyone", "send")
WAYS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Acorn", (), ".said > p, .tile.main"),
    ("Oak", (), ".said > p, .tile.main"),
    ("Acorn", ("help",), "main > p, .tiles .tile"),
    ("Acorn", ("help", "yes"), ".said > p"),
    ("Acorn", ("tell", "fox", "sad", "unknown"), ".said > p"),
    ("Oak", OLDER_SENT, ".said > p"),
)
"""Ways to pages from a class's first one, and what of them has to be in sight."""
WIDE = {"width": 1280, "height": 800}
SHOWN: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("light+large", "Oak", (), ".said > p:not(#hint), .tile.main"),
    ("cream", "Oak", OLDER_SENT[:-1], ".answers .tile, .tiles .tile.main"),
)
"""The same in the window of a small laptop, each in its look."""


@pytest.mark.parametrize("language", ["en", "pl", "uk"])
def test_whom_to_call_and_the_way_to_tell_and_to_send_are_in_sight_at_once(
    copies: Copies, language: str
) -> None:
    school = copies(OAKFIELD, PEGS)
    if language != "en":
        accept_all(school, language)
    with_calendar(school, YEAR)
    box, pages = Box(school, now=WEEKEND), list[tuple[Any, str, str]]()
    asked = [(SMALLEST, look, *way) for look in ("cream", "light+large") for way in WAYS]
    for size, look, name, presses, words in [*asked, *((WIDE, *each) for each in SHOWN)]:
        at = f"?class={name}&look={look}&in={language}"
        page = box.browser(at).press(*presses).page
        pages.append((size, page.replace("</head>", f"<style>{STYLE}</style></head>"), words))
    with chromium_running() as browser:
        shown = browser.new_page()
        for size, page, words in pages:
            shown.set_viewport_size(size)
            shown.set_content(page)
            seen, main = shown.evaluate(SEEN, words), shown.locator("main").inner_text()
            assert len(seen) > 1, main
            assert all(seen), (seen, main)
            assert "999" in main or size == WIDE
