"""Bigger is bigger where it matters, and a child sees on the next pages which picture it chose."""

from typing import Any

import pytest

from assets.catalogues import catalogue
from assets.texts import text
from assets.tongue import Tongue
from screens.looks import Look
from screens.pupil.cards import Cards
from screens.pupil.draft import Draft
from screens.pupil.foot import KEEP, LETTERED, FootTile
from screens.pupil.help_now import HelpPage
from screens.pupil.own_picture import OwnPicture
from screens.pupil.say_good import SayGood
from screens.pupil.steps.who_picture import WhoPicture
from screens.pupil.tell import Tell
from screens.pupil.what_happens import WhatHappens
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile
from tests.languages import accept_all, spoken
from tests.legible import unlike
from tests.room import without_room
from tests.screens.pupil.every_page import Gallery, stage
from tests.screens.pupil.walks import PEGS, Make, Walk, press
from tui.dressing import LONGER

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


PAGES = {"pl": ("older", "ask"), "uk": ("younger", "when")}
"""The drafts with the longest words, and whose page has most of them beside one another."""


@pytest.mark.parametrize("code", PAGES)
async def test_long_words_of_another_language_are_large_as_well(make: Make, code: str) -> None:
    version, page = PAGES[code]
    school = make(version)
    accept_all(school, "pl")
    words = {id: draft.words for id, draft in catalogue(code).drafts.items()}
    with spoken(Tongue("pl", words)):
        app = stage(school, Look(large=True))
        app.add_class(LONGER)
        async with app.run_test(size=(120, 40)) as pilot:
            gallery = Gallery(pilot, school, version)
            tell = Tell(school.intake, gallery.now, Draft(), gallery.told(), version=version)
            await gallery.show(tell)
            await tell._show(page)
            await pilot.pause()
            assert tell.query("#speaks")
            assert unlike(app) == []
            # A child who may not read yet keeps the signs, also beside words without room for both.
            for walk in (Cards, WhatHappens):
                await gallery.show(walk(school.intake, gallery.now, version))
                signs = app.screen.query("#walk-cards .sign").results(Picture)
                assert version == "older" or {bool(sign.region.area) for sign in signs} == {True}
                assert bool(unlike(app)) == (version == "younger" and walk is WhatHappens)
            if version == "older":
                *_, last = [page async for page in gallery.after()]
                await pilot.pause()
                said = app.screen.query(".sentences > *").results(PlainText)
                large = [each.text for each in said if each.region.area and each.letters]
                assert last == "remember"
                # What the pictures are for, where they work, and who can read it: none left out.
                assert [text(f"older.receipt.{each}") for each in ("here", "later")] == large
                assert app.screen.query_one("#four .code-word", PlainText).letters


async def test_one_s_own_words_are_large_before_send_where_all_of_them_have_room(
    make: Make,
) -> None:
    school = make("older")
    app = stage(school, Look(large=True))
    async with app.run_test(size=(200, 60)) as pilot:
        gallery = Gallery(pilot, school, "older")
        telling = gallery.told()
        tell = Tell(school.intake, gallery.now, Draft(), telling, version="older")
        await gallery.show(tell)
        for words, large in (("My hat. " * 9, True), ("My hat. " * 400, False), ("☺", False)):
            telling.words = words
            await tell._show("look")
            await pilot.pause()
            shown = app.screen.query_one("#look-words PlainText", PlainText)
            assert (shown.letters is not None) == large
            assert shown.text == words


async def test_what_keeps_a_child_safe_is_large_on_a_page_of_middling_size(make: Make) -> None:
    school, wrong = make("older"), {}
    app = stage(school, Look())
    async with app.run_test(size=(120, 40)) as pilot:
        gallery = Gallery(pilot, school, "older")
        async for page in gallery.after():
            await pilot.pause()
            said = app.screen.query(".sentences > *").results(PlainText)
            small = [each.text for each in said if each.region.area and not each.letters]
            wrong[page] = [*small, *unlike(app), *without_room(app.screen)]
        telling = gallery.told()
        tell = Tell(school.intake, gallery.now, Draft(), telling, version="older")
        for screen in (tell, HelpPage(school.intake, gallery.now, gallery.sent)):
            await gallery.show(screen)
            if screen is tell:
                await tell._show("not_see")
            await pilot.pause()
            wrong[str(screen)] = [*unlike(app), *without_room(app.screen)]
    assert [each for found in wrong.values() for each in found] == []


async def test_the_names_of_pictures_are_large_wherever_all_of_them_have_room(make: Make) -> None:
    school = make("younger")
    words = {id: draft.words for id, draft in catalogue("uk").drafts.items()}
    app = stage(school, Look())
    async with app.run_test(size=(200, 60)) as pilot:
        await press(pilot, "1")
        assert len(rows(app, "PegTile .tile-label")) == len(PEGS)
        assert min(rows(app, "PegTile .tile-label")) >= LOW
        assert unlike(app) == []
        with spoken(Tongue("pl", words)):
            await pilot.resize_terminal(120, 40)
            await Gallery(pilot, school, "younger").show(SayGood(school.intake, lambda: app.now))
            await pilot.pause()
            assert min(rows(app, "PegTile .tile-label")) >= LOW
            assert without_room(app.screen) == []


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
