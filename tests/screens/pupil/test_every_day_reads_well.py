"""Every page for every day can be read in each colouring, and nothing on it is cut off."""

import pytest
from textual.app import App

from screens.pupil.help_line import HelpLine
from screens.pupil.round import Round
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile
from tests.contrast import too_faint
from tests.made_up import NOW
from tests.screens.pupil.walks import SIZE, Make, Walk, press

CARDS = (["6"], ["enter"], ["5"], ["enter"], ["3"], ["escape"])
HAPPENS = (["3"], ["2"], ["3"], ["4"], ["escape"])
GOOD = (["5"], ["1"], ["3"], ["1"], ["escape"])
TURNS = (["1"], ["1"], ["3"], ["enter"])
WRITTEN = (["5"], ["1"], ["words: thanks", "tab", "tab", "enter"], ["1"])


def cut_off(app: App[object]) -> list[str]:
    """Return the tiles and sentences that are not wholly on the screen."""
    shown = [*app.screen.query(Tile), *app.screen.query(PlainText)]
    return [
        str(one)
        for one in shown
        if one.region.area
        and (
            not app.screen.region.contains_region(one.region)
            or one.region.intersection(one.parent.region) != one.region
            or one.virtual_size.height > one.size.height
        )
    ]


@pytest.mark.parametrize("theme", ["dark", "light", "cream", "high-contrast"])
async def test_the_younger_read_every_page(make: Make, theme: str) -> None:
    school = make("younger")
    app = Walk(school, theme)
    async with app.run_test(size=SIZE) as pilot:
        for keys in (*CARDS, *HAPPENS, *GOOD):
            await press(pilot, *keys)
            assert (too_faint(app), cut_off(app)) == ([], [])
        app.push_screen(Round(school.intake, lambda: NOW, HelpLine()))
        await pilot.pause()
        for keys in TURNS:
            assert (too_faint(app), cut_off(app)) == ([], [])
            await press(pilot, *keys)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_older_read_every_page_in_windows_of_every_size(
    make: Make, size: tuple[int, int]
) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=size) as pilot:
        for keys in (*CARDS, *HAPPENS, *WRITTEN):
            await press(pilot, *keys)
            assert (too_faint(app), cut_off(app)) == ([], [])
