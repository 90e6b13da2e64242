"""When nobody looks: what a real Chromium shows of a page at once, where there is little room."""

from itertools import product

from playwright.sync_api import ViewportSize

from tests.conftest import Copies
from tests.languages import accept_all
from tests.made_up import OAKFIELD
from tests.school_year import WEEKEND, YEAR, with_calendar
from tests.screens.web.browsing import Box
from tests.tui.web_stage import ACROSS, PEGS, SEEN, SMALLEST, chromium_running, show

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
HELD_ACROSS = (WAYS[-2], WAYS[-1], ("Oak", ("slip",), "main > p, .tiles .tile"))
"""The same on a telephone that is held across."""
TO_SEND = ("Oak", OLDER_SENT[:-1], ".answers .tile, .tiles .tile.main")
WIDE = ViewportSize(width=1280, height=800)
SHOWN: tuple[tuple[ViewportSize, str, str, tuple[str, ...], str], ...] = (
    (WIDE, "light+large", "Oak", (), ".said > p:not(#hint), .tile.main"),
    (WIDE, "cream", *TO_SEND),
    (SMALLEST, "cream", *TO_SEND),
    (SMALLEST, "light+large", *TO_SEND),
)
"""What has to be in sight of other pages in the window of a small laptop, and the way to send."""


def test_whom_to_call_and_the_way_to_tell_and_to_send_are_in_sight_at_once(
    copies: Copies,
) -> None:
    school = copies(OAKFIELD, PEGS)
    for code in ("pl", "uk"):
        accept_all(school, code)
    with_calendar(school, YEAR)
    box, pages = Box(school, now=WEEKEND), list[tuple[ViewportSize, str, str]]()
    looks = ("cream", "light+large")
    asked = [(SMALLEST, look, *way) for look in looks for way in WAYS]
    asked += [(ACROSS, look, *way) for look in looks for way in HELD_ACROSS]
    asked += SHOWN
    for language, (size, look, name, presses, words) in product(("en", "pl", "uk"), asked):
        at = f"?class={name}&look={look}&in={language}"
        pages.append((size, box.browser(at).press(*presses).page, words))
    with chromium_running() as browser:
        shown = browser.new_page()
        for size, page, words in pages:
            shown.set_viewport_size(size)
            show(shown, page)
            seen, main = shown.evaluate(SEEN, words), shown.locator("main").inner_text()
            assert len(seen) > 1, main
            assert all(seen), (seen, main)
            assert "999" in main or size == WIDE or words == TO_SEND[-1]
