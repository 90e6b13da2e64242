"""Tiles with a picture and its word: rows of one height, and words as large as all have room."""

from textual import events

from screens.pupil.room import Fitting
from screens.widgets.big_words import SMALL, Cut, largest
from screens.widgets.picture import picture_size
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, Tiles

SIGNED = "-signs"
"""The class of a screen on which these tiles fill the page."""
BESIDE = "-beside"
"""The class of a tile whose words stand beside its picture."""
EDGES = 2
"""Rows that the frame of a tile takes."""
PADDED = 4
"""Columns that the frame of a tile and the space inside it take."""
SPACE = 3
"""Columns between a picture and the words beside it."""


class Pictured(Tiles, Fitting):
    """Each word stands below its picture, or beside it where only so it has room to be large."""

    def on_resize(self, event: events.Resize) -> None:
        """Take the letters that there is room for now."""
        self.fit()

    def fit(self) -> None:
        """Make all rows as high as one another, and draw all words in the same letters."""
        rows = -(-len(self.children) // self.columns)
        if not self.screen.has_class(SIGNED) or self.size.height < rows:
            self.styles.clear_rule("grid_rows")
            self._draw(None, beside=False, styled=True)
            return
        # A row more for some of them would be taken from the words of the others.
        self.styles.grid_rows = str(row := self.size.height // rows)
        width = (self.size.width + 1) // self.columns - 1 - PADDED
        self._draw(*self._letters(width, row - EDGES))

    def _letters(self, width: int, rows: int) -> tuple[Cut | None, bool]:
        """Return the largest letters, and whether they have room only beside the pictures."""
        for size in ("large", "small"):
            across, down = self._pictures(size)
            if cut := self.letters(width, rows - down):
                return cut, False
        if rows >= down and (cut := largest(self._said(), width - across - SPACE, rows, (SMALL,))):
            return cut, True
        return None, False

    def _pictures(self, size: str) -> tuple[int, int]:
        """Return the columns and rows that the largest of the pictures takes."""
        names = [each.picture.name for each in self.query(Tile) if each.picture]
        sizes = [picture_size(name, size) for name in names if name]
        return max(x for x, _ in sizes), max(y for _, y in sizes)

    def _said(self) -> list[str]:
        return [each.label for each in self.query(Tile)]

    def _draw(self, cut: Cut | None, beside: bool, *, styled: bool = False) -> None:
        for tile in self.query(Tile):
            tile.set_class(beside, BESIDE)
            for words in tile.query(".tile-label").results(PlainText):
                words.draw_as_styled() if styled else words.draw_in(*(cut,) if cut else ())
