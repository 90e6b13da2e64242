"""What set-up holds out against: a failing disk, hostile names, small windows."""

import pytest
from textual.widgets import Button

from screens.staff.set_up.sheet import TypedBackStep
from screens.widgets.text_entry import LineEntry
from store.errors import OutOfOrder
from store.front_desk import FrontDesk
from store.home import Home
from store.names import tidy
from tests.contrast import faint_in_some_look
from tests.made_up import OAKFIELD
from tests.screens.staff.set_up.stage import stage

HOSTILE = "[@click=app.quit]x[/] [/b] \x9b31m ‮"


async def test_a_disk_that_fails_says_so_and_another_try_works(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OutOfOrder("The disk is out of order.")

    async with stage(home) as seen:
        seen.fill_in(OAKFIELD)
        with monkeypatch.context() as broken:
            broken.setattr(FrontDesk, "publish", fail)
            await seen.make()
            assert seen.note == "The disk is out of order. Nothing was made."
            assert not home.desk.has_school
        assert str(seen.screen.query_one("#next", Button).label) == "Try again"
        await seen.press("enter")
        await seen.app.workers.wait_for_complete()
        await seen.pilot.pause()
        await seen.press("enter")
    assert seen.app.made
    assert home.desk.has_school


async def test_hostile_names_do_no_harm(home: Home) -> None:
    async with stage(home) as seen:
        evil = type(OAKFIELD.people[0])(HOSTILE, ("teacher",))
        people = (*OAKFIELD.people, evil)
        oak = type(OAKFIELD.classes[0])(HOSTILE, "older", (HOSTILE,))
        seen.screen.work.plan = type(OAKFIELD)(HOSTILE, people, (*OAKFIELD.classes, oak))
        seen.screen.query(LineEntry).first().value = HOSTILE
        for _ in range(5):
            await seen.next()
        await seen.make()
        await seen.press("enter")
    assert home.desk.school.school == tidy(HOSTILE)


async def test_every_page_can_be_read_in_a_small_window(home: Home) -> None:
    async with stage(home) as seen:
        seen.fill_in(OAKFIELD)
        for _ in range(8):
            await seen.pilot.pause()
            assert await faint_in_some_look(seen.pilot, 4.5) == []
            for name in ("#next", "#back"):
                assert seen.app.screen.region.contains_region(seen.screen.query_one(name).region)
            if isinstance(seen.screen.step, TypedBackStep):
                break
            await seen.next()
