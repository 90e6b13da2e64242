"""Pictures in a page: the school's own where it has one, else the drawn ones as SVG."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from screens.bare_picture import bare
from screens.svg import svg, svg_file
from screens.web.picture_files import TYPES, UNUSED, can_be_seen, is_kind
from screens.widgets.picture import GROUPS, SIGN, TINY, picture_names, sign_names
from store.errors import Refused
from store.names import tidy
from store.school.public_list import PublicList

LARGEST = 512 * 1024
"""Bytes of one picture of the school's own."""


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

    `refused` says in a sentence each which files are left out or not used, and why.
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


def names_of_pictures(school: PublicList) -> Iterable[str]:
    """Return what a picture can stand for: who works here, a class, or what is drawn."""
    yield from (person.name for person in school.adults())
    yield from (each.name for each in school.classes)
    for group in GROUPS:
        yield from picture_names(group)
    yield from (name.removeprefix(SIGN) for name in sign_names())


def read_folder(folder: Path, names: Iterable[str]) -> OwnPictures:
    """Read a folder of pictures, each file called after one of the `names`: what it stands for.

    A file that is none of them, too large, or no picture to its end is left out: one photo keeps no
    child from telling. What is called after nothing is kept, as somebody may come to be called so.

    Raises:
        Refused: the folder cannot be read.
    """
    found, refused = dict[str, OwnPicture](), list[str]()
    try:
        files = [file for file in sorted(folder.iterdir()) if not file.name.startswith(".")]
    except OSError:
        raise Refused(f"The pictures in {folder} cannot be read.") from None
    known = {_key(name) for name in names}
    for file in files:
        key, kind = _key(file.stem), file.suffix.lower()
        if kind in UNUSED:
            refused.append(f"{file.name} is not used: a picture is a PNG, JPEG, WebP or SVG file.")
        if kind not in TYPES:
            continue
        try:
            if key in found:
                raise Refused(f"{file.name} stands for the same as the file before it.")
            found[key] = _read(file)
        except Refused as error:
            refused.append(f"{error} The pages go without it.")
        else:
            if key not in known:
                refused.append(f"{file.name} is not used: nobody and nothing here is called so.")
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
    if not is_kind(kind, content):
        raise Refused(
            f"The picture {file.name} is not what its name says, or holds more than that."
        )
    try:
        content = bare(kind, content)
        seen = can_be_seen(kind, content)
    except ValueError:
        seen = False
    if not seen:
        raise Refused(
            f"The picture {file.name} shows nothing by itself: it is torn, empty or far too "
            "large, or asks for something outside the file."
        )
    return OwnPicture(kind, content)
