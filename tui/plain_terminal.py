"""Terminals that are poor in characters and colours, such as the Linux console.

Everything is said in ASCII and Latin-1 there and in the sixteen colours that every terminal has:
frames are drawn with signs, and a picture is its word and its number.
"""

from functools import lru_cache
from unicodedata import category

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

LATIN = 0x100
"""Every character below this is in the fonts of the console."""

_SIGNS = {
    "─━╌╍┄┅┈┉▁▂▃▄▔▀▅▆▇": "-",
    "│┃╎╏┆┇┊┋▏▎▍▌▐▕▋▊▉": "|",
    "═": "=",
    "║": "#",
    "█": "#",
    "●•✓✔": "*",
    "○◯": "o",
    "▶►→": ">",
    "◀◄←": "<",
    "▲↑": "^",
    "▼↓": "v",
    "…": ".",
    "‘’‚": "'",
    "“”„": '"',
    "–—‐": "-",
}
_SIGN = {shape: sign for shapes, sign in _SIGNS.items() for shape in shapes}
_HEAVY = frozenset("━┃┏┓┗┛┣┫┳┻╋")
_DASHED = {"╍": ".", "╏": ":", "╌": ".", "╎": ":"}
_DRAWING = range(0x2500, 0x2580)

UNADORNED = Style(
    bold=False, dim=False, italic=False, underline=False, underline2=False, blink=False,
    strike=False,
)  # fmt: skip
"""On the console bold, dim and underlined are other colours, some of them hard to read."""


@lru_cache(4096)
def in_signs(text: str) -> str:
    """Return the text in signs that every font has, in as many cells as before.

    Letters stay what they are, so that a name is never changed; a terminal whose font has not
    got them shows a mark of its own.
    """
    return text if text.isascii() else "".join(map(_sign, text))


def _sign(character: str) -> str:
    width = cell_len(character)
    if ord(character) < LATIN and width == 1:
        return character
    if character in _DASHED:
        return _DASHED[character]
    if character in _HEAVY:
        return "*"
    if character in _SIGN:
        return _SIGN[character]
    if ord(character) in _DRAWING:
        return "+"
    return character if width == 1 and category(character)[0] in "LM" else "?" * width


class PlainFilter(LineFilter):
    """Draws everything in signs, and nothing in bold."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments as the poorest terminal can show them."""
        return [
            Segment(in_signs(text), (style + UNADORNED) if style else style, control)
            for text, style, control in segments
        ]
