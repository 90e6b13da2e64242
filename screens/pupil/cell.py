"""What one tile of many takes, and how it is drawn."""

from dataclasses import dataclass

EDGE = 2
"""Columns and rows of a tile that its frame takes."""


@dataclass(frozen=True)
class Cell:
    """What one tile takes, in columns and rows, and the classes that say how it is drawn.

    `letters` are the rows in which its words are drawn in large letters; 0 for ordinary ones.
    """

    width: int
    height: int
    classes: frozenset[str] = frozenset()
    letters: int = 0

    @property
    def framed(self) -> bool:
        """Tell whether there is a frame, which holds the key, around picture and words."""
        return "-framed" in self.classes


def cell_of(width: int, height: int, classes: str, letters: int = 0) -> Cell:
    """Return a cell of so many columns and rows; `classes` are parted by spaces."""
    return Cell(width, height, frozenset(classes.split()), letters)
