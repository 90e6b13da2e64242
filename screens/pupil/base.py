"""What every pupil's screen has: help now and hide, as tiles and as keys that never change."""

from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from assets.texts import text
from screens.clock import Clock
from screens.idle import Idle
from screens.widgets.tile import Tile, Tiles
from store.intake import Intake

Result = TypeVar("Result")


class PupilScreen(Screen[Result]):
    """A screen for a pupil: one thing at a time, with the same two ways out on each."""

    IDLE: ClassVar[Idle | None] = Idle(after=45)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "hide", "Hide", id="pupil.hide", tooltip="Go back to the first page"),
        Binding("ctrl+n,f1", "help_now", "I need help now", id="pupil.help_now"),
    ]
    DEFAULT_CLASSES = "-pupil"

    @dataclass
    class HideNow(Message):
        """The pupil wants the ordinary first page back, at once."""

    @dataclass
    class HelpNow(Message):
        """The pupil asks for help now; `screen` may say what was told so far."""

        screen: "PupilScreen[Any]"

    def __init__(self, intake: Intake, clock: Clock) -> None:
        super().__init__()
        self.intake = intake
        self.clock = clock

    def always(self) -> ComposeResult:
        """Draw the tiles that stand at the foot of every pupil's screen."""
        yield Tiles(
            Tile(text("pupil.button.help"), "help", key="Ctrl+N", classes="-now", id="help-now"),
            Tile(text("pupil.button.hide"), "hide", key="Esc", id="hide"),
            classes="always",
        )

    def action_hide(self) -> None:
        """Go back to the first page; nothing that was not sent is kept on the disk."""
        self.post_message(self.HideNow())

    def action_help_now(self) -> None:
        """Ask for help now, from wherever the pupil is."""
        self.post_message(self.HelpNow(self))

    @on(Tile.Chosen, "#help-now")
    def _help_pressed(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_help_now()

    @on(Tile.Chosen, "#hide")
    def _hide_pressed(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_hide()
