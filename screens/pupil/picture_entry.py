"""Four pictures to come back with, chosen in order from the tiles that ask who a child is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from assets.texts import text, together
from screens.pupil.choices import Choices, Option
from screens.pupil.next_tile import NextTile
from screens.pupil.peg_tile import PegTile
from screens.widgets.picture import picture_word
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import SignTile
from screens.widgets.tile import Tile

LENGTH = 4
"""How many pictures a code has."""


class PictureCodeEntry(Widget):
    """Choose four of `names` in order, then go on. Backspace takes the last one back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,delete", "take_back", "Take back", id="code.back", show=False)
    ]

    @dataclass
    class Entered(Message):
        """Four pictures were chosen, and that was all."""

        names: tuple[str, ...]

    def __init__(self, names: Sequence[str], version: str) -> None:
        super().__init__()
        self._names, self._version = names, version
        self.chosen: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Draw what is chosen so far, the pictures, and the ways back and on."""
        yield PlainText(classes="code-so-far")
        options = [Option(name, picture_word(name), name) for name in self._names]
        words = text("pupil.tile.take_back")
        back = SignTile(words, "take back", sign="take-back", key="Backspace", id="take-back")
        others = (back, NextTile(self._version))
        yield Choices(options, (11, 5), others=others, id="pegs")

    def on_mount(self) -> None:
        """Begin with nothing chosen."""
        self._choose(())

    def begin(self) -> None:
        """Begin at the first picture."""
        self.query_one(Choices).begin()

    def action_take_back(self) -> None:
        """Take the last picture back."""
        self._choose(self.chosen[:-1])

    def _choose(self, names: tuple[str, ...]) -> None:
        self.chosen = names
        # In a low window what is chosen stands where it was said what to do.
        self.screen.set_class(bool(names), "-begun")
        words = [picture_word(name) for name in names] + ["…"] * (LENGTH - len(names))
        shown = together(
            *(together(str(at), one) for at, one in enumerate(words, 1)), between="   "
        )
        self.query_one(".code-so-far", PlainText).show(shown)
        for tile in self.query(PegTile):
            tile.selected = tile.value in names
        self.query_one("#take-back").disabled = not names
        onward = self.query_one(NextTile)
        onward.disabled = len(names) < LENGTH
        if not onward.disabled:
            onward.focus()

    @on(Tile.Chosen)
    def _pressed(self, event: Tile.Chosen) -> None:
        event.stop()
        name = event.tile.value
        if event.tile.id == "take-back":
            self.action_take_back()
        elif event.tile.id == "next":
            self.post_message(self.Entered(self.chosen))
        # No code has a picture twice: who is impatient presses twice.
        elif len(self.chosen) < LENGTH and name not in self.chosen:
            self._choose((*self.chosen, name))
