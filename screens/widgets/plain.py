"""The only way typed text reaches the screen: as plain content, markup off."""

import re

from rich._wrap import divide_line
from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType
from textual.widgets import Static

from assets.texts import Text
from screens.clean import clean
from screens.widgets.alike import peers
from screens.widgets.big_words import BLANK, CUTS, Cut, big_words, largest

_NUMBER = re.compile(r"(?<= )\d{3,5}(?: \d{3,5})+")
"""A telephone number: it is never broken across lines."""

MOST = 400
"""Rows that large letters may take where nothing says how many there are."""


def _whole(words: str) -> str:
    """Return words in which a telephone number is one word."""
    return _NUMBER.sub(lambda found: found.group().replace(" ", BLANK), words)


def _breaks(line: str, width: int) -> list[int]:
    return divide_line(line.partition("\n")[0], width)


def rows_of(words: str, width: int) -> int:
    """Return the rows that words take in ordinary letters within so many columns."""
    return sum(len(_breaks(line, width)) + 1 for line in words.split("\n"))


def plain(text: str) -> Content:
    """Return typed text as content in which nothing is markup and nothing is a control."""
    return Content(clean(text))


class PlainText(Static):
    """Text shown letter by letter as it was typed, without markup and without links.

    It is drawn in large letters wherever its style names a `max-height` in which they fit, or as
    whoever lays the page out says with `draw_in`.
    """

    _cuts: tuple[Cut, ...] | None = None
    _most: tuple[Cut, ...] = CUTS

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(plain(text), id=id, classes=classes, markup=False)
        self.text = text

    def show(self, text: str) -> None:
        """Show `text` instead."""
        self.text = text
        self.update(plain(text))

    def say(self, text: str) -> None:
        """Show `text`, or take no room where it is empty; what stands so already is left alone.

        Each change lays the page out anew.
        """
        if text != self.text:
            self.show(text)
        self.display = bool(text)

    def draw_in(self, *cuts: Cut) -> None:
        """Draw it in these letters, whatever its style says; in ordinary ones without any."""
        self._draw(cuts)

    def draw_as_styled(self) -> None:
        """Draw it as its style says."""
        self._draw(None)

    def draw_no_larger(self, *cuts: Cut) -> None:
        """Draw it as its style says, but only in these letters; without any, in ordinary ones."""
        if self._most != cuts:
            self._most = cuts
            self.refresh(layout=True)

    def is_drawn_in(self, cut: Cut, width: int) -> bool:
        """Tell whether it can be drawn in these letters within so many columns."""
        return big_words(self._said, width, MOST, (cut,)) is not None

    def rows_in(self, cuts: tuple[Cut, ...], width: int) -> int:
        """Return the rows it takes in these letters; in ordinary ones without any."""
        words = plain(self.text).plain
        if big := big_words(_whole(words), width, MOST, cuts):
            return big.plain.count("\n") + 1
        shown = self._unbroken(width)
        return rows_of(shown.plain if shown else words, width)

    def _draw(self, cuts: tuple[Cut, ...] | None) -> None:
        if self._cuts != cuts:
            self._cuts = cuts
            if cuts is None:
                self.styles.clear_rule("max_height")
            else:
                self.styles.max_height = MOST
            self.refresh(layout=True)

    def say_again(self) -> None:
        """Say the product's own words in the language that is spoken now."""
        if isinstance(self.text, Text):
            self.show(self.text.again())

    def render(self) -> VisualType:
        """Draw it in large letters where there is room for them."""
        if (big := self._big(self.size.width, self.size.height)) is not None:
            return big
        return self._unbroken(self.size.width) or super().render()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows it takes, in large letters or in others."""
        if (big := self._big(width)) is not None:
            return big.plain.count("\n") + 1
        if (unbroken := self._unbroken(width)) is not None:
            return rows_of(unbroken.plain, width)
        # Textual would draw it to measure it, and to draw it ask where everything on the page is.
        return self.visual.get_height(self.styles.get_render_rules(), width) if width else 0

    def _unbroken(self, width: int) -> Content | None:
        """Return the text with a number on the next line whole; None where none is broken."""
        shown = plain(self.text).plain
        found = [each.span() for each in _NUMBER.finditer(shown)]
        if not found or width < 1:
            return None
        for start, end in found:
            line = shown.rfind("\n", 0, start) + 1
            if start > line and any(start < line + at < end for at in _breaks(shown[line:], width)):
                shown = f"{shown[: start - 1]}\n{shown[start:]}"
        return Content(shown)

    @property
    def letters(self) -> Cut | None:
        """The letters in which it is drawn now; None for ordinary ones."""
        return self._letters(*self.size)

    def _big(self, width: int, height: int | None = None) -> Content | None:
        if (cut := self._letters(width, height)) is None:
            return None
        return big_words(self._said, width, MOST, (cut,))

    def _letters(self, width: int, height: int | None = None) -> Cut | None:
        if self.app.has_class("-plain"):
            return None
        words = self._said
        if self._cuts is not None:
            return largest([words], width, height or MOST, self._cuts)
        most = self.styles.max_height
        if most is None:
            return None
        rows = int(most.value)
        # On tiles beside one another all words are in the letters that each of them has room for:
        # one of them may have a column less than the others.
        beside = peers(self)
        if any(each.size.width == width - 1 for each in beside):
            width -= 1
        cut = largest([words, *(each._said for each in beside)], width, rows, self._most)
        within = CUTS[CUTS.index(cut) :] if cut else ()
        return largest([words], width, rows if height is None else min(height, rows), within)

    @property
    def _said(self) -> str:
        return _whole(plain(self.text).plain)
