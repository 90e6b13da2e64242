"""A child changes the language half way: what it told stays, all that follows is in the new one."""

from collections.abc import Iterator
from typing import Any

import pytest
from textual.pilot import Pilot

from assets.texts import Text
from assets.tongue import ENGLISH, Tongue, speak, spoken_now
from screens.pupil.base import PupilScreen
from screens.pupil.other_tongue import OtherTongue
from screens.pupil.round import Round
from screens.pupil.say_good import SayGood
from screens.pupil.sent import Sent
from screens.pupil.tell import Tell
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry, TextEntry
from screens.widgets.tile import Tile
from tests.conftest import Copies
from tests.languages import accept_all
from tests.made_up import School
from tests.screens.pupil.walks import PEGS, one_class
from tests.tui.tongue_stage import keys, kiosk, worries


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    speak(Tongue())


def spoken_at(school: School, version: str) -> School:
    """Have both drafts accepted and switched on."""
    for code in ("pl", "uk"):
        accept_all(school, code, version)
    return school


async def change(pilot: Pilot[Any], code: str) -> None:
    """Choose a language on the page one is on."""
    page = pilot.app.screen
    await keys(pilot, "ctrl+g")
    assert isinstance(pilot.app.screen, OtherTongue)
    await pilot.click(f"#tongue-{code}")
    await pilot.pause()
    await pilot.pause()
    assert pilot.app.screen is page
    is_all_in(pilot, code)


def is_all_in(pilot: Pilot[Any], code: str) -> None:
    """Every text of the page says what it says in this language, and none says it in another."""
    page = pilot.app.screen
    assert isinstance(page, PupilScreen)
    assert spoken_now().code == code
    texts = [shown.text for shown in page.query(PlainText)] + [t.label for t in page.query(Tile)]
    ours = [each for each in texts if isinstance(each, Text)]
    assert [each for each in ours if each.again() != each] == []
    assert len({*ours}) > 3
    if code != ENGLISH:
        english = spoken_now()
        speak(Tongue())
        alike = [each for each in ours if each and each.again() == each]
        speak(english)
        assert len(alike) < len(ours) / 2


async def test_the_round_is_all_in_one_language_that_has_pictures(copies: Copies) -> None:
    school = spoken_at(copies(one_class("older")), "older")
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await change(pilot, "pl")
        await keys(pilot, "4")
        pilot.app.screen.query_one("#round", Tile).press()
        await pilot.pause()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Round)
        is_all_in(pilot, ENGLISH)


async def test_words_are_told_in_three_languages_and_all_of_them_arrive(copies: Copies) -> None:
    school = spoken_at(copies(one_class("older")), "older")
    app = kiosk(school)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1")
        tell = app.screen
        assert isinstance(tell, Tell)
        await change(pilot, "uk")
        await keys(pilot, "ctrl+f")
        is_all_in(pilot, "uk")
        await keys(pilot, "h", "a", "t")
        await change(pilot, "pl")
        assert tell.query_one(TextEntry).value == "hat"
        await keys(pilot, "ctrl+f")
        is_all_in(pilot, "pl")
        await keys(pilot, "3")
        is_all_in(pilot, "pl")
        await keys(pilot, "S", "a", "m")
        await change(pilot, ENGLISH)
        assert tell.query_one(LineEntry).value == "Sam"
        await keys(pilot, "ctrl+b")
        assert [tile.value for tile in tell.query(Tile) if tile.selected] == ["another_day"]
        await change(pilot, "uk")
        assert [tile.value for tile in tell.query(Tile) if tile.selected] == ["another_day"]
        await keys(pilot, "3", "ctrl+f")
        assert tell.step == "ask"
        is_all_in(pilot, "uk")
        await keys(pilot, "1")
        assert tell.step == "look"
        await change(pilot, "pl")
        assert "hat" in tell.query_one("#look-words PlainText", PlainText).text
        await keys(pilot, "1")
        assert isinstance(app.screen, Sent)
        is_all_in(pilot, "pl")
    (worry,) = worries(school)
    told = worry.told
    assert (told.words, told.when, told.name, told.language) == ("hat", "another_day", "Sam", "pl")
    assert told.asks_for


async def test_words_go_on_in_pictures_where_the_language_has_no_more(copies: Copies) -> None:
    school = copies(one_class("younger"), PEGS)
    accept_all(school, "pl", "younger")
    app = kiosk(school)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1", "0", "ctrl+f", "h", "a", "t")
        tell = app.screen
        assert isinstance(tell, Tell)
        await keys(pilot, "ctrl+g")
        assert (tell.step, tell.version) == ("who", "younger")
        is_all_in(pilot, "pl")
        assert not tell.query_one("#switch").display
        await keys(pilot, "0")
        assert tell.version == "younger"
        await change_back(pilot)
        await keys(pilot, "0", "ctrl+f")
        assert tell.query_one(TextEntry).value == "hat"
        await keys(pilot, "ctrl+f", "3", "ctrl+y", "1", "1")
        assert isinstance(app.screen, Sent)
        await keys(pilot, "ctrl+g")
        assert (app.screen.version, spoken_now().code) == ("older", ENGLISH)


async def test_something_good_begins_anew_in_pictures(copies: Copies) -> None:
    school = copies(one_class("younger"))
    accept_all(school, "pl", "younger")
    app = kiosk(school)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "5")
        good = app.screen
        assert isinstance(good, SayGood)
        good.telling.version = "older"
        await good.begin()
        await keys(pilot, "1", "y")
        assert good.page == "words"
        await keys(pilot, "ctrl+g")
        assert (good.page, good.telling.words) == ("to", "y")
        is_all_in(pilot, "pl")


async def change_back(pilot: Pilot[Any]) -> None:
    await keys(pilot, "ctrl+g")
    is_all_in(pilot, ENGLISH)


async def test_pictures_chosen_in_one_language_are_sent_in_another(copies: Copies) -> None:
    school = spoken_at(copies(one_class("younger"), PEGS), "younger")
    app = kiosk(school)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1")
        for code, key in (("pl", "2"), ("uk", "3"), (ENGLISH, "2")):
            await change(pilot, code)
            await keys(pilot, key)
            is_all_in(pilot, code)
        assert isinstance(app.screen, Sent)
    (worry,) = worries(school)
    told = worry.told
    assert (told.peg, told.feeling, told.when) == (PEGS[1], "cross", "before_home")
