"""Many things to choose one from: as many tiles as the room takes, the rest on further pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from string import ascii_lowercase

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.widget import Widget

from assets.texts import text, together
from screens.looks import BIGGER
from screens.widgets.picture import Picture
from screens.widgets.tile import DIGITS, Tile, Tiles

KEYS = DIGITS + ascii_lowercase
BENEATH = 3
"""Rows that the tiles beneath take."""
BIGGER_WORDS = (36, 7)
BIGGER_PICTURES = (24, 13)
FRAMED, PEG = 15, 5
"""Columns and rows that a tile takes: in the bigger layout with large letters in it, there with a
large picture; the least columns in either layout for a small picture in a frame; and the rows of a
child's small picture."""
TWO_ROWS = 4
"""Letters fewer than a small picture's tile is wide, from which on its words take a second row."""
FRAME = (2, 4)
"""Columns and rows that stand around the tiles at least: the question and the foot."""
APART, FRAMES_APART = 2, 1
"""Rows at most between two rows of pictures: a word must not seem to belong to the next."""


@dataclass(frozen=True)
class Option:
    """One thing to choose: what it stands for, its words, and a small picture's name."""

    value: str
    label: str
    picture: str = ""


class PegTile(Tile):
    """A small picture above its key and word: arrows beside the word show the focus, a tick that it
    is chosen."""

    def __init__(self, option: Option, key: str, *, selected: bool) -> None:
        picture = Picture(option.picture, "small")
        self.word = together(key, option.label)
        super().__init__(self.word, option.value, key=key, picture=picture, selected=selected)
        self.border_title = None

    def say_again(self) -> None:
        """Say the word in the language that is spoken now."""
        self.word = self.word.again()
        super().say_again()
        self._mark()

    def on_focus(self) -> None:
        """Point at the word."""
        self._mark()

    def on_blur(self) -> None:
        """Stop pointing."""
        self._mark()

    def watch_selected(self, selected: bool) -> None:
        """Say by shape and word whether this tile is chosen."""
        super().watch_selected(selected)
        self._mark()

    def _mark(self) -> None:
        if self.has_focus:
            self.say(together("▶", self.word, "◀", between=""))
        else:
            self.say(together("✓", self.word) if self.selected else self.word)


