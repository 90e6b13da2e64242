"""The row of tiles at the foot of every pupil's screen: what is always there to press."""

from dataclasses import dataclass
from itertools import product

from rich._wrap import divide_line
from rich.cells import cell_len
from textual.layout import Layout
from textual.message import Message

from assets.texts import text
from screens.looks import BIGGER
from screens.pupil.room import LETTERING, Fitting
from screens.widgets.big_words import MIDDLE, NARROW, SMALL, Cut, big_words
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import SIDED, SignTile, fold
from screens.widgets.tile import Tile, Tiles

FRAME = 2
"""Columns that a tile's frame takes beside its words."""
KEY_FRAME = 6
"""Columns that it takes beside its key, in a frame that holds it."""
SIGN, GAP = 6, 1
"""Columns of a sign, and between it and the words."""
SAFE = ("help-now", "hide")
KEEP = ("back", *SAFE, "read")
CHILDS = (*KEEP, "look")
SIGNS_LAST = ("switch", "help-now", "read", "back", "hide")
"""What keeps its sign longest: first the way of who cannot read."""
BARE, LETTERED, KEYED, TIGHT = "-bare", "-lettered", "-keyed", "-tight"
"""The classes of a tile whose sign has no room, of one in large letters without a frame, of one
with its key beside those, and of one whose words stand close to its sign."""
MOST, HIGH = 400, 5
"""Columns and rows of one line of large letters at most."""
LINES = 2
"""Rows that words may take beside a sign; the third is the key's."""


