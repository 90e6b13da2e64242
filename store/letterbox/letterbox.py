"""The letterbox: sealed envelopes, chained, kept until somebody who may has collected them.

A terminal's own envelopes are posted here; at an office terminal those of the others come to lie
beside them. `post` says an envelope is kept only after the commit returned and a second
connection has read the same bytes back.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from pathlib import Path

from store import migrations
from store.carrying import alarms
from store.carrying.chain import Chain, Posted, follow
from store.carrying.chains import Chains
from store.crypto.keys import Keys
from store.database import Database, connect, migrate, reader, transaction, translated
from store.drawers.journal import Head
from store.errors import OutOfOrder
from store.letterbox.envelope import SIGN, Sealed


class Letterbox(Chains):
    """The open letterbox of the terminal with this id."""

    def __init__(self, db: Database, path: Path, id: str, terminal: Keys) -> None:
        super().__init__(db, id)
        self._path = path
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

    def chain(self, terminal: str) -> Chain:
        """Return how much of a terminal's chain is here."""
        return self._own_chain() if terminal == self._id else super().chain(terminal)

    def ends(self, terminal: str) -> tuple[Head, ...]:
        """Return the end of a terminal's chain here, after those at which it broke off before."""
        return (self.head,) if terminal == self._id else super().ends(terminal)

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
