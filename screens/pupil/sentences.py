"""A page's sentences: as large as all of them have room for, and first those that matter most."""

from collections.abc import Iterator, Sequence
from itertools import product

from textual import events
from textual.containers import Vertical

from screens.looks import BIGGER
from screens.pupil.room import LETTERING, Fitting
from screens.widgets.big_words import MIDDLE, NARROW, SMALL, WIDE, Cut
from screens.widgets.plain import MOST, PlainText

VITAL = "vital"
"""The class of a sentence that keeps a child safe: it is the first to be large."""
WEIGHTS = (VITAL, "matters", "title", "", "more")
"""The classes of sentences, those first that are the first to be large."""
USUAL = ((SMALL, WEIGHTS), (NARROW, WEIGHTS), (MIDDLE, WEIGHTS[:3]))
LARGE = ((SMALL, WEIGHTS), (NARROW, WEIGHTS), (MIDDLE, WEIGHTS), (WIDE, WEIGHTS[:3]))
"""In which letters sentences are drawn, step by step as there is room, and which of them."""


class Sentences(Vertical, Fitting):
    """Sentences below one another, drawn in larger letters where the screen is `-lettering`.

    Then it needs all the height there is: what is left over is left above and below.
    """

    def __init__(self) -> None:
        super().__init__(classes="sentences")

    def on_resize(self, event: events.Resize) -> None:
        """Take the letters that there is room for now."""
        self.fit()

    def fit(self) -> None:
        """Draw each sentence as large as all of them leave room for."""
        lines = [each for each in self.query_children(PlainText) if each.display]
        if not self.screen.has_class(LETTERING) or self.app.has_class("-plain"):
            for line in lines:
                line.styles.clear_rule("max_height")
                line.draw_as_styled()
            return
        chosen: dict[PlainText, tuple[Cut, ...]] = dict.fromkeys(lines, ())
        for line, cut in self._wishes(lines):
            wished = {**chosen, line: (cut,)}
            if line.is_drawn_in(cut, self.size.width) and self._fits(wished):
                chosen = wished
        for line, cuts in chosen.items():
            line.styles.max_height = MOST
            line.draw_in(*cuts)

    def _wishes(self, lines: Sequence[PlainText]) -> Iterator[tuple[PlainText, Cut]]:
        steps = LARGE if self.app.has_class(BIGGER) else USUAL
        for cut, weights in steps:
            for weight, line in product(weights, lines):
                if _weight(line) == weight:
                    yield line, cut

    def _fits(self, wished: dict[PlainText, tuple[Cut, ...]]) -> bool:
        width = self.size.width
        apart = sum(line.styles.margin.height for line in wished)
        lines = sum(line.rows_in(cuts, width) for line, cuts in wished.items())
        return apart + lines <= self.size.height


def _weight(line: PlainText) -> str:
    return next((name for name in WEIGHTS if name and line.has_class(name)), "")
