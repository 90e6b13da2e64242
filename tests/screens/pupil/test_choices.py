"""Pictures to choose from: a word belongs to its own picture, and nothing moves once it is seen."""

from itertools import product
from typing import Any

import pytest

from screens.pupil.choices import Choices
from screens.pupil.peg_tile import PegTile
from screens.widgets.tile import Tile
from tests.screens.pupil.walks import SIZE, Make, Walk, press


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_a_word_does_not_touch_the_picture_beneath_it(
    make: Make, size: tuple[int, int]
) -> None:
    app = Walk(make("younger"))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "1")
        shown = [tile.region for tile in app.screen.query(PegTile) if tile.display]
        assert len(shown) > 20
        framed = app.screen.query_one("#choices").has_class("-framed")
        apart = {
            one.y - other.bottom
            for one, other in product(shown, shown)
            if one.x == other.x and one.y >= other.bottom
        }
        assert framed or min(apart) >= 1


async def test_the_tiles_are_in_place_before_they_are_seen(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, columns = make("younger"), []
    app = Walk(school)
    fit: Any = Choices._fit_into

    def count(choices: Choices, room: Any) -> None:
        fit(choices, room)
        columns.append((bool(choices.size), choices.query_one("#choices").styles.grid_size_columns))

    monkeypatch.setattr(Choices, "_fit_into", count)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1")
    assert columns[0] == (False, 7)
    assert columns[-1] == (True, 7)


async def test_a_second_answer_right_behind_the_first_changes_nothing(make: Make) -> None:
    school = make("younger")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1")
        assert app.screen.step == "who"
        tiles = [tile for tile in app.screen.query("#step Tile").results(Tile) if tile.value]
        for tile in tiles[:2]:
            tile.post_message(Tile.Chosen(tile))
        await pilot.pause()
        assert app.screen.step == "feel"
        assert app.screen.telling.peg == tiles[0].value
