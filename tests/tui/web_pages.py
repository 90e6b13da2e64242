"""Every page that a child meets in a browser, how it is come to, and what it is worn in."""

from playwright.sync_api import Page

from screens.looks import NAMES

TO_THE_END = ("anyone", "send", "next", "next", "online", "game")
EVERY: tuple[tuple[str, ...], ...] = (
    ("?class=Acorn", "tell", "fox", "sad", "unknown"),
    ("?class=Oak", "tell", "?class=Oak"),
    ("?class=Oak", "tell", "next", "next", "unknown", "not_yet", "not_see", "nobody", *TO_THE_END),
    ("?class=Oak", "answer", "fox", "bee", "moon", "boat", "next"),
    ("?class=Acorn", "help", "yes", "done"),
    ("?", "tell"),
    ("?class=Acorn", "good", "anyone", "thanks", "fox"),
    ("?class=Oak", "good", "anyone", "next"),
    ("?class=Acorn", "cards", "card:1", "card:4", "card:5", "answer:send", "card:0"),
    ("?class=Oak", "slip", "slip_adult", "next", "back", "slip_child"),
    ("look?",),
    ("about?class=Oak",),
    ("gone?",),
    ("closed?",),
    ("nowhere?",),
)
"""Ways past every page, from an address on; an address on the way is opened as in another tab."""

SIZED = ("", "+large", "+large", "")
DRESSED = tuple(
    (code, name + size)
    for code, name, size in zip(("en", "pl", "uk", "ur"), NAMES, SIZED, strict=True)
)
TOLD = ("anyone", "send")


def tap(page: Page, *values: str) -> None:
    """Tap buttons by what they stand for, and wait for the page after each."""
    for value in values:
        with page.expect_navigation():
            page.tap(f'[name="go"][value="{value}"]')
