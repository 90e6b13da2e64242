"""Another language: each by its own name and its own greeting, spoken at once."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from assets.texts import templates, text
from assets.tongue import ENGLISH, spoken_now
from screens.pupil.beside import Beside
from screens.pupil.foot import back_tile
from screens.pupil.tongues import name_of, offered_here, tongue_of
from screens.widgets.plain import PlainText, plain
from screens.widgets.tile import Tile, Tiles

GREETING = "younger.welcome.title"
UNDRAWN = "♪"
"""What stands in the bubble of a language that is only heard."""


class Bubble(Static):
    """A greeting in a speech bubble: the sign of a language."""

    def __init__(self, word: str) -> None:
        edge = "─" * (len(word) + 4)
        lines = (f"╭{edge}╮", f"│  {word}  │", f"╰─╮╭{edge[3:]}╯", f"  ╰╯{' ' * (len(edge) - 2)}")
        super().__init__(plain("\n".join(lines)), markup=False, classes="bubble")


class OtherTongue(Beside):
    """A choice leads back to where the child was."""

    def compose(self) -> ComposeResult:
        """Draw a tile for each language."""
        with Vertical(classes="page"):
            yield PlainText(text("pupil.language.title"), classes="title")
            yield Tiles(*self._languages(), columns=3, numbered=True, id="tongues")
        yield from self.always(back_tile())

    def _languages(self) -> Iterator[Tile]:
        for code in (ENGLISH, *(each.code for each in offered_here(self.intake, self.held_to))):
            tongue = tongue_of(self.intake, code)
            word = tongue.words.get(GREETING, templates()[GREETING])
            bubble = Bubble(word if tongue.drawn else UNDRAWN)
            here = code == spoken_now().code
            yield Tile(name_of(code), code, picture=bubble, selected=here, id=f"tongue-{code}")

    def on_mount(self) -> None:
        """Begin at the language that is spoken."""
        tiles = self.query_one("#tongues").query(Tile)
        next((tile for tile in tiles if tile.selected), tiles.first()).focus()

    def action_languages(self) -> None:
        """The key that leads here leads back as well."""
        self.action_back()

    @on(Tile.Chosen, "#tongues Tile")
    def _choose(self, event: Tile.Chosen) -> None:
        event.stop()
        self.post_message(self.Speak(event.tile.value, chosen=True))
        self.action_back()

    @on(Tile.Chosen, "#back")
    def _back(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_back()
