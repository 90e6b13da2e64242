"""Wanting somebody who speaks one's own language: a tile that is on or off."""

from screens.pupil.answers import SPEAKS, speaker
from screens.pupil.telling import Telling
from screens.widgets.picture import Picture
from screens.widgets.sign_tile import SignTile
from screens.widgets.tile import Tile


def speaks_tile(telling: Telling, key: str, *, picture: bool = False) -> Tile:
    """Return the tile, as it stands in the telling."""
    if not picture:
        wanted = bool(telling.speaks)
        return SignTile(
            speaker(telling), SPEAKS, sign="globe", key=key, selected=wanted, id="speaks"
        )
    return Tile(
        speaker(telling),
        SPEAKS,
        key=key,
        picture=Picture("globe", "small"),
        selected=bool(telling.speaks),
        classes="-beside",
        id="speaks",
    )


def turned(telling: Telling, tile: Tile) -> bool:
    """Turn it on or off; False for any other tile."""
    if tile.id != "speaks":
        return False
    telling.speaks = "" if telling.speaks else telling.language
    tile.selected = bool(telling.speaks)
    return True
