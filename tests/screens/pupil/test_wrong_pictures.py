"""Wrong pictures slow down whoever guesses, and what fails is said."""

import pytest

from screens.pupil.answer import ComeBack
from screens.pupil.peg_tile import PegTile
from screens.pupil.tries import FREE, Tries
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile
from store.errors import OutOfOrder
from store.letterbox.intake import Intake
from tests.made_up import School
from tests.room import without_room
from tests.screens.pupil.coming_back import (
    KEYS,
    WRONG,
    come_back,
    enter,
    told,
)
from tests.screens.pupil.stage import Seconds, Stage


async def test_wrong_pictures_are_not_found_and_can_be_tried_again(school: School) -> None:
    told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await enter(pilot, *WRONG)
        assert "We can't find those pictures." in app.shown()
        assert without_room(app.screen) == []
        await pilot.press("1")
        await pilot.pause()
        await enter(pilot, *KEYS)
        assert "There is no answer yet." in app.shown()


async def test_three_wrong_codes_make_a_pause_that_outlives_the_screen(school: School) -> None:
    seconds = Seconds()
    tries = Tries(seconds)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school, tries))
        await pilot.pause()
        for _ in range(FREE):
            await enter(pilot, *WRONG)
            await pilot.press("1")
            await pilot.pause()
        await app.show(come_back(school, tries))
        await pilot.pause()
        assert "Let us stop for a bit." in app.shown()
        assert "Seconds to wait: 15" in app.shown()
        await pilot.press("1")
        await pilot.pause()
        assert not app.screen.query(PegTile)
        seconds.now += 14
        assert isinstance(app.screen, ComeBack)
        app.screen.tick()
        assert app.screen.query_one("#wait", PlainText).text == "Seconds to wait: 1"
        seconds.now += 1
        app.screen.tick()
        assert not app.screen.query_one("#again", Tile).disabled
        await pilot.press("1")
        await pilot.pause()
        assert app.screen.query(PegTile)


def test_pauses_grow_to_five_minutes_and_are_forgotten() -> None:
    seconds = Seconds()
    tries = Tries(seconds)
    pauses = []
    for _ in range(9):
        tries.count_wrong()
        pauses.append(tries.left)
        seconds.now += tries.left
    assert pauses == [0, 0, 15, 30, 60, 120, 240, 300, 300]
    seconds.now += 900
    tries.count_wrong()
    assert tries.left == 0


async def test_what_cannot_be_looked_up_says_so(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OutOfOrder("no")

    monkeypatch.setattr(Intake, "look_up", broken)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await enter(pilot, *WRONG)
        assert "The box is not working." in app.shown()


async def test_slow_work_that_fails_says_so(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Intake, "stretch", broken)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await pilot.press(*WRONG)
        await pilot.pause()
        await pilot.pause()
        assert "The box is not working." in app.shown()
