"""What stands beneath many things to choose from: the way to more of them, and other answers."""

from collections.abc import Sequence

from textual.geometry import Size

from screens.looks import BIGGER
from screens.pupil.cell import EDGE
from screens.pupil.pictured import SIGNED
from screens.widgets.big_words import CUTS, Cut, largest
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import SignTile, button
from screens.widgets.tile import Tile, Tiles

MORE = "+"
"""The key that leads to more of them."""
ROWS, FRAMED, LONG = 3, 5, 8
"""Rows that the tiles take; where there is room for frames around them; and where one of them says
more than has room in one line of large letters."""
LEAST = 10
"""Rows that are left at least above it where it is as high as that: two rows of large letters."""
SHARE = 2 / 3
"""The part of the row that an answer has beside the way to more."""


class Beneath(Tiles):
    """The way to more, while there is more, and `others`, which stand there on every page."""

    def __init__(self, others: Sequence[Tile]) -> None:
        # More pictures first: who looks for their own must not go past them by mistake.
        self._more = button("others", "more", sign="more", key=MORE, id="more-choices")
        self._others = others
        super().__init__(self._more, *others, id="beneath")
        # Until the room is known there is nothing further and no row is squeezed: nothing flashes.
        self._more.display, self.display = False, bool(others)

    def rows(self, room: Size) -> int:
        """Return the rows that it takes in so much room for all there is to choose."""
        if not self.screen.has_class(SIGNED):
            return ROWS
        return LONG if self._is_long(room) else FRAMED

    def fit(self, room: Size, more: bool) -> None:
        """Stand in so much room; the way to more is there only where there is `more`."""
        self.set_class(self.rows(room) == LONG, "-long")
        self._more.display = more
        self.display = more or bool(self._others)
        self.styles.grid_size_columns = len(self._others) + more

    def draw_no_larger(self, cut: Cut | None) -> None:
        """Draw no answer in larger letters than those above have: it would look like the right one.

        Where those are in ordinary letters, so is it.
        """
        cuts = CUTS[CUTS.index(cut) :] if cut else ()
        for words in self.query(".tile-label").exclude(".-main > *").results(PlainText):
            words.draw_no_larger(*cuts)

    def _is_long(self, room: Size) -> bool:
        """Tell whether an answer has room in large letters only where it is higher."""
        answers = [each for each in self._others if not isinstance(each, SignTile)]
        if not answers or not self.app.has_class(BIGGER) or room.height < LEAST + LONG:
            return False
        around = EDGE + max(each.styles.padding.width for each in answers)
        width = int((room.width - 1) * SHARE) - around
        words = [each.label for each in answers]
        low, high = (largest(words, width, rows - EDGE) for rows in (FRAMED, LONG))
        return low is None and high is not None
