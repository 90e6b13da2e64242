"""The letterbox: sealed envelopes, chained, kept until somebody who may has collected them.

A terminal's own envelopes are posted here; at an office terminal those of the others come to lie
beside them. `post` says an envelope is kept only after the commit returned and a second
connection has read the same bytes back.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from store import alarms, migrations
from store.chain import Chain, Posted, follow, from_row, missing
from store.crypto.keys import Keys
from store.database import Database, connect, migrate, reader, transaction, translated
from store.envelope import QUIET, WAITING, Sealed
from store.errors import OutOfOrder
from store.journal import Head


@dataclass(frozen=True)
class Waiting:
    """How many envelopes nobody has collected yet, and how many of them are urgent."""

    count: int
    urgent: int


@dataclass(frozen=True)
class Call:
    """A call for help: the envelope's id, who posted it, and its place, sealed to the offices."""

    id: str
    terminal: str
    place: bytes


class Letterbox:
    """The open letterbox of the terminal with this id."""

    def __init__(self, db: Database, path: Path, id: str, terminal: Keys) -> None:
        self._db = db
        self._path = path
        self._id = id
        self._terminal = terminal
        self._reader = reader(path)
        self._file = _identity(path)

    @classmethod
    def open(cls, path: Path, id: str, terminal: Keys) -> "Letterbox":
        """Open the file, making it when the data folder is new."""
        db = connect(path, make=not path.exists())
        migrate(db, migrations.letterbox, path)
        return cls(db, path, id, terminal)

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
            head = self.head
            for envelope in envelopes:
                posted = follow(envelope, self._id, head, self._terminal)
                self._insert(posted)
                head = Head(posted.counter, posted.hash)
        for envelope in envelopes:
            self._read_back(envelope)

    def receive(self, posted: Iterable[Posted], now: datetime) -> int:
        """Keep other terminals' envelopes whose signatures were verified; return how many are new.

        Two under one counter are both kept. What is wrong with a chain becomes an alarm.
        """
        with transaction(self._db, "the letterbox"):
            touched: list[str] = []
            for each in posted:
                there = self._hashes(each.terminal, each.counter)
                if each.hash in there:
                    continue
                if there:
                    alarms.note(self._db, each.terminal, each.counter, alarms.TWICE, now)
                self._insert(each)
                touched.append(each.terminal)
            for terminal in set(touched):
                self._advance(terminal, now)
        return len(touched)

    def begin_at(self, terminal: str, head: Head) -> None:
        """Take a terminal's chain as known up to an end: what came before lies elsewhere."""
        with transaction(self._db, "the letterbox"):
            self._db.execute(
                "INSERT OR IGNORE INTO chains VALUES (?, ?, ?)",
                [terminal, head.counter, head.hash],
            )

    def chain(self, terminal: str) -> Chain:
        """Return how much of another terminal's chain is here."""
        upto = self._upto(terminal).counter
        with translated("the letterbox"):
            rows = self._db.query(
                "SELECT counter FROM envelopes WHERE terminal = ? AND counter > ?",
                [terminal, upto],
            )
            above = [row["counter"] for row in rows]
        return Chain(upto, max(above, default=upto), missing(upto, above))

    def above(
        self, terminal: str, counter: int, also: Collection[int] = (), limit: int = 500
    ) -> list[Posted]:
        """Return a terminal's envelopes above a counter, and those of `also`, in their order."""
        marks = ", ".join("?" * len(also)) or "NULL"
        return self._rows(
            f"WHERE terminal = ? AND (counter > ? OR counter IN ({marks}))"
            f" ORDER BY counter LIMIT {limit:d}",
            [terminal, counter, *also],
        )

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
        """Return the envelopes that wait, in the order in which they came."""
        found = self._rows("WHERE collected IS NULL AND set_aside IS NULL ORDER BY rowid")
        return [posted.envelope for posted in found]

    def untried(self, above: int) -> list[tuple[int, Sealed]]:
        """Return what waits, letters between staff only above a place, each with its place."""
        return self._placed("urgency > ? OR rowid > ?", [QUIET, above])

    def counter_of(self, id: str, terminal: str) -> int:
        """Return under which counter a terminal posted an envelope first; 0 when it did not."""
        found = self._rows("WHERE id = ? AND terminal = ? ORDER BY counter LIMIT 1", [id, terminal])
        return found[0].counter if found else 0

    def letters(self, above: int) -> Iterator[tuple[int, Sealed]]:
        """Yield the letters between staff that wait above a place, each with its place."""
        while found := self._placed("urgency = ? AND rowid > ?", [QUIET, above], limit=1):
            yield from found
            above = found[-1][0]

    def oldest_waiting(self) -> dict[str, int]:
        """Return the counter of the oldest envelope that waits of each terminal."""
        rows = self._db.query(
            "SELECT terminal, min(counter) AS c FROM envelopes"
            " WHERE collected IS NULL AND set_aside IS NULL GROUP BY terminal"
        )
        return {row["terminal"]: row["c"] for row in rows}

    def mark_collected(self, id: str, at: datetime) -> None:
        """Mark an envelope whose content is in a drawer."""
        self._mark("collected", id, at.isoformat(timespec="seconds"))

    def set_aside(self, id: str, why: str) -> None:
        """Put an envelope that cannot be opened where staff see it; nothing is thrown away."""
        self._mark("set_aside", id, why)

    def aside(self) -> list[tuple[str, str]]:
        """Return the ids of the envelopes set aside, each with the reason."""
        rows = self._db.query(
            "SELECT id, set_aside FROM envelopes WHERE set_aside IS NOT NULL ORDER BY rowid"
        )
        return [(row["id"], row["set_aside"]) for row in rows]

    def calls(self) -> list[Call]:
        """Return the calls for help, the newest first: all of them, so that none hides another."""
        with translated("the letterbox"):
            rows = self._db.query(
                "SELECT id, terminal, alert FROM envelopes WHERE alert IS NOT NULL"
                " ORDER BY rowid DESC"
            )
            return [Call(row["id"], row["terminal"], row["alert"]) for row in rows]

    def everything(self) -> Iterator[Posted]:
        """Return every envelope in its terminal's chain, the first one first."""
        for row in self._db.query("SELECT * FROM envelopes ORDER BY terminal, counter, rowid"):
            yield from_row(row)

    @property
    def head(self) -> Head:
        """The end of this terminal's own chain."""
        last = self._rows("WHERE terminal = ? ORDER BY counter DESC LIMIT 1", [self._id])
        return Head(last[0].counter, last[0].hash) if last else self._upto(self._id)

    def heads(self, terminal: str) -> dict[str, Head]:
        """Return the end of this terminal's own chain, under its id."""
        return {terminal: self.head} if self.head.counter else {}

    def hash_at(self, terminal: str, counter: int) -> str:
        """Return the hash of a terminal's envelope with a counter; empty when there is none."""
        found = self._rows("WHERE terminal = ? AND counter = ?", [terminal, counter])
        return found[0].hash if found else ""

    def _rows(self, where: str, given: Sequence[Any] = ()) -> list[Posted]:
        with translated("the letterbox"):
            rows = self._db.query(f"SELECT * FROM envelopes {where}", list(given))
            return [from_row(row) for row in rows]

    def _hashes(self, terminal: str, counter: int) -> set[str]:
        rows = self._db.query(
            "SELECT hash FROM envelopes WHERE terminal = ? AND counter = ?", [terminal, counter]
        )
        return {row["hash"] for row in rows}

    def _placed(self, where: str, given: list[int], limit: int = -1) -> list[tuple[int, Sealed]]:
        """Return what waits, each with the place under which it came."""
        with translated("the letterbox"):
            rows = self._db.query(
                "SELECT rowid AS place, * FROM envelopes WHERE collected IS NULL"
                f" AND set_aside IS NULL AND ({where}) ORDER BY rowid LIMIT {limit:d}",
                given,
            )
            return [(row["place"], from_row(row).envelope) for row in rows]

    def _insert(self, posted: Posted) -> None:
        envelope = posted.envelope
        self._db.execute(
            "INSERT INTO envelopes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
            [
                posted.hash,
                posted.terminal,
                posted.counter,
                envelope.id,
                posted.previous,
                envelope.urgency,
                envelope.blob,
                envelope.alert,
                posted.signature,
            ],
        )

    def _upto(self, terminal: str) -> Head:
        with translated("the letterbox"):
            rows = self._db.query("SELECT * FROM chains WHERE terminal = ?", [terminal])
            return next((Head(row["upto"], row["hash"]) for row in rows), Head())

    def _advance(self, terminal: str, now: datetime) -> None:
        """Follow a chain as far as nothing is missing."""
        head = self._upto(terminal)
        rows = self._db.query(
            "SELECT counter, hash, previous FROM envelopes WHERE terminal = ? AND counter > ?"
            " ORDER BY counter, hash",
            [terminal, head.counter],
        )
        for counter, same in groupby(rows, key=itemgetter("counter")):
            if counter != head.counter + 1:
                break
            found = {row["previous"]: row["hash"] for row in reversed(list(same))}
            if head.hash not in found:
                alarms.note(self._db, terminal, counter, alarms.BROKEN, now)
            head = Head(counter, found.get(head.hash, min(found.values())))
        self._db.execute(
            "INSERT OR REPLACE INTO chains VALUES (?, ?, ?)", [terminal, head.counter, head.hash]
        )

    def _mark(self, column: str, id: str, value: str) -> None:
        with transaction(self._db, "the letterbox"):
            self._db.execute(f"UPDATE envelopes SET {column} = ? WHERE id = ?", [value, id])

    def _read_back(self, envelope: Sealed) -> None:
        with translated("the letterbox"):
            rows = self._reader.query("SELECT sealed FROM envelopes WHERE id = ?", [envelope.id])
            if envelope.blob not in [row["sealed"] for row in rows]:
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
