"""Bigger is bigger where it matters, and a child sees on the next pages which picture it chose."""

from typing import Any

from screens.looks import Look
from screens.pupil.foot import KEEP, LETTERED, FootTile
from screens.pupil.own_picture import OwnPicture
from screens.pupil.steps.who_picture import WhoPicture
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile
from tests.languages import accept_all
from tests.room import without_room
from tests.screens.pupil.every_page import stage
from tests.screens.pupil.walks import Make, Walk, press

LOW = 3
"""Rows of the lowest large letters."""


def rows(app: Any, selector: str) -> list[int]:
    return [each.size.height for each in app.screen.query(selector).results(PlainText)]


def lettered(app: Any, *ids: str) -> set[bool]:
    tiles = [tile for tile in app.screen.query(FootTile) if tile.display]
    return {tile.has_class(LETTERED) for tile in tiles if not ids or tile.id in ids}


async def test_in_the_bigger_layout_answers_the_foot_and_what_keeps_a_child_safe_are_large(
    make: Make,
) -> None:
    app = stage(make("younger"), Look(large=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "1", "1")
        for words in ("#question", ".pictures .tile-label", ".note"):
            assert min(rows(app, words)) >= LOW, words
        assert lettered(app, *KEEP) == {True}
        await press(pilot, "2")
        assert len(rows(app, ".vital")) == 2
        assert min(rows(app, ".vital")) >= LOW
        assert without_room(app.screen) == []


async def test_the_globe_is_on_the_bigger_first_page_of_a_low_window(make: Make) -> None:
    school = make("younger")
    accept_all(school, "pl")
    app = stage(school, Look(large=True))
    async with app.run_test(size=(80, 24)):
        assert without_room(app.screen) == []
        globe = app.screen.query_one("#globe", Tile)
        assert globe.key == "8"
        assert globe.region.area
        assert "Polski" in app.shown()


async def test_the_same_pages_are_in_ordinary_letters_otherwise(make: Make) -> None:
    app = Walk(make("younger"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "1", "1")
        assert max(rows(app, ".pictures .tile-label, .note")) == 1
        assert lettered(app) == {False}


async def test_the_picture_a_child_chose_is_seen_on_the_next_pages_and_leads_back(
    make: Make,
) -> None:
    app = Walk(make("younger"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "2")
        own = app.screen.query_one(OwnPicture)
        assert own.query_one(PlainText).text == "bee"
        await press(pilot, "1")
        await pilot.click("#own-picture")
        await pilot.pause()
        assert app.screen.query(WhoPicture)
        assert [tile.value for tile in app.screen.query(Tile) if tile.selected] == ["bee"]
        await press(pilot, "/")
        assert not app.screen.query(OwnPicture)
