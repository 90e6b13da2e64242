"""The row of tiles at the foot of every pupil's screen: what is always there to press."""

from dataclasses import dataclass

from rich._wrap import divide_line
from rich.cells import cell_len
from textual.layout import Layout
from textual.message import Message

from assets.texts import text
from screens.widgets.sign_tile import SIDED, SignTile
from screens.widgets.tile import Tile, Tiles

FRAME = 2
"""Columns that a tile's frame takes beside its words."""
KEY_FRAME = 6
"""Columns that it takes beside its key, in a frame that holds it."""
SIGN = 7
"""Columns that a sign takes before the words."""
KEEP = ("back", "help-now", "hide", "read")
BARE = "-bare"
"""The class of a tile whose sign has no room."""
LINES = 2
"""Rows that words may take beside a sign; the third is the key's."""


class FootTile(SignTile):
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
        super().__init__(self.words, name, sign=name, key=key, id=id, classes=classes)
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


def back_tile() -> FootTile:
    """Return the tile that goes one page back."""
    return FootTile("back", "Ctrl+B", id="back", shortens=False)


class Foot(Tiles):
    """Tiles side by side, each as wide as its words need."""

    def __init__(self, *tiles: Tile) -> None:
        super().__init__(*tiles, classes="always")

    def pre_layout(self, layout: Layout) -> None:
        """Share the width out among the tiles that are shown."""
        shown = [tile for tile in self.children if isinstance(tile, Tile) and tile.display]
        bare = self._say_what_fits([tile for tile in shown if isinstance(tile, FootTile)], shown)
        for tile in shown:
            share = f"{self._needs(tile, tile.label, bare=tile in bare)}fr"
            if str(tile.styles.width) != share:
                tile.styles.width = share
            tile.set_class(tile in bare, BARE)

    def _say_what_fits(self, able: list[FootTile], shown: list[Tile]) -> list[Tile]:
        """Say less where there is less room; return what has no room for its sign even so."""
        bare: list[Tile] = []
        needed = sum(self._needs(tile, _full(tile)) for tile in shown)
        for tile in able:
            short = 0 < self.size.width < needed
            tile.fit(short=short)
            if short:
                needed -= self._needs(tile, tile.words) - self._needs(tile, tile.short)
        # Help, Hide, Back and the ear keep their signs longest.
        for each in sorted(shown, key=lambda tile: tile.id in KEEP):
            if each.picture is not None and 0 < self.size.width < needed:
                bare.append(each)
                needed -= SIGN
        return bare

    def _needs(self, tile: Tile, words: str, *, bare: bool = False) -> int:
        key, picture = len(tile.key or ""), tile.picture
        # Not whether it is displayed: a bare one is not, and would be given its sign back for ever.
        if picture is None or not self.screen.has_class(SIDED):
            return max(cell_len(words) + FRAME, key + KEY_FRAME)
        if self.screen.has_class("-signs"):
            signs = 2 * SIGN if self.screen.has_class("-large-signs") else SIGN
            return max(cell_len(words) + FRAME + FRAME + signs, key + KEY_FRAME)
        return max(_narrowest(words), key) + FRAME + (0 if bare else SIGN)


def _full(tile: Tile) -> str:
    return tile.words if isinstance(tile, FootTile) else tile.label


def _narrowest(words: str) -> int:
    """Return the fewest columns in which the words take no more than their lines."""
    least = max((cell_len(word) for word in words.split()), default=0)
    return next(
        width
        for width in range(least, cell_len(words) + 1)
        if len(divide_line(words, width)) < LINES or not width
    )
