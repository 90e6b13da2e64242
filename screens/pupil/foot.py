"""The row of tiles at the foot of every pupil's screen: what is always there to press."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.layout import Layout
from textual.message import Message

from assets.texts import text
from screens.widgets.picture import Picture
from screens.widgets.tile import Tile, Tiles

FRAME = 2
"""Columns that a tile's frame takes beside its words."""
KEY_FRAME = 6
"""Columns that it takes beside its key."""
SIGNS = ("back", "help", "hide")
"""What has a small picture where there is room, for children who cannot read yet."""
SIGN = 11
"""Columns that a sign takes before the words."""


class FootTile(Tile):
    """A tile of the foot, `name` being that of its words; it says less where there is less room.

    With `asks` it is no answer to the page: it sends `Asked` and the page's own tiles know
    nothing of it. What has no short word (`shortens`) always says the same.
    """

    @dataclass
    class Asked(Message):
        """Something that every page can do was asked for."""

        what: str

    def __init__(
        self,
        name: str,
        key: str,
        *,
        id: str,
        classes: str | None = None,
        asks: bool = False,
        shortens: bool = True,
    ) -> None:
        self.words = text(f"pupil.button.{name}")
        self.short = text(f"pupil.short.{name}") if shortens else self.words
        super().__init__(self.words, name, key=key, id=id, classes=classes)
        self._asks = asks

    def press(self) -> None:
        """Ask, or choose this tile like any other."""
        if self._asks:
            self.post_message(self.Asked(self.value).set_sender(self))
        else:
            super().press()

    def say_again(self) -> None:
        """Say both in the language that is spoken now; the room decides which of them is shown."""
        self.words, self.short = self.words.again(), self.short.again()
        super().say_again()

    def fit(self, *, short: bool) -> None:
        """Say it in one short word, or in all of them."""
        wanted = self.short if short else self.words
        if wanted != self.label:
            self.say(wanted)


class Foot(Tiles):
    """Tiles side by side, each as wide as its words need."""

    def __init__(self, *tiles: Tile) -> None:
        for tile in tiles:
            if tile.value in SIGNS:
                tile.picture = Picture(tile.value, "small", classes="sign")
                tile.add_class("-signed")
        super().__init__(*tiles, classes="always")

    def pre_layout(self, layout: Layout) -> None:
        """Share the width out among the tiles that are shown."""
        shown = [tile for tile in self.children if isinstance(tile, Tile) and tile.display]
        self._say_what_fits([tile for tile in shown if isinstance(tile, FootTile)], shown)
        for tile in shown:
            share = f"{_needs(tile, tile.label)}fr"
            if str(tile.styles.width) != share:
                tile.styles.width = share

    def _say_what_fits(self, able: list[FootTile], shown: list[Tile]) -> None:
        needed = sum(_needs(tile, _full(tile)) for tile in shown)
        for tile in able:
            short = 0 < self.size.width < needed
            tile.fit(short=short)
            if short:
                needed -= _needs(tile, tile.words) - _needs(tile, tile.short)


def _full(tile: Tile) -> str:
    return tile.words if isinstance(tile, FootTile) else tile.label


def _needs(tile: Tile, words: str) -> int:
    sign = SIGN if tile.picture is not None and tile.picture.display else 0
    return max(cell_len(words) + FRAME + sign, len(tile.key or "") + KEY_FRAME)
