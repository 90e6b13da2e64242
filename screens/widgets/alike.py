"""What stands on tiles side by side is drawn alike: one of them in other letters looks chosen."""

from typing import TypeVar

from textual.containers import Container
from textual.widget import Widget

Kind = TypeVar("Kind", bound=Widget)
APART = ("-main", "-beside")
"""The classes of a tile that stands out from the others on purpose."""


class Alike(Container):
    """A container of tiles whose words and pictures are as large as all of them have room for."""


def peers(widget: Kind) -> list[Kind]:
    """Return what stands in the same place on the tiles beside that of `widget`, itself among it.

    Empty for what is on no tile.
    """
    tile = widget.parent
    if not isinstance(tile, Widget) or not isinstance(beside := tile.parent, Alike):
        return []
    kind, place = _kind(tile), widget.has_class("tile-key")
    return [
        each
        for other in beside.children
        if other.display and _kind(other) == kind
        for each in other.children
        if isinstance(each, type(widget)) and each.has_class("tile-key") == place
    ]


def _kind(tile: Widget) -> tuple[object, ...]:
    return (type(tile), *(tile.has_class(name) for name in APART))
