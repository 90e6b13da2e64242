"""The names of coat-peg pictures, of blocks and of figures, for whoever does not draw them."""

from functools import cache

from assets import FOLDER


@cache
def peg_names() -> tuple[str, ...]:
    """Return every name in its fixed order."""
    return tuple((FOLDER / "pictures" / "pegs.txt").read_text("utf-8").split())


@cache
def block_names() -> tuple[str, ...]:
    """Return the name of every block: no child has one at a coat peg."""
    return tuple((FOLDER / "pictures" / "blocks.txt").read_text("utf-8").split())


@cache
def figure_names() -> tuple[str, ...]:
    """Return the name of every figure that stands for a grown-up, in their fixed order."""
    return tuple((FOLDER / "pictures" / "adults.txt").read_text("utf-8").split())
