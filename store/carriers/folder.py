"""The carrier that is a folder: a share, a synced folder, or a stick carried by hand.

    <folder>/worrybox-carrier                                   its mark, made by a command
    <folder>/<school>/up/<terminal>/<bucket>/<counter>-<digest>.parcel
    <folder>/<school>/down/<terminal>/<counter>-<hash of key>.notice

A bucket holds 100 counters, so that a round with nothing new looks at one. Whatever has another
name (a synced folder's "conflicted copy", say) or is not whole is passed over.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import groupby, islice
from pathlib import Path

from store.carriers.carried_file import (
    CUT_OFF,
    Carried,
    files,
    folders,
    keep,
    make_folder,
    read,
    remove,
    sync_folder,
    understood,
)
from store.carriers.carrier import Notice, Parcel
from store.carriers.folder_mark import GONE, is_marked, mode_of, sentence_of
from store.carriers.folder_names import (
    BUCKET,
    NOTICE,
    PARCEL,
    bucket_of,
    counter_of,
    is_bucket,
    key_hash,
    matched,
    notice_name,
    notice_name_of,
    parcel_name,
)
from store.carriers.limits import (
    MOST_MISSING,
    check_notice,
    check_parcel,
    checked_id,
    is_id,
    is_key,
)
from store.errors import Unreachable


class FolderCarrier:
    """A marked folder, for one school. It is never made here: a stick that is not plugged in
    must not become a folder on the disk."""

    def __init__(self, folder: Path, school: str) -> None:
        self._root = folder
        self._school = folder / checked_id(school, "school")
        self._swept: set[Path] = set()

    def send(self, parcels: Iterable[Parcel]) -> None:
        """Put parcels in; when this returns they are on the disk."""
        touched: set[Path] = set()
        with self._reached():
            for parcel in parcels:
                check_parcel(parcel)
                bucket = self._up(parcel.terminal) / bucket_of(parcel.counter)
                if bucket not in touched:
                    self._enter(bucket)
                    touched.add(bucket)
                given = Carried(PARCEL, parcel.terminal, parcel.counter, parcel.digest, parcel.body)
                self._keep(bucket / parcel_name(parcel), given)
            for bucket in touched:
                sync_folder(bucket)

    def terminals(self) -> tuple[str, ...]:
        """Return the ids of the terminals that parcels lie here of."""
        with self._reached():
            found = sorted(filter(is_id, folders(self._school / "up")))
            return tuple(terminal for terminal in found if self._has_some(terminal))

    def fetch(
        self, terminal: str, above: int, missing: Iterable[int] = (), limit: int = 500
    ) -> Iterator[Parcel]:
        """Yield a terminal's parcels above a counter, and those of `missing`, in their order."""
        checked_id(terminal, "terminal")
        wanted = frozenset(islice(missing, MOST_MISSING))
        with self._reached():
            left = limit
            for same in self._parcels(terminal, above, wanted):
                # Whoever goes on above a counter would miss the second of two that share it.
                if left < limit and len(same) > left and self._whole(terminal, same) > left:
                    return
                for parcel in islice(self._read_parcels(terminal, same), left):
                    yield parcel
                    left -= 1
                if not left:
                    return

    def discard(self, terminal: str, upto: int) -> None:
        """Throw a terminal's parcels away up to a counter."""
        up = self._up(checked_id(terminal, "terminal"))
        with self._reached():
            for bucket in self._buckets(up):
                self._empty(up / bucket, upto, whole=int(bucket) < upto // BUCKET)
            with suppress(OSError):
                up.rmdir()

    def pin(self, notice: Notice) -> None:
        """Pin a notice up in place of the one this terminal pinned under the same key."""
        check_notice(notice)
        folder = self._down(notice.terminal)
        with self._reached():
            self._enter(folder)
            self._sweep(folder)
            given = Carried(NOTICE, notice.terminal, notice.counter, notice.key, notice.body)
            self._keep(folder / notice_name(notice.counter, notice.key), given)
            sync_folder(folder)
            self._take_down(folder, notice.key, but=notice.counter)

    def unpin(self, terminal: str, key: str) -> None:
        """Take a notice of this terminal's own down."""
        with self._reached():
            self._take_down(self._down(checked_id(terminal, "terminal")), key)

    def notices(self, seen: Mapping[str, int]) -> Iterator[Notice]:
        """Yield every notice above the counter last seen of its terminal, in their order."""
        with self._reached():
            for terminal in sorted(filter(is_id, folders(self._school / "down"))):
                yield from self._notices_of(terminal, seen.get(terminal, 0))

    def close(self) -> None:
        """Nothing is held."""

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Make sure of the folder before and after: a stick may be pulled out in the middle."""
        self._look()
        try:
            yield
        except OSError as error:
            self._look()
            raise Unreachable(sentence_of(error)) from None
        self._look()

    def _look(self) -> None:
        if not is_marked(self._root):
            raise Unreachable(GONE)
        for each in (self._school, self._school / "up", self._school / "down"):
            if each.is_symlink():
                raise Unreachable("In the carrier's folder is a link where a folder should be.")

    def _up(self, terminal: str) -> Path:
        return self._school / "up" / terminal

    def _down(self, terminal: str) -> Path:
        return self._school / "down" / terminal

    def _enter(self, folder: Path) -> None:
        """Make a folder and those above it, up to the root, and sweep out what was cut off."""
        mode = mode_of(self._root)
        missing = [each for each in (folder, *folder.parents) if each.is_relative_to(self._school)]
        for each in reversed(missing):
            make_folder(each, mode)
        for name in list(files(folder)):
            if name.startswith(".") and name.endswith(CUT_OFF):
                remove(folder / name)

    def _keep(self, file: Path, given: Carried) -> None:
        """Write the file unless it is there; what is there but not whole is replaced."""
        content = given.content()
        if read(file) != content:
            keep(file, content, mode_of(self._root))

    def _has_some(self, terminal: str) -> bool:
        """Return whether anything lies here of it; the first name is enough."""
        up = self._up(terminal)
        return any(counter_of(name) for each in self._buckets(up) for name in files(up / each))

    def _buckets(self, up: Path) -> list[str]:
        return sorted(filter(is_bucket, folders(up)))

    def _parcels(self, terminal: str, above: int, wanted: frozenset[int]) -> Iterator[list[Path]]:
        """Yield the files of each wanted counter, by digest."""
        up = self._up(terminal)
        some = {bucket_of(counter) for counter in wanted}
        for bucket in self._buckets(up):
            if bucket < bucket_of(above + 1) and bucket not in some:
                continue
            found = sorted((counter_of(name), name) for name in files(up / bucket))
            for counter, same in groupby(found, key=lambda each: each[0]):
                if bucket_of(counter) == bucket and (counter > above or counter in wanted):
                    yield [up / bucket / name for _, name in same]

    def _whole(self, terminal: str, names: Iterable[Path]) -> int:
        return sum(1 for _ in self._read_parcels(terminal, names))

    def _read_parcels(self, terminal: str, names: Iterable[Path]) -> Iterator[Parcel]:
        for file in names:
            found = understood(read(file), PARCEL)
            if found is None:
                continue
            parcel = Parcel(terminal, found.counter, found.body)
            whole = (found.terminal, found.label) == (terminal, parcel.digest)
            if whole and file.name == parcel_name(parcel):
                yield parcel

    def _empty(self, bucket: Path, upto: int, *, whole: bool) -> None:
        """Remove the parcels up to a counter; where that is `whole`, whatever else is there."""
        for name in list(files(bucket)):
            counter = counter_of(name)
            if whole or 0 < counter <= upto:
                remove(bucket / name)
        with suppress(OSError):
            bucket.rmdir()

    def _take_down(self, folder: Path, key: str, but: int = 0) -> None:
        for counter, hashed in _hung(folder):
            if hashed == key_hash(key) and counter != but:
                remove(folder / notice_name(counter, key))

    def _sweep(self, folder: Path) -> None:
        """Remove what is not whole from a terminal's own notices, once: others stop at it."""
        if folder in self._swept:
            return
        for counter, hashed in _hung(folder):
            if _read_notice(folder, counter, hashed) is None:
                remove(folder / notice_name_of(counter, hashed))
        self._swept.add(folder)

    def _notices_of(self, terminal: str, seen: int) -> Iterator[Notice]:
        folder = self._down(terminal)
        for counter, hashed in _hung(folder):
            if counter <= seen:
                continue
            found = _read_notice(folder, counter, hashed)
            if found is None:
                # It may be whole in a later round; whoever saw a later one would never ask again.
                return
            yield found


def _hung(folder: Path) -> list[tuple[int, str]]:
    """Return counter and hashed key of the notices in a folder, rising."""
    return sorted(match for name in files(folder) if (match := matched(name, NOTICE)))


def _read_notice(folder: Path, counter: int, hashed: str) -> Notice | None:
    found = understood(read(folder / notice_name_of(counter, hashed)), NOTICE)
    if found is None or not is_key(found.label):
        return None
    if (found.terminal, found.counter, key_hash(found.label)) != (folder.name, counter, hashed):
        return None
    return Notice(found.terminal, counter, found.label, found.body)
