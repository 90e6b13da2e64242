"""Every page in every look, at every size: it reads well, and all of it is there."""

import pytest

from screens.looks import NAMES, Look
from tests.contrast import too_faint
from tests.room import without_room
from tests.screens.pupil.every_page import every_page, stage
from tests.screens.pupil.walks import Make

VERSIONS = ("younger", "older")
SIZES = ((80, 24), (120, 40), (200, 60))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("version", VERSIONS)
async def test_every_page_reads_well(make: Make, version: str, name: str) -> None:
    app, school = None, make(version)
    app = stage(school, Look(name))
    async with app.run_test(size=SIZES[0]) as pilot:
        async for page in every_page(pilot, school, version):
            assert too_faint(app) == [], page


@pytest.mark.parametrize("name", ["dark", "light"])
async def test_every_page_reads_well_without_colours(
    make: Make, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    school = make("older")
    app = stage(school, Look(name))
    async with app.run_test(size=SIZES[0]) as pilot:
        async for page in every_page(pilot, school, "older"):
            assert app.no_color
            assert too_faint(app) == [], page


@pytest.mark.parametrize("large", [False, True], ids=["usual", "bigger"])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("version", VERSIONS)
async def test_all_of_every_page_is_there(
    make: Make, version: str, size: tuple[int, int], large: bool
) -> None:
    school, wrong = make(version), {}
    app = stage(school, Look(large=large))
    async with app.run_test(size=size) as pilot:
        async for page in every_page(pilot, school, version):
            await pilot.pause()
            if found := without_room(app.screen):
                wrong[page] = found
    assert wrong == {}
