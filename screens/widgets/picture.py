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
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from assets import FOLDER
from assets.texts import text, unread
from screens.widgets.alike import peers

GROUPS = ("pegs", "faces", "cards", "topics", "online", "everyday", "adults", "blocks")
"""The groups there are; `pegs` are the coat-peg pictures that receipts are written in, `blocks`
stand for classes that are called after no picture: no child has one at its peg."""

SIZES = ("small", "large")
"""Small is 10 columns by 4 rows; large is 20 by 10, or 20 by 9 outside `pegs`."""
STEPS = (("large", 3), ("large", 2), ("large", 1), ("small", 1))
"""In which sizes a picture that may grow is drawn, the largest first: a size, and how many times
as wide and high. Whole times only: every pixel stays as sharp as it was drawn."""

SIGN = "sign-"
"""Before the name of a sign: 6 columns by 3 rows, to stand beside the words of a low tile."""
TINY = "tiny"
"""The size that signs are drawn in, and few pictures else: those that are to stand beside signs."""
SIGN_STEPS = ((TINY, 2), (TINY, 1))

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
    if name.startswith(SIGN):
        return _signs()[name.removeprefix(SIGN)]
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
def picture_content(
    name: str, size: str = "large", times: int = 1, *, ink: bool = False, trim: int = 0
) -> Content:
    """Return a picture as text; with `ink` as a line drawing without any colour.

    `trim` columns of its card are left out on either side.
    """
    drawing = picture(name)
    whole = drawing.sizes[size]
    rows = _enlarged(tuple(row[trim : len(row) - trim] for row in whole), times)
    draw = _ink_cell if ink else _colour_cell
    lines = (
        zip(upper, lower, strict=True) for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
    return Content("\n").join([_line(drawing, pairs, draw) for pairs in lines])


def picture_size(name: str, size: str, times: int = 1) -> tuple[int, int]:
    """Return the columns and rows that a picture takes."""
    rows = picture(name).sizes[size]
    return times * len(rows[0]), times * len(rows) // 2


class Picture(Static):
    """A picture by name; what is clear in it shows the background beneath.

    Where its style names a `max-height` it is as large as that and its place have room for.
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
        self._trim = 0

    def trim(self, columns: int) -> None:
        """Leave so many columns of its card out on either side."""
        if columns != self._trim:
            self._trim = columns
            self.refresh(layout=True)

    def show(self, name: str, size: str = "large") -> None:
        """Show another picture instead."""
        self._picture = (name, size)
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the columns it takes in the size for which there is room."""
        return self._area(self._step(container.width, container.height))[0]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows it takes in the size for which there is room."""
        words = self._rows_of_words(container, viewport)
        room = max(1, container.height - words) if container.height else 0
        beside = [self, *peers(self)]
        # As large as all beside it have room for: the pictures of one question look alike.
        return self._area(min((each._step(width, room) for each in beside), key=_size_of))[1]

    def render(self) -> Content:
        """Draw the picture, in ink where the terminal is to have no colours at all."""
        colourless = self.app.no_color and self.app.native_ansi_color
        return picture_content(self._picture[0], *self.step, ink=colourless, trim=self._trim)

    @property
    def step(self) -> tuple[str, int]:
        """The size in which it is drawn now, and how many times as large."""
        return self._step(*self.content_size)

    def _step(self, width: int, height: int) -> tuple[str, int]:
        """Take the largest size within so many columns and rows, no rows being any number."""
        size, most = self._picture[1], self.styles.max_height
        if most is None:
            return size, 1
        height = min(height, int(most.value)) if height > 0 else int(most.value)
        steps: tuple[tuple[str, int], ...] = SIGN_STEPS if size == TINY else STEPS
        if size != TINY and TINY in picture(self._picture[0]).sizes:
            steps = (*STEPS, SIGN_STEPS[-1])
        areas = {step: self._area(step) for step in steps}
        fit = (step for step, (x, y) in areas.items() if x <= width and y <= height)
        return next(fit, steps[-1])

    def _area(self, step: tuple[str, int]) -> tuple[int, int]:
        width, height = picture_size(self._picture[0], *step)
        return width - 2 * self._trim * step[1], height

    def _rows_of_words(self, container: Size, viewport: Size) -> int:
        """Return the rows that words beneath take; they come first."""
        above = self.parent
        grows = self.styles.max_height is not None
        if not grows or not isinstance(above, Widget) or above.layout.name != "vertical":
            return 0
        return max(
            sum(
                each.get_content_height(container, viewport, container.width)
                for each in tile.displayed_children
                if each is not drawn
            )
            for drawn in [self, *peers(self)]
            if isinstance(tile := drawn.parent, Widget)
        )


def _size_of(step: tuple[str, int]) -> int:
    """Return how large a step is, compared with the others."""
    steps = (*STEPS, *SIGN_STEPS)
    return -steps.index(step) if step in steps else 0


def _folder() -> Path:
    return FOLDER / "pictures"


@cache
def _signs() -> dict[str, Drawing]:
    """Return the signs by name: they share their colours."""
    every = _parse((_folder() / "signs.txt").read_text("utf-8"))
    return {
        name: replace(every, word=name, sizes={TINY: rows}) for name, rows in every.sizes.items()
    }


def sign_names() -> tuple[str, ...]:
    """Return the names of all signs."""
    return tuple(_signs())


def _parse(text: str) -> Drawing:
    header, *blocks = text.strip().split("\n\n")
    fields = dict(line.split(maxsplit=1) for line in header.splitlines())
    word, card = fields.pop("word", ""), fields.pop("card")
    palette = {letter: Color.parse(colour) for letter, colour in fields.items()}
    return Drawing(word, card, palette, dict(_blocks(blocks)))


def _blocks(blocks: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
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


def _enlarged(rows: tuple[str, ...], times: int) -> tuple[str, ...]:
    return tuple("".join(times * pixel for pixel in row) for row in rows for _ in range(times))


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
