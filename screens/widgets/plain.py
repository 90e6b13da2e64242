"""The only way typed text reaches the screen: as plain content, markup off."""

import re

from rich._wrap import divide_line
from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType
from textual.widgets import Static

from assets.texts import Text
from screens.clean import clean
from screens.widgets.big_words import big_words

_NUMBER = re.compile(r"(?<= )\d{3,5}(?: \d{3,5})+")
"""A telephone number: it is never broken across lines."""


def _breaks(line: str, width: int) -> list[int]:
    return divide_line(line.partition("\n")[0], width)


def plain(text: str) -> Content:
    """Return typed text as content in which nothing is markup and nothing is a control."""
    return Content(clean(text))


class PlainText(Static):
    """Text shown letter by letter as it was typed, without markup and without links.

    It is drawn in large letters wherever its style names a `max-height` in which they fit.
    """

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
            return sum(len(_breaks(line, width)) + 1 for line in unbroken.plain.split("\n"))
        return super().get_content_height(container, viewport, width)

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

    def _big(self, width: int, height: int | None = None) -> Content | None:
        most = self.styles.max_height
        if most is None or self.app.has_class("-plain"):
            return None
        rows = int(most.value) if height is None else min(height, int(most.value))
        return big_words(plain(self.text).plain, width, rows)
