"""A bare stage for pupils' screens: it hides and remembers what they ask for."""

from typing import Any

from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen

from screens.pupil.base import PupilScreen
from screens.pupil.help_now import HelpConfirm
from tui.closed_doors import ClosedDoors
from tui.themes import STYLES, THEMES

HOSTILE = (
    "[@click=app.quit]x[/]",
    "[/b]",
    "[bold red",
    "\x1b[2J\x1b]52;c;YQ==\x07",
    "\x9b31m",
    "a\u202eb\u2066c",
    "{name} {0} }{",
)


class Stage(ClosedDoors):
    """Shows one screen at a time and remembers how it ended."""

    CSS_PATH = list(STYLES)

    def __init__(self, theme: str = "dark") -> None:
        super().__init__()
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme
        self.heard: list[Message] = []
        self.results: list[Any] = []

    async def show(self, screen: Screen[Any]) -> None:
        await self.push_screen(screen, self.results.append)

    def shown(self) -> str:
        return "\n".join(strip.text for strip in self.screen._compositor.render_strips())

    def on_pupil_screen_hide_now(self, message: PupilScreen.HideNow) -> None:
        self.heard.append(message)

    def on_pupil_screen_help_now(self, message: PupilScreen.HelpNow) -> None:
        self.heard.append(message)

    def on_help_confirm_called(self, message: HelpConfirm.Called) -> None:
        self.heard.append(message)

    def heard_of(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.heard if isinstance(message, kind)]


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until slow work and what it says have been seen to."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


class Seconds:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now
