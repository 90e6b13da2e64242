"""One immutable file in a carrier's folder: whole under its name, or not there.

A line of what it is, then the bytes:
`worrybox <kind> 1 <terminal> <counter> <label> <blake2b of the body, 32 bytes in hex>`.
What lies in the folder was put there by anybody; nothing is believed before it was compared.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from uuid import uuid4

from store.carriers.limits import LARGEST

CUT_OFF = ".part"
"""How the name of a file that is not whole yet ends."""
_LINE = 512
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_CAREFUL = os.O_RDONLY | _NOFOLLOW | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | getattr(os, "O_BINARY", 0)
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EISDIR}
"""What file systems say that cannot sync a folder."""


@dataclass(frozen=True)
class Carried:
    """A file's content. `label` is the digest of a parcel or the key of a notice."""

    kind: str
    terminal: str
    counter: int
    label: str
    body: bytes

    def content(self) -> bytes:
        """Return the bytes of the file."""
        return self._line() + self.body

    def _line(self) -> bytes:
        check = blake2b(self.body, digest_size=32).hexdigest()
        words = ("worrybox", self.kind, "1", self.terminal, str(self.counter), self.label, check)
        return " ".join(words).encode() + b"\n"


def keep(file: Path, content: bytes, mode: int) -> None:
    """Write a file under a passing name, sync it and give it its own. `sync_folder` comes after.

    `mode` holds the permission bits, whatever the process's umask: others must read it.
    """
    part = file.with_name(f".{uuid4().hex}{CUT_OFF}")
    try:
        with os.fdopen(os.open(part, _NEW, 0o600), "wb") as out:
            _permit(part, mode & 0o666)
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, file)
    finally:
        with suppress(OSError):
            part.unlink()


def read(file: Path) -> bytes | None:
    """Return what a regular file holds; None when it is gone, too large or something else.

    Raises:
        PermissionError: it may not be read: the folder's permissions are wrong, and somebody
            must be told.
    """
    try:
        handle = os.open(file, _CAREFUL)
    except PermissionError:
        raise
    except OSError:
        return None
    with suppress(OSError), os.fdopen(handle, "rb") as source:
        found = os.fstat(handle)
        if stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST + _LINE:
            return source.read(LARGEST + _LINE)
    return None


def understood(content: bytes | None, kind: str) -> Carried | None:
    """Return what a file's bytes say; None when they are not whole, or not of this kind."""
    line, _, body = (content or b"").partition(b"\n")
    words = line[:_LINE].decode("ascii", "replace").split(" ")
    if len(words) != 7 or not words[4].isdecimal() or len(words[4]) > 19:
        return None
    carried = Carried(kind, words[3], int(words[4]), words[5], body)
    return carried if carried.content() == content else None


def folders(path: Path) -> Iterator[str]:
    """Yield the names of the folders in a folder, links left out; none when it is not there."""
    yield from (entry.name for entry in _entries(path) if entry.is_dir(follow_symlinks=False))


def files(path: Path) -> Iterator[str]:
    """Yield the names of the files in a folder, links left out; none when it is not there."""
    yield from (entry.name for entry in _entries(path) if entry.is_file(follow_symlinks=False))


def make_folder(path: Path, mode: int) -> None:
    """Make a folder in one that is there; a link or a file in its place is an OSError."""
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        if not stat.S_ISDIR(path.lstat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, "not a folder") from None
        return
    _permit(path, mode)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make new names in a folder last, where the file system can."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def remove(file: Path) -> None:
    """Remove a file; nothing happens when it is gone."""
    file.unlink(missing_ok=True)


def _entries(path: Path) -> Iterator[os.DirEntry[str]]:
    """Yield what a folder holds. One that is a link itself holds nothing."""
    with suppress(FileNotFoundError):
        if stat.S_ISDIR(path.lstat().st_mode):
            with os.scandir(path) as entries:
                yield from entries


def _permit(path: Path, mode: int) -> None:
    # FAT and many shares know no permissions and say so.
    with suppress(OSError):
        path.chmod(mode)
