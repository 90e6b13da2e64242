"""The mark that makes a folder a carrier's, and what is said of a folder that fails."""

import errno
from pathlib import Path

from store.carriers.carried_file import keep, read, sync_folder
from store.errors import Unreachable

MARK = "worrybox-carrier"
GONE = (
    "The carrier's folder is not there, or was never made ready. Is the stick plugged in, or the "
    "share connected?"
)

_MARKED = b"worrybox carrier 1\n"
_SENTENCES = {
    errno.ENOSPC: "The carrier's folder is full.",
    errno.EDQUOT: "The carrier's folder is full.",
    errno.EROFS: "The carrier's folder can only be read.",
    errno.EACCES: "The carrier's folder does not let this terminal in.",
    errno.EPERM: "The carrier's folder does not let this terminal in.",
}


def prepare(folder: Path) -> bool:
    """Mark a folder that exists as a carrier; return whether it was not one before.

    Raises:
        Unreachable: there is no such folder, or it cannot be written.
    """
    if is_marked(folder):
        return False
    if not folder.is_dir():
        raise Unreachable("There is no such folder. Make it, or plug the stick in, first.")
    try:
        keep(folder / MARK, _MARKED, mode_of(folder))
        sync_folder(folder)
    except OSError as error:
        raise Unreachable(sentence_of(error)) from None
    return True


def is_marked(folder: Path) -> bool:
    """Return whether the folder is there and has its mark."""
    try:
        return read(folder / MARK) == _MARKED
    except OSError as error:
        raise Unreachable(sentence_of(error)) from None


def mode_of(folder: Path) -> int:
    """Return a folder's permissions: who may use it may use what is made in it."""
    return folder.stat().st_mode & 0o7777


def sentence_of(error: OSError) -> str:
    """Return what is said of an error of the folder."""
    return _SENTENCES.get(error.errno or 0, "The carrier's folder cannot be used.")
