"""Older: what this is, who opens it, and that it is not a secret."""

from textual.app import ComposeResult

from screens.pupil.names import who_opens
from screens.pupil.next_tile import NextTile
from screens.pupil.sentences import MORE, VITAL, Sentences
from screens.pupil.steps.step import Step
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, Tiles
from store.letterbox.readers import PUPIL


class Promise(Step):
    """Four short sentences and the way on."""

    page = "promise"
    headed = False

    def compose(self) -> ComposeResult:
        """Draw the sentences."""
        readers = self.intake.readers(PUPIL, self.telling.left_out)
        opens = who_opens("promise", self.telling.version, self.intake.school, readers)
        with Sentences():
            yield PlainText(self.word("what"), classes=MORE)
            yield PlainText(opens)
            yield PlainText(self.word("not_secret"), classes=VITAL)
            yield PlainText(self.word("stop"))
        yield Tiles(NextTile(self.telling.version), classes="onward")

    def take(self, tile: Tile) -> None:
        """Go on."""
        self.done()
