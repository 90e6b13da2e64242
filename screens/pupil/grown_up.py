"""After "I am a grown-up": with a PIN to the desk, without one to a slip or a class's round."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from assets.texts import text, together
from screens.pupil.base import PupilScreen
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, TileKeys, Tiles


class GrownUp(TileKeys, PupilScreen[str | None]):
    """Ask a grown-up which way they go: `pin`, `slip`, `round`, or None to go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,ctrl+b", "back", "Back", id="grown_up.back", show=False)
    ]

    def compose(self) -> ComposeResult:
        """Draw the two ways and the way back."""
        slip = _two_lines("no_pin")
        turns = _two_lines("round")
        with Vertical(classes="page grown-up-choice"):
            yield PlainText(text("pupil.grown_up.title"), classes="title")
            yield Tiles(
                Tile(text("pupil.grown_up.pin"), "pin", id="pin"),
                Tile(slip, "slip", id="slip"),
                Tile(turns, "round", id="round"),
                numbered=True,
                classes="answers",
            )
            yield Tiles(
                Tile(text("pupil.button.back"), "back", key="Ctrl+B", id="back"), classes="backs"
            )
        yield from self.always()

    def on_mount(self) -> None:
        """Begin at the first way."""
        self.query_one("#pin").focus()

    def action_back(self) -> None:
        """Go back to the first page."""
        self.dismiss(None)

    @on(Tile.Chosen, "#pin")
    @on(Tile.Chosen, "#slip")
    @on(Tile.Chosen, "#round")
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        self.dismiss(event.tile.value)

    @on(Tile.Chosen, "#back")
    def _back(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_back()


def _two_lines(way: str) -> str:
    words = f"pupil.grown_up.{way}"
    return together(text(words), text(f"{words}_line"), between="\n")
