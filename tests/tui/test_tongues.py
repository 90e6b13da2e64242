"""A child chooses a language: at once, on the page it is on, and until the next child."""

from collections.abc import Iterator
from typing import Any

import pytest
from textual.pilot import Pilot

from assets.texts import text
from assets.tongue import ENGLISH, Tongue, speak, spoken_now
from screens.pupil.names import joined
from screens.pupil.other_tongue import OtherTongue
from screens.pupil.tell import Tell
from screens.pupil.welcome import Welcome
from screens.staff.worries.worry_told import facts_of
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import TextEntry
from screens.widgets.tile import Tile
from store.terminals import settings
from tests.conftest import Copies
from tests.languages import accept_all
from tests.made_up import NOW, School
from tests.screens.pupil.walks import one_class
from tests.tui.at_the_kiosk import to_the_words
from tests.tui.tongue_stage import begins, keys, kiosk, words, worries
from tui.dressing import STAYS


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    speak(Tongue())


@pytest.fixture
def polish(school: School) -> School:
    accept_all(school, "pl")
    return school


async def test_where_no_language_is_switched_on_none_is_offered(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await keys(pilot, "8", "ctrl+g")
        assert isinstance(pilot.app.screen, Welcome)
        assert not pilot.app.screen.query_one("#globe").display
        await keys(pilot, "ctrl+o")
        assert not pilot.app.screen.query("#globe")


async def test_a_language_is_offered_only_where_all_that_is_met_here_is_accepted(
    school: School,
) -> None:
    accept_all(school, "pl", "younger")
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        assert not pilot.app.screen.query_one("#globe").display
    accept_all(school, "pl", "older")
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        assert pilot.app.screen.query_one("#globe", Tile).label == "Polski"


async def test_the_first_page_speaks_it_at_once_by_mouse_alone(polish: School) -> None:
    async with kiosk(polish).run_test(size=(80, 24)) as pilot:
        assert pilot.app.focused is pilot.app.screen.query_one("#tell")
        await pilot.click("#globe")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Welcome)
        assert {"Cześć!", "Powiedz", "Pomóżcie mi teraz", "English"} <= set(words(pilot))
        assert "Hello!" not in words(pilot)


async def test_nothing_is_lost_on_the_page_one_comes_from(polish: School) -> None:
    async with kiosk(polish).run_test(size=(80, 24)) as pilot:
        tell = await to_the_words(pilot)
        await keys(pilot, "ctrl+o", "7")
        assert pilot.app.screen is tell
        assert tell.query_one(TextEntry).value == "hat"
        assert tell.query_one("#question", PlainText).text == "Co chcesz nam powiedzieć?"
        await keys(pilot, "ctrl+g")
        assert tell.query_one("#question", PlainText).text == "What do you want to tell us?"
        assert tell.query_one(TextEntry).value == "hat"


@pytest.fixture
def three(polish: School) -> School:
    accept_all(polish, "uk")
    return polish


async def test_of_several_languages_one_is_chosen_by_its_own_name(three: School) -> None:
    async with kiosk(three).run_test(size=(80, 24)) as pilot:
        await pilot.click("#globe")
        await pilot.pause()
        assert isinstance(pilot.app.screen, OtherTongue)
        await pilot.click("#tongue-uk")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Welcome)
        assert "Привіт!" in words(pilot)


async def test_help_from_the_page_of_languages_takes_along_what_was_told(three: School) -> None:
    async with kiosk(three).run_test(size=(80, 24)) as pilot:
        await to_the_words(pilot)
        await keys(pilot, "ctrl+g", "ctrl+n", "enter")
    (worry,) = worries(three)
    assert (worry.told.words, worry.help_now) == ("hat", True)


async def test_the_next_child_begins_as_the_terminal_does(polish: School) -> None:
    app = kiosk(polish)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "8", "1", "escape")
        assert (spoken_now().code, "Hello!" in words(pilot)) == (ENGLISH, True)
        await keys(pilot, "8")
        app._dressing.tick(STAYS, first_page=True)
        await pilot.pause()
        assert (spoken_now().code, "Hello!" in words(pilot)) == (ENGLISH, True)
    settings.put(polish.home.desk.db, settings.LANGUAGE, "pl")
    async with kiosk(polish).run_test(size=(80, 24)) as pilot:
        assert "Cześć!" in words(pilot)
        await keys(pilot, "8", "1", "escape")
        assert "Cześć!" in words(pilot)


