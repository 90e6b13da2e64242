"""The page of a new terminal that has answered its invitation and is not let in yet."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from assets.texts import text
from screens.pupil.failures import whom_to_tell
from screens.widgets.plain import PlainText
from screens.widgets.screen import Screen
from screens.widgets.tile import Tile, Tiles

NEXT = (
    "At an office terminal open People, then Terminals, and let it in. A second keeper agrees on "
    "their desk. This page then goes on by itself."
)


class Waiting(Screen[None]):
    """For a child whom to go to; below, for staff, what is to be done and how far it is."""

    DEFAULT_CLASSES = "-pupil"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,1", "look_again", "Look again", id="waiting.again"),
        Binding("e", "leave", "Leave", id="waiting.leave"),
    ]

    @dataclass
    class LookAgain(Message):
        """Somebody wants the carrier asked now."""

    @dataclass
    class Leave(Message):
        """Somebody ends the program; nothing was ever told here."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """Draw the child's lines in the middle, the staff's at the foot."""
        with Vertical(classes="stopped"):
            yield PlainText(text("pupil.error.waiting.title"), classes="title")
            for line in whom_to_tell("waiting", "older"):
                yield PlainText(line, classes="lead")
        with Vertical(classes="for-staff"):
            name = f"This terminal, {self._place}," if self._place else "This terminal"
            yield PlainText(f"For staff: {name} is waiting to be let in. {NEXT}", classes="quiet")
            yield PlainText(id="carried", classes="quiet")
            yield Tiles(
                Tile("Look again", "again", key="Enter", id="again"),
                Tile("Leave", "leave", key="e", id="leave"),
            )

    def say(self, sentence: str) -> None:
        """Tell staff how far it is."""
        self.query_one("#carried", PlainText).show(sentence)

    def action_look_again(self) -> None:
        """Look now."""
        self.post_message(self.LookAgain())

    def action_leave(self) -> None:
        """End the program."""
        self.post_message(self.Leave())

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_leave() if event.tile.value == "leave" else self.action_look_again()
