"""Whether a file is a picture that a browser shows whole, without asking anything of anybody."""

import re
from io import BytesIO
from xml.etree import ElementTree

from PIL import Image

from screens.bare_picture import JPEG, PNG, TORN, WEBP

SVG = "image/svg+xml"
TYPES = {".png": PNG, ".jpg": JPEG, ".jpeg": JPEG, ".webp": WEBP, ".svg": SVG}
"""What a file is, by the end of its name."""
UNUSED = frozenset({".gif", ".bmp", ".avif", ".heic", ".tif", ".tiff"})
"""Ends of the names of pictures that are none of these."""
MOST_PIXELS = 16_000_000
"""Few bytes can be a great many pixels, and every browser would have to hold them."""

_BAD_IN_SVG = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<script|<foreignObject|\son\w+\s*=|javascript:", re.I
)
_OUTSIDE = re.compile(r"@import|url\(\s*['\"]?(?!\s*['\"]?(?:#|data:image/))", re.I)
_WITHIN = ("#", "data:image/png", "data:image/jpeg", "data:image/webp")
_DRAWS = {
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "image",
    "use",
}


def is_kind(kind: str, content: bytes) -> bool:
    """Tell by its first bytes whether a file is of a kind; an SVG must not hold anything active."""
    if kind == PNG:
        return content.startswith(b"\x89PNG\r\n\x1a\n")
    if kind == JPEG:
        return content.startswith(b"\xff\xd8\xff")
    if kind == WEBP:
        return content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return b"<svg" in content[:1024] and not _BAD_IN_SVG.search(content)


def can_be_seen(kind: str, content: bytes) -> bool:
    """Tell whether a file `is_kind` to its end, and shows something by itself."""
    return _draws(content) if kind == SVG else _opens(kind, content)


def _opens(kind: str, content: bytes) -> bool:
    formats = [kind.rpartition("/")[2].upper()]
    try:
        with Image.open(BytesIO(content), formats=formats) as image:
            if image.width * image.height > MOST_PIXELS:
                return False
            image.verify()  # as far as its end; what it shows is not looked at
        with Image.open(BytesIO(content), formats=formats) as image:
            image.load()
    except TORN:
        return False
    return True


def _draws(content: bytes) -> bool:
    """Tell whether an SVG draws anything, and nothing in it lies outside."""
    try:
        elements = list(ElementTree.fromstring(content).iter())
    except (ElementTree.ParseError, ValueError, LookupError):
        return False
    for each in elements:
        for name, value in each.attrib.items():
            if _name(name) in ("href", "src") and not value.strip().startswith(_WITHIN):
                return False
            if _OUTSIDE.search(value):
                return False
        if _name(str(each.tag)) == "style" and _OUTSIDE.search(each.text or ""):
            return False
    return any(_name(str(each.tag)) in _DRAWS for each in elements)


def _name(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2]
