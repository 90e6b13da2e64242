"""Hide, pressed while a page is still being made, shows the first page and breaks nothing."""

import asyncio
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

import screens.widgets.screen as ours
from screens.pupil.answer import ComeBack
from screens.pupil.cards import Cards
from screens.pupil.grown_up import GrownUp
from screens.pupil.help_now import HelpConfirm
from screens.pupil.other_look import OtherLook
from screens.pupil.say_good import SayGood
from screens.pupil.slip import Slip
from screens.pupil.steps.look import SEND
from screens.pupil.steps.step import Step
from screens.pupil.tell import Tell
from screens.pupil.welcome import Welcome
from screens.pupil.what_happens import WhatHappens
from screens.staff.signing_in.sign_in import SignIn
from tests.made_up import NOW, School
from tests.tui.conftest import apart
from tui.kiosk import Kiosk


async def leave(page: Screen[Any]) -> None:
    """Leave a page from within what it is doing, until it is marked as taken down."""
    assert isinstance(page.app, Kiosk)
    page.app._first_page()
    while not page._pruning:
        await asyncio.sleep(0)


def at_compose(patch: pytest.MonkeyPatch, kind: type[Any]) -> None:
    """Leave before anything stands on the page."""
    composed = ours.Screen.on_compose

    async def gone(self: Any) -> None:
        composed(self)
        if isinstance(self, kind):
            await leave(self)

    patch.setattr(ours.Screen, "on_compose", gone)


def at_removal(patch: pytest.MonkeyPatch, kind: type[Any]) -> None:
    """Leave while what stands there is taken away for the next step."""
    put = ours.Screen.put

    async def gone(self: Any, place: Any, *widgets: Any) -> bool:
        if isinstance(self, kind):
            await leave(self)
        return await put(self, place, *widgets)

    patch.setattr(ours.Screen, "put", gone)


def at_step(patch: pytest.MonkeyPatch, kind: type[Any]) -> None:
    """Leave when the next step stands there and has nothing on it yet."""

    async def gone(self: Step) -> None:
        await leave(self.screen)

    patch.setattr(Step, "on_compose", gone, raising=False)


MOMENTS = {"made": at_compose, "emptied": at_removal, "filled": at_step}
WAYS = {
    WhatHappens: ("3",),
    Cards: ("6",),
    SayGood: ("5",),
    ComeBack: ("2",),
    GrownUp: ("4",),
    Slip: ("4", "2"),
    SignIn: ("4", "1"),
    OtherLook: ("ctrl+o",),
    HelpConfirm: ("ctrl+n",),
}
"""Which keys lead from the first page to each kind of page."""


def kiosk(school: School) -> Kiosk:
    return Kiosk(school.home, lambda: NOW, seconds=apart())


async def pressed(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def stands(app: Kiosk) -> bool:
    """Tell whether the first page is there, alone."""
    return len(app.screen_stack) == 1 and isinstance(app.screen, Welcome)


@pytest.mark.parametrize("moment", MOMENTS)
async def test_telling_can_be_left_at_every_moment(
    school: School, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = kiosk(school)
    async with app.run_test(size=(80, 24)) as pilot:
        if moment != "made":
            await pressed(pilot, "1")
            assert isinstance(app.screen, Tell)
        MOMENTS[moment](monkeypatch, Tell)
        await pressed(pilot, "1")
        assert stands(app)
        monkeypatch.undo()
        await pressed(pilot, "1")
        assert isinstance(app.screen, Tell)


@pytest.mark.parametrize("moment", ["made", "emptied"])
async def test_every_other_page_can_be_left_while_it_is_made(
    school: School, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = kiosk(school)
    async with app.run_test(size=(80, 24)) as pilot:
        for kind, keys in WAYS.items():
            with monkeypatch.context() as patch:
                MOMENTS[moment](patch, kind)
                await pressed(pilot, *keys)
                if moment == "emptied" and not stands(app):
                    await pressed(pilot, "1")  # some pages change only when something is chosen
            app._first_page()
            await pilot.pause()
            assert stands(app), kind


async def test_what_was_sent_right_before_hide_is_kept_and_not_shown(school: School) -> None:
    app = kiosk(school)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "1")
        tell = app.screen
        assert isinstance(tell, Tell)
        before = len(school.home.letterbox.uncollected())
        app._first_page()
        await tell._go_on(Step.Done(SEND))
        await pilot.pause()
        assert len(school.home.letterbox.uncollected()) == before + 1
        assert stands(app)
