"""The pile in the letterbox: which envelopes wait, and what became of the others.

What becomes of an envelope belongs to its id: one that comes twice waits once, and one that was
collected already does not wait again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store.carrying.chain import Posted, from_row
from store.database import Database, transaction, translated
from store.letterbox.envelope import QUIET, SIGN, URGENT, WAITING, Sealed


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


class Pile:
    """The envelopes in a letterbox's database, as whoever collects them sees them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @property
    def db(self) -> Database:
        """The database, for `check`."""
        return self._db

    def waiting(self) -> Waiting:
        """Count what nobody has collected yet, letters between staff apart."""
        with translated("the letterbox"):
            row = next(
                self._db.query(
                    "SELECT count(*) AS n, coalesce(sum(urgent), 0) AS urgent FROM"
                    " (SELECT max(urgency) > ? AS urgent FROM waits WHERE urgency >= ?"
                    " GROUP BY id)",
                    [WAITING, WAITING],
                )
            )
        return Waiting(row["n"], row["urgent"])

    def uncollected(self) -> list[Sealed]:
        """Return the envelopes that wait, in the order in which they came."""
        return [sealed for _, sealed in self._placed("1", [])]

    def waiting_ids(self) -> set[str]:
        """Return the ids of what waits, letters between staff too."""
        with translated("the letterbox"):
            return {row["id"] for row in self._db.query("SELECT id FROM waits")}

    def untried(self, above: int) -> list[tuple[int, Sealed]]:
        """Return what waits, letters between staff only above a place, each with its place."""
        return self._placed("waits.urgency > ? OR waits.place > ?", [QUIET, above])

    def letters(self, above: int) -> Iterator[tuple[int, Sealed]]:
        """Yield the letters between staff that wait above a place, each with its place."""
        while found := self._placed(
            "waits.urgency = ? AND waits.place > ?", [QUIET, above], limit=1
        ):
            yield from found
            above = found[-1][0]

    def outside(self) -> dict[str, bytes | None]:
        """Return what stands on each envelope that waits, sealed to the offices, by its id."""
        with translated("the letterbox"):
            rows = self._db.query(
                "SELECT waits.id, alert FROM waits JOIN envelopes ON envelopes.place = waits.place"
                " WHERE waits.urgency >= ? ORDER BY waits.place DESC",
                [WAITING],
            )
            # Of one that came again the first counts: nobody who posts it anew tells others.
            return {row["id"]: row["alert"] for row in rows}

    def oldest_waiting(self) -> dict[str, int]:
        """Return the counter of the oldest envelope that waits of each terminal."""
        rows = self._db.query("SELECT terminal, min(counter) AS c FROM waits GROUP BY terminal")
        return {row["terminal"]: row["c"] for row in rows}

    def mark_collected(self, id: str, at: datetime) -> None:
        """Mark an envelope whose content is in a drawer."""
        self._take_off("collected", id, at.isoformat(timespec="seconds"))

    def collect_again(self, ids: Iterable[str]) -> None:
        """Let envelopes that were collected wait as before; ids of something else do nothing."""
        with transaction(self._db, "the letterbox"):
            for id in ids:
                self._db.execute(
                    "INSERT INTO waits SELECT place, id, terminal, counter, urgency FROM envelopes"
                    " WHERE id IN (SELECT id FROM collected WHERE id = ?)",
                    [id],
                )
                self._db.execute("DELETE FROM collected WHERE id = ?", [id])

    def set_aside(self, id: str, why: str) -> None:
        """Put an envelope that cannot be opened where staff see it; nothing is thrown away."""
        self._take_off("aside", id, why)

    def aside(self) -> list[tuple[str, str]]:
        """Return the ids of the envelopes set aside, each with the reason."""
        rows = self._db.query("SELECT id, why FROM aside ORDER BY rowid")
        return [(row["id"], row["why"]) for row in rows]

    def counter_of(self, id: str, terminal: str) -> int:
        """Return under which counter a terminal posted an envelope first; 0 when it did not."""
        found = self._rows("WHERE id = ? AND terminal = ? ORDER BY counter LIMIT 1", [id, terminal])
        return found[0].counter if found else 0

    def calls(self) -> list[Call]:
        """Return the calls for help, the newest first: all of them, so that none hides another."""
        with translated("the letterbox"):
            rows = self._db.query(
                "SELECT id, terminal, alert FROM envelopes"
                " WHERE alert IS NOT NULL AND urgency >= ? ORDER BY place DESC",
                [URGENT],
            )
            calls = [Call(row["id"], row["terminal"], row["alert"]) for row in rows]
        # One that came again is one call, as old as when it came first.
        once = {call.id: call for call in reversed(calls)}
        return list(reversed(once.values()))

    def everything(self) -> Iterator[Posted]:
        """Return every envelope in its terminal's chain, the first one first."""
        for row in self._db.query("SELECT * FROM envelopes ORDER BY terminal, counter, place"):
            yield from_row(row)

    def _rows(self, where: str, given: Sequence[Any] = ()) -> list[Posted]:
        with translated("the letterbox"):
            rows = self._db.query(f"SELECT * FROM envelopes {where}", list(given))
            return [from_row(row) for row in rows]

    def _placed(self, where: str, given: list[int], limit: int = -1) -> list[tuple[int, Sealed]]:
        """Return what waits, each with the place under which it came."""
        with translated("the letterbox"):
            rows = self._db.query(
                "SELECT envelopes.* FROM waits"
                f" JOIN envelopes ON envelopes.place = waits.place WHERE {where}"
                f" ORDER BY waits.place LIMIT {limit:d}",
                given,
            )
            return [(row["place"], from_row(row).envelope) for row in rows]

    def _insert(self, posted: Posted) -> None:
        """Put an envelope on the pile; it waits unless something became of it already.

        A terminal's sign of life never waits.
        """
        envelope = posted.envelope
        place = self._db.execute(
            "INSERT INTO envelopes VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        ).lastrowid
        self._db.execute(
            "INSERT INTO waits SELECT ?1, ?2, ?3, ?4, ?5"
            " WHERE ?5 > ?6 AND NOT EXISTS (SELECT 1 FROM collected WHERE id = ?2)"
            " AND NOT EXISTS (SELECT 1 FROM aside WHERE id = ?2)",
            [place, envelope.id, posted.terminal, posted.counter, envelope.urgency, SIGN],
        )

    def _take_off(self, where: str, id: str, said: str) -> None:
        with transaction(self._db, "the letterbox"):
            self._db.execute(f"INSERT OR REPLACE INTO {where} VALUES (?, ?)", [id, said])
            self._db.execute("DELETE FROM waits WHERE id = ?", [id])
