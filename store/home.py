"""The data folder: its files, the terminal's own keys and the lock that keeps it to one kiosk."""

import errno
import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage
from types import TracebackType
from typing import Self
from uuid import uuid4

import msgspec
from filelock import FileLock, Timeout

from store.crypto.keys import Keys
from store.crypto.stretch import LEAST, STANDARD, Effort
from store.errors import Damaged, DiskFull, HomeBusy, OutOfOrder, Refused
from store.front_desk import FrontDesk
from store.letterbox.letterbox import Letterbox
from store.school.public_list import OFFICE
from store.signing_in import slow_down
from store.terminals import settings

FORMS = "forms"
"""The kind of terminal that parents reach."""
WARN_BELOW = 50 * 1024 * 1024
"""Bytes of free space under which staff are warned."""
STOP_BELOW = 10 * 1024 * 1024
"""Bytes of free space under which a pupil is sent to a grown-up before typing."""


@dataclass(frozen=True)
class Device:
    """This terminal: its id and keys. `guarded` when the operating system keeps the keys."""

    id: str
    keys: Keys
    guarded: bool


@dataclass(frozen=True)
class _DeviceFile:
    v: int
    terminal: str
    seed: str


class Home:
    """One terminal's data folder, open and locked until `close`.

    Raises:
        HomeBusy: another Worry Box has it open.
        OutOfOrder: the folder cannot be made or written.
        Damaged: the terminal's key cannot be read.
    """

    def __init__(self, path: Path, effort: Effort = STANDARD) -> None:
        self.path = path
        self.effort = effort
        self._lock = self._take(path)
        with ExitStack() as opened:
            opened.callback(self._lock.release)
            _refuse_gaps(path)
            self.device = _device(path)
            self.desk = FrontDesk.open(path / "front-desk.db")
            opened.callback(self.desk.close)
            _refuse_other_key(self.device, self.desk)
            self.letterbox = Letterbox.open(path / "letterbox.db", self.device.id, self.device.keys)
            slow_down.restart(self.desk.db)
            opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every file and let another Worry Box in."""
        try:
            self.desk.close()
            self.letterbox.close()
        finally:
            self._lock.release()

    @property
    def least_effort(self) -> Effort:
        """The least that a key ring here may ask of argon2id."""
        return min(LEAST, self.effort)

    @property
    def drawers(self) -> Path:
        """The folder the drawers lie in."""
        return self.path / "drawers"

    def throw_away(self, drawer: str) -> None:
        """Delete the file of a drawer whose key nobody was ever given."""
        for file in self.drawers.glob(f"{drawer}.db*"):
            file.unlink(missing_ok=True)

    @property
    def is_office(self) -> bool:
        """Whether this is an office terminal of the school."""
        here = self.desk.school.terminal(self.device.id)
        return here is not None and here.kind == OFFICE

    @property
    def is_form(self) -> bool:
        """Whether this terminal takes in what parents fill in, and nothing else counts here."""
        here = self.desk.school.terminal(self.device.id) if self.desk.has_school else None
        return here is not None and here.kind == FORMS

    def refuse_children(self) -> None:
        """Refuse to be handed to children where nothing they tell would count.

        Raises:
            Refused: this is the parents' form.
        """
        if self.is_form:
            raise Refused(
                "This is the data folder of the parents' form: what a child tells here would not "
                "be read. Run worrybox forms here, and enrol another folder for children."
            )

    @property
    def waits_to_join(self) -> bool:
        """Whether this terminal has answered an invitation and is not on the list yet."""
        return self.desk.has_school and self.desk.school.terminal(self.device.id) is None

    def free_bytes(self) -> int:
        """Return how much room the disk has left."""
        try:
            return disk_usage(self.path).free
        except OSError:
            raise OutOfOrder("The disk cannot be read.") from None

    @staticmethod
    def _take(path: Path) -> FileLock:
        try:
            (path / "drawers").mkdir(mode=0o700, parents=True, exist_ok=True)
            path.chmod(0o700)
            lock = FileLock(path / "lock", mode=0o600, blocking=False)
            lock.acquire()
        except Timeout:
            raise HomeBusy("Another Worry Box is already using this data folder.") from None
        except OSError as error:
            raise _unusable(path, error) from None
        return lock


def _unusable(path: Path, error: OSError) -> OutOfOrder:
    """Say of a folder what stands in the way, as far as the system tells."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull("The disk is full.")
    if error.errno == errno.EROFS:
        return OutOfOrder("The disk can only be read: nothing can be kept on it.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return OutOfOrder(f"This user may not use the data folder {path}.")
    return OutOfOrder(f"The data folder {path} cannot be used.")


def _refuse_gaps(path: Path) -> None:
    """Refuse a folder that was in use and has lost a file: a new one must not take its place."""
    if not any((path / "drawers").glob("*.db")):
        return
    for name in ("front-desk.db", "letterbox.db"):
        if not (path / name).exists():
            raise Damaged(f"The file {name} is missing from the data folder. It was not replaced.")


def _refuse_other_key(device: Device, desk: FrontDesk) -> None:
    if not desk.has_school:
        return
    listed = desk.school.terminal(device.id)
    if listed is None and settings.get(desk.db, settings.JOINING) == device.id:
        return
    if listed is None or (listed.seal, listed.verify) != (device.keys.seal, device.keys.verify):
        raise Damaged(
            "The terminal's key is not the one this school's list names. It was left as it is. "
            "Please put the right device.key back."
        )


def _device(path: Path) -> Device:
    """Return the terminal's keys: systemd's credential where there is one, else a 0600 file."""
    credentials = os.environ.get("CREDENTIALS_DIRECTORY")
    if credentials and (kept := Path(credentials) / "worrybox-device").is_file():
        return _read_device(kept, guarded=True)
    file = path / "device.key"
    if not file.exists():
        if (path / "front-desk.db").exists():
            raise Damaged(
                "The terminal's key (device.key) is missing from the data folder. "
                "Put it back; without it no PIN opens anything here."
            )
        _write_device(file, uuid4().hex[:12])
    return _read_device(file, guarded=False)


def make_device(path: Path, id: str) -> None:
    """Make an empty data folder for a terminal whose id is given.

    Raises:
        Refused: there is something in the folder already.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(path.iterdir()):
            raise Refused("There is something in this data folder already. Please take another.")
    except OSError:
        raise OutOfOrder(f"The data folder {path} cannot be used.") from None
    _write_device(path / "device.key", id)


def _read_device(file: Path, *, guarded: bool) -> Device:
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=_DeviceFile)
        return Device(kept.terminal, Keys(bytes.fromhex(kept.seed)), guarded)
    except (OSError, ValueError, msgspec.MsgspecError):
        raise Damaged("The terminal's key cannot be read. It was left as it is.") from None


def _write_device(file: Path, id: str) -> None:
    content = _DeviceFile(1, id, Keys.fresh().seed.hex())
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(msgspec.json.encode(content))
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        raise OutOfOrder("The terminal's key cannot be written.") from None
