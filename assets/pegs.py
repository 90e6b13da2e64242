"""The coat-peg pictures' names, for whoever does not draw them."""

from functools import cache

from assets import FOLDER


@cache
def peg_names() -> tuple[str, ...]:
    """Return every name in its fixed order."""
    return tuple((FOLDER / "pictures" / "pegs.txt").read_text("utf-8").split())
