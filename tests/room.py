"""Measure whether everything on a page has the room it needs."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from rich.cells import cell_len
from textual.containers import ScrollableContainer
from textual.errors import NoWidget
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.tile import BESIDE_WORDS, Tile


def without_room(screen: Screen[Any]) -> list[str]:
    """Return what is cut off, squeezed or covered; empty when well."""
    return [*_squeezed(screen), *_covered(screen)]


def _squeezed(screen: Screen[Any]) -> Iterator[str]:
    for widget in screen.query("PlainText, Picture, Tile"):
        if not _is_to_be_seen(widget):
            continue
        seen, whole = _places(screen, widget)
        said = f"{type(widget).__name__} {_words(widget)!r}"
        if seen != whole:
            yield f"{said} is cut off: {seen} of {whole}"
        elif isinstance(widget, Tile):
            yield from (f"{said}: its frame cuts {each!r}" for each in _cut_by_frame(widget))
        else:
            width, height = widget.content_size
            needed = _rows(screen, widget, width)
            if needed > height or _widest(widget) > width:
                yield f"{said} needs {_widest(widget)}x{needed}, has {width}x{height}"


def _rows(screen: Screen[Any], widget: Widget, width: int) -> int:
    """Return the rows that it needs; a picture is as large as its place lets it be."""
    if isinstance(widget, Picture):
        return widget.render().plain.count("\n") + 1
    return widget.get_content_height(screen.size, screen.size, width)


def _covered(screen: Screen[Any]) -> Iterator[str]:
    tiles = [tile for tile in screen.query(Tile) if _is_to_be_seen(tile)]
    placed = [(tile.label, _places(screen, tile)[1]) for tile in tiles]
    for (one, here), (other, there) in combinations(placed, 2):
        if here.overlaps(there):
            yield f"{one!r} and {other!r} lie on one another"


def _is_to_be_seen(widget: Widget) -> bool:
    up = [widget, *(each for each in widget.ancestors if isinstance(each, Widget))]
    shown = all(each.display and each.styles.visibility != "hidden" for each in up)
    scrolls = any(isinstance(each, ScrollableContainer) for each in up)
    return shown and not scrolls and bool(_words(widget))


def _cut_by_frame(tile: Tile) -> Iterator[str]:
    """Yield the key, and the word for what is chosen, where the frame has no room for them."""
    for edge, words in (("top", tile.border_title), ("bottom", tile.border_subtitle)):
        framed = getattr(tile.styles, f"border_{edge}")[0] not in ("", "none", "hidden")
        if framed and words and cell_len(str(words)) > tile.region.width - BESIDE_WORDS:
            yield str(words)


def _words(widget: Widget) -> str:
    match widget:
        case PlainText():
            return widget.text.strip()
        case Tile():
            return widget.label
        case _:
            return widget.name or "picture"


def _widest(widget: Widget) -> int:
    if isinstance(widget, PlainText):
        return max(cell_len(word) for word in widget.text.split())
    assert isinstance(widget, Picture)
    return max(cell_len(line.rstrip()) for line in widget.render().plain.split("\n"))


def _places(screen: Screen[Any], widget: Widget) -> tuple[Region, Region]:
    """Return what is to be seen of a widget, and its whole place."""
    try:
        place = screen.find_widget(widget)
    except NoWidget:
        return Region(), Region(0, 0, 1, 1)
    return place.region.intersection(place.clip), place.region
