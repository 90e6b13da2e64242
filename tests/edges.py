"""Finds tiles whose pictures look like one: an edge is drawn between any two, one above another."""

from collections.abc import Iterator
from itertools import permutations
from typing import Any

from screens.widgets.picture import Picture
from screens.widgets.tile import Tile

EDGE = frozenset("─═━")
"""What frames are made of above and below."""


def without_edge(app: Any, tiles: str) -> Iterator[str]:
    """Name two tiles of a selector between whose pictures no edge is on the screen.

    It goes by the cells that are drawn: each row between the two, above the lower one.
    """
    shown = [tile for tile in app.screen.query(tiles).results(Tile) if _picture(tile)]
    strips = app.screen._compositor.render_strips()
    for upper, lower in permutations(shown, 2):
        top, beneath = _picture(upper), _picture(lower)
        columns = {*range(top.x, top.right)} & {*range(beneath.x, beneath.right)}
        if not columns or top.bottom > beneath.y:
            continue
        rows = [strips[y].text for y in range(top.bottom, beneath.y)]
        drawn = [sum(row[x] in EDGE for x in columns) for row in rows]  # a key stands in an edge
        if max(drawn, default=0) < len(columns) / 2:
            yield f"{upper.label!r} and {lower.label!r} have no edge between them"


def _picture(tile: Tile) -> Any:
    """Return where a tile's picture is; None where none is seen."""
    for picture in tile.query(Picture):
        if tile.region.area and picture.region.area:
            return picture.region
    return None
