"""One question with a few large pictures, each with its word and number."""

from abc import abstractmethod
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size

from screens.looks import BIGGER
from screens.pupil.own_picture import OwnPicture
from screens.pupil.room import LETTERING, Fitting
from screens.pupil.steps.step import Step
from screens.widgets.abstract import Abstract
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, Tiles

LARGE_FIT = 74
"""Columns that three large pictures in their frames take."""
WORDS, PICTURE, EDGES = 20, 9, 2
"""In a low window, the columns that words have below a large picture, its rows, and a frame's."""
COLUMN, SMALL_PICTURE = 12, 5
"""Columns that words have in the narrow column beside them, and a small picture's rows there."""
APART, NOTE, BETWEEN, GROWN_FROM = 7, 5, 7, 40
"""In a high one, the rows of the tile that stands apart and of the note, the columns between the
words of two pictures, and the rows of a page from which on pictures are twice as large."""
HIGH = 17
"""Rows at most of a picture's tile in a low window."""


class PictureStep(Step, Fitting, metaclass=Abstract):
    """Pictures in a row; the last stands apart, for who does not know."""

    pictures: tuple[tuple[str, str], ...]
    """Values and the pictures they are shown with. Their places are their keys."""
    says_who: ClassVar[bool] = False
    """Is the child's own picture shown, if it has chosen one before?"""

    def compose(self) -> ComposeResult:
        """Draw the pictures that are offered now; each keeps its key when another is not."""
        keys = {value: str(place) for place, (value, _) in enumerate(self.pictures, 1)}
        pictures = [each for each in self.pictures if self.offers(each[0])]
        chosen, last, beside = self.chosen(), pictures[-1][0], self.beside()
        # Beside one tile there is room for the note, where it is to be large.
        self.set_class(bool(beside), "-two-beside")
        tiles = [
            Tile(
                self.answer(value),
                value,
                key=keys[value],
                picture=Picture(name, "small" if value == last else "large"),
                selected=value == chosen,
                classes="-beside" if value == last else "-large",
            )
            for value, name in pictures
        ]
        yield Tiles(*tiles[:-1], classes="pictures")
        with Vertical(classes="rest"):
            with Vertical(classes="last"):
                yield Tiles(tiles[-1], *beside, classes="apart")
                if self.says_who and self.telling.peg:
                    yield OwnPicture(self.telling.peg)
            if note := self.note():
                yield PlainText(note, classes="note")

    def on_resize(self, event: events.Resize) -> None:
        """Take the pictures and letters that there is room for now."""
        self.fit()

    def fit(self) -> None:
        """Take the small pictures where the large ones would not fit."""
        size = "large" if self.size.width >= LARGE_FIT else "small"
        for picture in self.query(".pictures Picture").results(Picture):
            picture.show(picture.name or "", size)
        self._letter(self.size)

    def _letter(self, size: Size) -> None:
        """Draw all answers in the same letters, the largest that leave room for their pictures."""
        tiles, cut, screen = self.query_one(".pictures", Tiles), None, self.screen
        if screen.has_class(LETTERING):
            if screen.has_class("-low"):
                cut = tiles.letters(WORDS, min(HIGH, size.height) - PICTURE - EDGES)
            else:
                grown = PICTURE if size.height < GROWN_FROM else 2 * PICTURE
                apart = APART + (self.has_class("-two-beside") and self.app.has_class(BIGGER))
                rows = size.height - apart - NOTE * len(self.query(".note")) - EDGES - grown
                cut = tiles.letters(size.width // 3 - BETWEEN, rows)
        for words in tiles.query(".tile-label").results(PlainText):
            words.draw_in(*(cut,) if cut else ())
        self._stand_beside(size.height)

    def _stand_beside(self, height: int) -> None:
        """In a low window of the bigger layout, have what stands apart in one narrow column.

        Where two tiles stand there, long words take the room of the picture of who does not know.
        """
        beside = self.app.has_class(BIGGER) and self.screen.has_class("-low")
        apart = self.query_one(".apart", Tiles)
        labels = list(apart.query(".tile-label").results(PlainText))
        apart.styles.grid_size_columns = 1 if beside else len(labels)
        notes = list(self.query(".note").results(PlainText))
        if len(labels) > 1:
            for note in notes:
                note.draw_in() if beside else note.draw_as_styled()
            around = EDGES + 1  # a row stands above the words as well
            needed = SMALL_PICTURE + sum(each.rows_in((), COLUMN) + around for each in labels)
            needed += sum(note.rows_in((), COLUMN) for note in notes)
            apart.query(Picture).first().display = not beside or needed <= height

    def offers(self, value: str) -> bool:
        """Tell whether a picture can be chosen now."""
        return True

    def answer(self, value: str) -> str:
        """Return the words of a picture."""
        return self.word(value)

    def note(self) -> str:
        """Return what is to be known before answering; nothing when there is nothing."""
        return ""

    def beside(self) -> list[Tile]:
        """Return tiles beside the last that are no answers."""
        return []

    def aside(self, tile: Tile) -> bool:
        """Do what a tile does that is no answer; tell whether it was one."""
        return False

    @abstractmethod
    def chosen(self) -> str:
        """Return what was chosen before."""

    @abstractmethod
    def choose(self, value: str) -> None:
        """Write what was chosen into the telling."""

    @on(OwnPicture.Pressed)
    def _change(self, event: OwnPicture.Pressed) -> None:
        event.stop()
        self.done("who")

    def take(self, tile: Tile) -> None:
        """Show what was chosen, keep it and go on."""
        if self.aside(tile):
            return
        for tiles in self.query(Tiles):
            tiles.show_chosen(tile.value)
        self.choose(tile.value)
        self.done()
