"""A page's sentences: as large as all of them have room for, and first those that matter most.

No sentence is larger than one that keeps a child safe.
"""

import re
from collections.abc import Sequence

from textual import events
from textual.containers import Vertical

from screens.looks import BIGGER
from screens.pupil.room import LETTERING, Fitting
from screens.widgets.big_words import MIDDLE, NARROW, SMALL, WIDE, Cut
from screens.widgets.plain import PlainText

VITAL = "vital"
"""The class of a sentence that keeps a child safe: it is the first to be large."""
WEIGHTS = (VITAL, "matters", "title", "", "more")
"""The classes of sentences, those first that are the first to be large."""
USUAL = ((SMALL, WEIGHTS), (NARROW, WEIGHTS), (MIDDLE, WEIGHTS[:3]))
LARGE = ((SMALL, WEIGHTS), (NARROW, WEIGHTS), (MIDDLE, WEIGHTS), (WIDE, WEIGHTS[:3]))
"""In which letters sentences are drawn, step by step as there is room, and which of them."""

CALLS = re.compile(r"\b\d{3,}\b")
"""A number to call: who says one says what to do now, and is large before any other."""

Letters = dict[PlainText, Cut | None]
"""In which letters each sentence is drawn; None for ordinary ones."""


class Sentences(Vertical, Fitting):
    """Sentences below one another, drawn in larger letters where the screen is `-lettering`.

    Then it needs all the height there is: what is left over is left above and below. Rows between
    the sentences give way where more of them are large without.
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
                line.styles.clear_rule("margin")
                line.draw_as_styled()
            return
        if not self.size:
            return
        letters, apart = self._spaced(lines)
        for line, cut in letters.items():
            line.styles.margin = (0, 0, _beneath(line, apart), 0)
            line.draw_in(*(cut,) if cut else ())

    def _spaced(self, lines: Sequence[PlainText]) -> tuple[Letters, int]:
        """Return the letters of each sentence, and the rows between two of them."""
        spaced = self._letters(lines, 1)
        if all(spaced.values()):
            return spaced, 1
        close = self._letters(lines, 0)
        if self._fits(spaced, 1) and _rank(spaced) >= _rank(close):
            return spaced, 1
        return close, 0

    def _letters(self, lines: Sequence[PlainText], apart: int) -> Letters:
        """Return the letters of each sentence, those that keep a child safe in the same ones."""
        chosen: Letters = dict.fromkeys(lines)
        vital = [line for line in lines if _weight(line) == VITAL]
        calls = [line for line in vital if CALLS.search(line.text)]
        steps = LARGE if self.app.has_class(BIGGER) else USUAL
        # Close to one another, larger letters are no easier to read.
        for cut, weights in steps if apart else steps[:1]:
            wished = {**chosen, **dict.fromkeys(vital, cut)}
            if self._fits(wished, apart):
                others = [line for line in lines if line not in vital and _weight(line) in weights]
                others.sort(key=lambda line: weights.index(_weight(line)))
                chosen = self._one_by_one(others, cut, wished, apart)
            elif not any(chosen.values()):
                # Some of them large are better than none, first whom to call: no other is.
                rest = [line for line in vital if line not in calls]
                chosen = self._one_by_one([*calls, *rest], cut, chosen, apart)
        return chosen

    def _one_by_one(
        self, lines: Sequence[PlainText], cut: Cut, chosen: Letters, apart: int
    ) -> Letters:
        """Return the letters with each of `lines` in this `cut` that there is room for."""
        for line in lines:
            wished = {**chosen, line: cut}
            if self._fits(wished, apart):
                chosen = wished
        return chosen

    def _fits(self, wished: Letters, apart: int) -> bool:
        width = self.size.width
        if not all(line.is_drawn_in(cut, width) for line, cut in wished.items() if cut):
            return False
        between = sum(_beneath(line, apart) for line in wished)
        rows = sum(line.rows_in((cut,) if cut else (), width) for line, cut in wished.items())
        return between + rows <= self.size.height


def _weight(line: PlainText) -> str:
    return next((name for name in WEIGHTS if name and line.has_class(name)), "")


def _beneath(line: PlainText, apart: int) -> int:
    """Return the rows beneath a sentence: what it leads to stands close to it."""
    return 0 if line.has_class("close") else apart


def _rank(letters: Letters) -> tuple[int, ...]:
    """Return how many are large: of those that say whom to call, then of each weight."""
    large = [line for line, cut in letters.items() if cut]
    calls = [line for line in large if _weight(line) == VITAL and CALLS.search(line.text)]
    weights = [_weight(line) for line in large]
    return len(calls), *map(weights.count, WEIGHTS)
