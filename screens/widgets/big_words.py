"""Words in letters several rows high, drawn in half blocks so that they need no font.

Where they have no room in one size they are drawn half as wide, in quarter blocks; where that is
still too much, in low letters, three rows high.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from unicodedata import normalize

from textual.content import Content

from assets import FOLDER

TALL, LOW = "letters", "low-letters"
"""The two alphabets, by the files they are drawn in: four rows high, and three."""
HEIGHT = {TALL: 7, LOW: 5}
"""Pixel rows of a capital: what is below them hangs beneath the line."""
ABOVE = 2
"""Pixel rows over small letters, in the tall alphabet, where accents stand."""
BLANK = "\u00a0"
"""What does not break a line and is not cut off at its end takes the place of spaces."""


@dataclass(frozen=True)
class Cut:
    """A way to draw letters: in which alphabet, how many pixels stand beside one another in a
    cell, and the pixels between letters and between words."""

    alphabet: str
    across: int
    gap: int
    space: int


WIDE, MIDDLE, NARROW = Cut(TALL, 1, 1, 3), Cut(TALL, 2, 2, 5), Cut(TALL, 2, 1, 4)
BROAD, SMALL = Cut(LOW, 1, 1, 3), Cut(LOW, 2, 1, 3)
CUTS = (WIDE, MIDDLE, NARROW, BROAD, SMALL)
"""The ways to draw letters, the largest first."""
BLOCKS = {
    1: f"{BLANK}▀▄█",
    2: f"{BLANK}▘▝▀▖▌▞▛▗▚▐▜▄▙▟█",
}
"""Cells by the pixels in them, from the upper left on: 1, 2, 4, 8."""

_ENDS = re.compile(r"(?<=[.!]) +")
"""Between two sentences: the second begins no line's end where the next has room for all of it.

A question stays with what is said to it."""

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


def big_words(words: str, width: int, rows: int, cuts: Sequence[Cut] = CUTS) -> Content | None:
    """Return words drawn within so many columns and rows; None when they do not fit.

    `cuts` are the ways to draw them that are wanted, the largest first.
    """
    cut = largest([words], width, rows, cuts)
    return Content("\n".join(_drawn(words, width, cut) or ())) if cut else None


def largest(words: Iterable[str], width: int, rows: int, cuts: Sequence[Cut] = CUTS) -> Cut | None:
    """Return the largest way to draw letters in which each of `words` fits; None without one."""
    every = list(words)
    fit = (cut for cut in cuts if all(_fits(each, width, rows, cut) for each in every))
    return next(fit, None)


def _fits(words: str, width: int, rows: int, cut: Cut) -> bool:
    drawn = _drawn(words, width, cut)
    return drawn is not None and 0 < len(drawn) <= rows


@cache
def _letters(alphabet: str) -> dict[str, Glyph]:
    text = (FOLDER / "pictures" / f"{alphabet}.txt").read_text("utf-8")
    blocks = (block.splitlines() for block in text.split("\n\n")[1:])
    return {name: tuple(rows) for name, *rows in blocks}


@cache
def _drawn(words: str, width: int, cut: Cut) -> tuple[str, ...] | None:
    lines = _lines(words, width, cut)
    if lines is None:
        return None
    drawn = _rows(lines, cut)
    for end in _ENDS.finditer(words):
        apart = f"{words[: end.start()]}\n{words[end.end() :]}"
        other = _lines(apart, width, cut)
        if _is_broken(words, end.end(), lines) and other and len(_rows(other, cut)) <= len(drawn):
            words, lines, drawn = apart, other, _rows(other, cut)
    return drawn


def _is_broken(words: str, at: int, lines: list[list[Glyph]]) -> bool:
    """Tell whether the sentence that begins there is on more than one line."""
    first = len(words[:at].split())
    last = first + len(_ENDS.split(words[at:])[0].split()) - 1
    ends = list(accumulate(map(len, lines)))
    return bisect_right(ends, first) != bisect_right(ends, last)


def _rows(lines: list[list[Glyph]], cut: Cut) -> tuple[str, ...]:
    return tuple(row for line in lines for row in _cells(_beside(line, cut.space), cut))


def _lines(words: str, width: int, cut: Cut) -> list[list[Glyph]] | None:
    """Return the words of each line; None where one is too long or cannot be drawn."""
    pixels = width * cut.across
    lines: list[list[Glyph]] = []
    for line in words.splitlines():
        begun = len(lines)
        for word in filter(None, line.split(" ")):
            glyph = _word(word, cut)
            if glyph is None or len(glyph[0]) > pixels:
                return None
            if len(lines) > begun and _width([*lines[-1], glyph], cut.space) <= pixels:
                lines[-1].append(glyph)
            else:
                lines.append([glyph])
    return lines


def _word(word: str, cut: Cut) -> Glyph | None:
    plain = normalize("NFC", word.replace("’", "'")).translate(ALIKE)
    glyphs = [_letter(letter, cut.alphabet) for letter in plain]
    whole = [glyph for glyph in glyphs if glyph is not None]
    return _beside(whole, cut.gap) if len(whole) == len(glyphs) else None


def _letter(letter: str, alphabet: str) -> Glyph | None:
    known = _letters(alphabet)
    if letter == BLANK:
        return (".",) * len(known["a"])
    if letter in known or alphabet == LOW:
        return known.get(letter)
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


def _cells(glyph: Glyph, cut: Cut) -> Iterator[str]:
    """Yield rows of blocks, fewer where nothing reaches below the line."""
    across, height = cut.across, HEIGHT[cut.alphabet]
    deep = any("#" in row for row in glyph[height:])
    width = -(-len(glyph[0]) // across) * across
    rows = [row.ljust(width, ".") for row in (glyph if deep else glyph[:height])]
    if len(rows) % 2:
        # Tall letters keep half a row from what is above them; low ones stand on one line anyhow.
        rows.insert(len(rows) if cut.alphabet == LOW else 0, "." * width)
    for pair in zip(rows[::2], rows[1::2], strict=True):
        pixels = [[row[at : at + across] for row in pair] for at in range(0, width, across)]
        yield "".join(
            BLOCKS[across][sum(1 << place for place, dot in enumerate("".join(cell)) if dot == "#")]
            for cell in pixels
        )
