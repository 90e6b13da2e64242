"""One line of keys that can also be clicked: the tabs of a page, or its foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.clean import clean


@dataclass(frozen=True)
class Key:
    """A key, what it is called, and the id it is known by."""

    id: str
    key: str
    title: str


BACK = (
    Key("back", "Esc", "Back"),
    Key("jump", "Ctrl+K", "Go to"),
    Key("show_help", "?", "Help"),
    Key("lock", "Ctrl+L", "Lock"),
)
"""The foot of a staff page: ids are the actions of `StaffScreen`."""


class KeyLine(Widget):
    """Keys side by side; the one that is `front` is marked by shape as well as colour."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--front"}
    GAP = " "

    front: reactive[str] = reactive("")

    @dataclass
    class Pressed(Message):
        """A key was clicked."""

        line: "KeyLine"
        key: str

        @property
        def control(self) -> "KeyLine":
            """The line, for `@on(KeyLine.Pressed, "#id")`."""
            return self.line

    def __init__(self, keys: Sequence[Key] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.keys = tuple(keys)

    def show(self, keys: Sequence[Key]) -> None:
        """Show these keys instead."""
        self.keys = tuple(keys)
        self.refresh()

    def render(self) -> Content:
        """Draw the keys."""
        return Content(self.GAP).join([self._words(key) for key in self.keys])

    def _words(self, key: Key) -> Content:
        shown = f"{key.key} {clean(key.title)}"
        if key.id == self.front:
            return Content(f"▸{shown}◂").stylize(self.get_visual_style("key-line--front"))
        look = self.get_visual_style("key-line--key")
        return Content(f" {shown} ").stylize(look, 1, 1 + len(key.key))

    def on_click(self, event: events.Click) -> None:
        """Press what is clicked."""
        offset = event.get_content_offset(self)
        start = 0
        for key in self.keys:
            end = start + self._words(key).cell_length
            if offset is not None and start <= offset.x < end:
                event.stop()
                self.post_message(self.Pressed(self, key.id).set_sender(self))
            start = end + len(self.GAP)
