"""What stands between the PIN and the desk while that is fetched and unlocked."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from screens.widgets.plain import PlainText
from screens.widgets.screen import Screen


class OneMoment(Screen[None]):
    """Takes no key: whoever thinks that nothing happened types into nothing."""

    DEFAULT_CLASSES = "-staff"
    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        """Draw a sentence."""
        with Vertical(classes="one-moment"):
            yield PlainText("The PIN is right. Your desk is being opened …", classes="title")
