"""Sound and keys of a terminal: switched, tried, said."""

import pytest

from screens.staff.terminals.key_test import KeyTest
from screens.staff.terminals.sound_page import SoundPage
from screens.staff.terminals.terminals_page import TerminalsPage
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.plain import PlainText
from store.terminals import settings
from tests.made_up import NOW, School
from tests.screens.staff.desk_stage import Stage, settle
from tui.kiosk import Kiosk


def shown(stage: Stage, name: str) -> str:
    return stage.screen.query_one(name, PlainText).text


@pytest.mark.parametrize("press", ["key", "mouse"])
async def test_a_way_is_chosen_by_key_or_mouse_and_kept(school: School, press: str) -> None:
    session = school.sign_in("Mrs Adeyemi")
    stage = Stage(lambda: SoundPage(session, lambda: NOW))
    async with stage.run_test(size=(80, 24)) as pilot:
        assert "Nothing is read aloud" in shown(stage, "#way-said")
        for key, way, word in (("2", "headphones", "headphones"), ("3", "speaker", "Everybody")):
            if press == "key":
                await pilot.press(key)
            else:
                await pilot.click(stage.screen.query("#ways Tile")[int(key) - 1])
            await settle(pilot)
            assert settings.get(school.home.desk.db, settings.SOUND) == way
            assert word in shown(stage, "#way-said")


async def test_it_is_reached_from_the_terminals_and_leads_to_the_keys(school: School) -> None:
    session = school.sign_in("Mrs Adeyemi")
    stage = Stage(lambda: TerminalsPage(session, lambda: NOW))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "k")
        await settle(pilot)
        assert isinstance(stage.screen, KeyTest)


async def test_the_sound_test_asks_or_says_why_not(school: School) -> None:
    session = school.sign_in("Mrs Adeyemi")
    page = SoundPage(session, lambda: NOW)
    stage = Stage(lambda: page)
    async with stage.run_test(size=(80, 24)) as pilot:
        page.tried("There is no player.")
        await settle(pilot)
        assert isinstance(stage.screen, Message)
        await pilot.press("enter")
        for key, said in (("enter", "Good."), ("escape", "muted")):
            page.tried("")
            await settle(pilot)
            assert isinstance(stage.screen, Confirm)
            await pilot.press(key)
            await settle(pilot)
            assert said in shown(stage, "#sound-said")


def test_the_kiosk_listens_to_both_tests() -> None:
    assert hasattr(Kiosk, SoundPage.TrySound.handler_name)
    assert hasattr(Kiosk, SoundPage.TryKeys.handler_name)


async def test_the_usual_look_of_the_terminal_is_chosen_here(school: School) -> None:
    session = school.sign_in("Mrs Adeyemi")
    stage = Stage(lambda: SoundPage(session, lambda: NOW))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        await pilot.press("3", "tab", "2", "ctrl+s")
        await settle(pilot)
        assert settings.get(school.home.desk.db, settings.LOOK) == "cream large"
