"""Many things to choose one from: as many tiles as the room takes, the rest on further pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import ceil
from string import ascii_lowercase

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.widget import Widget

from screens.looks import BIGGER
from screens.pupil.beneath import Beneath
from screens.pupil.cell import EDGE, Cell, cell_of
from screens.pupil.peg_tile import PegTile
from screens.pupil.pictured import LARGE_SIGNS, SIGNED
from screens.pupil.room import Fitting
from screens.widgets.big_words import largest
from screens.widgets.picture import SIZES, picture_size
from screens.widgets.plain import PlainText, rows_of
from screens.widgets.tile import DIGITS, Tile, Tiles

KEYS = DIGITS + ascii_lowercase
LETTERS = (5, 4, 3, 6)
"""Rows of a line of large letters: with what hangs below the line, without, and of low ones; and of
two lines of low ones."""
WORDS = 34
"""Columns in which most names have room in large letters."""
TWO_ROWS = 4
"""Letters fewer than a small picture's tile is wide, from which on its words take a second row."""
FRAMES = {LARGE_SIGNS: (8, 14), SIGNED: (8, 11), "-wide": (16, 6), "": (2, 4)}
"""About how many columns and rows stand around the tiles, the question and the foot, by the classes
of a screen, the largest first. A wrong guess lays all tiles out, and draws them, a second time."""
APART, FRAMES_APART = 2, 1
"""Rows at most between two rows of pictures: a word must not seem to belong to the next."""
TALLER = 1.5
"""How many times its own rows a framed tile may take where there is room for more."""
LARGE_WIDTH, FRAMED = 23, 14
"""The least columns of a framed tile with a large picture, and with a small one."""
PAGES = 2
"""Pages at most that words alone take in large letters, where there are smaller ones for that."""
KINDS = ("-framed", "-large", "-double")


@dataclass(frozen=True)
class Option:
    """One thing to choose: what it stands for, its words, and a small picture's name."""

    value: str
    label: str
    picture: str = ""


