"""Every page, in every look and at every size: it reads well, and all of it is there."""

import pytest

from assets.texts import text
from screens.looks import Look
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from tests.contrast import too_faint
from tests.keyed import without_key
from tests.legible import unlike
from tests.room import without_room
from tests.school_year import HOLIDAYS, with_calendar
from tests.screens.pupil.every_page import closed_pages, every_page, stage
from tests.screens.pupil.walks import Make, Walk

HELP = ("title", "show", "childline", "danger")
"""What the page for who needs help says at every size: whom to tell, and whom to call."""


def unsaid(app: Walk, page: str, version: str) -> list[str]:
    """Return what a page for who needs help must say and does not; empty for others."""
    said = {each.text for each in app.screen.query(PlainText) if each.region.area}
    words = [text(f"{version}.help.page.{name}") for name in HELP]
    if app.screen.has_class("-closed"):
        words[2:] = [text(f"pupil.closed.{name}") for name in HELP[2:]]
    return [each for each in words if page in ("help", "help not kept") and each not in said]


PICTURED = ["welcome", "thanks", "help", "help not kept", "help confirm", "still here", "good sent"]
PICTURED += ("come back to no answer", "come back to an answer")
"""Pages that say by a picture what they are about, for who cannot read them."""


def unpictured(app: Walk, page: str) -> list[str]:
    """Say so of a page whose picture is not to be seen."""
    pictures = app.screen.query(Picture).exclude(".sign")
    seen = any(each.region.area for each in pictures)
    return [] if seen or page not in PICTURED else ["no picture"]


LOOKS = {
    "80x24 dark, older": ((80, 24), Look("dark"), False),
    "80x24 light, bigger, younger": ((80, 24), Look("light", large=True), False),
    "80x24 cream, bigger, older": ((80, 24), Look("cream", large=True), False),
    "120x24 cream, younger": ((120, 24), Look("cream"), False),
    "120x40 strong, bigger, older": ((120, 40), Look("high-contrast", large=True), False),
    "160x44 light, older": ((160, 44), Look("light"), False),
    "200x60 dark, bigger, no colours, younger": ((200, 60), Look("dark", large=True), True),
}
"""Sizes, looks, and whether NO_COLOR is set: each look, size and layout at least once.
Wide windows that are not high are among them; longer words are laid out at 80x24 by themselves."""


@pytest.mark.parametrize("worn", LOOKS)
async def test_every_page_reads_well_and_is_all_there(
    make: Make, worn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    size, look, no_colours = LOOKS[worn]
    version = worn.rpartition(" ")[2]
    if no_colours:
        monkeypatch.setenv("NO_COLOR", "1")
    school, wrong = make(version), {}
    app = stage(school, look)
    async with app.run_test(size=size) as pilot:
        assert app.no_color == no_colours
        async for page in every_page(pilot, school, version):
            found = [*too_faint(app), *without_room(app.screen), *unsaid(app, page, version)]
            if found := [*found, *unlike(app), *unpictured(app, page), *without_key(app)]:
                wrong[page] = found[:3]
    assert wrong == {}


CLOSED = {
    "80x24 dark, younger": ((80, 24), Look("dark")),
    "80x24 strong, bigger, older": ((80, 24), Look("high-contrast", large=True)),
    "120x40 cream, bigger, younger": ((120, 40), Look("cream", large=True)),
    "200x60 light, older": ((200, 60), Look("light")),
}


@pytest.mark.parametrize("worn", CLOSED)
async def test_every_page_that_says_that_school_is_closed_reads_well_and_is_all_there(
    make: Make, worn: str
) -> None:
    size, look = CLOSED[worn]
    version = worn.rpartition(" ")[2]
    school, wrong = make(version), {}
    with_calendar(school)
    app = stage(school, look, HOLIDAYS)
    async with app.run_test(size=size) as pilot:
        async for page in closed_pages(pilot, school, version):
            found = [*too_faint(app), *without_room(app.screen), *unsaid(app, page, version)]
            if found := [*found, *unlike(app), *without_key(app)]:
                wrong[page] = found[:3]
    assert wrong == {}
