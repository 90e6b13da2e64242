"""The set-up on a stage: what whoever sits in front of it presses and sees."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic

from textual.pilot import Pilot
from textual.widgets import Button

from screens.staff.set_up.making import MakingStep
from screens.staff.set_up.setting_up import SettingUp
from screens.staff.set_up.sheet import SheetStep
from screens.staff.set_up.step import Step
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry
from store.home import Home
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET
from store.school.school_plan import Plan
from tests.made_up import NOW
from tui.set_up_app import SetUpApp

PATIENCE = 5.0
"""Seconds until a wait gives up."""


class Stage:
    """The set-up, seen by whoever sits in front of it."""

    def __init__(self, app: SetUpApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> SettingUp:
        screen = self.app.screen
        assert isinstance(screen, SettingUp)
        return screen

    @property
    def note(self) -> str:
        return self.screen.query_one("#note", PlainText).text

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in words))

    async def next(self) -> None:
        """Reach the button with the keyboard, whatever has the focus."""
        while not (self.app.focused and self.app.focused.id == "next"):
            await self.press("tab")
        await self.turn("enter")

    async def click_next(self) -> None:
        before = self.screen.shown
        await self.pilot.click("#next")
        await self.until(lambda: self.turned(before))

    async def turn(self, *keys: str) -> None:
        """Press keys that turn the page or say why they do not."""
        self.screen.query_one("#note", PlainText).show("")
        before = self.screen.shown
        await self.pilot.press(*keys)
        await self.until(lambda: self.turned(before))

    def turned(self, before: Step | None) -> bool:
        """Is another page there, a note, or a question in front of it?"""
        if not isinstance(self.app.screen, SettingUp):
            return True
        if self.screen.query_one("#next").has_class("-active"):
            return False  # it takes no other press as long as it shows the last one
        return bool(self.note) or self.screen.shown not in (before, None)

    async def until(self, met: Callable[[], bool]) -> None:
        """Let the app work until something is so."""
        until = monotonic() + PATIENCE
        while monotonic() < until:
            await self.pilot.pause()
            if met():
                await self.pilot.pause()
                return
        raise AssertionError("it did not come")

    async def copy_sheet(self, sheet: str) -> None:
        """Go over the page with the words and type them on the next."""
        assert isinstance(self.screen.step, SheetStep)
        await self.next()
        await self.type(" ".join(self.screen.work.prepared.sheets[sheet]))
        await self.turn("enter")

    def fill_in(self, plan: Plan) -> None:
        """Have everything filled in as the plan says; the first page is in sight."""
        self.screen.work.plan = plan
        self.screen.query(LineEntry).first().value = plan.school

    async def make(self) -> None:
        """Go from the proof to the end."""
        while not isinstance(self.screen.step, SheetStep):
            await self.next()
        await self.copy_sheet(SCHOOL_SHEET)
        await self.copy_sheet(CHAIR_SHEET)
        assert isinstance(self.screen.step, MakingStep)
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()


@asynccontextmanager
async def stage(home: Home, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stage]:
    app = SetUpApp(home, lambda: NOW)
    async with app.run_test(size=size) as pilot:
        seen = Stage(app, pilot)
        await seen.until(lambda: seen.turned(None))
        seen.screen.query_one("#next", Button).active_effect_duration = 0.01
        yield seen
