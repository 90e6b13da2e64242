"""What can be read in an open drawer: records, entries, what is to be done, and search."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import msgspec

from store.database import Database, translated
from store.journal import Entry, Head, from_row, in_order
from store.record import Item, Noun, Row, decode
from store.ways import Ended, Parted, Travelled, Way, part

LAST = "\U0010ffff"
"""Comes behind every word that begins with another."""


@dataclass(frozen=True)
class Hit:
    """Where a search found something."""

    drawer: str
    subject: str
    noun: str
    title: str
    excerpt: str


class Contents:
    """The reading side of a drawer called `name`."""

    def __init__(self, db: Database, name: str, nouns: Mapping[str, Noun]) -> None:
        self.db = db
        self.name = name
        self._nouns = nouns
        self._begins = frozenset(kind for noun in nouns.values() for kind in noun.begins)

    def state_of(self, subject: str) -> str:
        """Return the state of a subject here: empty when nothing was recorded about it."""
        row = self._one("SELECT state FROM records WHERE subject = ?", [subject])
        return str(row["state"]) if row else ""

    def entries(self, subject: str) -> list[Entry]:
        """Return what was recorded about a subject and counts, in order."""
        return list(self.parted(subject).counting)

    def apart(self, subject: str) -> list[Entry]:
        """Return what a withdrawn terminal wrote about a subject after its end, in order."""
        return list(self.parted(subject).apart) if self.ended() else []

    def stands(self, subject: str) -> bool:
        """Tell whether it was begun by something that counts, or that no list has doubted."""
        ended = self.ended()
        return not ended or any(
            each.entry.kind in self._begins and each.counts(ended)
            for each in self.travelled(subject)
        )

    def parted(self, subject: str) -> Parted:
        """Return what was recorded about a subject: what counts, and what is set apart."""
        if ended := self.ended():
            return part(self.travelled(subject), ended, self._begins)
        rows = self._query("SELECT * FROM entries WHERE subject = ?", [subject])
        return Parted(in_order([from_row(row) for row in rows]))

    def travelled(self, subject: str) -> list[Travelled]:
        """Return all that was recorded about a subject, set apart or not, with the ways it came."""
        ways: dict[int, list[Way]] = {}
        for row in self._query(
            "SELECT entry, way FROM entries JOIN ways ON ways.entry = entries.rowid"
            " WHERE subject = ? ORDER BY entry, way",
            [subject],
        ):
            ways.setdefault(row["entry"], []).append(_way(row))
        rows = self._query("SELECT rowid AS place, * FROM entries WHERE subject = ?", [subject])
        return [Travelled(_entry(row), tuple(ways.get(row["place"], ()))) for row in rows]

    def ended(self) -> Ended:
        """Return the withdrawn terminals that this drawer knows of."""
        return {row["terminal"]: row["last"] for row in self._query("SELECT * FROM ended")}

    def get(self, subject: str) -> Any:
        """Return a subject's record, or None when there is none here."""
        row = self._one("SELECT noun, body FROM records WHERE subject = ?", [subject])
        return decode(self._nouns[row["noun"]], row["body"]) if row else None

    def rows(
        self,
        noun: str,
        states: Sequence[str] = (),
        *,
        parent: str = "",
        apart: bool = False,
        limit: int = 200,
    ) -> list[Row]:
        """Return summaries, smallest rank and oldest first within each state.

        `apart` leaves only those in which decisions stand side by side.
        """
        where, given = "noun = ?", [noun]
        if states:
            where += f" AND state IN ({', '.join('?' * len(states))})"
            given += states
        if parent:
            # Said in full, the index of those that have a parent serves.
            where, given = where + " AND parent <> '' AND parent = ?", [*given, parent]
        if apart:
            # What somebody typed cannot hold this: its quotation marks are escaped.
            where += " AND state <> 'moved' AND instr(body, '\"apart\":[{')"
        columns = "subject, noun, state, rank, at, parent, title"
        rows = self._query(
            f"SELECT {columns} FROM records WHERE {where} ORDER BY rank, at LIMIT {limit:d}",
            given,
        )
        return [Row(drawer=self.name, **row) for row in rows]

    def records(
        self, noun: str, states: Sequence[str] = (), *, parent: str = "", title: str = ""
    ) -> list[Any]:
        """Return every record of a noun (in these states, of this parent, of this title)."""
        where, given = "noun = ?", [noun]
        if states:
            where, given = f"{where} AND state IN ({_marks(states)})", [*given, *states]
        if parent:
            where, given = f"{where} AND parent <> '' AND parent = ?", [*given, parent]
        if title:
            where, given = f"{where} AND title = ?", [*given, title]
        rows = self._query(f"SELECT body FROM records WHERE {where}", given)
        return [decode(self._nouns[noun], row["body"]) for row in rows]

    def count(self, noun: str, state: str) -> int:
        """Return how many records of a noun are in a state."""
        row = self._one(
            "SELECT count(*) AS n FROM records WHERE noun = ? AND state = ?", [noun, state]
        )
        return int(row["n"]) if row else 0

    def count_titled(self, noun: str, title: str) -> int:
        """Return how many records of a noun have this title."""
        row = self._one(
            "SELECT count(*) AS n FROM records WHERE noun = ? AND title = ?", [noun, title]
        )
        return int(row["n"]) if row else 0

    def moments_titled(self, noun: str, titles: Collection[str]) -> list[tuple[str, str]]:
        """Return (title, at) of every record of a noun that has one of these titles."""
        found: list[tuple[str, str]] = []
        for first in range(0, len(titles), 500):
            some = list(titles)[first : first + 500]
            sql = f"SELECT title, at FROM records WHERE noun = ? AND title IN ({_marks(some)})"
            found += [(row["title"], row["at"]) for row in self._query(sql, [noun, *some])]
        return found

    def since(self, noun: str, states: Sequence[str], at: str) -> list[Any]:
        """Return the records of a noun in these states that are no older than `at` (ISO 8601)."""
        # Said in full, the index by state, rank and moment serves.
        rows = self._query(
            f"SELECT body FROM records WHERE noun = ? AND state IN ({_marks(states)})"
            " AND rank IN (0, 1, 2) AND at >= ?",
            [noun, *states, at],
        )
        return [decode(self._nouns[noun], row["body"]) for row in rows]

    def open_items(self, owner: str = "", due_before: str = "") -> list[tuple[str, Item]]:
        """Return (subject, item) for what is to be done, the earliest due first."""
        where: list[str] = ["1"]
        given: list[str] = []
        if owner:
            where, given = [*where, "owner = ?"], [*given, owner]
        if due_before:
            where, given = [*where, "due <> '' AND due < ?"], [*given, due_before]
        rows = self._query(
            f"SELECT * FROM open_items WHERE {' AND '.join(where)}"
            " ORDER BY due = '', due LIMIT 200",
            given,
        )
        return [
            (row["subject"], Item(row["item"], row["owner"], row["due"], row["title"]))
            for row in rows
        ]

    def search(self, words: str, limit: int = 50, nouns: Collection[str] = ()) -> list[Hit]:
        """Find entries that hold every one of `words`, each from its beginning, best first.

        Given `nouns`, only those about subjects of one of them.
        """
        readable = words.encode("utf-8", "replace").decode("utf-8")
        terms = readable.replace('"', " ").replace("\0", " ").split()
        if not terms:
            return []
        match = " ".join(f'"{term}"*' for term in terms)
        only = f" AND noun IN ({_marks(nouns)})" if nouns else ""
        rows = self._query(
            "SELECT records.subject, noun, title,"
            " snippet(search, 0, '', '', '…', 12) AS excerpt"
            " FROM search JOIN records ON records.subject = search.subject"
            f" WHERE search MATCH ?{only} ORDER BY search.rank LIMIT ?",
            [match, *nouns, limit],
        )
        return [Hit(drawer=self.name, **row) for row in rows]

    def called(
        self, words: Sequence[str], nouns: Sequence[str], *, whole: bool = False, limit: int = 50
    ) -> list[Row]:
        """Return what is called by every one of `words`, as `words_of` gives them.

        Each is the beginning of one, or a `whole` one. What is open comes first, then the newest.
        """
        if not words:
            return []
        test = "word = ?" if whole else "word >= ? AND word < ?"
        each = f"SELECT subject FROM called WHERE {test}"
        given = [end for word in words for end in ([word] if whole else [word, word + LAST])]
        columns = "records.subject AS subject, noun, state, rank, at, parent, title"
        # Said so, the few that are called so are looked up, and not every record is judged.
        rows = self._query(
            f"SELECT {columns} FROM ({' INTERSECT '.join([each] * len(words))}) AS found"
            " CROSS JOIN records ON records.subject = found.subject"
            f" WHERE noun IN ({_marks(nouns)})"
            " ORDER BY state NOT IN ('open', 'waiting'), at DESC LIMIT ?",
            [*given, *nouns, limit],
        )
        return [Row(drawer=self.name, **row) for row in rows]

    def kept_from_somebody(self) -> list[tuple[str, set[str]]]:
        """Return the subjects that are kept from people, with those people's ids."""
        # What somebody typed cannot hold this: its quotation marks are escaped.
        rows = self._query(
            "SELECT subject, noun, body FROM records"
            " WHERE state <> 'moved' AND instr(body, '\"kept_from\":[\"')"
        )
        records = [(row["subject"], decode(self._nouns[row["noun"]], row["body"])) for row in rows]
        return [(subject, set(getattr(each, "kept_from", ()))) for subject, each in records]

    def moved_in(self) -> list[tuple[str, str]]:
        """Return (subject, drawer it came from) for what was moved here."""
        rows = self._query(
            "SELECT id, subject, body FROM entries"
            " WHERE kind IN ('case.moved_in', 'worry.moved_in', 'file.moved_in')"
            " AND body IS NOT NULL"
        )
        if self.ended():
            counting = {each.id for row in rows for each in self.entries(row["subject"])}
            rows = [row for row in rows if row["id"] in counting]
        return [(row["subject"], msgspec.json.decode(row["body"])["from"]) for row in rows]

    def left_behind(self) -> list[tuple[str, str]]:
        """Return (file, case) for the parts of files here whose case was moved away."""
        rows = self._query(
            "SELECT files.subject, files.parent FROM records AS files"
            " JOIN records AS cases ON cases.subject = files.parent AND cases.state = 'moved'"
            " WHERE files.noun = 'file' AND files.state = 'kept'"
        )
        return [(row["subject"], row["parent"]) for row in rows]

    def everything(self) -> Iterator[Entry]:
        """Yield every entry, for `check` and for moves."""
        # One after the other: with files among them, all at once would fill the memory.
        with translated(self.name):
            for row in self.db.query("SELECT * FROM entries ORDER BY clock"):
                yield from_row(row)

    def unshared(self, limit: int, size: int) -> list[tuple[int, Travelled]]:
        """Return entries that the other terminals do not have yet, each with its place.

        No more than `limit` of them, and than `size` bytes of words unless it is one alone.
        """
        lengths = self._query(
            "SELECT unshared.entry AS place, coalesce(length(body), 0) AS size FROM unshared"
            " JOIN entries ON entries.rowid = unshared.entry ORDER BY unshared.entry LIMIT ?",
            [limit],
        )
        sums = accumulate(row["size"] for row in lengths)
        some = [row["place"] for row, sum in zip(lengths, sums, strict=True) if sum <= size]
        some = some or [row["place"] for row in lengths[:1]]
        rows = self._query(
            f"SELECT rowid AS place, * FROM entries WHERE rowid IN ({_marks(some)}) ORDER BY rowid",
            some,
        )
        return [(row["place"], Travelled(_entry(row), self._ways(row["place"]))) for row in rows]

    def former_keys(self) -> list[bytes]:
        """Return the keys this drawer had before, the latest first."""
        rows = self._query("SELECT key FROM former_keys ORDER BY number DESC")
        return [bytes.fromhex(row["key"]) for row in rows]

    def filled(self) -> set[str]:
        """Return the office terminals that were given everything there is here."""
        return {row["terminal"] for row in self._query("SELECT terminal FROM filled")}

    def tried(self, what: str) -> int:
        """Return the place in the letterbox up to which none of `what` is left to try here."""
        row = self._one("SELECT place FROM tried WHERE what = ?", [what])
        return int(row["place"]) if row else 0

    def moved_to(self, subject: str) -> list[str]:
        """Return the drawers a subject was moved to from here, by name."""
        found = [e for e in self.entries(subject) if e.kind.endswith(".moved_out")]
        return sorted({str(entry.said.get("to", "")) for entry in found})

    def heads(self) -> dict[str, Head]:
        """Return the end of each terminal's chain here."""
        rows = self._query("SELECT * FROM heads")
        return {row["terminal"]: Head(row["counter"], row["hash"]) for row in rows}

    def holds(self, terminal: str, head: Head) -> bool:
        """Tell whether a terminal's entry with this counter and hash is here."""
        rows = self._query(
            "SELECT * FROM entries WHERE origin = ? AND terminal = ? AND counter = ?",
            [self.name, terminal, head.counter],
        )
        return any(from_row(row).hash() == head.hash for row in rows)

    def _ways(self, place: int) -> tuple[Way, ...]:
        rows = self._query("SELECT way FROM ways WHERE entry = ? ORDER BY way", [place])
        return tuple(map(_way, rows))

    def _query(self, sql: str, given: Sequence[Any] = ()) -> list[dict[str, Any]]:
        with translated(self.name):
            return list(self.db.query(sql, list(given)))

    def _one(self, sql: str, given: Sequence[Any] = ()) -> dict[str, Any] | None:
        return next(iter(self._query(sql, given)), None)


def _marks(given: Collection[object]) -> str:
    return ", ".join("?" * len(given))


def _entry(row: dict[str, Any]) -> Entry:
    return from_row({name: row[name] for name in row if name != "place"})


def _way(row: dict[str, Any]) -> Way:
    return msgspec.json.decode(row["way"], type=dict[str, int])
