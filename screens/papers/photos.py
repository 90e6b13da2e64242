"""A folder of photos of the school's grown-ups, each file called after whom it shows."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from screens.bare_picture import JPEG, PNG, WEBP, bare
from store.errors import OutOfOrder, Refused
from store.names import tidy
from store.school.public_list import Person

TYPES = {".png": PNG, ".jpg": JPEG, ".jpeg": JPEG, ".webp": WEBP}
UNUSED = frozenset({".svg", ".gif", ".bmp", ".avif", ".heic", ".tif", ".tiff"})
"""Ends of the names of pictures that are no photos for paper."""
LARGEST = 16 * 1024 * 1024
"""Bytes of one photo."""


@dataclass(frozen=True)
class Photos:
    """Photos by the ids of those whom they show: names of files in `folder`.

    `nobody` are pictures called after nobody who works here, `unused` those of another kind.
    """

    folder: Path | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    nobody: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()

    @contextmanager
    def bare(self) -> Iterator[Path | None]:
        """Lend a folder with the photos alone, without what a camera wrote beside them.

        It goes afterwards. None where there are no photos.

        Raises:
            OutOfOrder: one of them can be read no more.
        """
        if self.folder is None or not self.files:
            yield None
            return
        with TemporaryDirectory() as lent:
            try:
                for name in self.files.values():
                    content = (self.folder / name).read_bytes()
                    (Path(lent) / name).write_bytes(_bare(name, content))
            except OSError:
                raise OutOfOrder("A photo can be read no more. Was it changed?") from None
            yield Path(lent)


NO_PHOTOS = Photos()


def _bare(name: str, content: bytes) -> bytes:
    """Return what is torn as it is: whoever draws it says so."""
    try:
        return bare(TYPES[Path(name).suffix.lower()], content)
    except ValueError:
        return content


def find_photos(folder: Path, people: Iterable[Person]) -> Photos:
    """Look for a photo of each person; capitals and spaces in a file's name do not matter.

    Raises:
        Refused: the folder cannot be read, somebody has two photos, or one is too large.
    """
    ids = {_key(person.name): person.id for person in people}
    found: dict[str, str] = {}
    nobody = []
    files = _pictures(folder)
    for file in (each for each in files if each.suffix.lower() in TYPES):
        id = ids.get(_key(file.stem), "")
        if not id:
            nobody.append(file.name)
        elif id in found:
            raise Refused(f"{found[id]} and {file.name} show the same person. Keep one of them.")
        else:
            found[id] = file.name
    unused = tuple(each.name for each in files if each.suffix.lower() in UNUSED)
    return Photos(folder.absolute(), found, tuple(nobody), unused)


def _pictures(folder: Path) -> list[Path]:
    try:
        seen = sorted(each for each in folder.iterdir() if not each.name.startswith("."))
        files = [
            each for each in seen if each.suffix.lower() in {*TYPES, *UNUSED} and each.is_file()
        ]
        photos = (each for each in files if each.suffix.lower() in TYPES)
        large = next((each.name for each in photos if each.stat().st_size > LARGEST), "")
    except OSError:
        raise Refused(f"The photos in {folder} cannot be read.") from None
    if large:
        raise Refused(f"The photo {large} is too large: 16 MB is the most.")
    return files


def _key(name: str) -> str:
    return tidy(name).casefold()
