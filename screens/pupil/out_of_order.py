"""The page instead of the first one, while the box cannot open what it keeps things in."""

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


class OutOfOrder(Screen[None]):
    """For a child whom to go to; below, for staff, what is wrong in one sentence.

    Where there is no school yet it `may_be_left` without a PIN.
    """

    DEFAULT_CLASSES = "-pupil"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,1", "try_again", "Try again", id="out_of_order.again"),
        Binding("escape", "leave", "Leave", id="out_of_order.leave"),
    ]

    @dataclass
    class TryAgain(Message):
        """Somebody wants it tried now."""

    @dataclass
    class Leave(Message):
        """Somebody gives up; there is no school here yet."""

    def __init__(self, sentence: str, *, may_be_left: bool = False) -> None:
        super().__init__()
        self._sentence = sentence
        self._may_be_left = may_be_left

    def compose(self) -> ComposeResult:
        """Draw the child's lines in the middle, the staff's at the foot."""
        with Vertical(classes="stopped"):
            yield PlainText(text("pupil.error.out_of_order.title"), classes="title")
            for line in whom_to_tell("out_of_order", "older"):
                yield PlainText(line, classes="lead")
        with Vertical(classes="for-staff"):
            yield PlainText(_for_staff(self._sentence), id="wrong", classes="quiet")
            tiles = [Tile("Try again", "again", key="Enter", id="again")]
            if self._may_be_left:
                tiles.append(Tile("Leave", "leave", key="Esc", id="leave"))
            yield Tiles(*tiles)

    def say(self, sentence: str) -> None:
        """Tell staff what is wrong now."""
        self.query_one("#wrong", PlainText).show(_for_staff(sentence))

    def action_try_again(self) -> None:
        """Try now."""
        self.post_message(self.TryAgain())

    def action_leave(self) -> None:
        """Give up, where that takes no PIN."""
        if self._may_be_left:
            self.post_message(self.Leave())

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_leave() if event.tile.value == "leave" else self.action_try_again()


def _for_staff(sentence: str) -> str:
    return f"For staff: {sentence} It tries again by itself."
