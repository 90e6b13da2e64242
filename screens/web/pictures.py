"""Pictures in a page: the school's own where it has one, else the drawn ones as SVG."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from screens.svg import svg, svg_file
from screens.widgets.picture import SIGN, TINY
from store.errors import Refused
from store.names import tidy

LARGEST = 512 * 1024
"""Bytes of one picture of the school's own."""
PNG, WEBP, SVG = "image/png", "image/webp", "image/svg+xml"
TYPES = {".png": PNG, ".webp": WEBP, ".svg": SVG}
_BAD_IN_SVG = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<script|<foreignObject|\son\w+\s*=|javascript:", re.I
)


@cache
def drawn(name: str, size: str = "large") -> Markup:
    """Return a drawn picture as SVG, one path a colour; its word stands beside it."""
    sign = name.startswith(SIGN)
    picture = svg(name, TINY if sign else size)
    kind = "drawn sign" if sign else "drawn"
    return Markup(
        f'<svg class="{kind}" viewBox="0 0 {picture.width} {picture.height}" aria-hidden="true" '
        f'focusable="false" shape-rendering="crispEdges">{picture.paths}</svg>'
    )


def whole(name: str) -> bytes:
    """Return a drawn picture as a file of its own."""
    return svg_file(name).encode()


@dataclass(frozen=True)
class OwnPicture:
    """A picture of the school's own: its bytes, what they are, and a name that says nothing."""

    kind: str
    content: bytes

    @property
    def id(self) -> str:
        """Return what it is called in an address."""
        return sha256(self.content).hexdigest()[:20]


@dataclass(frozen=True)
class OwnPictures:
    """The school's own pictures by what they stand for, a picture's name or a grown-up's.

    `refused` says in a sentence each which files are left out, and why.
    """

    found: Mapping[str, OwnPicture]
    refused: tuple[str, ...] = ()

    def of(self, name: str) -> OwnPicture | None:
        """Return the picture for a name; without one the drawn one is shown, or none.

        A sign and a picture of the same name are one thing, drawn small and large.
        """
        return self.found.get(_key(name.removeprefix(SIGN)))

    def by_id(self, id: str) -> OwnPicture | None:
        """Return a picture as an address asks for it."""
        return next((each for each in self.found.values() if each.id == id), None)


NO_PICTURES = OwnPictures({})


def read_folder(folder: Path) -> OwnPictures:
    """Read a folder of pictures, each file called after what it stands for.

    A file that is none of them, or too large, is left out: one photo keeps no child from telling.

    Raises:
        Refused: the folder cannot be read.
    """
    found, refused = dict[str, OwnPicture](), list[str]()
    try:
        files = [file for file in sorted(folder.iterdir()) if file.suffix.lower() in TYPES]
    except OSError:
        raise Refused(f"The pictures in {folder} cannot be read.") from None
    for file in files:
        try:
            found[_key(file.stem)] = _read(file)
        except Refused as error:
            refused.append(f"{error} The pages go without it.")
    return OwnPictures(found, tuple(refused))


def _key(name: str) -> str:
    return tidy(name).casefold()


def _read(file: Path) -> OwnPicture:
    try:
        if file.stat().st_size > LARGEST:
            raise Refused(f"The picture {file.name} is too large: 512 KiB is the most.")
        content, kind = file.read_bytes(), TYPES[file.suffix.lower()]
    except OSError:
        raise Refused(f"The picture {file.name} cannot be read.") from None
    if not _is(kind, content):
        raise Refused(
            f"The picture {file.name} is not what its name says, or holds more than that."
        )
    return OwnPicture(kind, content)


def _is(kind: str, content: bytes) -> bool:
    """Tell by its first bytes whether a file is of a kind; an SVG must not hold anything active."""
    if kind == PNG:
        return content.startswith(b"\x89PNG\r\n\x1a\n")
    if kind == WEBP:
        return content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return b"<svg" in content[:1024] and not _BAD_IN_SVG.search(content)
