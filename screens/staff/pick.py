"""Choosing one of several in front of a page: a case, or a ready-made ending."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input

from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from screens.widgets.screen import ModalScreen
from screens.widgets.text_entry import LineEntry


class Pick(ModalScreen[str | None]):
    """A list to choose one row from; `None` goes back. With `search`, typing narrows it down.

    It begins at the row `marked`: what is chosen now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="pick.back", tooltip="Go back without choosing"),
        Binding("down", "to_list", show=False),
    ]

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        empty: str,
        search: bool = False,
        marked: str = "",
    ) -> None:
        super().__init__()
        self._marked = marked
        self._title, self._rows, self._search = title, tuple(rows), search
        self._listing = Listing(columns, rows, empty=empty, id="pick-list")

    def compose(self) -> ComposeResult:
        """Draw the title, the line to search with, the list and the way back."""
        with Vertical(classes="dialog -wide"):
            yield PlainText(self._title, classes="dialog-title")
            if self._search:
                yield LineEntry(placeholder="Type to search, Enter to choose", id="pick-search")
            yield self._listing
            with Horizontal(classes="dialog-buttons"):
                yield Button("Choose  Enter", id="pick-choose", classes="-main")
                yield Button("Back  Esc", id="pick-back")

    def on_mount(self) -> None:
        """Begin where one types, or in the list."""
        (self.query_one("#pick-search") if self._search else self._listing).focus()
        places = [row.id for row in self._rows]
        if self._marked in places:
            self._listing.cursor = places.index(self._marked)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_to_list(self) -> None:
        """Go from the line into the list."""
        self._listing.focus()

    def on_key(self, event: events.Key) -> None:
        """Choose by digit where nothing is typed."""
        digit = event.character or ""
        if not self._search and digit in tuple("123456789"[: len(self._rows)]):
            event.stop()
            self.dismiss(self._rows[int(digit) - 1].id)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        words = event.value.casefold().split()
        self._listing.show(
            [row for row in self._rows if all(w in " ".join(row.cells).casefold() for w in words)]
        )

    @on(Input.Submitted)
    def _first(self, event: Input.Submitted) -> None:
        event.stop()
        self._listing.action_choose()

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.dismiss(event.row_id)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "pick-choose":
            self._listing.action_choose()
        else:
            self.dismiss(None)
