"""The row of tiles at the foot of every pupil's screen: what is always there to press."""

from dataclasses import dataclass
from itertools import product

from rich._wrap import divide_line
from rich.cells import cell_len
from textual.layout import Layout
from textual.message import Message

from assets.texts import text
from screens.looks import BIGGER
from screens.pupil.room import Fitting
from screens.widgets.big_words import MIDDLE, NARROW, SMALL, Cut, big_words
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import SIDED, SignTile
from screens.widgets.tile import Tile, Tiles

FRAME = 2
"""Columns that a tile's frame takes beside its words."""
KEY_FRAME = 6
"""Columns that it takes beside its key, in a frame that holds it."""
SIGN = 7
"""Columns that a sign takes before the words."""
KEEP = ("back", "help-now", "hide", "read")
BARE, LETTERED = "-bare", "-lettered"
"""The classes of a tile whose sign has no room, and of one in large letters."""
MOST, HIGH = 400, 5
"""Columns and rows of one line of large letters at most."""
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


class Foot(Tiles, Fitting):
    """Tiles side by side, each as wide as its words need, in large letters where all have room.

    In the bigger layout one short word in large letters says more than all of them in small ones.
    """

    def __init__(self, *tiles: Tile) -> None:
        super().__init__(*tiles, classes="always")

    def fit(self) -> None:
        """Share it out anew: in another look as much room holds other letters."""
        # What is asked of a tile is arranged anew by whoever holds it; asked of itself it is not.
        for tile in self.children:
            tile.refresh(layout=True)

    def pre_layout(self, layout: Layout) -> None:
        """Share the width out among the tiles that are shown."""
        shown = [tile for tile in self.children if isinstance(tile, Tile) and tile.display]
        cut, large = self._take_letters(shown)
        bare = self._say_what_fits(shown, cut, large)
        for tile in shown:
            letters = cut if tile in large else None
            share = f"{self._needs(tile, tile.label, bare=tile in bare, cut=letters)}fr"
            if str(tile.styles.width) != share:
                tile.styles.width = share
            tile.set_class(tile in bare, BARE)
            for words in tile.query(".tile-label").results(PlainText):
                words.draw_in(*(letters,) if letters else ())
            tile.set_class(letters is not None, LETTERED)

    def _take_letters(self, shown: list[Tile]) -> tuple[Cut | None, list[Tile]]:
        """Return the largest letters that there is room for, and the tiles that are drawn in them.

        In the bigger layout that is at least what a child may need most: short words, if need be.
        """
        bigger = self.app.has_class(BIGGER)
        kept = [tile for tile in shown if tile.id in KEEP]
        ways = [(shown, _full), *[(shown, _short), (kept, _short)] * bigger]
        for cut, (large, said) in product(self._letters(bigger), ways):
            others = [tile for tile in shown if tile not in large]
            needed = sum(self._needs(tile, said(tile), cut=cut) for tile in large)
            needed += sum(self._needs(tile, _short(tile), bare=True) for tile in others)
            if all(_columns(said(tile), cut) for tile in large) and needed <= self.size.width:
                for tile in _able(large):
                    tile.fit(short=said is _short)
                return cut, large
        return None, []

    def _letters(self, bigger: bool) -> tuple[Cut, ...]:
        """Return the letters that the height has room for, the largest first."""
        screen = self.screen
        if self.app.has_class("-plain") or not screen.has_class(SIDED):
            return ()
        if screen.has_class("-large-signs"):
            return (MIDDLE, NARROW, SMALL)
        return (SMALL,) if bigger or screen.has_class("-signs") else ()

    def _say_what_fits(self, shown: list[Tile], cut: Cut | None, large: list[Tile]) -> list[Tile]:
        """Say less where there is less room; return what has no room for its sign even so.

        What is drawn in `large` letters stays as it is.
        """
        bare: list[Tile] = []
        small = [tile for tile in shown if tile not in large]
        needed = sum(self._needs(tile, tile.label, cut=cut) for tile in large)
        needed += sum(self._needs(tile, _full(tile)) for tile in small)
        for tile in _able(small):
            short = 0 < self.size.width < needed
            tile.fit(short=short)
            if short:
                needed -= self._needs(tile, tile.words) - self._needs(tile, tile.short)
        # Help, Hide, Back and the ear keep their signs longest.
        for each in sorted(small, key=lambda tile: tile.id in KEEP):
            if each.picture is not None and 0 < self.size.width < needed:
                bare.append(each)
                needed -= SIGN
        return bare

    def _needs(self, tile: Tile, words: str, *, bare: bool = False, cut: Cut | None = None) -> int:
        key, picture = len(tile.key or ""), tile.picture
        said = _columns(words, cut) if cut else cell_len(words)
        # Not whether it is displayed: a bare one is not, and would be given its sign back for ever.
        if picture is None or not self.screen.has_class(SIDED):
            return max(said + FRAME, key + KEY_FRAME)
        if self.screen.has_class("-signs"):
            signs = 2 * SIGN if self.screen.has_class("-large-signs") else SIGN
            return max(said + FRAME + FRAME + signs, key + KEY_FRAME)
        if cut:
            return said + FRAME + SIGN
        return max(_narrowest(words), key) + FRAME + (0 if bare else SIGN)


def _able(shown: list[Tile]) -> list[FootTile]:
    return [tile for tile in shown if isinstance(tile, FootTile)]


def _full(tile: Tile) -> str:
    return tile.words if isinstance(tile, FootTile) else tile.label


def _short(tile: Tile) -> str:
    return tile.short if isinstance(tile, FootTile) else tile.label


def _columns(words: str, cut: Cut) -> int:
    """Return the columns of a line of large letters; none where they cannot be drawn."""
    drawn = big_words(words, MOST, HIGH, (cut,))
    return max(map(len, drawn.plain.split("\n"))) if drawn else 0


def _narrowest(words: str) -> int:
    """Return the fewest columns in which the words take no more than their lines."""
    least = max((cell_len(word) for word in words.split()), default=0)
    return next(
        width
        for width in range(least, cell_len(words) + 1)
        if len(divide_line(words, width)) < LINES or not width
    )
