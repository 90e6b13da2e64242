"""Older: who are you? A name, or not yet; and whether somebody is helping to write."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from assets.texts import listed, together
from screens.idle import Idle
from screens.pupil.answers import HELPERS
from screens.pupil.steps.step import Step, next_tile
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import SignTile
from screens.widgets.text_entry import LineEntry
from screens.widgets.tile import Tile, Tiles

NAME_LIMIT = 100


class WhoName(Step):
    """A line for the name; the class is known already."""

    page = "who"
    idle = Idle(after=150)
    typing = True

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
        not_yet = SignTile(self.word("not_yet"), "not_yet", sign="not-yet", id="not-yet")
        yield Tiles(next_tile("Enter"), not_yet, classes="onward")

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

    @on(Tile.Chosen)
    def _choose(self, event: Tile.Chosen) -> None:
        event.stop()
        if event.tile.id == "not-yet":
            self.telling.name = ""
            self.query_one(LineEntry).clear()
        if event.tile.id in ("not-yet", "next"):
            self.done()
        else:
            self.telling.helper = event.tile.value
            self.query_one("#helpers", Tiles).show_chosen(event.tile.value)

    def _helpers(self) -> list[Tile]:
        return [
            Tile(self.word(f"helper.{name}"), value, selected=value == self.telling.helper)
            for value, name in HELPERS.items()
        ]
