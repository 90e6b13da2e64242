"""The chains of the terminals whose envelopes lie here: how far each is whole, where it broke."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from store.carrying import alarms
from store.carrying.chain import Chain, Posted, missing
from store.database import Database, transaction, translated
from store.drawers.journal import Head
from store.letterbox.pile import Pile

TOLD_BREAKS = 8
"""So many breaks of a chain are told of at most, the newest."""
FARTHEST = 100_000
"""So far above what is whole a letter may be. Every round counts the numbers that are left out:
whoever has a terminal's key could otherwise stop all offices with one letter."""


class Chains(Pile):
    """The chains in a letterbox's database; `id` is the terminal whose own letterbox it is."""

    def __init__(self, db: Database, id: str) -> None:
        super().__init__(db)
        self._id = id

    def receive(self, posted: Sequence[Posted], now: datetime) -> int:
        """Keep other terminals' envelopes whose signatures were verified; return how many are new.

        Two under one counter are both kept. What is wrong with a chain becomes an alarm. One too
        far above what is whole is not kept, nor signed for: it comes again once the others came.
        """
        with transaction(self._db, "the letterbox"):
            touched: list[str] = []
            given_up = {each.terminal: self.given_up(each.terminal) for each in posted}
            farthest = {id: self._upto(id).counter + FARTHEST for id in given_up}
            for each in posted:
                if each.counter > farthest[each.terminal] and each.terminal != self._id:
                    alarms.note(self._db, each.terminal, each.counter, alarms.LEAP, now)
                    continue
                there = self._in_order(each.terminal, each.counter)
                if each.hash in there:
                    continue
                if there and each.terminal != self._id:
                    alarms.note(self._db, each.terminal, each.counter, alarms.TWICE, now)
                if each.counter in given_up[each.terminal]:
                    alarms.note(self._db, each.terminal, each.counter, alarms.LATE, now)
                self._insert(each)
                touched.append(each.terminal)
            for terminal in set(touched) - {self._id}:
                self._advance(terminal, now)
                self._note_day(terminal, now)
        return len(touched)

    def by_day(self, terminal: str, days: int) -> list[tuple[str, int]]:
        """Return the last days on which envelopes of another terminal came, the newest first.

        Each day (`2026-03-03`) stands with the highest counter that lay here when it ended.
        """
        with translated("the letterbox"):
            rows = self._db.query(
                "SELECT day, top FROM came WHERE terminal = ? ORDER BY day DESC LIMIT ?",
                [terminal, days],
            )
            return [(row["day"], row["top"]) for row in rows]

    def begin_at(self, terminal: str, head: Head) -> None:
        """Take a terminal's chain as known up to an end: what came before lies elsewhere."""
        with transaction(self._db, "the letterbox"):
            self._db.execute(
                "INSERT OR IGNORE INTO chains VALUES (?, ?, ?)",
                [terminal, head.counter, head.hash],
            )

    def chain(self, terminal: str) -> Chain:
        """Return how much of another terminal's chain is here."""
        upto, given_up = self._upto(terminal).counter, self.given_up(terminal)
        with translated("the letterbox"):
            rows = self._db.query(
                "SELECT counter FROM envelopes WHERE terminal = ? AND counter > ?",
                [terminal, upto],
            )
            above = [row["counter"] for row in rows]
        gaps = tuple(sorted({*given_up, *missing(upto, above)}))
        return Chain(min([upto, *(gap - 1 for gap in gaps)]), max([upto, *above]), gaps)

    def given_up(self, terminal: str) -> list[int]:
        """Return the counters that never came and that nobody waits for any more, rising."""
        rows = self._db.query(
            "SELECT counter FROM alarms WHERE terminal = ?1 AND kind = ?2 AND NOT EXISTS"
            " (SELECT 1 FROM envelopes WHERE terminal = ?1 AND counter = alarms.counter)"
            " ORDER BY counter",
            [terminal, alarms.GIVEN_UP],
        )
        return [row["counter"] for row in rows]

    def give_up(self, terminal: str, counters: Iterable[int], person: str, now: datetime) -> None:
        """Wait no more for envelopes that never came: from now on the chain goes on past them.

        That is this office's own affair: its note goes on saying that they are not here, so that
        whoever has one may still bring it, and no other office takes it for delivered.
        """
        with transaction(self._db, "the letterbox"):
            for counter in set(counters) & set(self.chain(terminal).missing):
                alarms.note(self._db, terminal, counter, alarms.GIVEN_UP, now, person)
            self._advance(terminal, now)

    def ends(self, terminal: str) -> tuple[Head, ...]:
        """Return the end of a terminal's chain here, after those at which it broke off before.

        A terminal that finds one it does not know was put back from a copy.
        """
        rows = self._db.query(
            "SELECT counter, hash FROM breaks WHERE terminal = ? ORDER BY counter DESC LIMIT ?",
            [terminal, TOLD_BREAKS],
        )
        broken = [Head(row["counter"], row["hash"]) for row in rows]
        # After one that was given up nobody knows the hash.
        return tuple(end for end in (*reversed(broken), self._upto(terminal)) if end.hash)

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

    def hash_at(self, terminal: str, counter: int) -> str:
        """Return the hash of a terminal's envelope with a counter; empty when there is none."""
        return next(iter(self._in_order(terminal, counter)), "")

    def holds(self, terminal: str, head: Head) -> bool:
        """Tell whether a terminal's envelope with this counter and hash is here."""
        return head.hash in self._in_order(terminal, head.counter)

    def back_from(self, hash: str, least: int) -> Iterator[int]:
        """Yield the counters that an envelope leads back to, as far as they lie here."""
        while hash:
            rows = self._db.query("SELECT counter, previous FROM envelopes WHERE hash = ?", [hash])
            found = next(iter(list(rows)), None)
            if found is None or found["counter"] < least:
                return
            yield found["counter"]
            hash = found["previous"]

    def _note_day(self, terminal: str, now: datetime) -> None:
        self._db.execute(
            "INSERT INTO came SELECT ?1, ?2, max(counter) FROM envelopes WHERE terminal = ?1"
            " ON CONFLICT (terminal, day) DO UPDATE SET top = excluded.top",
            [terminal, now.date().isoformat()],
        )

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
        head, given_up = self._upto(terminal), self.given_up(terminal)
        rows = self._db.query(
            "SELECT counter, hash, previous FROM envelopes WHERE terminal = ? AND counter > ?"
            " ORDER BY counter, hash",
            [terminal, head.counter],
        )
        for counter, same in groupby(rows, key=itemgetter("counter")):
            while head.counter + 1 in given_up:
                head = Head(head.counter + 1)
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
        if head.counter and not head.hash:
            return Head(counter, min(found.values()))  # what it names was given up
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
