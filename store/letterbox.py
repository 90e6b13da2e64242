"""The letterbox: sealed envelopes, chained, kept until somebody who may has collected them.

A terminal's own envelopes are posted here; at an office terminal those of the others come to lie
beside them. `post` says an envelope is kept only after the commit returned and a second
connection has read the same bytes back.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from store import alarms, migrations
from store.chain import Chain, Posted, follow, missing
from store.crypto.keys import Keys
from store.database import Database, connect, migrate, reader, transaction, translated
from store.envelope import SIGN, Sealed
from store.errors import OutOfOrder
from store.journal import Head
from store.pile import Pile

TOLD_BREAKS = 8
"""So many breaks of a chain are told of at most, the newest."""


class Letterbox(Pile):
    """The open letterbox of the terminal with this id."""

    def __init__(self, db: Database, path: Path, id: str, terminal: Keys) -> None:
        super().__init__(db)
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
            self._follow(self.head, envelopes)
        for envelope in envelopes:
            self._read_back(envelope)

    def go_on(self, agreed: Head, above: int, now: datetime) -> int:
        """Post again what was posted here after `agreed`, under numbers above all that are known.

        `agreed` is the last envelope that an office has too, and the first one names it; where
        there is none to post again it is that one, so that the others hear of it. The alarm that
        says so is the mark that it was done: all of it is kept, or none.

        Returns the number it went on from.
        """
        with transaction(self._db, "the letterbox"):
            first = max(above, self.head.counter) + 1
            mine = {each.envelope.id: each.envelope for each in self._told_above(agreed.counter)}
            if not mine:
                last = self._rows("WHERE hash = ?", [agreed.hash])
                mine = {each.envelope.id: each.envelope for each in last}
            begin = Head(first - 1, agreed.hash)
            self._follow(begin, mine.values())
            self._end_at(self._id, begin)  # for the first envelope that is ever posted here
            alarms.put_back(self._db, self._id, first, agreed.counter, now)
        return first

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
                if there and each.terminal != self._id:
                    alarms.note(self._db, each.terminal, each.counter, alarms.TWICE, now)
                self._insert(each)
                touched.append(each.terminal)
            for terminal in set(touched) - {self._id}:
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
        """Return how much of a terminal's chain is here."""
        if terminal == self._id:
            return self._own_chain()
        upto = self._upto(terminal).counter
        with translated("the letterbox"):
            rows = self._db.query(
                "SELECT counter FROM envelopes WHERE terminal = ? AND counter > ?",
                [terminal, upto],
            )
            above = [row["counter"] for row in rows]
        return Chain(upto, max(above, default=upto), missing(upto, above))

    def ends(self, terminal: str) -> tuple[Head, ...]:
        """Return the end of a terminal's chain here, after those at which it broke off before.

        A terminal that finds one it does not know was put back from a copy.
        """
        if terminal == self._id:
            return (self.head,)
        rows = self._db.query(
            "SELECT counter, hash FROM breaks WHERE terminal = ? ORDER BY counter DESC LIMIT ?",
            [terminal, TOLD_BREAKS],
        )
        broken = [Head(row["counter"], row["hash"]) for row in rows]
        return (*reversed(broken), self._upto(terminal))

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

    def count_above(self, counter: int, also: Collection[int]) -> int:
        """Count own envelopes above a counter, and those of `also`, signs of life apart."""
        marks = ", ".join("?" * len(also)) or "NULL"
        rows = self._db.query(
            "SELECT count(*) AS n FROM envelopes WHERE terminal = ? AND urgency > ?"
            f" AND (counter > ? OR counter IN ({marks}))",
            [self._id, SIGN, counter, *also],
        )
        return int(next(rows)["n"])

    @property
    def head(self) -> Head:
        """The end of this terminal's own chain."""
        return self.heads(self._id).get(self._id) or self._upto(self._id)

    def heads(self, terminal: str) -> dict[str, Head]:
        """Return the last envelope that lies here of a terminal, under its id."""
        last = self._rows("WHERE terminal = ? ORDER BY counter DESC LIMIT 1", [terminal])
        return {terminal: Head(last[0].counter, last[0].hash)} if last else {}

    def hash_at(self, terminal: str, counter: int) -> str:
        """Return the hash of a terminal's envelope with a counter; empty when there is none."""
        return next(iter(self._in_order(terminal, counter)), "")

    def holds(self, terminal: str, head: Head) -> bool:
        """Tell whether a terminal's envelope with this counter and hash is here."""
        return head.hash in self._in_order(terminal, head.counter)

    def miss(self, counters: Iterable[int]) -> None:
        """Note own envelopes that were posted here in another life, and lie elsewhere."""
        with transaction(self._db, "the letterbox"):
            for counter in counters:
                self._db.execute("INSERT OR IGNORE INTO lost VALUES (?)", [counter])

    def found(self, counters: Iterable[int]) -> None:
        """Strike off own envelopes that came back."""
        with transaction(self._db, "the letterbox"):
            for counter in counters:
                self._db.execute("DELETE FROM lost WHERE counter = ?", [counter])

    def back_from(self, hash: str, least: int) -> Iterator[int]:
        """Yield the counters that an envelope leads back to, as far as they lie here."""
        while hash:
            rows = self._db.query("SELECT counter, previous FROM envelopes WHERE hash = ?", [hash])
            found = next(iter(list(rows)), None)
            if found is None or found["counter"] < least:
                return
            yield found["counter"]
            hash = found["previous"]

    def _own_chain(self) -> Chain:
        """Return this terminal's own chain: all of it, but what was lost with another life."""
        head = self.head.counter
        gone = tuple(r["counter"] for r in self._db.query("SELECT counter FROM lost"))
        return Chain(min(gone) - 1 if gone else head, max(head, *gone, 0), gone)

    def _told_above(self, counter: int) -> list[Posted]:
        return self._rows(
            "WHERE terminal = ? AND counter > ? AND urgency > ? ORDER BY counter, place",
            [self._id, counter, SIGN],
        )

    def _follow(self, head: Head, envelopes: Iterable[Sealed]) -> None:
        for envelope in envelopes:
            posted = follow(envelope, self._id, head, self._terminal)
            self._insert(posted)
            head = Head(posted.counter, posted.hash)

    def _hashes(self, terminal: str, counter: int) -> set[str]:
        return set(self._in_order(terminal, counter))

    def _in_order(self, terminal: str, counter: int) -> list[str]:
        rows = self._db.query(
            "SELECT hash FROM envelopes WHERE terminal = ? AND counter = ? ORDER BY place",
            [terminal, counter],
        )
        return [row["hash"] for row in rows]

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
            head = self._step(terminal, head, list(same), now)
        self._end_at(terminal, head)

    def _end_at(self, terminal: str, head: Head) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO chains VALUES (?, ?, ?)", [terminal, head.counter, head.hash]
        )

    def _step(self, terminal: str, head: Head, same: list[dict[str, Any]], now: datetime) -> Head:
        """Return the next end of a chain; where it does not follow this one, note it."""
        counter = head.counter + 1
        found = {row["previous"]: row["hash"] for row in reversed(same)}
        if head.hash in found:
            return Head(counter, found[head.hash])
        self._db.execute(
            "INSERT OR IGNORE INTO breaks VALUES (?, ?, ?)", [terminal, head.counter, head.hash]
        )
        for previous, hash in sorted(found.items(), key=itemgetter(1)):
            if (earlier := self._earlier(terminal, previous, counter)) is not None:
                alarms.put_back(self._db, terminal, counter, earlier, now)
                return Head(counter, hash)
        alarms.note(self._db, terminal, counter, alarms.BROKEN, now)
        return Head(counter, min(found.values()))

    def _earlier(self, terminal: str, hash: str, below: int) -> int | None:
        """Return the counter of an earlier envelope of a chain; 0 is before its first one."""
        if not hash:
            return 0
        rows = self._db.query(
            "SELECT counter FROM envelopes WHERE hash = ? AND terminal = ? AND counter < ?"
            " UNION SELECT counter FROM breaks WHERE hash = ? AND terminal = ?",
            [hash, terminal, below, hash, terminal],
        )
        return next((row["counter"] for row in rows), None)

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
