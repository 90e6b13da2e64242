"""Pictures and pages of PDFs, made ready to be drawn in the terminal, in memory only.

A short-lived child process opens them: it gets the bytes through a pipe and answers through one,
so that nothing lies on a disk and nothing that a picture does to its reader reaches the kiosk.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from store.errors import OutOfOrder, Refused

SECONDS = 30
"""So long a picture may take; a page takes a second or two."""
SCALES = (1, 2, 4, 8, 16, 32)
"""How many times larger than what fits the window it is made ready, as far as it goes."""
ON_PAPER = 1600
"""Pixels of the longer side of a picture that is printed."""

_CHILD = """
import io, json, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except (ImportError, ValueError, OSError):
    pass
from PIL import Image, ImageOps
Image.MAX_IMAGE_PIXELS = 60_000_000
ask = json.loads(sys.stdin.buffer.readline())
content = sys.stdin.buffer.read()
if ask["page"]:
    import os, typst
    # Typst takes a page only from a file: this one is memory, and ends with the process.
    number = os.memfd_create("page")
    left = memoryview(content)
    while left:
        left = left[os.write(number, left):]
    main = ('#set page(width: auto, height: auto, margin: 0pt)\\n'
            '#image("/%d", format: "pdf", page: %d, width: 600pt)' % (number, ask["page"]))
    content = typst.compile(
        {"main.typ": main.encode()}, root="/proc/self/fd", format="png", ppi=200.0)
    if isinstance(content, list):
        content = content[0]
image = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "GIF", "WEBP", "BMP"))
image.draft("RGB", (4000, 4000))
image = ImageOps.exif_transpose(image).convert("RGBA")
paper = Image.new("RGBA", image.size, "white")
image = Image.alpha_composite(paper, image).convert("RGB")
if ask["paper"]:
    image.thumbnail((ask["paper"], ask["paper"]))
    made = io.BytesIO()
    image.save(made, "JPEG", quality=85)
    sys.stdout.buffer.write(made.getvalue())
    sys.exit()
fit = min(1, ask["width"] / image.width, ask["height"] / image.height)
levels, made = [], []
for scale in ask["scales"]:
    share = min(1, fit * scale)
    size = max(1, round(image.width * share)), max(1, round(image.height * share))
    if levels and (size == levels[-1] or size[0] * size[1] > 16_000_000):
        break
    levels.append(size)
    made.append(image.resize(size, Image.Resampling.LANCZOS).tobytes())
sys.stdout.buffer.write(json.dumps(levels).encode() + b"\\n" + b"".join(made))
"""


@dataclass(frozen=True)
class Pixels:
    """A picture of so many pixels: three bytes (red, green, blue) each, row by row."""

    width: int
    height: int
    rgb: bytes


def drawn(content: bytes, width: int, height: int, page: int = 0) -> tuple[Pixels, ...]:
    """Return a picture, or a `page` of a PDF counted from 1, at several sizes.

    The first fits into `width` by `height` pixels; each further one is twice as large.

    Raises:
        Refused: it is none that can be drawn, or has no such page.
        OutOfOrder: this machine cannot do it now.
    """
    size = {"width": max(1, width), "height": max(1, height), "scales": SCALES}
    made = _made({**size, "page": page, "paper": 0}, content)
    head, _, rest = made.partition(b"\n")
    found: list[Pixels] = []
    for wide, high in json.loads(head):
        found.append(Pixels(wide, high, rest[: 3 * wide * high]))
        rest = rest[3 * wide * high :]
    return tuple(found)


def for_paper(content: bytes) -> bytes:
    """Return a picture as a JPEG that fits on a page, with nothing but its pixels in it.

    Raises:
        Refused: it is none that can be drawn.
        OutOfOrder: this machine cannot do it now.
    """
    return _made({"page": 0, "paper": ON_PAPER}, content)


def _made(ask: dict[str, Any], content: bytes) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _CHILD],
            input=json.dumps(ask).encode() + b"\n" + content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        raise OutOfOrder("This machine could not draw it just now.") from None
    if done.returncode:
        what = f"Page {ask['page']}" if ask["page"] else "This picture"
        raise Refused(f"{what} cannot be drawn here. Save the file outside to look at it.")
    return done.stdout
