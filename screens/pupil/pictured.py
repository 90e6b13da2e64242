"""Tiles with a picture and its word: rows of one height, and words as large as all have room."""

from typing import NamedTuple

from textual import events

from screens.pupil.room import Fitting
from screens.widgets.big_words import Cut
from screens.widgets.picture import picture_size
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, Tiles

SIGNED = "-signs"
"""The class of a screen on which these tiles fill the page."""
LARGE_SIGNS = "-large-signs"
"""The class of a screen on which what is always there is twice as large."""
BESIDE = "-words-beside"
"""The class of tiles whose words stand beside their pictures."""
EDGES, AROUND, BETWEEN = 2, 2, 3
"""Rows and columns that the frame of a tile takes, columns that stay free within it beside words,
and around a picture that has them beside it."""
MOST = 3
"""Tiles in a row where there is no way to have more of them, or large words."""


class Way(NamedTuple):
    """How the tiles stand: the size of the pictures, the tiles in a row; words are `beside` them or
    below."""

    size: str
    columns: int
    beside: bool = False


class Pictured(Tiles, Fitting):
    """Each word stands below its picture, or beside it where only so it is large."""

    def on_resize(self, event: events.Resize) -> None:
        """Take the letters that there is room for now."""
        self.fit()

    def fit(self) -> None:
        """Make all rows as high as one another, and draw all words in the same letters."""
        if not self.screen.has_class(SIGNED) or self.size.height < len(self.children):
            self._stand(Way("small", MOST))
            self.styles.clear_rule("grid_rows")
            self._draw(None, styled=True)
            return
        each = len(self.children)
        ways = [Way(size, columns) for size in ("large", "small") for columns in (MOST, each)]
        ways += [Way("small", columns, beside=True) for columns in (MOST, MOST - 1)]
        drawn = ((way, cut) for way in ways if (cut := self._cut(way)))
        way, cut = next(drawn, (Way("small", MOST), None))
        self._stand(way)
        # A row more for some of them would be taken from the words of the others.
        self.styles.grid_rows = str(self._row(way))
        self._draw(cut)

    def _stand(self, way: Way) -> None:
        self.set_class(way.beside, BESIDE)
        if way.columns != self.columns:
            self.columns = way.columns
            self.styles.grid_size_columns = way.columns

    def _row(self, way: Way) -> int:
        return self.size.height // -(-len(self.children) // way.columns)

    def _cut(self, way: Way) -> Cut | None:
        """Return the largest letters in which all words have room; None without any."""
        names = [each.picture.name for each in self.query(Tile) if each.picture]
        sizes = [picture_size(name, way.size) for name in names if name]
        across, down = (max(each) for each in zip(*sizes, strict=True))
        width = (self.size.width + 1) // way.columns - 1 - EDGES
        height = self._row(way) - EDGES
        if across > width or down > height:
            return None
        if way.beside:
            return self.letters(width - across - BETWEEN, height)
        return self.letters(width - AROUND, height - down)

    def _draw(self, cut: Cut | None, *, styled: bool = False) -> None:
        for words in self.query(".tile-label").results(PlainText):
            words.draw_as_styled() if styled else words.draw_in(*(cut,) if cut else ())
