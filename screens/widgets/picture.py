"""Pictures made of half blocks, so that they need no font.

A picture is a grid of pixels in `assets/pictures`, two pixels to a cell: `▀` with a colour for
the upper and one for the lower pixel. Each brings its own card to stand on and reads the same
in every theme. Pictures only ever accompany their word.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path

from textual.color import Color
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from assets import FOLDER
from assets.texts import text, unread

GROUPS = ("pegs", "faces", "cards", "topics", "online", "everyday")
"""The groups there are; `pegs` are the coat-peg pictures that receipts are written in."""

SIZES = ("small", "large")
"""Small is 10 columns by 4 rows; large is 20 by 10, or 20 by 9 outside `pegs`."""
HUGE = "huge"
"""The large one twice as wide and high: 40 by 20 or 18."""

ASKED = {40: HUGE, 20: "large"}
"""The columns that a style asks for, and the size that fills them."""

ROOM = "room-"
"""Before the name of a coat-peg picture: beneath a roof it stands for a class, and for no child."""
ROOF = ("^", "#b5432e")
CLEAR = "."
INK_STEP = 0.4
"""How far from its card a pixel is to be for ink, in brightness from 0 to 1."""


@dataclass(frozen=True)
class Drawing:
    """One picture as it was drawn: its word, colours by letter and rows of letters by size."""

    word: str
    card: str
    palette: Mapping[str, Color]
    sizes: Mapping[str, tuple[str, ...]]


Pen = Callable[[Drawing, str, str], tuple[str, Style]]
"""What draws one cell: its letters above and below to a character and its style."""


@cache
def picture_names(group: str) -> tuple[str, ...]:
    """Return the names of a group in their fixed order: for `pegs`, the receipt's alphabet."""
    return tuple((_folder() / f"{group}.txt").read_text("utf-8").split())


@cache
def picture(name: str) -> Drawing:
    """Return a picture by its name; KeyError when there is none."""
    if name.startswith(ROOM):
        return _beneath_a_roof(picture(name.removeprefix(ROOM)))
    for group in GROUPS:
        if name in picture_names(group):
            return _parse((_folder() / group / f"{name}.txt").read_text("utf-8"))
    raise KeyError(name)


def picture_word(name: str) -> str:
    """Return the word shown with a picture; never read aloud: four of them open an answer."""
    if name in picture_names("pegs"):
        return unread(lambda: text(f"pupil.peg.{name}"))
    return picture(name).word


@cache
def picture_content(name: str, size: str = "large", *, ink: bool = False) -> Content:
    """Return a picture as text; with `ink` as a line drawing without any colour."""
    drawing = picture(name)
    rows = _doubled(drawing.sizes["large"]) if size == HUGE else drawing.sizes[size]
    draw = _ink_cell if ink else _colour_cell
    lines = (
        zip(upper, lower, strict=True) for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
    return Content("\n").join([_line(drawing, pairs, draw) for pairs in lines])


class Picture(Static):
    """A picture by name; what is clear in it shows the background beneath.

    It is drawn bigger than it was made for where its style asks for it with a `min-width`.
    """

    DEFAULT_CSS = "Picture { width: auto; height: auto; }"

    def __init__(
        self,
        name: str,
        size: str = "large",
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, markup=False)
        self._picture = (name, size)

    def show(self, name: str, size: str = "large") -> None:
        """Show another picture instead."""
        self._picture = (name, size)
        self.refresh(layout=True)

    def render(self) -> Content:
        """Draw the picture, in ink where the terminal is to have no colours at all."""
        colourless = self.app.no_color and self.app.native_ansi_color
        name, size = self._picture
        return picture_content(name, self._asked_size or size, ink=colourless)

    @property
    def _asked_size(self) -> str:
        asked = self.styles.min_width
        columns = int(asked.value) if asked is not None else 0
        return next((size for least, size in ASKED.items() if columns >= least), "")


def _folder() -> Path:
    return FOLDER / "pictures"


def _parse(text: str) -> Drawing:
    header, *blocks = text.strip().split("\n\n")
    fields = dict(line.split(maxsplit=1) for line in header.splitlines())
    word, card = fields.pop("word"), fields.pop("card")
    palette = {letter: Color.parse(colour) for letter, colour in fields.items()}
    return Drawing(word, card, palette, dict(_sizes(blocks)))


def _sizes(blocks: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in blocks:
        size, *rows = block.splitlines()
        yield size, tuple(rows)


def _beneath_a_roof(drawing: Drawing) -> Drawing:
    letter, colour = ROOF
    sizes = {size: (*_roof(len(rows[0])), *rows) for size, rows in drawing.sizes.items()}
    return replace(drawing, palette={**drawing.palette, letter: Color.parse(colour)}, sizes=sizes)


def _roof(width: int) -> Iterator[str]:
    """Yield two rows of pixels for a small picture and four for a large one."""
    for eaves in range(2 * (width // 5 - 1), -1, -2):
        yield (ROOF[0] * (width - 2 * eaves)).center(width, CLEAR)


def _doubled(rows: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("".join(2 * pixel for pixel in row) for row in rows for _ in range(2))


def _line(drawing: Drawing, pairs: Iterable[tuple[str, str]], draw: Pen) -> Content:
    runs = ((draw(drawing, *pair), len(list(same))) for pair, same in groupby(pairs))
    return Content.assemble(*((cell * length, style) for (cell, style), length in runs))


def _colour_cell(drawing: Drawing, upper: str, lower: str) -> tuple[str, Style]:
    top, bottom = drawing.palette.get(upper), drawing.palette.get(lower)
    if top is None:
        # Only a foreground: the other half keeps the background of whatever is beneath.
        return (" ", Style()) if bottom is None else ("▄", Style(foreground=bottom))
    if bottom is None:
        return "▀", Style(foreground=top)
    return "▀", Style(foreground=top, background=bottom)


def _ink_cell(drawing: Drawing, upper: str, lower: str) -> tuple[str, Style]:
    return " ▄▀█"[2 * _is_ink(drawing, upper) + _is_ink(drawing, lower)], Style()


def _is_ink(drawing: Drawing, letter: str) -> bool:
    if letter == CLEAR:
        return False
    step = drawing.palette[letter].brightness - drawing.palette[drawing.card].brightness
    return abs(step) >= INK_STEP
