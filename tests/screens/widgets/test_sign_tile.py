"""Signs beside the words of low tiles, and pictures that are as large as their place."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.containers import Vertical

from screens.widgets.picture import SIGN, TINY, Picture, picture, sign_names
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import SIDED, button
from screens.widgets.tile import Tile


@pytest.mark.parametrize("name", sign_names())
def test_a_sign_fits_a_tile_three_rows_high(name: str) -> None:
    drawing = picture(f"{SIGN}{name}")
    rows = drawing.sizes[TINY]
    assert [len(row) for row in rows] == [6] * 6
    assert {letter for row in rows for letter in row} <= set(drawing.palette)


def test_no_two_signs_are_alike() -> None:
    drawn = {picture(f"{SIGN}{name}").sizes[TINY] for name in sign_names()}
    assert len(drawn) == len(sign_names())


async def test_a_low_tile_shows_its_sign_words_and_key_in_three_rows(
    stage: Callable[..., Any],
) -> None:
    tile = button("back", key="Ctrl+B")
    app = stage(tile)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.add_class("-pupil")
        await pilot.pause()
        assert not tile.query_one(Picture).region.area, "a frame has no room for a sign"
        app.screen.add_class(SIDED)
        await pilot.pause()
        parts = [tile.query_one(Picture), *tile.query(PlainText)]
        assert tile.size.height == 3
        assert all(tile.region.contains_region(part.region) for part in parts)
        assert all(part.region.area for part in parts)
        tile.key = "1"
        assert tile.query_one(".tile-key", PlainText).text == "1"


async def test_a_picture_is_as_large_in_whole_steps_as_words_leave_room_for(
    stage: Callable[..., Any],
) -> None:
    tile = Tile("Sad", picture=Picture("face-sad"))
    app = stage(Vertical(tile))
    async with app.run_test(size=(140, 40)) as pilot:
        shown = tile.query_one(Picture)
        shown.styles.max_height = 30
        for height, drawn in ((8, (10, 4)), (13, (20, 9)), (22, (40, 18)), (31, (60, 27))):
            tile.styles.height = height
            await pilot.pause()
            lines = shown.render().plain.split("\n")
            assert (len(lines[0]), len(lines)) == drawn, height
