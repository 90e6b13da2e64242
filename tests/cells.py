"""The cells of a terminal, with colours as pyte names them, and how they are painted."""

from dataclasses import dataclass
from pathlib import Path

from PIL import ImageDraw, ImageFont

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")
COLOURS = {
    "black": "000000",
    "red": "cd0000",
    "green": "00cd00",
    "brown": "cdcd00",
    "blue": "0000ee",
    "magenta": "cd00cd",
    "cyan": "00cdcd",
    "white": "e5e5e5",
}
BLOCKS: dict[str, tuple[float, float, float, float]] = {
    "▀": (0, 0, 1, 0.5),
    "▐": (0.5, 0, 1, 1),
    "▔": (0, 0, 1, 1 / 8),
    "▕": (7 / 8, 0, 1, 1),
    **{chr(0x2580 + n): (0, 1 - n / 8, 1, 1) for n in range(1, 9)},
    **{chr(0x2590 - n): (0, 0, n / 8, 1) for n in range(1, 8)},
}
"""Block characters and the part of the cell they fill: left, top, right, bottom."""

QUARTERS = "▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""Block characters by the quarters of the cell they fill, from the upper left on: 1, 2, 4, 8."""


@dataclass(frozen=True)
class Cell:
    """One place of the screen; colours are six hexadecimal digits."""

    char: str
    fg: str
    bg: str


def colour(name: str, default: str) -> str:
    """Return six hexadecimal digits for what pyte calls a colour."""
    if name == "default":
        return default
    return COLOURS.get(name.removeprefix("bright"), name)


def font_of(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return Debian's DejaVu; where it is not installed, letters only look plainer."""
    return ImageFont.truetype(str(FONT), size) if FONT.exists() else ImageFont.load_default(size)


def paint_back(
    draw: ImageDraw.ImageDraw, x: int, y: int, width: int, height: int, cell: Cell
) -> None:
    draw.rectangle((x, y, x + width - 1, y + height - 1), fill=f"#{cell.bg}")


def paint_front(
    draw: ImageDraw.ImageDraw,
    x: int,
    y: int,
    width: int,
    height: int,
    cell: Cell,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
) -> None:
    if cell.char in BLOCKS:
        left, top, right, bottom = BLOCKS[cell.char]
        box = (x + left * width, y + top * height)
        draw.rectangle((*box, x + right * width - 1, y + bottom * height - 1), fill=f"#{cell.fg}")
    elif cell.char in QUARTERS:
        filled, half, middle = QUARTERS.index(cell.char) + 1, width / 2, height / 2
        for place in (place for place in range(4) if filled >> place & 1):
            left, top = x + place % 2 * half, y + place // 2 * middle
            draw.rectangle((left, top, left + half - 1, top + middle - 1), fill=f"#{cell.fg}")
    elif cell.char.strip():
        draw.text((x, y), cell.char, fill=f"#{cell.fg}", font=font)
