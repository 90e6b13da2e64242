"""Every page in words that are 40 % longer: all of it is still there at 80x24, and all is said."""

import re
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from assets.catalogues import VERSIONS, catalogue, translatable
from assets.tongue import Tongue
from screens.looks import Look
from screens.widgets.plain import PlainText
from tests.languages import accept_all, longer, spoken
from tests.made_up import NOW
from tests.room import without_room
from tests.school_year import HOLIDAYS, with_calendar
from tests.screens.pupil.every_page import closed_pages, every_page, stage
from tests.screens.pupil.walks import Make
from tui.dressing import LONGER

SIZE = (80, 24)
Pages = Callable[..., AsyncIterator[str]]
FOR_GROWN_UPS = ("grown-up", "slip", "slip form", "slip thanks", "Round start", "Round class")
"""Pages that grown-ups read: they are in English whatever is spoken."""


def longer_tongue() -> Tongue:
    words = {id: said for version in VERSIONS for id, said in translatable(version).items()}
    return Tongue("pl", {id: _longer(said) for id, said in words.items()})


def _longer(words: str) -> str:
    """Leave alone what is filled in."""
    parts = re.split(r"(\{[^}]*\})", words)
    return "".join(
        part if part.startswith("{") else longer(part) if part.strip(" .,:") else part
        for part in parts
    )


async def measured(
    make: Make, version: str, tongue: Tongue, pages: Pages = every_page
) -> dict[str, list[str]]:
    school, wrong, closed = make(version), {}, pages is closed_pages
    accept_all(school, "pl")
    if closed:
        with_calendar(school)
    with spoken(tongue):
        app = stage(school, Look(), HOLIDAYS if closed else NOW)
        app.add_class(LONGER)
        async with app.run_test(size=SIZE) as pilot:
            async for page in pages(pilot, school, version):
                await pilot.pause()
                if page not in FOR_GROWN_UPS and (found := without_room(app.screen)):
                    wrong[page] = found
    return wrong


@pytest.mark.parametrize("version", VERSIONS)
async def test_longer_words_are_all_there(make: Make, version: str) -> None:
    assert await measured(make, version, longer_tongue()) == {}


@pytest.mark.parametrize("version", VERSIONS)
async def test_longer_words_are_all_there_while_school_is_closed(make: Make, version: str) -> None:
    assert await measured(make, version, longer_tongue(), closed_pages) == {}


@pytest.mark.parametrize(("code", "version"), [("pl", "older"), ("uk", "younger")])
async def test_the_drafts_are_all_there(make: Make, version: str, code: str) -> None:
    words = {id: draft.words for id, draft in catalogue(code).drafts.items()}
    assert await measured(make, version, Tongue("pl", words)) == {}


@pytest.mark.parametrize("version", VERSIONS)
async def test_no_page_of_a_child_says_anything_in_english(make: Make, version: str) -> None:
    words = {id: "жжжж" for one in VERSIONS for id in translatable(one)}
    school, left = make(version), set[str]()
    with spoken(Tongue("uk", words)):
        app = stage(school, Look())
        app.add_class(LONGER)
        async with app.run_test(size=SIZE) as pilot:
            async for page in every_page(pilot, school, version):
                if page not in FOR_GROWN_UPS:
                    left |= {said for said in _said(app) if _is_english(said)}
    assert left <= FOR_STAFF


def _said(app: Any) -> list[str]:
    buttons = [str(button.label) for button in app.screen.query("Button")]
    return [*buttons, *(shown.text for shown in app.screen.query(PlainText))]


FOR_STAFF = {
    "I am a grown-up",
    "Grown-up: a child needs you now.",
    "Help now · please go to Acorn",
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
