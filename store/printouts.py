"""Files to print: what they are called, where they may lie, and writing them."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

from store.errors import Incomplete, Refused

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_RESERVED = frozenset({"con", "prn", "aux", "nul"})
LONGEST = 60
"""Characters of a name's part that comes from a school."""
STICKS = ("/media/*/*", "/run/media/*/*", "/Volumes/*")
"""Where sticks lie on Linux and macOS once they are plugged in."""


def file_name(kind: str, of: str = "") -> str:
    """Return a name that every file system takes: `card-oak.pdf` for a class called Oak."""
    letters = (each if each.isalnum() else " " for each in normalize("NFC", of).casefold())
    own = "-".join("".join(letters).split())[:LONGEST].strip("-")
    if not of:
        return f"{kind}.pdf"
    return f"{kind}-{'class' if not own or own in _RESERVED else own}.pdf"


def usual_folder(root: Path = Path("/")) -> Path:
    """Return where papers go unless somebody says otherwise: a stick if there is one, else home."""
    for pattern in STICKS:
        for place in sorted(root.glob(pattern.lstrip("/"))):
            if place.is_dir() and os.access(place, os.W_OK):
                return place
    return Path.home()


def folder_named(typed: str) -> Path:
    """Return the folder that somebody typed, made if it is not there.

    Raises:
        Incomplete: it is none, or nothing can be written there; said of the field `folder`.
    """
    try:
        folder = Path(typed.strip()).expanduser()
    except RuntimeError:
        folder = Path(typed.strip())
    if not folder.is_absolute():
        whole = f"Please give the whole path, for example {Path.home() / 'papers'}"
        raise Incomplete({"folder": whole})
    try:
        judge_folder(folder)
    except Refused as error:
        raise Incomplete({"folder": str(error)}) from None
    return folder


def judge_folder(folder: Path) -> None:
    """Judge where papers are to lie; a folder that is not there yet is made.

    Raises:
        Refused: it is none, or nothing can be written there.
    """
    try:
        if folder.exists() and not folder.is_dir():
            raise Refused(f"{folder} is a file. Please name a folder.")
        if not folder.exists() and not folder.parent.is_dir():
            raise Refused(f"There is no folder {folder.parent}. Is the stick plugged in?")
        folder.mkdir(exist_ok=True)
    except (OSError, ValueError):
        raise Refused("Nothing can be written there. Please name another folder.") from None


def taken(folder: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Return which of these names something in the folder has already."""
    return tuple(name for name in names if os.path.lexists(folder / name))


def free_name(folder: Path, name: str) -> str:
    """Return a name that nothing in the folder has: `record.pdf`, `record-2.pdf`."""
    stem, end = Path(name).stem, Path(name).suffix
    number = 1
    while taken(folder, [name]):
        number += 1
        name = f"{stem}-{number}{end}"
    return name


def put(folder: Path, name: str, content: bytes, *, replace: bool = False) -> Path:
    """Write a file and see to it that it is on the disk; another takes its place whole or not.

    Raises:
        Refused: there is one already and it is not to be replaced, or it could not be written.
    """
    file, draft = folder / name, folder / f".{name}.part"
    target = draft if replace else file
    with suppress(OSError):
        draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(target, _NEW, 0o600), "wb") as out:
            try:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            except OSError:
                with suppress(OSError):
                    target.unlink()
                raise
        if replace:
            draft.replace(file)
    except FileExistsError:
        raise Refused(f"There is a file {name} already. It was not changed.") from None
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise Refused(f"{name} could not be written there. Is the disk full?") from None
    return file
