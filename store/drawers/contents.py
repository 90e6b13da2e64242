"""What can be read in an open drawer: entries, how they came, and search, beside the summaries."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import msgspec

from store.adults.rows import HANDING
from store.database import Database, translated
from store.drawers.journal import Entry, Head, from_row, in_order
from store.drawers.record import HIDDEN, Noun, decode, noun_of
from store.drawers.summaries import Summaries, marks
from store.drawers.ways import Ended, Parted, Travelled, Way, part


@dataclass(frozen=True)
class Hit:
    """Where a search found something."""

    drawer: str
    subject: str
    noun: str
    title: str
    excerpt: str


class Contents(Summaries):
    """The reading side of a drawer called `name`."""

    def __init__(self, db: Database, name: str, nouns: Mapping[str, Noun]) -> None:
        super().__init__(db, name, nouns)
        self._begins = frozenset(kind for noun in nouns.values() for kind in noun.begins)
        known = sorted(kind for noun in nouns.values() for kind in noun.kinds)
        self._moved_in = [kind for kind in known if kind.endswith(".moved_in")]
        self._moved_out = [kind for kind in known if kind.endswith(".moved_out")]

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

    def search(self, words: str, limit: int = 50, nouns: Collection[str] = ()) -> list[Hit]:
        """Find entries that hold every one of `words`, each from its beginning, best first.

        Given `nouns`, only those about subjects of one of them.
        """
        readable = words.encode("utf-8", "replace").decode("utf-8")
        terms = readable.replace('"', " ").replace("\0", " ").split()
        if not terms:
            return []
        match = " ".join(f'"{term}"*' for term in terms)
        only = f" AND noun IN ({marks(nouns)})" if nouns else ""
        rows = self._query(
            "SELECT records.subject, noun, title,"
            " snippet(search, 0, '', '', '…', 12) AS excerpt"
            " FROM search JOIN records ON records.subject = search.subject"
            f" WHERE search MATCH ? AND state <> ?{only} ORDER BY search.rank LIMIT ?",
            [match, HIDDEN, *nouns, limit],
        )
        return [Hit(drawer=self.name, **row) for row in rows]

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
            f" WHERE kind IN ({marks(self._moved_in)}) AND body IS NOT NULL",
            self._moved_in,
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

    def handings(self) -> list[Entry]:
        """Return what says that somebody began to hand a case over, where its words are here."""
        rows = self._query(
            "SELECT * FROM entries WHERE kind = ? AND body IS NOT NULL ORDER BY clock", [HANDING]
        )
        return [from_row(row) for row in rows]

    def handed_away(self) -> list[str]:
        """Return the subjects that were handed from here to a drawer nobody here may open."""
        rows = self._query(
            "SELECT DISTINCT subject FROM entries"
            f" WHERE kind IN ({marks(self._moved_out)}) AND instr(body, '\"seal\":')",
            self._moved_out,
        )
        return [row["subject"] for row in rows]

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
            f"SELECT rowid AS place, * FROM entries WHERE rowid IN ({marks(some)}) ORDER BY rowid",
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

    def last_place(self) -> int:
        """Return the place of the entry that came last; 0 where there is none."""
        row = self._one("SELECT coalesce(max(rowid), 0) AS place FROM entries")
        return int(row["place"]) if row else 0

    def touched_since(self, place: int) -> list[str]:
        """Return the subjects of what came after an entry's place, in that order."""
        rows = self._query(
            "SELECT subject FROM entries WHERE rowid > ? GROUP BY subject ORDER BY min(rowid)",
            [place],
        )
        return [row["subject"] for row in rows]

    def folded(self, entries: Sequence[Entry]) -> object:
        """Return the record that some of a subject's entries make; None where no noun knows it."""
        noun = noun_of(entries, self._nouns)
        return noun.fold(entries) if noun else None

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


def _entry(row: dict[str, Any]) -> Entry:
    return from_row({name: row[name] for name in row if name != "place"})


def _way(row: dict[str, Any]) -> Way:
    return msgspec.json.decode(row["way"], type=dict[str, int])