class Choices(Fitting):
    """Tiles for `options`; each keeps its own key on whichever page it is.

    `cell` is the least width and height that one tile takes in the usual layout: words alone may
    take more lines. `others` stand beneath on every page.
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
        self._pictures = [option.picture for option in options if option.picture]
        self._cell = Cell(cell[0], cell[1] + self._more_rows if self._pictures else cell[1])
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
        yield Beneath(self._others)

    def on_mount(self) -> None:
        """Lay the tiles out in about the room there will be: nothing is seen out of its place."""
        around = (each.size for each in self.ancestors if isinstance(each, Widget))
        known = next((size for size in around if size and size != self.app.size), None)
        frame = next(at for name, at in FRAMES.items() if not name or self.screen.has_class(name))
        self._fit_into(known or self.app.size - frame)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the tiles out in the room there is."""
        self.fit()

    def fit(self) -> None:
        """Lay the tiles out, in the layout that is worn now."""
        self._fit_into(self.size)

    def _fit_into(self, room: Size) -> None:
        self._room = room
        cell = self._cell_now
        columns, fits = self._columns(cell), self._fitting(cell)
        rows = ceil(min(fits, len(self._tiles)) / columns)
        tiles = self.query_one("#choices", Tiles)
        for kind in KINDS:
            tiles.set_class(kind in cell.classes, kind)
        tiles.styles.grid_size_columns = columns
        tiles.styles.grid_rows = str(self._row_of(cell, rows))
        if self._pictures:
            most = FRAMES_APART if cell.framed else APART
            tiles.styles.grid_gutter_horizontal = min(most, self._rows_apart(rows, cell.height))
        for tile in tiles.query(PegTile):
            tile.frame(cell.framed)
        self._letter(cell)
        self._per_page = fits
        self._turn_to(self._page_of_focus())

    @property
    def _cell_now(self) -> Cell:
        """The room of a tile in the layout that is worn; a larger one must not hide any tile."""
        if self.app.has_class("-plain"):
            # No picture has the key and the word beneath it: a frame says what is chosen.
            return cell_of(self._cell.width, 1 + EDGE, "-framed") if self._pictures else self._usual
        cells = list(filter(self._reads_well, self._cells()))
        larger = [cell for cell in cells if cell.letters or "-large" in cell.classes]
        bigger = larger if self.app.has_class(BIGGER) else []
        for cell in bigger or cells:
            if self._fitting(cell) >= len(self._tiles) and cell.height <= self._rows:
                return cell
        # Large, the rest on further pages; twice as large there would be pages without an end.
        paged = [cell for cell in bigger if "-double" not in cell.classes and self._holds(cell)]
        # Names are read one after another: sooner a page less of them than the largest letters.
        few = (cell for cell in paged if PAGES * self._fitting(cell) >= len(self._tiles))
        named = paged if self._pictures else [*few, *paged]
        return next(iter(named), cells[-1])

    @property
    def _share(self) -> int:
        """The columns of one of as many tiles as may stand beside one another."""
        return self._room.width // self._most - 1

    def _cells(self) -> Iterator[Cell]:
        """Yield how a tile may be drawn, the largest first."""
        if not self._pictures:
            width = max(WORDS + EDGE, self._cell.width)
            # Side by side they may have more columns than most names need.
            widths = sorted({width, max(width, self._share - EDGE)})
            for letters, columns in product(LETTERS, widths):
                yield cell_of(columns, letters + EDGE, "-framed", letters)
        else:
            yield from self._pictured_cells()
        yield self._usual

    @property
    def _usual(self) -> Cell:
        """The usual tile: higher only where words alone take more lines than it has."""
        if self._pictures:
            return self._cell
        width = self._inside(self._cell)
        lines = max(rows_of(tile.label, width) for tile in self._tiles)
        return replace(self._cell, height=max(self._cell.height, lines + EDGE))

    def _inside(self, cell: Cell) -> int:
        """The columns for words on such tiles, when they share the room there is."""
        around = self._tiles[0].styles.padding.width
        return (self._room.width + 1) // self._columns(cell) - 1 - EDGE - around

    def _pictured_cells(self) -> Iterator[Cell]:
        least, words = self._cell.width, 1 + self._more_rows
        rows = {size: max(picture_size(one, size)[1] for one in self._pictures) for size in SIZES}
        large, wide = rows["large"], max(LARGE_WIDTH, least)
        for letters in LETTERS:
            yield cell_of(2 * LARGE_WIDTH, 2 * large + letters + EDGE, "-framed -double", letters)
        # Few have half a row each for long words; many their share, but large pictures if bigger.
        named, half = max(WORDS + EDGE, least), self._room.width // 2 - 1
        share = named if self.app.has_class(BIGGER) else max(FRAMED, self._share)
        for letters, width in product(LETTERS, sorted({wide, max(wide, named), max(wide, half)})):
            yield cell_of(width, large + letters + EDGE, "-framed -large", letters)
        yield cell_of(wide, large + words + EDGE, "-framed -large")
        for width, letters in product(sorted({named, min(named, share)}, reverse=True), LETTERS):
            yield cell_of(width, rows["small"] + letters + EDGE, "-framed", letters)
        yield cell_of(max(LARGE_WIDTH - EDGE, least), large + words, "-large")
        yield cell_of(max(FRAMED, least + EDGE), rows["small"] + words + EDGE, "-framed")

    def _reads_well(self, cell: Cell) -> bool:
        """Tell whether all words have room in large letters, where there are to be any."""
        if not cell.letters:
            return True
        if not self.app.has_class(BIGGER) and not self.screen.has_class("-tall"):
            return False
        return largest(map(_name, self._tiles), cell.width - EDGE, cell.letters) is not None

    def _letter(self, cell: Cell) -> None:
        """Draw all words in the same letters: some of them in others look chosen."""
        width = cell.width - EDGE
        if cell.letters:
            width = max(width, self._inside(cell))
        cut = largest(map(_name, self._tiles), width, cell.letters)
        for tile in self._tiles:
            for words in tile.query(".tile-label").results(PlainText):
                words.draw_in(*(cut,) if cut else ())
        self.query_one(Beneath).draw_no_larger(cut)

    @property
    def _rows(self) -> int:
        """The rows that are left for tiles."""
        return self._room.height - (self._beneath if self._others else 0)

    @property
    def _beneath(self) -> int:
        """The rows that the tiles beneath take."""
        return self.query_one(Beneath).rows(self._room)

    def _holds(self, cell: Cell) -> bool:
        """Tell whether one row of such tiles has room, above the tiles beneath."""
        return cell.height <= self._room.height - self._beneath and cell.width <= self._room.width

    def _row_of(self, cell: Cell, rows: int) -> int:
        """Return the rows for a row of tiles: frames fill the page where there is room."""
        if not cell.framed:
            return cell.height
        beneath = self._beneath if self._others or self._fitting(cell) < len(self._tiles) else 0
        share = (self._room.height - beneath + FRAMES_APART) // rows - FRAMES_APART
        return max(cell.height, min(share, int(cell.height * TALLER)))

    def _columns(self, cell: Cell) -> int:
        return max(1, min(self._most, self._room.width // cell.width, len(self._tiles)))

    def _fitting(self, cell: Cell) -> int:
        """Return how many tiles stand on one page."""
        columns = self._columns(cell)
        fits = columns * max(1, self._rows // cell.height)
        if fits < len(self._tiles):
            fits = columns * max(1, (self._room.height - self._beneath) // cell.height)
        return fits

    def _rows_apart(self, rows: int, height: int) -> int:
        """Return how many rows are left for each space between rows of pictures."""
        left = self._room.height - self._beneath - rows * height
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
        self.query_one(Beneath).fit(self._room, more)

    def _page_of_focus(self) -> int:
        wanted = [n for n, tile in enumerate(self._tiles) if tile.has_focus or tile.selected]
        return (wanted[0] if wanted else 0) // self._per_page


def _name(tile: Tile) -> str:
    return tile.word if isinstance(tile, PegTile) else tile.label


def _tile(option: Option, key: str, selected: bool) -> Tile:
    if option.picture:
        return PegTile(option.value, option.label, option.picture, key=key, selected=selected)
    return Tile(option.label, option.value, key=key or None, selected=selected, classes="-left")