class Choices(Widget):
    """Tiles for `options`; each keeps its own key on whichever page it is.

    `cell` is the least width and the height that one tile takes in the usual layout; `others`
    stand beneath on every page.
    """

    def __init__(
        self,
        options: Sequence[Option],
        cell: tuple[int, int],
        *,
        chosen: str | None = None,
        most: int = 8,
        others: Sequence[Tile] = (),
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._most, self._others = most, others
        longest = max((len(option.label) for option in options if option.picture), default=0)
        self._more_rows = longest > cell[0] - TWO_ROWS
        self._cell = (cell[0], cell[1] + self._more_rows) if self._pictures(options) else cell
        self._page, self._per_page = 0, len(options)
        self._room = Size()
        keys = KEYS.ljust(len(options))
        self._tiles = [
            _tile(option, key.strip(), option.value == chosen)
            for option, key in zip(options, keys, strict=False)
        ]

    def compose(self) -> ComposeResult:
        """Draw the tiles and the way to the next page."""
        yield Tiles(*self._tiles, columns=min(self._most, len(self._tiles)), id="choices")
        more = Tile(text("pupil.button.others"), "more", key="+", id="more-choices")
        # More pictures first: who looks for their own must not go past them by mistake.
        beneath = Tiles(more, *self._others, id="beneath")
        # Until the room is known there is nothing further and no row is squeezed: nothing flashes.
        more.display, beneath.display = False, bool(self._others)
        yield beneath

    def on_mount(self) -> None:
        """Lay the tiles out in about the room there will be: nothing is seen out of its place."""
        self._fit_into(self.app.size - FRAME)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the tiles out in the room there is."""
        self.fit()

    def fit(self) -> None:
        """Lay the tiles out, in the layout that is worn now."""
        if self.size:
            self._fit_into(self.size)

    def _fit_into(self, room: Size) -> None:
        self._room = room
        cell = self._cell_now
        columns, fits = self._columns(cell), self._fitting(cell)
        tiles = self.query_one("#choices", Tiles)
        tiles.set_class(self._pictured and cell != self._cell, "-framed")
        tiles.set_class(cell[1] >= BIGGER_PICTURES[1], "-large")
        tiles.styles.grid_size_columns = columns
        if cell == self._cell and not self._pictured:
            tiles.styles.clear_rule("grid_rows")
        else:
            tiles.styles.grid_rows = str(cell[1])
        if self._pictured:
            rows = ceil(min(fits, len(self._tiles)) / columns)
            most = APART if cell == self._cell else FRAMES_APART
            tiles.styles.grid_gutter_horizontal = min(most, self._rows_apart(rows, cell[1]))
        self._per_page = fits
        self._turn_to(self._page_of_focus())

    @property
    def _pictured(self) -> bool:
        return any(isinstance(tile, PegTile) for tile in self._tiles)

    @property
    def _cell_now(self) -> tuple[int, int]:
        """The room of a tile in the layout that is worn; a frame must not hide any picture."""
        framed = (max(FRAMED, self._cell[0]), self._cell[1] + 2)
        bigger = self.app.has_class(BIGGER)
        if not self._pictured:
            return BIGGER_WORDS if bigger else self._cell
        higher = self._more_rows + 2 * (self._cell[1] - self._more_rows - PEG)
        large = (max(BIGGER_PICTURES[0], framed[0]), BIGGER_PICTURES[1] + higher)
        fits = self._fitting(large) >= len(self._tiles)
        if bigger:
            return large if fits or self.screen.has_class("-tall") else framed
        if fits and self.screen.has_class("-broad"):
            return large
        return framed if self._fitting(framed) >= len(self._tiles) else self._cell

    @staticmethod
    def _pictures(options: Sequence[Option]) -> bool:
        return any(option.picture for option in options)

    def _columns(self, cell: tuple[int, int]) -> int:
        return max(1, min(self._most, self._room.width // cell[0], len(self._tiles)))

    def _fitting(self, cell: tuple[int, int]) -> int:
        """Return how many tiles stand on one page."""
        columns = self._columns(cell)
        room = self._room.height - (BENEATH if self._others else 0)
        fits = columns * max(1, room // cell[1])
        if fits < len(self._tiles):
            fits = columns * max(1, (self._room.height - BENEATH) // cell[1])
        return fits

    def _rows_apart(self, rows: int, height: int) -> int:
        """Return how many rows are left for each space between rows of pictures."""
        left = self._room.height - BENEATH - rows * height
        return max(0, left // max(1, rows - 1))

    def begin(self) -> None:
        """Go to what was chosen before, else to the first tile."""
        chosen = next((tile for tile in self._tiles if tile.selected), self._tiles[0])
        chosen.focus()

    @on(Tile.Chosen, "#more-choices")
    def _more(self, event: Tile.Chosen) -> None:
        event.stop()
        last = (len(self._tiles) - 1) // self._per_page
        self._turn_to(0 if self._page >= last else self._page + 1)
        self._tiles[self._page * self._per_page].focus()

    def _turn_to(self, page: int) -> None:
        self._page = page
        for place, tile in enumerate(self._tiles):
            tile.display = place // self._per_page == page
        more = len(self._tiles) > self._per_page
        self.query_one("#more-choices").display = more
        beneath = self.query_one("#beneath", Tiles)
        beneath.display = more or bool(self._others)
        beneath.styles.grid_size_columns = len(self._others) + more

    def _page_of_focus(self) -> int:
        wanted = [n for n, tile in enumerate(self._tiles) if tile.has_focus or tile.selected]
        return (wanted[0] if wanted else 0) // self._per_page


def _tile(option: Option, key: str, selected: bool) -> Tile:
    if option.picture:
        return PegTile(option, key, selected=selected)
    return Tile(option.label, option.value, key=key or None, selected=selected, classes="-left")
