"""The letterbox: sealed envelopes, chained, kept until somebody who may has collected them.

`post` says an envelope is kept only after the commit returned and a second connection has read
the same bytes back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

import msgspec

from store import migrations
from store.crypto.keys import Keys
from store.database import Database, connect, migrate, reader, transaction, translated
from store.envelope import WAITING, Sealed
from store.errors import OutOfOrder
from store.journal import Head


@dataclass(frozen=True)
class Waiting:
    """How many envelopes nobody has collected yet, and how many of them are urgent."""

    count: int
    urgent: int


@dataclass(frozen=True)
class Posted:
    """One row of the letterbox, for `check`: the envelope in its chain."""

    envelope: Sealed
    counter: int
    previous: str
    signature: str

    def signed_part(self) -> bytes:
        """Return the bytes the terminal signs outside the envelope."""
        alert = blake2b(self.envelope.alert or b"", digest_size=32).hexdigest()
        return msgspec.json.encode(
            [
                self.envelope.id,
                self.counter,
                self.previous,
                self.envelope.urgency,
                blake2b(self.envelope.blob, digest_size=32).hexdigest(),
                alert,
            ]
        )

    def hash(self) -> str:
        """Return what the next envelope names as its predecessor."""
        return blake2b(self.signed_part(), digest_size=32, person=b"wb posted").hexdigest()


class Letterbox:
    """The open letterbox of one terminal."""

    def __init__(self, db: Database, path: Path, terminal: Keys) -> None:
        self._db = db
        self._path = path
        self._terminal = terminal
        self._reader = reader(path)
        self._file = _identity(path)

    @classmethod
    def open(cls, path: Path, terminal: Keys) -> "Letterbox":
        """Open the file, making it when the data folder is new."""
        db = connect(path, make=not path.exists())
        migrate(db, migrations.letterbox, path)
        return cls(db, path, terminal)

    @property
    def db(self) -> Database:
        """The database, for `check`."""
        return self._db

    def close(self) -> None:
        """Close the file."""
        self._reader.close()
        self._db.close()

    def post(self, *envelopes: Sealed) -> None:
        """Keep envelopes, all or none; when this returns they are on the disk and read back.

        Raises:
            OutOfOrder: they could not be kept (`DiskFull` when there is no room).
        """
        with transaction(self._db, "the letterbox"):
            last = self._last()
            for envelope in envelopes:
                last = self._insert(envelope, last)
        for envelope in envelopes:
            self._read_back(envelope)

    def waiting(self) -> Waiting:
        """Count what nobody has collected yet, letters between staff apart."""
        with translated("the letterbox"):
            row = next(
                self._db.query(
                    "SELECT count(*) AS n, coalesce(sum(urgency > ?), 0) AS urgent FROM envelopes"
                    " WHERE collected IS NULL AND set_aside IS NULL AND urgency >= ?",
                    [WAITING, WAITING],
                )
            )
        return Waiting(row["n"], row["urgent"])

    def uncollected(self) -> list[Sealed]:
        """Return the envelopes that wait, the oldest first."""
        with translated("the letterbox"):
            rows = self._db.query(
                "SELECT * FROM envelopes WHERE collected IS NULL AND set_aside IS NULL"
                " ORDER BY counter"
            )
            return [_sealed(row) for row in rows]

    def mark_collected(self, id: str, at: datetime) -> None:
        """Mark an envelope whose content is in a drawer."""
        self._mark("collected", id, at.isoformat(timespec="seconds"))

    def set_aside(self, id: str, why: str) -> None:
        """Put an envelope that cannot be opened where staff see it; nothing is thrown away."""
        self._mark("set_aside", id, why)

    def aside(self) -> list[tuple[str, str]]:
        """Return the ids of the envelopes set aside, each with the reason."""
        rows = self._db.query(
            "SELECT id, set_aside FROM envelopes WHERE set_aside IS NOT NULL ORDER BY counter"
        )
        return [(row["id"], row["set_aside"]) for row in rows]

    def alerts(self) -> list[Sealed]:
        """Return the urgent envelopes that carry a place for the office screens."""
        rows = self._db.query(
            "SELECT * FROM envelopes WHERE alert IS NOT NULL ORDER BY counter DESC LIMIT 50"
        )
        return [_sealed(row) for row in rows]

    def everything(self) -> Iterator[Posted]:
        """Return every envelope in its chain, the first one first."""
        for row in self._db.query("SELECT * FROM envelopes ORDER BY counter"):
            yield _posted(row)

    def heads(self, terminal: str) -> dict[str, Head]:
        """Return the end of the chain, under the id of the terminal that writes it."""
        last = self._last()
        return {terminal: Head(last.counter, last.hash())} if last else {}

    def hash_at(self, _terminal: str, counter: int) -> str:
        """Return the hash of the envelope with this counter; empty when there is none."""
        rows = self._db.query("SELECT * FROM envelopes WHERE counter = ?", [counter])
        return next((_posted(row).hash() for row in rows), "")

    def _insert(self, envelope: Sealed, last: Posted | None) -> Posted:
        counter = last.counter + 1 if last else 1
        posted = Posted(envelope, counter, last.hash() if last else "", "")
        signature = self._terminal.sign(posted.signed_part())
        self._db.execute(
            "INSERT INTO envelopes VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
            [
                envelope.id,
                counter,
                posted.previous,
                envelope.urgency,
                envelope.blob,
                envelope.alert,
                signature,
            ],
        )
        return replace(posted, signature=signature)

    def _mark(self, column: str, id: str, value: str) -> None:
        with transaction(self._db, "the letterbox"):
            self._db.execute(f"UPDATE envelopes SET {column} = ? WHERE id = ?", [value, id])

    def _last(self) -> Posted | None:
        rows = self._db.query("SELECT * FROM envelopes ORDER BY counter DESC LIMIT 1")
        return next((_posted(row) for row in rows), None)

    def _read_back(self, envelope: Sealed) -> None:
        with translated("the letterbox"):
            rows = self._reader.query("SELECT sealed FROM envelopes WHERE id = ?", [envelope.id])
            if [row["sealed"] for row in rows] != [envelope.blob]:
                raise OutOfOrder("The disk did not keep what was written.")
        # An open file that was moved or deleted still takes everything and is found by nobody.
        if _identity(self._path) != self._file:
            raise OutOfOrder("The letterbox is not where it was.")


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells this file from any other that takes its place."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def _sealed(row: dict[str, object]) -> Sealed:
    return msgspec.convert(
        {
            "id": row["id"],
            "urgency": row["urgency"],
            "blob": row["sealed"],
            "alert": row["alert"],
        },
        Sealed,
    )


def _posted(row: dict[str, object]) -> Posted:
    return Posted(
        _sealed(row), int(str(row["counter"])), str(row["previous"]), str(row["signature"])
    )