async def choose_class(pilot: Pilot[Any], name: str) -> None:
    next(tile for tile in pilot.app.screen.query(Tile) if name in tile.label).press()
    await pilot.pause()
    await pilot.pause()


async def test_a_class_may_begin_in_a_language_and_one_key_leads_back(polish: School) -> None:
    begins(polish, "Oak", "pl")
    async with kiosk(polish).run_test(size=(80, 24)) as pilot:
        assert "Hello!" in words(pilot)
        await keys(pilot, "1")
        await choose_class(pilot, "Oak")
        assert "Zanim zaczniesz" in words(pilot)
        await keys(pilot, "ctrl+g")
        assert "Before you start" in words(pilot)
        # What the child has chosen holds, whichever class it says now.
        await keys(pilot, "ctrl+b")
        await choose_class(pilot, "Oak")
        assert "Before you start" in words(pilot)
        await keys(pilot, "escape")
        assert "Hello!" in words(pilot)


async def test_another_class_begins_as_the_terminal_does(polish: School) -> None:
    begins(polish, "Oak", "pl")
    async with kiosk(polish).run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1")
        await choose_class(pilot, "Oak")
        await keys(pilot, "ctrl+b")
        await choose_class(pilot, "Acorn")
        assert "How do you feel?" in words(pilot)


async def test_where_all_are_of_one_class_the_first_page_begins_as_it_does(
    copies: Copies,
) -> None:
    school = copies(one_class("older"))
    begins(school, "Oak", "pl")
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        assert "Hello!" in words(pilot)  # nobody has switched the language on
    accept_all(school, "pl", "older")
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        assert "Cześć!" in words(pilot)
        await keys(pilot, "8")
        assert "Hello!" in words(pilot)
        await keys(pilot, "1", "escape")
        assert "Cześć!" in words(pilot)
    settings.put(school.home.desk.db, settings.LANGUAGE, ENGLISH)
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        assert "Hello!" in words(pilot)  # staff have said so at this terminal


async def test_staff_read_english_whatever_the_child_before_them_read(polish: School) -> None:
    async with kiosk(polish, "pl").run_test(size=(80, 24)) as pilot:
        assert "Cześć!" in words(pilot)
        await keys(pilot, "4")
        pilot.app.screen.query_one("#pin", Tile).press()
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen.has_class("-staff")
        assert spoken_now().code == ENGLISH
        await keys(pilot, "escape")
        assert spoken_now().code == "pl"


@pytest.mark.parametrize("version", ["younger", "older"])
async def test_somebody_who_speaks_it_can_be_asked_for(polish: School, version: str) -> None:
    async with kiosk(polish, "pl").run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1")
        tell = pilot.app.screen
        assert isinstance(tell, Tell)
        place = "Oak" if version == "older" else "Acorn"
        next(tile for tile in tell.query(Tile) if place in tile.label).press()
        await pilot.pause()
        await pilot.pause()
        await tell._show("ask" if version == "older" else "when")
        await pilot.pause()
        await pilot.click("#speaks")
        await pilot.pause()
        assert tell.query_one("#speaks", Tile).selected
        assert tell.query_one("#speaks", Tile).border_subtitle == "✓ wybór"
        if version == "older":
            await tell._show("look")
        await keys(pilot, "1" if version == "older" else "2")
    (worry,) = worries(polish)
    assert (worry.told.language, worry.told.speaks) == ("pl", "pl")
    facts = {fact.label: fact.text for fact in facts_of(worry, polish.intake.school, NOW, 0)}
    assert facts["Wants"] == "Somebody who speaks Polish"
    assert facts["Told in"] == "Polish"


async def test_in_english_nobody_is_asked_about_it(polish: School) -> None:
    async with kiosk(polish).run_test(size=(80, 24)) as pilot:
        tell = await to_the_words(pilot)
        await tell._show("ask")
        assert not tell.query("#speaks")


def test_names_are_joined_as_the_language_does() -> None:
    said = joined(["A", "B", "C"])
    assert said == "A, B and C"
    speak(Tongue("pl"))
    assert said.again() == joined(["A", "B", "C"]) == "A, B i C"
    speak(Tongue("uk"))
    assert joined(["A", "B"]) in ("A і B", "A й B")
    assert joined([]) == ""
    speak(Tongue("pl"))  # which has no words for this sentence
    assert "A, B and C open the box" in text(
        "older.promise.opens_many", names=joined(["A", "B", "C"])
    )
