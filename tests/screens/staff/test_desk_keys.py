"""What the desk leads to, and what it says about itself."""

import pytest
from textual import events
from textual.widget import Widget

from screens.staff.base import StaffScreen
from screens.staff.desk.desk import Desk
from screens.staff.desk.questions import Questions
from screens.staff.desk.search import Search
from screens.staff.school.people_page import PeoplePage
from screens.staff.signing_in.pin_check import PinCheck
from screens.widgets.dialogs import Confirm
from screens.widgets.tile import Tile
from store.signing_in import renewal
from store.signing_in.sign_in import FirstSignIn
from store.signing_in.sign_in import sign_in as try_pin
from tests.made_up import School
from tests.screens.staff.desk_stage import Stage, desk_of, enter_pin, rows, settle, tell


async def test_leaving_needs_the_pin_once_more(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    stage = desk_of(school, lee)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)
        assert isinstance(stage.screen, PinCheck)
        await enter_pin(pilot, "482913")
        assert "That PIN is not right." in stage.shown()
        assert stage.heard == []
        await enter_pin(pilot, school.pins["Miss Lee"])
        assert [type(message) for message in stage.heard] == [Desk.Leave]


def desk_focused(stage: Stage) -> Widget:
    found = stage.screen.focused
    assert isinstance(stage.screen, Desk)
    assert found is not None
    return found


async def test_each_key_opens_its_page_once_and_escape_asks(school: School) -> None:
    stage = desk_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        strips = stage.screen._compositor.render_strips()
        tiles = stage.screen.query("#acts > Tile").results(Tile)
        for tile in (each for each in tiles if each.region.area):
            frame = strips[tile.region.y].crop(tile.region.x, tile.region.right).text
            assert str(tile.key).upper() in frame.upper(), "each says its key"
        depth = len(stage.screen_stack)
        for focus in ("#pane-waiting", "#act-search"):
            for key, page in (("p", PeoplePage), ("slash", Search), ("e", PinCheck)):
                stage.screen.query_one(focus).focus()
                await pilot.press(key)
                await settle(pilot)
                assert isinstance(stage.screen, page)
                assert len(stage.screen_stack) == depth + 1
                await pilot.press("escape")
                await settle(pilot)
        for waiting in ("eee", "se", "3pe"):
            for key in waiting:
                desk_focused(stage)._forward_event(events.Key(key, key))
            await settle(pilot)
            assert len(stage.screen_stack) == depth + 1, "what waits by then opens no page on top"
            await pilot.press("escape")
            await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(stage.screen, Confirm)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.click("#act-lock")
        await settle(pilot)
        assert [type(message) for message in stage.heard] == [StaffScreen.LockNow] * 2


async def test_troubles_are_said_in_sentences(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    tell(school, 1, words="x")
    waiting = school.home.letterbox.uncollected()
    school.home.letterbox.set_aside(waiting[0].id, "It was changed on its way.")
    monkeypatch.setattr(school.home, "free_bytes", lambda: 12 * 1024 * 1024)
    dsl.trouble.append("The drawer roll is missing from the data folder.")
    monkeypatch.setattr(dsl, "reopen", lambda: None)
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        assert "1 envelope could not be opened and was set aside." in stage.shown()
        assert "It was changed on its way." in stage.shown()
        assert "12 MB are left" in stage.shown()
        assert "The drawer roll is missing" in stage.shown()


async def test_a_renewed_colleague_waits_for_a_holder_s_word(school: School) -> None:
    chair = school.sign_in("Dr Quince")
    head = school.sign_in("Ms Hart")
    dsl = school.sign_in("Mrs Adeyemi")
    assert not dsl.holds("head")
    renewal.renew(dsl, school.people["Ms Hart"], "73915486", school.now)
    head.lock()
    stage = desk_of(school, chair)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        sentence = "Ms Hart's PIN was renewed by Mrs Adeyemi. Let them open"
        assert sentence in stage.shown()
        await pilot.press("a")
        await settle(pilot)
        assert isinstance(stage.screen, Questions)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert rows(stage, "#questions"), "enter at first must say no"
        await pilot.press("enter")
        await settle(pilot)
        await pilot.click("#confirm-yes")
        await settle(pilot)
        assert rows(stage, "#questions") == []
        await pilot.press("escape")
        await settle(pilot)
        assert sentence not in stage.shown()
    first = try_pin(school.home, school.people["Ms Hart"], "73915486", school.now)
    assert isinstance(first, FirstSignIn)
    session = first.finish(first.lock_ring("river lantern door"), school.now)
    assert session.holds("head")
    session.lock()


async def test_every_tile_of_what_can_be_done_shows_its_key_in_a_small_window(
    school: School,
) -> None:
    stage = desk_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = " ".join(strip.text for strip in stage.screen._compositor.render_strips())
        tiles = [tile for tile in stage.screen.query("#acts Tile").results(Tile) if tile.display]
        assert len(tiles) > 8
        keys = [f"─ {tile.border_title} ─" for tile in tiles]
        assert [each for each in keys if each not in shown] == []
        assert [each for each in keys if "CTRL" in each or len(each) < 5] == []
