"""A table whose cells are ticked, one at a time, by key or by mouse."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from screens.widgets.columns import widths
from screens.widgets.listing import Listing


class CellTable(Listing):
    """Rows whose first cell is a name; the others are ticked with Space, Enter or a click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "choose", "Tick", id="cells.tick", tooltip="Tick this cell, or not"),
        Binding("left", "across(-1)", show=False),
        Binding("right", "across(1)", show=False),
    ]

    column: reactive[int] = reactive(0)
    """Which of the cells behind the name the cursor is in."""

    @dataclass
    class Ticked(Message):
        """A cell is to be ticked, or not any more."""

        table: "CellTable"
        row_id: str
        column: int

    def validate_column(self, column: int) -> int:
        """Stay among the cells."""
        return max(0, min(column, len(self.columns) - 2))

    def watch_column(self) -> None:
        """Say where the cursor is."""
        self.refresh()
        if (row_id := self.row_id) is not None:
            self.post_message(self.Highlighted(self, row_id).set_sender(self))

    def action_across(self, by: int) -> None:
        """Go to another cell of the row."""
        self.column += by

    def action_choose(self) -> None:
        """Tick the cell under the cursor."""
        if (row_id := self.row_id) is not None:
            self.post_message(self.Ticked(self, row_id, self.column).set_sender(self))

    def on_click(self, event: events.Click) -> None:
        """Tick the cell that is clicked; a click on a name only goes there."""
        event.prevent_default()  # a list would choose the row as well
        offset = event.get_content_offset(self)
        if offset is None or offset.y == 0:
            return
        place = round(offset.y - 1 + self.scroll_offset.y)
        if place >= len(self.rows):
            return
        event.stop()
        self.cursor = place
        for column, (start, end) in enumerate(self._cells_at()):
            if start <= offset.x < end:
                self.column = column
                self.action_choose()

    def render_line(self, y: int) -> Strip:
        """Draw a row; of the one under the cursor only the cell shows the cursor in full."""
        strip = super().render_line(y)
        place = y - 1 + round(self.scroll_offset.y)
        if y == 0 or not self.rows or place != self.cursor:
            return strip
        row = strip.crop(0, strip.cell_length)
        quiet = self.get_component_rich_style("listing--cursor-blurred")
        loud = self.get_component_rich_style("listing--cursor")
        start, end = self._cells_at()[self.column]
        words = row.text
        parts = [
            Segment(words[:start], quiet),
            Segment(words[start:end], loud if self.has_focus else quiet),
            Segment(words[end:], quiet),
        ]
        return Strip(parts, strip.cell_length)

    def _cells_at(self) -> list[tuple[int, int]]:
        """Return where each cell behind the name begins and ends in a line."""
        left = 2 + (self._words + 1 if self._words else 0)
        places = widths(self.columns, self.scrollable_content_region.width - left)
        found, at = [], left
        for place in places:
            found.append((at, at + place))
            at += place + 1
        return found[1:]
