"""Every page, in every look and at every size: it reads well, and all of it is there."""

import pytest

from screens.looks import Look
from tests.contrast import too_faint
from tests.room import without_room
from tests.screens.pupil.every_page import every_page, stage
from tests.screens.pupil.walks import Make

LOOKS = {
    "80x24 dark": ((80, 24), Look("dark"), False),
    "80x24 light, bigger": ((80, 24), Look("light", large=True), False),
    "120x24 dark": ((120, 24), Look("dark"), False),
    "120x40 cream": ((120, 40), Look("cream"), False),
    "160x44 light": ((160, 44), Look("light"), False),
    "120x40 strong, bigger": ((120, 40), Look("high-contrast", large=True), False),
    "200x60 dark, no colours": ((200, 60), Look("dark"), True),
    "200x60 light, bigger, no colours": ((200, 60), Look("light", large=True), True),
}
"""Sizes, looks, and whether NO_COLOR is set: each look, size and layout at least once.
Wide windows that are not high are among them."""


@pytest.mark.parametrize("version", ["younger", "older"])
@pytest.mark.parametrize("worn", LOOKS)
async def test_every_page_reads_well_and_is_all_there(
    make: Make, version: str, worn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    size, look, no_colours = LOOKS[worn]
    if no_colours:
        monkeypatch.setenv("NO_COLOR", "1")
    school, wrong = make(version), {}
    app = stage(school, look)
    async with app.run_test(size=size) as pilot:
        assert app.no_color == no_colours
        async for page in every_page(pilot, school, version):
            if found := [*too_faint(app), *without_room(app.screen)]:
                wrong[page] = found[:3]
    assert wrong == {}
