"""Four pictures to come back with, chosen as on the page that asks who a child is."""

from itertools import product

from screens.pupil.next_tile import NextTile
from screens.pupil.peg_tile import PegTile
from screens.pupil.picture_entry import PictureCodeEntry
from screens.widgets.picture import Picture
from tests.made_up import School
from tests.screens.pupil.coming_back import PEGS, come_back
from tests.screens.pupil.stage import Stage


async def test_each_picture_is_chosen_by_its_key_once_and_the_last_can_be_taken_back(
    school: School,
) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        entry = app.screen.query_one(PictureCodeEntry)
        await pilot.press("1", "1", "b", "w", "plus", "w", "backspace", "m", "1")
        assert list(entry.chosen) == [PEGS[0], PEGS[10], PEGS[21]]
        assert "1 fox   2 duck   3 owl   4 …" in app.shown()
        assert "✓ N car" not in app.shown()
        assert app.screen.query_one(NextTile).disabled
        await pilot.press("n", "o")
        assert entry.chosen[3:] == (PEGS[22],)
        assert "✓ N car" in app.shown()
        assert app.focused is app.screen.query_one(NextTile)


async def test_every_picture_is_whole_in_a_small_window_and_stands_apart(school: School) -> None:
    app, seen = Stage(), set()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        for key in ("1", "plus"):
            await pilot.press(key)
            await pilot.pause()
            shown = [tile for tile in app.screen.query(PegTile) if tile.display]
            seen |= {tile.value for tile in shown}
            for tile in shown:
                picture = tile.query_one(Picture)
                assert tile.region.contains_region(picture.region)
                assert (picture.region.width >= 10, picture.region.height) == (True, 4)
            for one, other in product(shown, shown):
                gap = one.region.y - other.region.bottom
                assert gap < 0 or gap >= 1
    assert seen == set(PEGS)
