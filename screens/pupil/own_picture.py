"""The picture a younger child has chosen, on the pages that follow: a wrong one is seen there."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Click
from textual.message import Message

from screens.widgets.picture import Picture, picture_word
from screens.widgets.plain import PlainText


class OwnPicture(Vertical):
    """Small, with its word. It is no answer and has no key; a click on it leads to the others."""

    class Pressed(Message):
        """The child wants another picture."""

    def __init__(self, peg: str) -> None:
        super().__init__(id="own-picture", classes="own")
        self._peg = peg

    def compose(self) -> ComposeResult:
        """Draw the picture and its word."""
        yield Picture(self._peg, "small")
        yield PlainText(picture_word(self._peg))

    def on_click(self, event: Click) -> None:
        """Who cannot read presses the picture."""
        event.stop()
        self.post_message(self.Pressed())
