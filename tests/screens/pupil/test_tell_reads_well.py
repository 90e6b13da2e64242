"""What a child does on a page of telling can be read, and every tile reached."""

import pytest

from tests.contrast import too_faint
from tests.screens.pupil.walks import SIZE, Make, Walk, press


@pytest.mark.parametrize("theme", ["dark", "light", "cream", "high-contrast"])
async def test_the_picture_chosen_before_reads_well(make: Make, theme: str) -> None:
    app = Walk(make("younger"), theme)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "1", "ctrl+b")
        assert "▶1 fox◀" in app.shown()
        assert too_faint(app) == []


async def test_tab_reaches_every_tile(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "1")
        seen = set()
        for _ in range(15):
            await press(pilot, "tab")
            seen.add(app.focused)
        assert set(app.screen.focus_chain) <= seen
