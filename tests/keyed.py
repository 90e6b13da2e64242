"""Measure whether every tile says its key in the cells of the screen."""

import re
from typing import Any

from textual.widget import Widget

from screens.pupil.keys import childs_keys
from screens.widgets.tile import Tile

TRIED = {key.arrives for key in childs_keys()}
"""What `worrybox keys` tries."""
NAMED = {"esc": "escape"}


def without_key(app: Any) -> list[str]:
    """Return the tiles among whose cells their key is not to be read; empty when well.

    A key that `worrybox keys` does not try is none to rely on.
    """
    rows = [strip.text for strip in app.screen._compositor.render_strips()]
    tiles = [tile for tile in app.screen.query(Tile) if tile.key and _is_to_be_seen(tile)]
    return [
        *(f"{each.key} is not tried" for each in tiles if _arrives(each) not in TRIED),
        *(f"{each.label!r} does not say {each.key}" for each in tiles if not _says(rows, each)),
    ]


def _arrives(tile: Tile) -> str:
    key = (tile.key or "").lower()
    return NAMED.get(key, key)


def _says(rows: list[str], tile: Tile) -> bool:
    """Tell whether all parts of the key are there: `Ctrl` and `+N` may stand in two rows.

    Words that begin with their key may be drawn in large letters.
    """
    key = tile.key or ""
    if tile.label.startswith(f"{key} "):
        return True
    place = tile.region
    cells = "\n".join(row[place.x : place.right] for row in rows[place.y : place.bottom])
    first, plus, last = key.partition("+") if len(key) > 1 else (key, "", "")
    words = [
        rf"(?<!\w){re.escape(first)}(?!\w)",
        *([rf"\+{re.escape(last)}(?!\w)"] if plus else []),
    ]
    return all(re.search(word, cells, re.IGNORECASE) for word in words)


def _is_to_be_seen(tile: Tile) -> bool:
    up = [tile, *(each for each in tile.ancestors if isinstance(each, Widget))]
    return all(each.display and each.styles.visibility != "hidden" for each in up)
