"""A page in place of the first one, while nothing can be told at this terminal."""

from collections.abc import Sequence
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


class Stopped(Screen[None]):
    """For a child whom to go to; below, for staff, what the matter is and how far it is."""

    DEFAULT_CLASSES = "-pupil"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,1", "again", "Try again", id="stopped.again")
    ]
    KIND: ClassVar[str]
    """Which of the texts in `pupil.error` it says."""
    AGAIN: ClassVar[str]
    LEAVE_KEY: ClassVar[str]

    @dataclass
    class Again(Message):
        """Somebody wants it tried now."""

    @dataclass
    class Leave(Message):
        """Somebody ends the program; nothing was told here."""

    def __init__(self, *for_staff: str, may_be_left: bool) -> None:
        super().__init__()
        *self._standing, self._last = for_staff
        self._may_be_left = may_be_left

    def compose(self) -> ComposeResult:
        """Draw the child's lines in the middle, the staff's at the foot."""
        with Vertical(classes="stopped"):
            yield PlainText(text(f"pupil.error.{self.KIND}.title"), classes="title")
            for line in whom_to_tell(self.KIND, "older"):
                yield PlainText(line, classes="lead")
        with Vertical(classes="for-staff"):
            for sentence in self._standing:
                yield PlainText(sentence, classes="quiet")
            yield PlainText(self._last, id="how-far", classes="quiet")
            yield Tiles(*self._ways())

    def _ways(self) -> Sequence[Tile]:
        again = Tile(self.AGAIN, "again", key="Enter", id="again")
        leave = Tile("Leave", "leave", key=self.LEAVE_KEY, id="leave")
        return (again, leave) if self._may_be_left else (again,)

    def say(self, sentence: str) -> None:
        """Tell staff how it stands now."""
        self.query_one("#how-far", PlainText).show(sentence)

    def action_again(self) -> None:
        """Try now."""
        self.post_message(self.Again())

    def action_leave(self) -> None:
        """End the program, where that takes no PIN."""
        if self._may_be_left:
            self.post_message(self.Leave())

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_leave() if event.tile.value == "leave" else self.action_again()
