from collections.abc import Callable
from typing import Any

import pytest
from textual.geometry import Region
from textual.screen import Screen

from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, TileKeys, Tiles, nearest


def four(**more: Any) -> Tiles:
    tiles = (Tile(word, word, id=word) for word in ("now", "today", "later", "unsure"))
    return Tiles(*tiles, columns=2, numbered=True, **more)


async def test_arrows_move_and_enter_chooses(stage: Callable[..., Any]) -> None:
    app = stage(four())
    async with app.run_test() as pilot:
        app.query_one("#now").focus()
        await pilot.press("right", "down", "left", "enter")
        assert [said.tile.value for said in app.said(Tile.Chosen)] == ["later"]


async def test_an_arrow_at_the_edge_stays(stage: Callable[..., Any]) -> None:
    app = stage(four())
    async with app.run_test() as pilot:
        app.query_one("#today").focus()
        await pilot.press("right", "up")
        assert app.focused.id == "today"


async def test_a_digit_chooses(stage: Callable[..., Any]) -> None:
    app = stage(four())
    async with app.run_test() as pilot:
        app.query_one("#now").focus()
        await pilot.press("4")
        assert [said.tile.value for said in app.said(Tile.Chosen)] == ["unsure"]


async def test_a_click_chooses_once(stage: Callable[..., Any]) -> None:
    app = stage(four())
    async with app.run_test() as pilot:
        await pilot.click("#today")
        assert [said.tile.value for said in app.said(Tile.Chosen)] == ["today"]


async def test_the_second_of_two_quick_clicks_chooses_nothing_on_whatever_came_meanwhile(
    stage: Callable[..., Any],
) -> None:
    app = stage(four())
    async with app.run_test() as pilot:
        await pilot.click("#today", times=2)
        assert [said.tile.value for said in app.said(Tile.Chosen)] == ["today"]
        await pilot.click("#now")
        assert len(app.said(Tile.Chosen)) == 2


async def test_a_tile_out_of_use_does_nothing(stage: Callable[..., Any]) -> None:
    app = stage(Tiles(Tile("a", "a", key="1", disabled=True, id="a"), Tile("b", key="2", id="b")))
    async with app.run_test() as pilot:
        app.query_one("#b").focus()
        await pilot.press("1")
        await pilot.click("#a")
        assert app.said(Tile.Chosen) == []


async def test_a_hidden_tile_does_not_answer_to_its_key(stage: Callable[..., Any]) -> None:
    app = stage(four())
    async with app.run_test() as pilot:
        app.query_one("#today").display = False
        app.query_one("#now").focus()
        await pilot.pause()
        await pilot.press("2")
        assert app.said(Tile.Chosen) == []


async def test_chosen_is_shown_by_shape_and_word(stage: Callable[..., Any]) -> None:
    tiles = four()
    app = stage(tiles)
    async with app.run_test() as pilot:
        tiles.show_chosen("later")
        await pilot.pause()
        assert "✓ chosen" in app.shown()
        assert "┏" in app.shown()


async def test_focus_is_a_double_frame(stage: Callable[..., Any]) -> None:
    app = stage(four())
    async with app.run_test() as pilot:
        app.query_one("#now").focus()
        await pilot.pause()
        assert app.shown().count("╔") == 1


async def test_on_a_screen_with_tile_keys_the_key_works_without_focus(
    stage: Callable[..., Any],
) -> None:
    class Page(TileKeys, Screen[None]):
        def compose(self) -> Any:
            yield Tiles(Tile("Help now", "help", key="h"))

    app = stage()
    async with app.run_test() as pilot:
        await app.push_screen(Page())
        app.screen.set_focus(None)
        await pilot.press("H")
        assert [said.tile.value for said in app.said(Tile.Chosen)] == ["help"]


async def test_hostile_words_are_only_words(stage: Callable[..., Any], hostile: str) -> None:
    tile = Tile(hostile, "x", chosen_word=hostile, selected=True)
    app = stage(Tiles(tile), PlainText(hostile, id="plain"))
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.click("#plain", offset=(0, 0))
        await pilot.click(tile)
        tile.say(hostile + "!")
        await pilot.pause()
        assert app.is_running
        assert not {"\x1b", "\x9b", "\x07", "\u202e", "\u2066"} & set(app.shown())
        if hostile.isprintable() and hostile.isascii():
            assert hostile + "!" in app.shown()


@pytest.mark.parametrize(
    ("way", "there"), [("right", (20, 0)), ("down", (0, 5)), ("left", None), ("up", None)]
)
def test_the_nearest_region_that_way(way: str, there: tuple[int, int] | None) -> None:
    regions = [Region(20, 0, 10, 3), Region(0, 5, 10, 3), Region(20, 5, 10, 3)]
    found = nearest(Region(0, 0, 10, 3), regions, way)
    assert (found and found.offset) == there
