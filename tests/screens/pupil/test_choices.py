"""Pictures to choose from: a word belongs to its own picture, and nothing moves once it is seen."""

from itertools import product
from typing import Any

import pytest
from textual.events import ScreenResume

from assets.catalogues import catalogue
from assets.tongue import Tongue
from screens.looks import BIGGER, Look
from screens.pupil.choices import Choices
from screens.pupil.draft import Draft
from screens.pupil.peg_tile import PegTile
from screens.pupil.steps.order import pages_of
from screens.pupil.tell import Tell
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile
from tests.languages import accept_all, spoken
from tests.legible import outshone, unlike
from tests.room import without_room
from tests.screens.pupil.every_page import Gallery, stage
from tests.screens.pupil.walks import SIZE, Make, Walk, press
from tui.dressing import LONGER


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


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 44), (200, 60)])
async def test_the_tiles_are_in_place_before_they_are_seen(
    make: Make, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    school, laid_out = make("younger"), []
    app = Walk(school)
    fit: Any = Choices._fit_into

    def count(choices: Choices, room: Any) -> None:
        fit(choices, room)
        tiles = choices.query_one("#choices")
        laid_out.append((bool(choices.size), tiles.styles.grid_size_columns, {*tiles.classes}))

    monkeypatch.setattr(Choices, "_fit_into", count)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "1")
    assert (laid_out[0][0], laid_out[-1][0]) == (False, True)
    assert laid_out[0][1:] == laid_out[-1][1:]


async def test_a_second_answer_right_behind_the_first_changes_nothing(make: Make) -> None:
    school = make("younger")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1")
        assert app.tell.step == "who"
        tiles = [tile for tile in app.screen.query("#step Tile").results(Tile) if tile.value]
        for tile in tiles[:2]:
            tile.post_message(Tile.Chosen(tile))
        await pilot.pause()
        assert app.tell.step == "feel"
        assert app.tell.telling.peg == tiles[0].value


LAYOUTS = [(size, big) for size in ((112, 38), (120, 40), (200, 60)) for big in (0, 1)]
"""Layouts in which an answer beneath others may be in large letters."""


@pytest.mark.parametrize(("version", "code"), [("younger", "en"), ("older", "en"), ("older", "pl")])
async def test_no_answer_beneath_others_is_larger_than_they_are(
    make: Make, version: str, code: str
) -> None:
    school, wrong = make(version), []
    accept_all(school, "pl")
    drafts = catalogue(code).drafts if code != "en" else {}
    with spoken(Tongue("pl", {id: each.words for id, each in drafts.items()})):
        app = stage(school, Look())
        app.set_class(bool(drafts), LONGER)
        async with app.run_test(size=LAYOUTS[0][0]) as pilot:
            gallery = Gallery(pilot, school, version)
            telling = gallery.told()
            for page in pages_of(telling, school.intake.school):
                tell = Tell(school.intake, gallery.now, Draft(), telling, version=version)
                await gallery.show(tell)
                await tell._show(page)
                await pilot.pause()
                for size, large in LAYOUTS if tell.query(Choices) else ():
                    app.set_class(bool(large), BIGGER)
                    app.screen.post_message(ScreenResume())
                    await pilot.resize_terminal(*size)
                    await pilot.pause()
                    beside = tell.query("Ask .onward .tile-label" if drafts else "Nothing").results(
                        PlainText
                    )
                    found = [*outshone(app), *without_room(app.screen)]
                    found += ["in different letters"] * (len({each.letters for each in beside}) > 1)
                    wrong += [f"{page}, {size}, {large}: {each}" for each in found]
    assert "\n".join(wrong) == ""


@pytest.mark.parametrize("code", ["pl", "uk"])
async def test_who_sees_it_where_nobody_is_left_out_is_large_where_all_is_bigger(
    make: Make, code: str
) -> None:
    school = make("older")
    accept_all(school, "pl")
    with spoken(Tongue("pl", {id: each.words for id, each in catalogue(code).drafts.items()})):
        app = stage(school, Look(large=True))
        app.add_class(LONGER)
        async with app.run_test(size=(120, 40)) as pilot:
            gallery = Gallery(pilot, school, "older")
            tell = Tell(school.intake, gallery.now, Draft(), gallery.told(), version="older")
            await gallery.show(tell)
            await tell._show("not_see")
            await pilot.pause()
            assert unlike(app) == []
            await press(pilot, "+")
            assert {each.display for each in tell.query(Choices).first().query(Tile)[4:7]} == {True}
