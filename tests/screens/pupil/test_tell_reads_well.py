"""What a child does on a page of telling can be read, and every tile reached."""

from tests.contrast import faint_in_some_look
from tests.screens.pupil.walks import SIZE, Make, Walk, press


async def test_the_picture_chosen_before_reads_well(make: Make) -> None:
    app = Walk(make("younger"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "1", "ctrl+b")
        assert "✓1 fox◀" in app.shown()
        assert await faint_in_some_look(pilot) == []


async def test_tab_reaches_every_tile(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "1")
        seen = set()
        for _ in range(15):
            await press(pilot, "tab")
            seen.add(app.focused)
        assert set(app.screen.focus_chain) <= seen
