"""PDF files read back as others read them: with poppler's own programs, and as painted pages."""

import re
import subprocess
from dataclasses import dataclass
from io import BytesIO

from PIL import Image


@dataclass(frozen=True)
class Word:
    """A word on a page, in points from the left upper corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def _run(program: str, pdf: bytes, *options: str, out: str = "-") -> bytes:
    ends = [out] if out else []
    done = subprocess.run(
        [program, *options, "-", *ends], input=pdf, capture_output=True, check=True
    )
    return done.stdout


def said(pdf: bytes) -> str:
    """All that stands on the pages, each run of spaces and line ends as one space."""
    return " ".join(_run("pdftotext", pdf).decode().split())


def pages(pdf: bytes) -> list[str]:
    """What stands on each page."""
    return _run("pdftotext", pdf, "-layout").decode().split("\f")[:-1]


def facts(pdf: bytes) -> dict[str, str]:
    """What a reader program is told of the document: Title, Pages, Tagged and more."""
    lines = _run("pdfinfo", pdf, out="").decode().splitlines()
    return {name: value.strip() for name, value in (line.split(":", 1) for line in lines)}


def language(pdf: bytes) -> str:
    """The language in which it is to be read aloud."""
    found = re.search(rb"/Lang ?\(([^)]*)\)", pdf)
    return found[1].decode() if found else ""


def fonts(pdf: bytes) -> set[str]:
    """The fonts it is set in."""
    rows = _run("pdffonts", pdf, out="").decode().splitlines()[2:]
    return {row.split()[0].split("+")[-1] for row in rows}


def words(pdf: bytes) -> list[Word]:
    """Every word with its place."""
    rows = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>',
        _run("pdftotext", pdf, "-bbox").decode(),
    )
    return [Word(text, *map(float, (x, y, right, low))) for x, y, right, low, text in rows]


def painted(pdf: bytes, page: int = 1) -> Image.Image:
    """A page as it is printed, a point to a pixel."""
    only = ("-f", str(page), "-l", str(page), "-r", "72", "-png")
    return Image.open(BytesIO(_run("pdftoppm", pdf, *only, out=""))).convert("RGB")
