"""Keys that can also be clicked: the tabs of a page, or its foot. What has no room wraps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
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
    """Keys side by side; the one that is `front` is marked by shape as well as colour.

    Where they have no room side by side, the rest stands on a line below.
    """

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
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of all keys in one line."""
        gaps = len(self.GAP) * max(0, len(self.keys) - 1)
        return gaps + sum(self._words(key).cell_length for key in self.keys)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the keys need."""
        return max(1, len(self._lines(width)))

    def render(self) -> Content:
        """Draw the keys."""
        lines = self._lines(self.content_size.width)
        gap = Content(self.GAP)
        return Content("\n").join(gap.join(map(self._words, line)) for line in lines)

    def _lines(self, width: int) -> list[list[Key]]:
        """Return the keys of each line when `width` columns are there."""
        lines: list[list[Key]] = []
        used = 0
        for key in self.keys:
            cells = self._words(key).cell_length
            if not lines or used + len(self.GAP) + cells > width:
                lines.append([])
                used = -len(self.GAP)
            lines[-1].append(key)
            used += len(self.GAP) + cells
        return lines

    def _words(self, key: Key) -> Content:
        shown = f"{key.key} {clean(key.title)}"
        if key.id == self.front:
            return Content(f"▸{shown}◂").stylize(self.get_visual_style("key-line--front"))
        look = self.get_visual_style("key-line--key")
        return Content(f" {shown} ").stylize(look, 1, 1 + len(key.key))

    def on_click(self, event: events.Click) -> None:
        """Press what is clicked."""
        offset = event.get_content_offset(self)
        lines, start = self._lines(self.content_size.width), 0
        if offset is None or not 0 <= offset.y < len(lines):
            return
        for key in lines[offset.y]:
            end = start + self._words(key).cell_length
            if start <= offset.x < end:
                event.stop()
                self.post_message(self.Pressed(self, key.id).set_sender(self))
            start = end + len(self.GAP)
