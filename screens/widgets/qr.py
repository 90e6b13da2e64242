"""QR codes drawn cell by cell in black on white, whole or not at all."""

from functools import cache
from typing import Literal

import qrcode
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

Level = Literal["L", "M", "Q", "H"]

QUIET = 4
"""Modules of white that readers need on every side."""

_LEVELS = {
    "L": qrcode.constants.ERROR_CORRECT_L,
    "M": qrcode.constants.ERROR_CORRECT_M,
    "Q": qrcode.constants.ERROR_CORRECT_Q,
    "H": qrcode.constants.ERROR_CORRECT_H,
}
_BLACK, _WHITE = "#000000", "#ffffff"
_PAPER = Style(color=_BLACK, bgcolor=_WHITE)


@cache
def matrix(text: str, error: Level = "M") -> list[list[bool]]:
    """Return the modules of a code, True for black, without the quiet zone."""
    code = qrcode.QRCode(error_correction=_LEVELS[error], border=0)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


@cache
def cells(text: str, error: Level = "M", quiet: int = QUIET) -> list[list[tuple[bool, bool]]]:
    """Return rows of cells: the module above and the one below, quiet zone included."""
    modules = matrix(text, error)
    side = len(modules) + 2 * quiet
    blank = [False] * side
    grid = [blank] * quiet
    grid += [[False] * quiet + row + [False] * quiet for row in modules]
    grid += [blank] * (quiet + side % 2)
    return [list(zip(*pair, strict=True)) for pair in zip(grid[::2], grid[1::2], strict=True)]


class QrCode(Widget):
    """A QR code on a white sheet; a window too small for all of it gets a sentence instead.

    `quiet` may be less where what surrounds the widget is white too.
    """

    def __init__(
        self,
        text: str,
        error: Level = "M",
        *,
        quiet: int = QUIET,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.code_text = text
        self.error = error
        self.quiet = quiet
        self._in_sight = Size(0, 0)

    @property
    def needed(self) -> Size:
        """Columns and rows that the whole code takes."""
        rows = cells(self.code_text, self.error, self.quiet)
        return Size(len(rows[0]), len(rows))

    @property
    def is_whole(self) -> bool:
        """Whether all of the code is in sight."""
        if self._no_blocks:
            return False
        width, height = self._in_sight
        return width >= self.needed.width and height >= self.needed.height

    @property
    def _no_blocks(self) -> bool:
        return self.app.has_class("-plain")

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the columns that the code takes."""
        return self.needed.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows that the code takes."""
        return self.needed.height

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what is in sight; half a code would be no code."""
        in_sight = crop.size if crop.size != self.outer_size else self.content_size
        if in_sight != self._in_sight:
            self._in_sight = in_sight
            self._styles_cache.clear()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one row of the sheet."""
        width, height = self.content_size
        if not self.is_whole:
            return _sentence_line(self._sentence(), y, width)
        left = (width - self.needed.width) // 2
        rows = cells(self.code_text, self.error, self.quiet)
        row = y - (height - self.needed.height) // 2
        if not 0 <= row < len(rows):
            return Strip([Segment(" " * width, _PAPER)], width)
        code = [Segment("▀", _style(*pair)) for pair in rows[row]]
        right = width - left - self.needed.width
        return Strip([Segment(" " * left, _PAPER), *code, Segment(" " * right, _PAPER)], width)

    def _sentence(self) -> str:
        if self._no_blocks:
            return "This terminal cannot draw the code. The address beside it leads there as well."
        need, have = self.needed, self._in_sight
        return (
            f"This window is too small for the code. It needs {need.width} columns and "
            f"{need.height} rows; here are {have.width} and {have.height}."
        )


@cache
def _style(above: bool, below: bool) -> Style:
    return Style(color=_BLACK if above else _WHITE, bgcolor=_BLACK if below else _WHITE, bold=False)


def _sentence_line(sentence: str, y: int, width: int) -> Strip:
    lines = [""]
    for word in sentence.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    line = lines[y] if y < len(lines) else ""
    return Strip([Segment(line[:width].ljust(width), _PAPER)], width)
