"""The list of small worries: headings of groups, and a mark before each worry to select it by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from screens.staff.worries.small_words import GROUP
from screens.widgets.columns import Column, fitted
from screens.widgets.listing import Listing, Row

MARK = 3
"""How many cells the mark is wide."""
COLUMNS = (
    Column("", MARK),
    Column("Told", 5),
    Column("Who", 13),
    Column("About", 8),
    Column("Needs", 5),
    Column("First words"),
    Column("Before", 6),
)


class SmallList(Listing):
    """Space or a click on its mark selects a worry, or a whole group at its heading."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space",
            "select",
            "Select",
            id="small.select",
            tooltip="Select what is under the cursor, or not; at a heading its whole group",
        ),
    ]

    @dataclass
    class Toggled(Message):
        """A worry, or the heading of a group, is to be selected or no more."""

        row_id: str

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead; where they have become few, from the first one on."""
        super().show(rows)
        most = max(0, len(self.rows) + 1 - self.scrollable_content_region.height)
        if self.scroll_offset.y > most:
            self.scroll_to(y=most, animate=False, force=True, immediate=True)

    def action_select(self) -> None:
        """Select what is under the cursor, or not."""
        if (row_id := self.row_id) is not None:
            self.post_message(self.Toggled(row_id))

    def on_click(self, event: events.Click) -> None:
        """Go to a row; select it at its mark; open it with a second click."""
        event.stop()
        event.prevent_default()
        offset = event.get_content_offset(self)
        if offset is None or offset.y == 0:
            return
        place = offset.y - 1 + round(self.scroll_offset.y)
        if place >= len(self.rows):
            return
        self.cursor = place
        row = self.rows[place]
        at_mark = 0 <= offset.x - 2 - (self._words + 1 if self._words else 0) < MARK
        if is_heading(row) or at_mark:
            self.post_message(self.Toggled(row.id))
        elif event.chain > 1:
            self.action_choose()

    def render_line(self, y: int) -> Strip:
        """Draw a heading over its whole width; all else as any list does."""
        place = y - 1 + round(self.scroll_offset.y)
        if y == 0 or place >= len(self.rows) or not is_heading(self.rows[place]):
            return super().render_line(y)
        width = self.scrollable_content_region.width
        here = place == self.cursor
        look = "listing--cursor" if self.has_focus else "listing--cursor-blurred"
        title = f"{'▶ ' if here else '  '}── {self.rows[place].cells[0]} "
        if not here:
            title = f"{fitted(title, width).rstrip()} ".ljust(width, "─")
        return self._line(title, width, look if here else "listing--header")


def is_heading(row: Row) -> bool:
    """Tell whether a row is the heading of a group."""
    return row.id.startswith(f"{GROUP}\n")
