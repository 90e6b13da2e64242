"""Older: who should come and talk to you?"""

from collections.abc import Iterator

from textual.app import ComposeResult

from assets.texts import listed, together
from screens.pupil.answers import left_out
from screens.pupil.choices import Choices, Option
from screens.pupil.names import who_opens
from screens.pupil.steps.own_tongue import speaks_tile, turned
from screens.pupil.steps.step import Step
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import SignTile
from screens.widgets.tile import Tile, Tiles
from store.letterbox.readers import PUPIL

ANYONE = "anyone"


class Ask(Step):
    """Who opens the box, and the grown-ups of the class to choose from."""

    page = "ask"

    def compose(self) -> ComposeResult:
        """Draw who opens it, whom one can ask, and the way to leave somebody out."""
        readers = self.intake.readers(PUPIL, self.telling.left_out)
        opens = who_opens("ask", self.telling.version, self.intake.school, readers)
        yield PlainText(together(opens, self.word("line")), classes="lead")
        if self.telling.left_out:
            line = left_out(self.telling, self.intake.school)
            yield PlainText(line, classes="label own", id="left-out")
        adults = self.telling.to_ask_for(self.intake.school, readers)
        options = [Option(one.id, listed(one.name)) for one in adults]
        options.append(Option(ANYONE, self.word("anyone")))
        yield Choices(options, (30, 3), chosen=self._chosen(), most=2)
        yield Tiles(*self._beside(), classes="onward")

    def begin(self) -> None:
        """Begin at the grown-up chosen before."""
        self.query_one(Choices).begin()

    def take(self, tile: Tile) -> None:
        """Keep who should come, or go to the page that leaves somebody out."""
        if turned(self.telling, tile):
            return
        if tile.id == "not-see":
            self.telling.wants_not_see = True
            self.done("not_see")
            return
        self.telling.ask_for("" if tile.value == ANYONE else tile.value)
        self.done()

    def _beside(self) -> Iterator[Tile]:
        if self.telling.language or self.telling.speaks:
            yield speaks_tile(self.telling, "-")
        yield SignTile(self.word("not_see"), "not_see", sign="padlock", key="0", id="not-see")

    def _chosen(self) -> str | None:
        return (self.telling.asks_for or ANYONE) if self.telling.asked else None
