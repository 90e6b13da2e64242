"""Older: who are you? A name, or not yet; and whether somebody is helping to write."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from assets.texts import listed, together
from screens.idle import Idle
from screens.looks import BIGGER
from screens.pupil.answers import HELPERS
from screens.pupil.next_tile import NextTile
from screens.pupil.room import Fitting
from screens.pupil.steps.step import Step
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import SignTile
from screens.widgets.text_entry import LineEntry
from screens.widgets.tile import Tile, Tiles

NAME_LIMIT = 100
ONE_LINE, TWO_LINES, BETWEEN = 3, 6, 4
"""Rows for large letters on who helps, and the columns that edges and spaces take of each."""


class WhoName(Step, Fitting):
    """A line for the name; the class is known already."""

    page = "who"
    idle = Idle(after=150)
    typing = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+y", "not_yet", "Not yet", id="who.not_yet", show=False)
    ]

    def compose(self) -> ComposeResult:
        """Draw the line for the name, who helps, and the ways on."""
        yield PlainText(self.word("line"), classes="lead")
        entry = LineEntry(self.telling.name, limit=NAME_LIMIT, id="name")
        entry.border_title = self.word("name")
        yield entry
        if self.telling.class_name:
            name = listed(self.telling.class_name)
            line = together(self.word("class"), name, between=": ")
            yield PlainText(line, classes="quiet", id="class")
        yield PlainText(self.word("not_yet_line"), classes="quiet", id="honest")
        yield PlainText(self.word("helper.title"), classes="label")
        yield Tiles(*self._helpers(), id="helpers")
        not_yet = SignTile(
            self.word("not_yet"), "not_yet", sign="not-yet", key="Ctrl+Y", id="not-yet"
        )
        yield Tiles(NextTile(self.telling.version), not_yet, classes="onward")

    def on_resize(self) -> None:
        """Take the letters that there is room for now."""
        self.fit()

    def fit(self) -> None:
        """Draw who helps in large letters where all have room."""
        helpers, rows = self.query_one("#helpers", Tiles), 0
        if self.screen.has_class("-tall") and self.app.has_class(BIGGER):
            rows = TWO_LINES
        elif self.screen.has_class("-broad"):
            rows = ONE_LINE
        helpers.draw_in(helpers.letters(self.size.width // 3 - BETWEEN, rows))

    def begin(self) -> None:
        """Begin at the name."""
        self.query_one(LineEntry).focus()

    @on(Input.Changed)
    def _keep(self, event: Input.Changed) -> None:
        event.stop()
        self.telling.name = event.value

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.done()

    def take(self, tile: Tile) -> None:
        """Go on, without a name as well, or keep who helped to write."""
        if tile.id == "next":
            self.done()
        elif tile.id == "not-yet":
            self.action_not_yet()
        else:
            self._choose_helper(tile)

    def action_not_yet(self) -> None:
        """Go on without a name."""
        if self.answered:
            return
        self.telling.stay_unnamed()
        self.query_one(LineEntry).clear()
        self.done()

    def _choose_helper(self, tile: Tile) -> None:
        """Keep who helps. Enter leads on from here; at once where it was chosen already.

        Whoever has not typed a name comes to Next first: it may have been forgotten.
        """
        chosen, self.telling.helper = self.telling.helper, tile.value
        if chosen == tile.value and self.telling.named:
            self.done()
            return
        self.query_one("#helpers", Tiles).show_chosen(tile.value)
        self.query_one(NextTile).focus()

    def _helpers(self) -> list[Tile]:
        return [
            Tile(self.word(f"helper.{name}"), value, selected=value == self.telling.helper)
            for value, name in HELPERS.items()
        ]
