"""Older: look once more and send. Each line goes back to its page."""

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from assets.texts import together
from screens.looks import BIGGER
from screens.pupil.answers import chosen_so_far
from screens.pupil.base import PupilScreen
from screens.pupil.room import Fitting
from screens.pupil.steps.step import Step
from screens.widgets.big_words import SMALL
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import button
from screens.widgets.tile import Tile, Tiles

SEND = "send"


ROW = 3
"""Rows of a line in large letters."""


class LookAndSend(Step, Fitting):
    """What was said, page by page, and the one tile that sends it."""

    page = "send"
    headed = False

    def compose(self) -> ComposeResult:
        """Draw the words, the other answers, and Send."""
        yield Tiles(_line(2, self.word("words"), "words"), classes="look-lines", id="above")
        with VerticalScroll(id="look-words"):
            yield PlainText(self._words())
        assert isinstance(self.screen, PupilScreen)
        standing = self.intake.standing(self.screen.clock())
        so_far = chosen_so_far(self.telling, self.intake.school, standing)
        tiles = [
            _line(place, together(self.word(name), said, between=": "), name)
            for place, (name, said) in enumerate(so_far, 3)
        ]
        yield Tiles(*tiles, columns=1, classes="look-lines", id="answers")
        yield PlainText(self.word("line"), classes="quiet", id="look-note")
        yield Tiles(
            button("send", SEND, key="1", classes="-main", id="send"),
            classes="onward",
        )

    def on_resize(self, event: events.Resize) -> None:
        """Take the letters that there is room for now."""
        self.fit()

    def fit(self) -> None:
        """Draw all answers in the same large letters, where there is much room or all is bigger."""
        lines, width = self.query_one("#answers", Tiles), self.size.width
        roomy = self.app.has_class(BIGGER) or self.screen.has_class("-large-signs")
        large = roomy and not self.app.has_class("-plain")
        cut = lines.letters(width - self.styles.padding.width, ROW) if large else None
        lines.draw_in(cut)
        # In a low window the words have the rows of what stands above them.
        words = self.query_one("#above", Tiles)
        words.draw_in(cut if self.screen.has_class("-tall") else None)
        self._draw_words(large=bool(cut) and self.app.has_class(BIGGER))

    def _draw_words(self, *, large: bool) -> None:
        """Draw one's own words in large letters where all of them have room so."""
        box = self.query_one("#look-words", VerticalScroll)
        words, room = box.query_one(PlainText), box.size
        fits = large and words.is_drawn_in(SMALL, room.width)
        fits = fits and words.rows_in((SMALL,), room.width) <= room.height
        words.draw_in(*(SMALL,) if fits else ())

    def begin(self) -> None:
        """Begin at Send."""
        self.query_one("#send").focus()

    def take(self, tile: Tile) -> None:
        """Send, or go to the page whose answer is to be changed."""
        self.done(tile.value)

    def _words(self) -> str:
        words = self.telling.words
        if not words.strip():
            return self.word("no_words")
        if self.telling.dots:
            return "".join("•" if letter.strip() else letter for letter in words)
        return words


def _line(place: int, words: str, page: str) -> Tile:
    tile = Tile(
        together(str(place), words, between="  "), page, key=str(place), classes="-left line own"
    )
    tile.border_title = None  # the number stands in its line already
    return tile
