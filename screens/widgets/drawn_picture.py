"""A photo or a page drawn with half blocks, two pixels to a cell; made larger and moved about."""

from collections.abc import Sequence
from typing import ClassVar

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from screens.drawing import Pixels

STEP = 4
"""An arrow moves by this part of what is in sight."""


class DrawnPicture(Widget, can_focus=True):
    """A picture at one of several sizes; plus and minus choose it, arrows move about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign", "zoom(1)", "Larger", id="picture.larger", key_display="+"),
        Binding("minus", "zoom(-1)", "Smaller", id="picture.smaller", key_display="-"),
        Binding("up", "pan(0,-1)", show=False),
        Binding("down", "pan(0,1)", show=False),
        Binding("left", "pan(-1,0)", show=False),
        Binding("right", "pan(1,0)", show=False),
    ]

    level: reactive[int] = reactive(0)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sizes: tuple[Pixels, ...] = ()
        self._left = self._top = 0.0

    def show(self, sizes: Sequence[Pixels]) -> None:
        """Show a picture, whole."""
        self._sizes = tuple(sizes)
        self.set_reactive(DrawnPicture.level, 0)
        self._left = self._top = 0.0
        self.refresh()

    def validate_level(self, level: int) -> int:
        """Keep to the sizes there are."""
        return max(0, min(level, len(self._sizes) - 1))

    def action_zoom(self, by: int) -> None:
        """Show it larger or smaller, about the same middle."""
        self.level += by
        self.refresh()

    def action_pan(self, across: int, down: int) -> None:
        """Move about, a part of what is in sight at a time."""
        if not self._sizes:
            return
        picture = self._sizes[self.level]
        width, height = self.size.width / picture.width, 2 * self.size.height / picture.height
        self._left = min(max(0.0, self._left + across * width / STEP), max(0.0, 1 - width))
        self._top = min(max(0.0, self._top + down * height / STEP), max(0.0, 1 - height))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a row of cells."""
        width = self.size.width
        if not self._sizes:
            return Strip.blank(width, self.rich_style)
        picture = self._sizes[self.level]
        left = self._first(self._left, picture.width, width)
        top = self._first(self._top, picture.height, 2 * self.size.height)
        upper, lower = top + 2 * y, top + 2 * y + 1
        if upper >= picture.height:
            return Strip.blank(width, self.rich_style)
        cells = [
            self._cell(picture, column, upper, lower)
            for column in range(left, min(left + width, picture.width))
        ]
        rest = width - len(cells)
        return Strip([*cells, Segment(" " * rest, self.rich_style)], width)

    def _first(self, share: float, whole: int, seen: int) -> int:
        return max(0, min(round(share * whole), whole - seen))

    def _cell(self, picture: Pixels, column: int, upper: int, lower: int) -> Segment:
        colour = _colour(picture, column, upper)
        under = _colour(picture, column, lower) if lower < picture.height else None
        return Segment("▀", Style(color=colour, bgcolor=under))


def _colour(picture: Pixels, column: int, row: int) -> Color:
    at = 3 * (row * picture.width + column)
    return Color.from_rgb(*picture.rgb[at : at + 3])
