"""Words in letters several rows high, drawn in half blocks so that they need no font."""

from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from textual.content import Content

from assets import FOLDER

ABOVE, HEIGHT, BELOW = 2, 7, 2
"""Pixel rows over small letters, down to the line, and beneath it."""
GAP, SPACE = 1, 3
"""Pixels between letters, and between words."""
BLANK, BLOCKS = "\u00a0", "\u00a0▄▀█"
"""What does not break a line and is not cut off at its end takes the place of spaces."""

Glyph = tuple[str, ...]
"""Rows of `#` and `.`, all of one width."""

MARKS: dict[str, Glyph] = {
    "\u0301": (".#", "#."),
    "\u0300": ("#.", ".#"),
    "\u0302": (".#.", "#.#"),
    "\u030c": ("#.#", ".#."),
    "\u0308": ("#.#", "..."),
    "\u0307": ("#", "."),
}
"""Accents: they stand in the rows above small letters; a capital has no room for one."""


def big_words(words: str, width: int, rows: int) -> Content | None:
    """Return words drawn within so many columns and rows; None when they do not fit."""
    drawn = _drawn(words, width)
    if drawn is None or not 0 < len(drawn) <= rows:
        return None
    return Content("\n".join(drawn))


@cache
def _letters() -> dict[str, Glyph]:
    text = (FOLDER / "pictures" / "letters.txt").read_text("utf-8")
    blocks = (block.splitlines() for block in text.split("\n\n")[1:])
    return {name: tuple(rows) for name, *rows in blocks}


@cache
def _drawn(words: str, width: int) -> tuple[str, ...] | None:
    lines: list[list[Glyph]] = []
    for word in words.split():
        glyph = _word(word)
        if glyph is None or len(glyph[0]) > width:
            return None
        if lines and _width([*lines[-1], glyph], SPACE) <= width:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return tuple(row for line in lines for row in _cells(_beside(line, SPACE)))


def _word(word: str) -> Glyph | None:
    glyphs = [_letter(letter) for letter in normalize("NFC", word.replace("’", "'"))]
    whole = [glyph for glyph in glyphs if glyph is not None]
    return _beside(whole, GAP) if len(whole) == len(glyphs) else None


def _letter(letter: str) -> Glyph | None:
    known = _letters()
    if letter in known:
        return known[letter]
    parts = normalize("NFD", letter)
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


def _cells(glyph: Glyph) -> Iterator[str]:
    """Yield rows of blocks, fewer where nothing reaches below the line."""
    deep = any("#" in row for row in glyph[HEIGHT:])
    rows = glyph if deep else glyph[:HEIGHT]
    rows = (*rows, "." * len(glyph[0]))
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        yield "".join(
            BLOCKS[2 * (over == "#") + (under == "#")]
            for over, under in zip(upper, lower, strict=True)
        )
