"""The last sieve before the terminal: whatever a widget shows, no control gets through."""

from functools import lru_cache
from unicodedata import category

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

DROPPED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode's controls, format characters (bidi, zero width), surrogates and separators."""


@lru_cache(4096)
def harmless(text: str) -> str:
    """Return the text without controls, in as many cells as before."""
    kept = "".join(character for character in text if category(character) not in DROPPED)
    width = cell_len(text)
    return kept if cell_len(kept) == width else set_cell_size(kept, width)


class ControlFilter(LineFilter):
    """Drops controls and terminal hyperlinks from everything that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with nothing in them that a terminal would obey."""
        return [_plain(segment) for segment in segments]


def _plain(segment: Segment) -> Segment:
    """Return the segment itself when it is plain already, which is nearly always."""
    text, style, control = segment
    linked = style is not None and style.link is not None
    if control is None and not linked and text.isprintable():
        return segment
    return Segment(harmless(text), _without_link(style))


def _without_link(style: Style | None) -> Style | None:
    """Drop the address a terminal would open; what the app itself attached stays."""
    return style if style is None or style.link is None else style.update_link(None)
