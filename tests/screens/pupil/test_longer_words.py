"""Every page in words that are 40 % longer: all of it is still there at 80x24, and all is said."""

import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from textual.events import ScreenResume

from assets.catalogues import VERSIONS, catalogue
from assets.never import claims, only
from assets.tongue import Tongue
from screens.looks import BIGGER, Look
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile
from tests.keyed import without_key
from tests.languages import accept_all, longer_tongue, spoken
from tests.made_up import NOW
from tests.room import without_room
from tests.school_year import HOLIDAYS, with_calendar
from tests.screens.pupil.every_page import closed_pages, every_page, stage
from tests.screens.pupil.walks import Make
from tui.dressing import LONGER

SIZE = (80, 24)
Layout = tuple[tuple[int, int], bool]
"""Columns and rows, and whether all is bigger."""
Pages = Callable[..., AsyncIterator[str]]
FOR_GROWN_UPS = ("grown-up", "slip", "slip form", "slip thanks", "Round start", "Round class")
"""Pages that grown-ups read: they are in English whatever is spoken."""


@dataclass
class Measured:
    """What has no room, by page and layout, what stands on each page, and which turn to others."""

    wrong: dict[str, list[str]] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)
    turned: set[str] = field(default_factory=set)

    @property
    def in_english(self) -> set[str]:
        """What is said in Latin letters: a made-up language has none of them."""
        return {said for each in self.said.values() for said in each if _is_english(said)}


async def measured(
    make: Make, version: str, tongue: Tongue, *layouts: Layout, pages: Pages = every_page
) -> Measured:
    """Show each page once, and lay it out in every layout."""
    school, found, closed = make(version), Measured(), pages is closed_pages
    accept_all(school, "pl")
    if closed:
        with_calendar(school)
    with spoken(tongue):
        app = stage(school, Look(), HOLIDAYS if closed else NOW)
        app.add_class(LONGER)
        begin, large = layouts[0]
        app.set_class(large, BIGGER, update=False)
        async with app.run_test(size=begin) as pilot:
            async for page in pages(pilot, school, version):
                if page in FOR_GROWN_UPS:
                    continue
                found.said[page] = _said(app)
                for place, (size, large) in enumerate(layouts):
                    if place:
                        app.set_class(large, BIGGER)
                        app.screen.post_message(ScreenResume())
                        await pilot.resize_terminal(*size)
                        await pilot.pause()
                    here = f"{page}, {size}{', bigger' * large}"
                    if wrong := [*without_room(app.screen), *without_key(app)]:
                        found.wrong[here] = wrong
                    if any(each.display for each in app.screen.query("#more-choices")):
                        found.turned.add(here)
                # The next page begins in the layout in which this one is left.
                layouts = layouts[::-1]
    return found


@pytest.mark.parametrize("version", VERSIONS)
async def test_longer_words_are_all_there_and_none_of_them_is_english(
    make: Make, version: str
) -> None:
    found = await measured(make, version, longer_tongue(), (SIZE, True), (SIZE, False))
    assert found.wrong == {}
    assert found.in_english <= FOR_STAFF


@pytest.mark.parametrize("version", VERSIONS)
async def test_longer_words_are_all_there_while_school_is_closed(make: Make, version: str) -> None:
    layouts = ((SIZE, True), (SIZE, False))
    found = await measured(make, version, longer_tongue(), *layouts, pages=closed_pages)
    assert found.wrong == {}
    assert found.in_english <= FOR_STAFF


@pytest.mark.parametrize(
    ("code", "version", "layouts"),
    [
        ("pl", "older", (((200, 60), True), ((120, 40), True), ((120, 40), False))),
        ("uk", "younger", ((SIZE, False),)),
    ],
)
async def test_the_drafts_are_all_there_and_say_what_they_must(
    make: Make, version: str, code: str, layouts: tuple[Layout, ...]
) -> None:
    words = {id: draft.words for id, draft in catalogue(code).drafts.items()}
    found = await measured(make, version, Tongue("pl", words), *layouts)
    assert found.wrong == {}
    # Whoever works at a small school can be left out without a look for a further page.
    assert f"add words that name somebody, {SIZE}" not in found.turned
    said = {page: "\n".join(each) for page, each in found.said.items()}
    assert {page: c for page, each in said.items() if (c := claims(code, each))} == {}
    help_now = {words["pupil.button.help"], words["pupil.short.help"]}
    assert {page for page, each in found.said.items() if not help_now & {*each}} <= CALLED
    assert {"help", "help not kept", "out of use"} <= pages_with(said, "0800 1111")
    assert pages_with(said, "0800 1111") & {"thanks", "after Thanks"}
    assert "999" in said["help"]
    secret = pages_with({page: each.lower() for page, each in said.items()}, only(code))
    assert {page.split()[0] for page in secret} >= {"WhatHappens"}
    assert {"older": "tell promise", "younger": "tell when"}[version] in secret


CALLED = {"help", "help not kept", "help confirm", "help confirm, words go along"}
"""Pages on which help is called for already."""


def pages_with(said: dict[str, str], words: str) -> set[str]:
    return {page for page, each in said.items() if words in each}


def _said(app: Any) -> list[str]:
    buttons = [str(button.label) for button in app.screen.query("Button")]
    words = [each for each in app.screen.query(PlainText) if not each.has_class("tile-key")]
    return [*buttons, *map(_without_key, words)]


def _without_key(shown: PlainText) -> str:
    """A key's name is what stands on the keyboard: it belongs to no language."""
    key = shown.parent.key if isinstance(shown.parent, Tile) else None
    return shown.text.removeprefix(f"{key} ")


FOR_STAFF = {
    "I am a grown-up",
    "Grown-up: a child needs you now.",
    "○ It is kept in this box. No bell has rung yet.",
    "It did not go in the box.",
    "Help now · please go to Acorn",
    "Something waits in the box",
}
"""What the school's grown-ups read on a child's page."""
NAMES = {
    "Mrs",
    "Adeyemi",
    "Mr",
    "Patel",
    "Miss",
    "Lee",
    "Okafor",
    "Oak",
    "Dr",
    "Quince",
    "Ms",
    "Hart",
    "Bell",
    "Aa",
    "took",
    "my",
    "hat",
    "English",
    "Polski",
}
OURS = re.compile(r"[A-Za-z]{2,}")


def _is_english(said: str) -> bool:
    return bool(set(OURS.findall(said)) - NAMES)
