"""Choosing one of several in front of a page: a case, or a ready-made ending."""

import re
from collections.abc import Collection, Mapping, Sequence
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
from store.roll.cells import plain_letters

NOT_YET = "Nothing is chosen yet: type, or go down."
NONE_FITS = "Nothing here fits what is typed. Fewer letters find more."


class Pick(ModalScreen[str | None]):
    """A list to choose one row from; `None` goes back. With `search`, typing narrows it down.

    A row is found by its cells, and by the words that are `also` its own; what its name says in
    brackets, such as a birthday, comes after names. Rows whose ids `stay` are there whatever is
    typed, below what is found: the ways on to what the list does not have. It begins at the row
    `marked`: what is chosen now; or `unmarked` at none, where a slip of one key would do harm.
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
        marked: str | None = None,
        also: Mapping[str, str] | None = None,
        unmarked: bool = False,
        stay: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._marked, self._unmarked = marked, unmarked
        self._title, self._rows, self._search = title, tuple(rows), search
        self._empty, self._also, self._stay = empty, also or {}, stay
        self._listing = Listing(columns, rows, empty=empty, id="pick-list", points_at_none=unmarked)

    def compose(self) -> ComposeResult:
        """Draw the title, the line to search with, the list and the way back."""
        with Vertical(classes="dialog -wide"):
            yield PlainText(self._title, id="pick-title", classes="dialog-title")
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
        if self._marked is not None and self._marked in places:
            self._listing.cursor = places.index(self._marked)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_to_list(self) -> None:
        """Go from the line into the list."""
        self._listing.cursor = max(0, self._listing.cursor)
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
        words = plain_letters(event.value).casefold().split()
        ranked = [(self._rank(row, words), row) for row in self._rows]
        found = sorted((each for each in ranked if each[0]), key=lambda each: each[0])
        self._listing.empty = NONE_FITS if words else self._empty
        self._listing.show([row for _, row in found])
        self._listing.cursor = 0 if words or not self._unmarked else -1

    def _rank(self, row: Row, words: Sequence[str]) -> int:
        """Return 1 where all words are found in the plain cells, 2 in brackets too, 3 beside, and
        4 for what stays without them."""
        cells = " ".join(row.cells)
        texts = (re.sub(r"\(.*?\)", "", cells), cells, f"{cells} {self._also.get(row.id, '')}")
        for rank, text in enumerate(texts, 1):
            if all(word in plain_letters(text).casefold() for word in words):
                return rank
        return 4 if row.id in self._stay else 0

    @on(Input.Submitted)
    def _first(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose()

    def _choose(self) -> None:
        """Choose the row under the cursor; where there is none yet, say so."""
        if self._rows and self._listing.row_id is None:
            self.query_one("#pick-title", PlainText).show(f"{self._title} {NOT_YET}")
        self._listing.action_choose()

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.dismiss(event.row_id)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "pick-choose":
            self._choose()
        else:
            self.dismiss(None)
