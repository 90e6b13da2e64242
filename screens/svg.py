"""The drawn pictures as SVG: one path a colour, each pixel a square, so that they stay sharp."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from screens.widgets.picture import picture


@dataclass(frozen=True)
class Svg:
    """A picture's width and height in squares, and what is drawn in them."""

    width: int
    height: int
    paths: str


@cache
def svg(name: str, size: str = "large") -> Svg:
    """Return a picture by its name; KeyError when there is none."""
    drawing = picture(name)
    rows = drawing.sizes[size]
    paths = "".join(
        f'<path fill="{colour.hex}" d="{_path(rows, letter)}"/>'
        for letter, colour in drawing.palette.items()
    )
    return Svg(len(rows[0]), len(rows), paths)


def svg_file(name: str, size: str = "large") -> str:
    """Return a picture as a file of its own."""
    drawn = svg(name, size)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawn.width} {drawn.height}" '
        f'shape-rendering="crispEdges">{drawn.paths}</svg>'
    )


def _path(rows: tuple[str, ...], letter: str) -> str:
    steps = []
    for y, row in enumerate(rows):
        x = 0
        for each, run in groupby(row):
            width = len(list(run))
            if each == letter:
                steps.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    return "".join(steps)
