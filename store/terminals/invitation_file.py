"""The file of an invitation: where it may lie, and writing it."""

import os
from contextlib import suppress
from pathlib import Path

from store.errors import Refused
from store.printouts import free_name

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def usual_file(letter: str) -> str:
    """Return where an invitation is put unless somebody says otherwise: where nothing is yet."""
    home = Path.home()
    return str(home / free_name(home, f"terminal-{letter}.worrybox"))


def judge_place(file: Path) -> None:
    """Judge where a new file is to lie.

    Raises:
        Refused: there is something already, or no such folder.
    """
    if not file.is_absolute():
        raise Refused(f"Please give the whole path, for example {usual_file('B')}")
    try:
        if not file.parent.is_dir():
            raise Refused("There is no such folder. Is the stick plugged in?")
        if file.exists() or file.is_symlink():
            raise Refused("There is such a file already. Please choose another name.")
    except (OSError, ValueError):
        raise Refused("Nothing can be written there. Please choose another place.") from None


def save(file: Path, content: bytes) -> None:
    """Write a new file, and see to it that it is on the disk.

    Raises:
        Refused: it could not be written; nothing is left of it.
    """
    judge_place(file)
    try:
        with os.fdopen(os.open(file, _NEW, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except FileExistsError:
        raise Refused("There is such a file already. Please choose another name.") from None
    except OSError:
        with suppress(OSError):
            file.unlink()
        raise Refused("The file could not be written. Please choose another place.") from None
