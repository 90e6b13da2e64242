"""Words in letters several rows high, drawn in half blocks so that they need no font.

Where they have no room in one size they are drawn half as wide, in quarter blocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from textual.content import Content

from assets import FOLDER

ABOVE, HEIGHT, BELOW = 2, 7, 2
"""Pixel rows over small letters, down to the line, and beneath it."""
BLANK = "\u00a0"
"""What does not break a line and is not cut off at its end takes the place of spaces."""


@dataclass(frozen=True)
class Cut:
    """A way to draw letters: how many pixels stand beside one another in a cell, and the pixels
    between letters and between words."""

    across: int
    gap: int
    space: int


WIDE = Cut(1, 1, 3)
CUTS = (WIDE, Cut(2, 2, 5), Cut(2, 1, 4))
"""The ways to draw letters, the largest first."""
BLOCKS = {
    1: f"{BLANK}▀▄█",
    2: f"{BLANK}▘▝▀▖▌▞▛▗▚▐▜▄▙▟█",
}
"""Cells by the pixels in them, from the upper left on: 1, 2, 4, 8."""

Glyph = tuple[str, ...]
"""Rows of `#` and `.`, all of one width."""

MARKS: dict[str, Glyph] = {
    "\u0301": (".#", "#."),
    "\u0300": ("#.", ".#"),
    "\u0302": (".#.", "#.#"),
    "\u030c": ("#.#", ".#."),
    "\u0308": ("#.#", "..."),
    "\u0307": ("#", "."),
    "\u0306": ("#..#", ".##."),
}
"""Accents: they stand in the rows above small letters; a capital has no room for one."""
ALIKE = str.maketrans("АВЕІКМНОРСТХаеіорсухѕј", "ABEIKMHOPCTXaeiopcyxsj")
"""Cyrillic letters that look like Latin ones."""


def big_words(words: str, width: int, rows: int) -> Content | None:
    """Return words drawn within so many columns and rows; None when they do not fit."""
    for cut in CUTS:
        drawn = _drawn(words, width, cut)
        if drawn is not None and 0 < len(drawn) <= rows:
            return Content("\n".join(drawn))
    return None


@cache
def _letters() -> dict[str, Glyph]:
    text = (FOLDER / "pictures" / "letters.txt").read_text("utf-8")
    blocks = (block.splitlines() for block in text.split("\n\n")[1:])
    return {name: tuple(rows) for name, *rows in blocks}


@cache
def _drawn(words: str, width: int, cut: Cut) -> tuple[str, ...] | None:
    pixels = width * cut.across
    lines: list[list[Glyph]] = []
    for line in words.splitlines():
        begun = len(lines)
        for word in line.split():
            glyph = _word(word, cut.gap)
            if glyph is None or len(glyph[0]) > pixels:
                return None
            if len(lines) > begun and _width([*lines[-1], glyph], cut.space) <= pixels:
                lines[-1].append(glyph)
            else:
                lines.append([glyph])
    return tuple(row for line in lines for row in _cells(_beside(line, cut.space), cut.across))


def _word(word: str, gap: int) -> Glyph | None:
    plain = normalize("NFC", word.replace("’", "'")).translate(ALIKE)
    glyphs = [_letter(letter) for letter in plain]
    whole = [glyph for glyph in glyphs if glyph is not None]
    return _beside(whole, gap) if len(whole) == len(glyphs) else None


def _letter(letter: str) -> Glyph | None:
    known = _letters()
    if letter in known:
        return known[letter]
    parts = normalize("NFD", letter).translate(ALIKE)
    base, marks = parts[0], parts[1:]
    glyph = known.get("ı" if base == "i" else base)
    if glyph is None or len(marks) != 1 or marks[0] not in MARKS:
        return None
    if any("#" in row for row in glyph[:ABOVE]):
        return None
    return _marked(glyph, MARKS[marks[0]])


def _marked(glyph: Glyph, mark: Glyph) -> Glyph:
    width = max(len(glyph[0]), len(mark[0]))
    rows = (*mark, *glyph[ABOVE:])
    return tuple(row.center(width, ".") for row in rows)


def _width(glyphs: list[Glyph], gap: int) -> int:
    return sum(len(glyph[0]) for glyph in glyphs) + gap * (len(glyphs) - 1)


def _beside(glyphs: list[Glyph], gap: int) -> Glyph:
    return tuple(("." * gap).join(parts) for parts in zip(*glyphs, strict=True))


def _cells(glyph: Glyph, across: int) -> Iterator[str]:
    """Yield rows of blocks, fewer where nothing reaches below the line."""
    deep = any("#" in row for row in glyph[HEIGHT:])
    width = -(-len(glyph[0]) // across) * across
    rows = [row.ljust(width, ".") for row in (glyph if deep else glyph[:HEIGHT])]
    rows.append("." * width)
    for pair in zip(rows[::2], rows[1::2], strict=True):
        pixels = [[row[at : at + across] for row in pair] for at in range(0, width, across)]
        yield "".join(
            BLOCKS[across][sum(1 << place for place, dot in enumerate("".join(cell)) if dot == "#")]
            for cell in pixels
        )