@dataclass(frozen=True)
class Share:
    """How the room is shared out: which tiles are in large letters, whether they say it in one
    short word, which of those show their key beside it, and whether help says it in all its words
    none the less."""

    cut: Cut | None = None
    large: tuple[Tile, ...] = ()
    short: bool = False
    keyed: tuple[Tile, ...] = ()
    help_in_full: bool = False

    def says_short(self, tile: Tile) -> bool:
        """Tell whether a tile in large letters says it in one short word."""
        return self.short and not (self.help_in_full and tile.id == "help-now")


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
        share, framed = self._take_letters(shown), self.screen.has_class("-signs")
        tight, bare = self._say_what_fits(shown, share)
        for tile in shown:
            large = tile in share.large
            width = self._in_large(tile, tile.label, share) if large else 0
            width = width or self._needs(tile, tile.label, tight=tight, bare=tile in bare)
            if str(tile.styles.width) != f"{width}fr":
                tile.styles.width = f"{width}fr"
            tile.set_class(tile in bare, BARE)
            tile.set_class(tight and not large, TIGHT)
            for words in tile.query(".tile-label").results(PlainText):
                words.draw_in(*(share.cut,) if large and share.cut else ())
            tile.set_class(large and not framed, LETTERED)
            self._show_key(tile, beside=tile in share.keyed, tight=tight and not large)

    def _show_key(self, tile: Tile, *, beside: bool, tight: bool) -> None:
        """Have the key beside large letters, or in two rows beneath one of words."""
        tile.set_class(beside, KEYED)
        if not isinstance(tile, SignTile):
            return
        folded = beside or (tight and cell_len(tile.label) <= _narrowest(tile.label))
        tile.fold_key(folded)
        if beside:
            tile.styles.grid_columns = f"{SIGN + GAP} 1fr {_key_beside(tile)}"
        else:
            tile.styles.clear_rule("grid_columns")

    def _take_letters(self, shown: list[Tile]) -> Share:
        """Return the largest letters that there is room for, and the tiles that are drawn in them.

        At least what a child may need most is large: in short words, if need be.
        """
        cuts = self._letters()
        every = tuple(shown)
        childs, kept, safe = (
            tuple(tile for tile in shown if tile.id in ids) for ids in (CHILDS, KEEP, SAFE)
        )
        ways = [(every, False), *((each, True) for each in (every, childs, kept, safe))]
        # In the usual layout help is in all its words, if need be beside others in small ones.
        order = [
            *product([ways[0]], cuts, (False,)),
            *product([ways[1]], cuts, (True,)),
            *product([(kept, False), (safe, False), *ways[1:]], cuts, (False,)),
        ]
        if self.app.has_class(BIGGER):
            wished = [*product(cuts, ways[:2]), *product(cuts, ways)]
            order = [(way, cut, False) for cut, way in wished]
        framed = self.screen.has_class("-signs")
        # A key that is not seen is not known: first all that are large with theirs.
        for all_keyed, ((large, short), cut, in_full) in product((not framed, False), order):
            keyed = () if framed else large if all_keyed else safe
            share = Share(cut, large, short, keyed, in_full)
            if self._holds(shown, share):
                return share
        # Large without their signs beside them, if need be.
        last = (Share(cut, safe, True, () if framed else safe) for cut in cuts[-1:])
        return next((each for each in last if self._holds(shown, each, bare=True)), Share())

    def _holds(self, shown: list[Tile], share: Share, *, bare: bool = False) -> bool:
        assert share.cut is not None
        needed = 0
        for tile in shown:
            words = _short(tile) if share.says_short(tile) else _full(tile)
            if tile not in share.large:
                needed += self._needs(tile, _short(tile), tight=bare, bare=bare)
            elif not _columns(words, share.cut):
                return False
            else:
                needed += self._in_large(tile, words, share)
        return bool(share.large) and needed <= self.size.width

    def _letters(self) -> tuple[Cut, ...]:
        """Return the letters that the height has room for, the largest first."""
        screen = self.screen
        if self.app.has_class("-plain") or not screen.has_class(SIDED):
            return ()
        if screen.has_class("-large-signs"):
            return (MIDDLE, NARROW, SMALL)
        return (SMALL,) if screen.has_class(LETTERING) else ()

    def _say_what_fits(self, shown: list[Tile], share: Share) -> tuple[bool, list[Tile]]:
        """Say less where there is less room; return whether words must stand close to their signs,
        and what has no room for its sign even so."""
        for tile in _able(list(share.large)):
            tile.fit(short=share.says_short(tile))
        small = [tile for tile in shown if tile not in share.large]
        room = self.size.width - sum(
            self._in_large(tile, tile.label, share) for tile in share.large
        )
        needed = sum(self._needs(tile, _full(tile)) for tile in small)
        for tile in _able(small):
            short = bool(self.size.width) and room < needed
            tile.fit(short=short)
            if short:
                needed -= self._needs(tile, tile.words) - self._needs(tile, tile.short)
        if room >= needed or not self.size.width:
            return False, []
        needed = sum(self._needs(tile, tile.label, tight=True) for tile in small)
        bare: list[Tile] = []
        for each in sorted(small, key=_last):
            if each.picture is not None and room < needed:
                bare.append(each)
                needed -= SIGN
        return True, bare

    def _in_large(self, tile: Tile, words: str, share: Share) -> int:
        """Return the columns that a tile takes in large letters."""
        said = _columns(words, share.cut) if share.cut else 0
        if self.screen.has_class("-signs"):
            signs = SIGN + GAP if tile.picture is not None else 0
            signs *= 2 if self.screen.has_class("-large-signs") else 1
            return max(said + FRAME + FRAME + signs, len(tile.key or "") + KEY_FRAME)
        beside = _key_beside(tile) if tile in share.keyed else 0
        return said + FRAME + SIGN + GAP + beside

    def _needs(self, tile: Tile, words: str, *, tight: bool = False, bare: bool = False) -> int:
        """Return the columns that a tile takes in ordinary letters."""
        key, said = len(tile.key or ""), cell_len(words)
        # Not whether it is displayed: a bare one is not, and would be given its sign back for ever.
        if tile.picture is None or not self.screen.has_class(SIDED):
            return max(said + FRAME, key + KEY_FRAME)
        if self.screen.has_class("-signs"):
            signs = (SIGN + GAP) * (2 if self.screen.has_class("-large-signs") else 1)
            return max(said + FRAME + FRAME + signs, key + KEY_FRAME)
        narrow = _narrowest(words)
        folded = tight and said <= narrow
        beside = 0 if bare else SIGN + (0 if tight else GAP)
        return max(narrow, _folded(tile) if folded else key) + FRAME + beside


def _last(tile: Tile) -> int:
    """Return how long it keeps its sign, compared with the others."""
    return SIGNS_LAST[::-1].index(tile.id) + 1 if tile.id in SIGNS_LAST else 0


def _folded(tile: Tile) -> int:
    """Return the columns of a key in two rows."""
    return max((cell_len(part) for part in fold(tile.key or "").split("\n")), default=0)


def _key_beside(tile: Tile) -> int:
    return _folded(tile) + GAP


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
