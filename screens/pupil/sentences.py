"""A page's sentences: all of them as large as there is room for, else first those that matter most.

They are all in the same letters where they can be. No sentence is larger than one that keeps a
child safe.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.containers import Vertical
from textual.geometry import Size
from textual.widget import Widget

from screens.looks import BIGGER
from screens.pupil.room import LETTERING, Fitting
from screens.widgets.big_words import MIDDLE, NARROW, SMALL, WIDE, Cut
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText

VITAL = "vital"
"""The class of a sentence that keeps a child safe: it is the first to be large."""
MORE = "more"
"""The class of a sentence that is left out where only so all others are large."""
CUTS = (SMALL, NARROW, MIDDLE)
"""In which letters sentences are drawn, the smallest first."""

CALLS = re.compile(r"\b\d{3,}\b")
"""A number to call: who says one says what to do now, and is large before any other."""

Letters = dict[PlainText, Cut | None]
"""In which letters each sentence is drawn; None for ordinary ones."""


class Laid(NamedTuple):
    """How sentences stand: their letters, the rows between two, and whether beside the picture."""

    letters: Letters
    apart: int
    pictured: bool


class Sentences(Vertical, Fitting):
    """Sentences below one another, drawn in larger letters where the screen is `-lettering`.

    Then it needs all the height there is: what is left over is left above and below. Rows between
    the sentences give way where more of them are large without, and so does a picture beside them
    where one that keeps a child safe would be small for it; so do sentences that are `MORE`.
    """

    _given = 0
    """Columns of the picture beside them, which may have given way."""
    _room = Size()
    """For how much room they have taken their letters."""

    def __init__(self) -> None:
        super().__init__(classes="sentences")

    def on_mount(self) -> None:
        """Take the letters there is room for once it is drawn, also where nobody tells of a size.

        Textual keeps to itself what was asked for before a page is laid out, as for the focus.
        """
        self.call_after_refresh(self._fit_unless_done)

    def _fit_unless_done(self) -> None:
        # Another page may stand there by then.
        if self.is_attached and self.size != self._room:
            self.fit()

    def on_resize(self, event: events.Resize) -> None:
        """Take the letters that there is room for now."""
        self.fit()

    def fit(self) -> None:
        """Draw each sentence as large as all of them leave room for."""
        self._room = self.size
        for each in self.query_children(f".{MORE}"):
            each.styles.clear_rule("display")
        lines = [each for each in self.query_children(PlainText) if each.display]
        if not self.screen.has_class(LETTERING) or self.app.has_class("-plain"):
            for line in lines:
                line.styles.clear_rule("margin")
                line.draw_as_styled()
            return
        if not self.size:
            return
        picture = self._picture()
        if picture and picture.display:
            self._given = picture.outer_size.width + picture.styles.margin.width
        whole = self.size.width + (self._given if picture and picture.display else 0)
        laid = self._laid(lines, whole)
        fewer = self._laid([each for each in lines if not each.has_class(MORE)], whole)
        if all(fewer.letters.values()) and not all(laid.letters.values()):
            laid = fewer
        if picture:
            picture.display = laid.pictured
        for line in lines:
            line.display = line in laid.letters
        for line, cut in laid.letters.items():
            line.styles.margin = (0, 0, _beneath(line, laid.apart), 0)
            line.draw_in(*(cut,) if cut else ())

    def _picture(self) -> Picture | None:
        """Return the picture beside them, or beside what they stand in."""
        within = self.parent if isinstance(self.parent, Widget) else self
        beside = (each for each in (*self.siblings, *within.siblings) if isinstance(each, Picture))
        return next(beside, None)

    def _laid(self, lines: Sequence[PlainText], whole: int) -> Laid:
        """Return how sentences stand in the columns there are without the picture beside them."""
        alone = self._spaced(lines, whole)
        beside = self._spaced(lines, whole - self._given)
        pictured = _small(beside[0]) <= _small(alone[0])
        return Laid(*(beside if pictured else alone), pictured)

    def _spaced(self, lines: Sequence[PlainText], width: int) -> tuple[Letters, int]:
        """Return the letters of each sentence, and the rows between two of them."""
        spaced = self._letters(lines, 1, width)
        if all(spaced.values()):
            return spaced, 1
        close = self._letters(lines, 0, width)
        if self._fits(spaced, 1, width) and _rank(spaced) >= _rank(close):
            return spaced, 1
        return close, 0

    def _letters(self, lines: Sequence[PlainText], apart: int, width: int) -> Letters:
        """Return the letters of each sentence: the same for all of them.

        Where not all have room in large ones, those have them that keep a child safe and the rest
        none, so that sizes do not change from line to line; at least whom to call is large.
        """
        vital = [line for line in lines if line.has_class(VITAL)]
        calls = [line for line in vital if CALLS.search(line.text)]
        chosen: Letters = dict.fromkeys(lines)
        # Close to one another, larger letters are no easier to read.
        for cut in CUTS if apart else CUTS[:1]:
            groups = (lines,) if any(chosen.values()) else (lines, vital, calls)
            fitting = ({**chosen, **dict.fromkeys(group, cut)} for group in groups)
            found = next((wished for wished in fitting if self._fits(wished, apart, width)), None)
            if found is None:
                break
            chosen = found
        return chosen if vital else self._headed(chosen, apart, width)

    def _headed(self, chosen: Letters, apart: int, width: int) -> Letters:
        """Return the letters with titles in larger ones, where there is room: they stand above."""
        titles = [line for line in chosen if line.has_class("title")]
        for cut in (*CUTS, WIDE) if self.app.has_class(BIGGER) else CUTS:
            wished = {**chosen, **dict.fromkeys(titles, cut)}
            if self._fits(wished, apart, width):
                chosen = wished
        return chosen

    def _fits(self, wished: Letters, apart: int, width: int) -> bool:
        if not all(line.is_drawn_in(cut, width) for line, cut in wished.items() if cut):
            return False
        between = sum(_beneath(line, apart) for line in wished)
        rows = sum(line.rows_in((cut,) if cut else (), width) for line, cut in wished.items())
        return between + rows <= self.size.height


def _small(letters: Letters) -> int:
    """Return how many that keep a child safe are in ordinary letters."""
    return sum(cut is None and line.has_class(VITAL) for line, cut in letters.items())


def _beneath(line: PlainText, apart: int) -> int:
    """Return the rows beneath a sentence: what it leads to stands close to it."""
    return 0 if line.has_class("close") else apart


def _rank(letters: Letters) -> tuple[int, ...]:
    """Return how many are large: of those that say whom to call, that keep a child safe, of all."""
    large = [line for line, cut in letters.items() if cut]
    vital = [line for line in large if line.has_class(VITAL)]
    return sum(bool(CALLS.search(line.text)) for line in vital), len(vital), len(large)
