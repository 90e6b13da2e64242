"""The first line of the desk: who is signed in where, the key to go anywhere, and the time."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from screens.staff.key_line import BACK, KeyLine
from screens.widgets.plain import PlainText

GO_TO = tuple(key for key in BACK if key.id == "jump")


class DeskHead(Horizontal):
    """Who, a key that can be clicked too, and the time, which the desk fills in."""

    def __init__(self, who: str) -> None:
        super().__init__(classes="desk-head")
        self._who = who

    def compose(self) -> ComposeResult:
        """Draw the line."""
        yield PlainText(self._who, classes="title")
        yield KeyLine(GO_TO, id="desk-jump")
        yield PlainText(id="desk-time", classes="desk-time")

    @on(KeyLine.Pressed)
    async def _pressed(self, event: KeyLine.Pressed) -> None:
        event.stop()
        await self.screen.run_action(event.key)
