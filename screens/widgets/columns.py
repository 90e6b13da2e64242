"""Columns of a list: how wide each is, and text made to fit one."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from screens.clean import clean

LEAST = 6
"""A column that shares the rest is never narrower than this."""


@dataclass(frozen=True)
class Column:
    """A column: its title and its width in cells; without one it shares what is left."""

    title: str
    width: int | None = None


def widths(columns: Sequence[Column], width: int) -> list[int]:
    """Return how wide each column is when `width` cells are there, gaps of one included."""
    fixed = sum(column.width or 0 for column in columns)
    sharing = [column for column in columns if column.width is None]
    rest = width - fixed - max(0, len(columns) - 1)
    share, more = divmod(max(rest, 0), len(sharing)) if sharing else (0, 0)
    shares = iter([max(LEAST, share + (n < more)) for n in range(len(sharing))])
    return [next(shares) if column.width is None else column.width for column in columns]


def fitted(text: str, width: int) -> str:
    """Return typed text as one line of exactly `width` cells; what is too long ends in `…`."""
    # No cell shows more than `width` characters with their marks: a long text is cut first.
    line = clean(text[: 8 * width + 8]).replace("\n", " ")
    if cell_len(line) > width > 0:
        line = set_cell_size(line, width - 1) + "…"
    return set_cell_size(line, width)
