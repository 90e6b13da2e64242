"""Bigger or colours: chosen on any page, worn at once, gone with the next child."""

from typing import Any

from textual.pilot import Pilot

from screens.looks import BIGGER, NAMES, Look, read
from screens.pupil.foot import LETTERED
from screens.pupil.help_now import HelpConfirm
from screens.pupil.other_look import OtherLook
from screens.pupil.welcome import Welcome
from screens.widgets.text_entry import TextEntry
from store.terminals import settings
from tests.made_up import School
from tests.tui.at_the_kiosk import keys, kiosk, to_the_words
from tui.dressing import STAYS
from tui.themes import THEMES


def worn(pilot: Pilot[Any]) -> Look:
    return Look(pilot.app.theme, pilot.app.has_class(BIGGER))


def test_what_is_kept_of_a_look_is_read_again_and_nonsense_is_the_usual() -> None:
    for name in NAMES:
        for large in (False, True):
            assert read(Look(name, large).kept()) == Look(name, large)
    assert read("") == read("pink [b] \x00") == Look()


def test_every_colouring_offered_is_one_there_is() -> None:
    assert [theme.name for theme in THEMES][: len(NAMES)] == list(NAMES)


async def test_a_look_is_worn_at_once_and_leads_back_with_nothing_lost(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        tell = await to_the_words(pilot)
        await keys(pilot, "ctrl+o", "3", "6")
        assert worn(pilot) == Look("cream", large=True)
        assert isinstance(pilot.app.screen, OtherLook)
        await keys(pilot, "ctrl+o")
        assert tell.is_current
        assert tell.query_one(TextEntry).value == "hat"
        assert worn(pilot) == Look("cream", large=True)
        await keys(pilot, "escape")
        assert isinstance(pilot.app.screen, Welcome)
        assert worn(pilot) == Look()


async def test_the_page_that_comes_back_calls_for_help_in_the_letters_of_the_new_look(
    school: School,
) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        for key, lettered in (("6", True), ("5", False)):
            await keys(pilot, "ctrl+o", key, "ctrl+b")
            assert isinstance(pilot.app.screen, Welcome)
            assert pilot.app.screen.query_one("#help-now").has_class(LETTERED) is lettered


async def test_by_mouse_alone(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await pilot.click("#look")
        await pilot.pause()
        await pilot.click("#light")
        await pilot.pause()
        assert worn(pilot) == Look("light")
        await pilot.click("#back")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Welcome)
        assert worn(pilot) == Look("light")


async def test_a_terminal_has_a_look_of_its_own_to_which_it_comes_back(school: School) -> None:
    settings.put(school.home.desk.db, settings.LOOK, Look("light", large=True).kept())
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        assert worn(pilot) == Look("light", large=True)
        await keys(pilot, "ctrl+o", "1", "5", "ctrl+b")
        assert worn(pilot) == Look("dark")
        await keys(pilot, "1", "escape")
        assert worn(pilot) == Look("light", large=True)


async def test_a_look_left_on_the_first_page_goes_when_nobody_is_there(school: School) -> None:
    app = kiosk(school)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "f2", "4", "ctrl+b")
        app._dressing.tick(STAYS - 1, first_page=True)
        assert worn(pilot) == Look("high-contrast")
        app._dressing.tick(1, first_page=True)
        assert worn(pilot) == Look()


async def test_help_from_the_page_of_looks_takes_along_what_was_told(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await to_the_words(pilot)
        await keys(pilot, "ctrl+o", "ctrl+n")
        asking = pilot.app.screen
        assert isinstance(asking, HelpConfirm)
        assert asking._along is not None
        assert asking._along.told.words == "hat"
        assert asking._place == "Oak"
