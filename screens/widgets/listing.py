"""A quick list of rows for staff. Only what is in sight is drawn."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.clean import clean
from screens.widgets.columns import Column, fitted, widths

Tone = Literal["", "urgent", "warning", "good", "quiet"]


@dataclass(frozen=True)
class Row:
    """One row: its id, its cells, and a tone of colour with the `word` that says the same."""

    id: str
    cells: tuple[str, ...]
    tone: Tone = ""
    word: str = ""


class Listing(ScrollView, can_focus=True):
    """Rows to go through with the arrows; Enter or a click chooses one.

    It begins at the first, or where it `points_at_none` before it: then nothing is chosen yet.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "listing--header",
        "listing--cursor",
        "listing--cursor-blurred",
        "listing--urgent",
        "listing--warning",
        "listing--good",
        "listing--quiet",
        "listing--empty",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Open", id="listing.choose", tooltip="Open this row"),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "step(-1000000)", show=False),
        Binding("end", "step(1000000)", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        listing: "Listing"
        row_id: str

        @property
        def control(self) -> "Listing":
            """The list, for `@on(Listing.Chosen, "#id")`."""
            return self.listing

    @dataclass
    class Highlighted(Message):
        """The cursor came to a row."""

        listing: "Listing"
        row_id: str

        @property
        def control(self) -> "Listing":
            """The list, for `@on(Listing.Highlighted, "#id")`."""
            return self.listing

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row] = (),
        *,
        empty: str,
        id: str | None = None,
        classes: str | None = None,
        points_first: bool = False,
        points_at_none: bool = False,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.points_first, self._least = points_first, -1 if points_at_none else 0
        self.set_reactive(Listing.cursor, self._least)
        self.columns = tuple(columns)
        self.empty = empty
        self.points_at_new = False
        self.rows: tuple[Row, ...] = ()
        self._words = 0
        self._take(rows)

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead; the cursor stays on the same one if it is still there.

        While somebody writes (`points_at_new`) it goes to the row that came: what is printed or
        logged next is about what was written last.
        """
        before, known = self.row_id, {row.id for row in self.rows}
        self._take(rows)
        places = {row.id: place for place, row in enumerate(self.rows)}
        came = next((place for id, place in places.items() if id not in known), None)
        last = max(0, len(self.rows) - 1)
        if known and self.points_at_new and came is not None:
            self.cursor = came
        else:
            stays = min(self.cursor, last)
            self.cursor = stays if before is None else places.get(before, stays)
        self._measure()
        self.refresh()

    @property
    def row_id(self) -> str | None:
        """The id of the row under the cursor."""
        return self.rows[self.cursor].id if 0 <= self.cursor < len(self.rows) else None

    def _take(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)
        self._words = max((len(row.word) for row in self.rows), default=0)

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rows) + 1)

    def on_resize(self) -> None:
        """Fit the rows to the new width."""
        self._measure()
        self._follow()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor quietly."""
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row, or before the first where it may point at none."""
        return max(self._least, min(cursor, len(self.rows) - 1))

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and say where it is."""
        self._follow()
        if (row_id := self.row_id) is not None:
            self.post_message(self.Highlighted(self, row_id).set_sender(self))

    def _follow(self) -> None:
        # The header takes the first line and stays there.
        height = self.scrollable_content_region.height - 1
        top = round(self.scroll_offset.y)
        if height > 0 and not top <= self.cursor < top + height:
            there = self.cursor if self.cursor < top else self.cursor - height + 1
            self.scroll_to(y=there, animate=False, force=True, immediate=True)
        self.refresh()

    def action_step(self, by: int) -> None:
        """Move the cursor."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """Move the cursor by what is in sight."""
        self.cursor += by * max(1, self.scrollable_content_region.height - 2)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if (row_id := self.row_id) is not None:
            self.post_message(self.Chosen(self, row_id).set_sender(self))

    def on_click(self, event: events.Click) -> None:
        """Choose by mouse; a list that `points_first` takes another click on the same row."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y == 0:
            return
        place = offset.y - 1 + self.scroll_offset.y
        if place < len(self.rows):
            event.stop()
            pointed, self.cursor = self.cursor == place, place
            if pointed or not self.points_first:
                self.action_choose()

    def render_line(self, y: int) -> Strip:
        """Draw the header, a row, or the sentence for an empty list."""
        width = self.scrollable_content_region.width
        if y == 0:
            return self._line(self._header(width), width, "listing--header")
        place = y - 1 + self.scroll_offset.y
        if not self.rows:
            return self._empty_line(y, width)
        if place >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        row = self.rows[place]
        component = f"listing--{row.tone}" if row.tone else ""
        if place == self.cursor:
            component = "listing--cursor" if self.has_focus else "listing--cursor-blurred"
        pointer = "▶ " if place == self.cursor else "  "
        return self._line(pointer + self._cells(row, width), width, component)

    def _header(self, width: int) -> str:
        titles = Row("", tuple(column.title for column in self.columns))
        return "  " + self._cells(titles, width)

    def _cells(self, row: Row, width: int) -> str:
        word = fitted(row.word, self._words) + " " if self._words else ""
        places = widths(self.columns, width - 2 - len(word))
        cells = zip(row.cells, places, strict=False)
        return word + " ".join(fitted(cell, place) for cell, place in cells)

    def _empty_line(self, y: int, width: int) -> Strip:
        lines = _wrapped(clean(self.empty), max(1, width - 4))
        text = "  " + lines[y - 2] if 2 <= y < 2 + len(lines) else ""
        return self._line(text, width, "listing--empty")

    def _line(self, text: str, width: int, component: str) -> Strip:
        style = self.get_component_rich_style(component) if component else self.rich_style
        return Strip([Segment(fitted(text, width), style)], width)


@contextmanager
def pointing_at_new(page: DOMNode) -> Iterator[None]:
    """Let every list of a page go to the row that comes of what is written meanwhile."""
    lists = [(each, each.points_at_new) for each in page.query(Listing)]
    for each, _ in lists:
        each.points_at_new = True
    try:
        yield
    finally:
        for each, before in lists:
            each.points_at_new = before


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
