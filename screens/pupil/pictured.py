"""Tiles with a picture and its word: rows of one height, and words as large as all have room."""

from textual import events

from screens.pupil.room import Fitting
from screens.widgets.big_words import Cut
from screens.widgets.picture import picture_size
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, Tiles

SIGNED = "-signs"
"""The class of a screen on which these tiles fill the page."""
EDGES = 2
"""Rows that the frame of a tile takes."""
PADDED = 4
"""Columns that the frame of a tile and the space inside it take."""


class Pictured(Tiles, Fitting):
    """Each word stands below its picture."""

    def on_resize(self, event: events.Resize) -> None:
        """Take the letters that there is room for now."""
        self.fit()

    def fit(self) -> None:
        """Make all rows as high as one another, and draw all words in the same letters."""
        rows = -(-len(self.children) // self.columns)
        if not self.screen.has_class(SIGNED) or self.size.height < rows:
            self.styles.clear_rule("grid_rows")
            self._draw(None, styled=True)
            return
        # A row more for some of them would be taken from the words of the others.
        self.styles.grid_rows = str(row := self.size.height // rows)
        width = (self.size.width + 1) // self.columns - 1 - PADDED
        self._draw(self._letters(width, row - EDGES))

    def _letters(self, width: int, rows: int) -> Cut | None:
        """Return the largest letters that have room below the pictures."""
        fit = (self.letters(width, rows - self._rows_of(size)) for size in ("large", "small"))
        return next(filter(None, fit), None)

    def _rows_of(self, size: str) -> int:
        """Return the rows that the largest of the pictures takes."""
        names = [each.picture.name for each in self.query(Tile) if each.picture]
        return max(picture_size(name, size)[1] for name in names if name)

    def _draw(self, cut: Cut | None, *, styled: bool = False) -> None:
        for words in self.query(".tile-label").results(PlainText):
            words.draw_as_styled() if styled else words.draw_in(*(cut,) if cut else ())
