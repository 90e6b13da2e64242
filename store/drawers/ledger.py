"""The writing side of a drawer's file: entries and what hangs on them.

With an entry go the ways it came, the end of its chain, the words to search it by, and the
summary folded from its subject. `Drawer` decides what is written, and in which transaction.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec

from store.drawers.contents import Contents
from store.drawers.journal import Entry, to_row
from store.drawers.record import NO_ROWS, SummaryRows, noun_of, summary_rows
from store.drawers.ways import AFTER_ALL, Ended, Travelled, Way, merged


class Ledger(Contents):
    """Contents that can be written to, within a transaction."""

    def fresh_summary(self, subject: str) -> SummaryRows:
        """Fold a subject anew; return the rows it should have.

        There are none where nothing counts, or only a newer program knows what it is.
        """
        entries = self.entries(subject)
        noun = noun_of(entries, self._nouns)
        return NO_ROWS if noun is None else summary_rows(subject, noun, entries)

    def not_counting(self, ended: Ended) -> set[str]:
        """Return the ids of the entries that would count no more under other ends of terminals."""
        all_of_them = [
            (each.entry.id, each.counts(ended))
            for subject in self._touched(ended)
            for each in self.travelled(subject)
        ]
        return {id for id, _ in all_of_them} - {id for id, counts in all_of_them if counts}

    def _raise_head(self, entry: Entry) -> None:
        if entry.origin != self.name:
            return
        self.db.execute(
            "INSERT INTO heads VALUES (?, ?, ?) ON CONFLICT (terminal) DO UPDATE SET"
            " counter = excluded.counter, hash = excluded.hash"
            " WHERE excluded.counter > heads.counter",
            [entry.terminal, entry.counter, entry.hash()],
        )

    def _insert(self, travelled: Travelled, *, own: bool = True) -> bool:
        """Insert an entry that is not here yet; `own`: the other terminals are to have it.

        Returns whether anything is new: the entry, or a way it came.
        """
        entry = travelled.entry
        sql = "SELECT rowid AS place, terminal, signature, subject, body FROM entries WHERE id = ?"
        there = self._query(sql, [entry.id])
        for row in there:
            if (row["terminal"], row["signature"]) == (entry.terminal, entry.signature):
                return self._add_ways(row["place"], travelled.ways)
        places = ", ".join("?" * 17)
        done = self.db.execute(f"INSERT INTO entries VALUES ({places})", to_row(entry))
        place = int(done.lastrowid or 0)
        self._write_ways(place, travelled.ways)
        if own:
            self.db.execute("INSERT OR IGNORE INTO unshared VALUES (?)", [place])
        self._index(entry, {(row["subject"], _words(row["body"])) for row in there})
        return True

    def _index(self, entry: Entry, there: Collection[tuple[str, str]]) -> None:
        """Make an entry's words searchable, but those that another of the same id has said."""
        text = searchable(entry.said)
        if text and (entry.subject, text) not in there:
            self.db.execute(
                "INSERT INTO search (text, subject, entry) VALUES (?, ?, ?)",
                [text, entry.subject, entry.id],
            )

    def _add_ways(self, place: int, more: Sequence[Way]) -> bool:
        """Remember ways in which an entry came that is here; tell whether they say more."""
        known = self._ways(place)
        ways = merged(known, more)
        if set(map(_encoded, ways)) == set(map(_encoded, known)):
            return False
        self.db.execute("DELETE FROM ways WHERE entry = ?", [place])
        self._write_ways(place, ways)
        return True

    def _write_ways(self, place: int, ways: Sequence[Way]) -> None:
        for way in ways:
            self.db.execute("INSERT INTO ways VALUES (?, ?)", [place, _encoded(way)])

    def _forget_words(self, subject: str) -> None:
        """Destroy bodies and salts, but those that say what was moved from where to where."""
        self.db.execute(
            "UPDATE entries SET salt = NULL, body = NULL WHERE subject = ? AND salt IS NOT NULL"
            " AND kind NOT LIKE '%.moved_%'",
            [subject],
        )
        self.db.execute(
            "DELETE FROM search WHERE subject = ? AND entry NOT IN"
            " (SELECT id FROM entries WHERE subject = ? AND kind LIKE '%.moved_%')",
            [subject, subject],
        )

    def _summarise(self, subject: str) -> None:
        fresh = self.fresh_summary(subject)
        for table in ("records", "open_items", "called"):
            self.db.execute(f"DELETE FROM {table} WHERE subject = ?", [subject])
        for row in fresh.records:
            self.db.execute("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        for item in fresh.items:
            self.db.execute("INSERT INTO open_items VALUES (?, ?, ?, ?, ?)", item)
        for word in fresh.called:
            self.db.execute("INSERT INTO called VALUES (?, ?)", word)

    def _touched(self, ended: Ended) -> list[str]:
        """Return the subjects of which something else counts under other ends of terminals."""
        before = self.ended()
        changed = sorted(
            id for id in {*before, *ended} if before.get(id, AFTER_ALL) != ended.get(id, AFTER_ALL)
        )
        found = (
            row["subject"]
            for id in changed
            for row in self._query(
                "SELECT DISTINCT subject FROM entries LEFT JOIN ways ON ways.entry = entries.rowid"
                " WHERE terminal = ? OR instr(way, ?)",
                [id, f'"{id}":'],
            )
        )
        return list(dict.fromkeys(found))


def _encoded(way: Way) -> str:
    return msgspec.json.encode(dict(way), order="sorted").decode()


def _words(body: str | None) -> str:
    return "" if body is None else searchable(msgspec.json.decode(body))


_NOT_WORDS = re.compile(r"([a-z]+:)?(?=\d*[a-f])[0-9a-f]{12,}|\d{4}-\d\d-\d\dT[\d:.+Z-]+")
"""Ids, keys and moments: nobody looks for them, and they would stand in every excerpt."""
PRINTED = "printed"
"""The part of a body that holds the words of the form it was filled in on."""
SEALED = "sealed"
"""The part of a body that is sealed once more: there are no words in it."""


HAD = "roles"
"""The part of what was told that says who had which role then: nobody looks for it."""


def searchable(value: Any) -> str:
    """Return every text inside a body that a person could look for, a line each.

    What the program's own form said beside it is nobody's words: it would be found in every case.
    """
    if isinstance(value, str):
        return "\n".join(line for line in value.split("\n") if not _NOT_WORDS.fullmatch(line))
    if isinstance(value, Mapping):
        value = [value[name] for name in sorted(value) if name not in (PRINTED, SEALED, HAD)]
    if isinstance(value, Sequence):
        return "\n".join(text for each in value if (text := searchable(each)))
    return ""
