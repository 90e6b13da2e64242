"""A drawer: an encrypted file whose only door is `record`.

Everything a screen shows is folded from entries; after each batch one summary row per touched
subject is replaced. `check` folds everything again and compares.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from store import migrations
from store.contents import Contents
from store.database import Database, connect, empty_log, migrate, transaction, translated
from store.errors import Damaged, Refused
from store.journal import Author, Body, Entry, Head, to_row, write
from store.record import MOVED, Noun, noun_of, summary_rows


@dataclass(frozen=True)
class Fact:
    """One thing to record: about which subject, which kind, what it says.

    An `id` makes recording it again harmless, e.g. the id of the envelope it came in.
    """

    subject: str
    kind: str
    body: Body = field(default_factory=dict)
    id: str = ""


class Drawer(Contents):
    """An open drawer. `name` is `safeguarding`, `own-…`, `case-…` and so on."""

    def __init__(
        self,
        db: Database,
        path: Path,
        name: str,
        nouns: Mapping[str, Noun],
        author: Author,
        key: bytes = b"",
    ) -> None:
        super().__init__(db, name, nouns)
        self.path = path
        self.key = key
        self._author = author

    @classmethod
    def open(
        cls,
        folder: Path,
        name: str,
        keys: Sequence[bytes],
        nouns: Mapping[str, Noun],
        author: Author,
        *,
        make: bool = False,
    ) -> "Drawer":
        """Open a drawer with the first of `keys` that fits.

        Raises:
            Damaged: the file is missing (unless `make`), damaged, or no key fits.
        """
        path = folder / f"{name}.db"
        missing = Damaged(f"The drawer {name} is missing from the data folder.")
        for key in keys:
            try:
                db = connect(path, key, make=make and not path.exists())
            except Damaged as error:
                missing = error
                continue
            migrate(db, migrations.drawer, path)
            return cls(db, path, name, nouns, author, key)
        raise missing

    @property
    def terminal(self) -> str:
        """The terminal this drawer is open at."""
        return self._author.terminal

    def close(self) -> None:
        """Close the file; its key is forgotten with it."""
        self.db.close()
        self.key = b""

    def change_key(self, key: bytes) -> None:
        """Encrypt the file anew; whoever only knows the old key can no longer open it.

        The old key is remembered inside: what other terminals sealed with it is still to come.
        """
        self.remember_key(self.key)
        with translated(self.name):
            self.db.execute(f"PRAGMA rekey=\"x'{key.hex()}'\"")
        self.key = key
        empty_log(self.db, self.name)

    def remember_key(self, key: bytes) -> None:
        """Remember a key that entries from other terminals may be sealed with."""
        with transaction(self.db, self.name):
            self.db.execute(
                "INSERT OR IGNORE INTO former_keys SELECT ?, count(*) FROM former_keys",
                [key.hex()],
            )

    def record(self, subject: str, kind: str, body: Body, now: datetime, *, id: str = "") -> None:
        """Record one fact. See `record_all`."""
        self.record_all([Fact(subject, kind, body, id)], now)

    def record_all(self, facts: Iterable[Fact], now: datetime) -> None:
        """Record facts together: all of them are committed, or none.

        Raises:
            Refused: a newer program has recorded about this subject.
            OutOfOrder: the disk failed; nothing was recorded.
        """
        with transaction(self.db, self.name):
            touched = {fact.subject for fact in facts if self._append(fact, now)}
            for subject in touched:
                self._summarise(subject)

    def take_in(self, entries: Sequence[Entry], facts: Iterable[Fact], now: datetime) -> None:
        """Take in entries that were written in another drawer, as they are, and record facts.

        Only a move does this; `facts` say which entries came and from where.
        """
        with transaction(self.db, self.name):
            touched = {entry.subject for entry in entries if self._insert(entry)}
            touched |= {fact.subject for fact in facts if self._append(fact, now)}
            for subject in touched:
                self._summarise(subject)

    def mark_shared(self, places: Iterable[int]) -> None:
        """Mark entries that were posted to the other terminals."""
        with transaction(self.db, self.name):
            for place in places:
                self.db.execute("DELETE FROM unshared WHERE entry = ?", [place])

    def mark_filled(self, terminals: Iterable[str], *, share: bool) -> None:
        """Mark office terminals that have, or with `share` are to be given, everything here."""
        with transaction(self.db, self.name):
            if share:
                self.db.execute("INSERT OR IGNORE INTO unshared SELECT rowid FROM entries")
            for terminal in terminals:
                self.db.execute("INSERT OR IGNORE INTO filled VALUES (?)", [terminal])

    def mark_tried(self, what: str, place: int) -> None:
        """Mark the place in the letterbox up to which none of `what` is left to try here."""
        with transaction(self.db, self.name):
            self.db.execute("INSERT OR REPLACE INTO tried VALUES (?, ?)", [what, place])

    def receive(self, entries: Iterable[Entry]) -> set[str]:
        """Take in entries that were written here at other terminals, and verified: all or none.

        Returns the subjects among them that were moved away: what came of them is kept without
        its words, which belong where the subject went.
        """
        subjects, touched, ends = set[str](), set[str](), dict[str, Entry]()
        with transaction(self.db, self.name):
            for entry in entries:
                subjects.add(entry.subject)
                if self._insert(entry, own=False):
                    touched.add(entry.subject)
                if entry.origin == self.name:
                    end = ends.get(entry.terminal, entry)
                    ends[entry.terminal] = max(end, entry, key=lambda each: each.counter)
            for end in ends.values():
                self._raise_head(end)
            for subject in touched:
                self._summarise(subject)
            moved = {subject for subject in subjects if self.state_of(subject) == MOVED}
            for subject in moved & touched:
                self._forget_words(subject)
                self._summarise(subject)
        if moved & touched:
            empty_log(self.db, self.name)
        return moved

    def empty(self, subjects: Sequence[str], facts: Iterable[Fact], now: datetime) -> None:
        """Destroy what was written about subjects (bodies, salts, search rows); record facts.

        The entries' shells stay, so that the chain still proves the rest. The words are gone
        from the write-ahead log too when this returns.
        """
        with transaction(self.db, self.name):
            for subject in subjects:
                self._forget_words(subject)
            touched = {fact.subject for fact in facts if self._append(fact, now)}
            for subject in {*subjects, *touched}:
                self._summarise(subject)
        empty_log(self.db, self.name)

    def fresh_summary(self, subject: str) -> tuple[list[Any], list[list[Any]]]:
        """Fold a subject anew and return the rows its summary should have."""
        entries = self.entries(subject)
        noun = noun_of(entries, self._nouns)
        if noun is None:
            raise Damaged("A newer Worry Box wrote about something this one does not know.")
        return summary_rows(subject, noun, entries)

    def _append(self, fact: Fact, now: datetime) -> bool:
        if fact.id and self._one("SELECT 1 AS x FROM entries WHERE id = ?", [fact.id]):
            return False
        self._refuse_unknown(fact.subject)
        heads = self.heads()
        clock = self._one("SELECT coalesce(max(clock), 0) AS c FROM entries")
        entry = write(
            self._author,
            self.name,
            fact.subject,
            fact.kind,
            fact.body,
            at=now.isoformat(timespec="seconds"),
            clock=(clock["c"] if clock else 0) + 1,
            head=heads.get(self._author.terminal, Head()),
            seen={terminal: head.counter for terminal, head in heads.items()},
            id=fact.id,
        )
        self._insert(entry)
        self._raise_head(entry)
        return True

    def _raise_head(self, entry: Entry) -> None:
        if entry.origin != self.name:
            return
        self.db.execute(
            "INSERT INTO heads VALUES (?, ?, ?) ON CONFLICT (terminal) DO UPDATE SET"
            " counter = excluded.counter, hash = excluded.hash"
            " WHERE excluded.counter > heads.counter",
            [entry.terminal, entry.counter, entry.hash()],
        )

    def _insert(self, entry: Entry, *, own: bool = True) -> bool:
        """Insert an entry that is not here yet; `own`: the other terminals are to have it."""
        there = self._query("SELECT terminal FROM entries WHERE id = ?", [entry.id])
        if entry.terminal in {row["terminal"] for row in there}:
            return False
        places = ", ".join("?" * 17)
        row = self.db.execute(f"INSERT INTO entries VALUES ({places})", to_row(entry)).lastrowid
        if own:
            self.db.execute("INSERT OR IGNORE INTO unshared VALUES (?)", [row])
        if not there and (text := searchable(entry.said)):
            self.db.execute(
                "INSERT INTO search (text, subject, entry) VALUES (?, ?, ?)",
                [text, entry.subject, entry.id],
            )
        return True

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
        entries = self.entries(subject)
        if (noun := noun_of(entries, self._nouns)) is None:
            return  # it is kept, and carried on, for a newer program
        row, items = summary_rows(subject, noun, entries)
        self.db.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        self.db.execute("DELETE FROM open_items WHERE subject = ?", [subject])
        for item in items:
            self.db.execute("INSERT INTO open_items VALUES (?, ?, ?, ?, ?)", item)

    def _refuse_unknown(self, subject: str) -> None:
        known = {kind for noun in self._nouns.values() for kind in noun.kinds}
        rows = self._query("SELECT DISTINCT kind FROM entries WHERE subject = ?", [subject])
        if any(row["kind"] not in known for row in rows):
            raise Refused("A newer Worry Box has written here. Please update this one first.")


_NOT_WORDS = re.compile(r"([a-z]+:)?(?=\d*[a-f])[0-9a-f]{12,}|\d{4}-\d\d-\d\dT[\d:.+Z-]+")
"""Ids, keys and moments: nobody looks for them, and they would stand in every excerpt."""


def searchable(value: Any) -> str:
    """Return every text inside a body that a person could look for, a line each."""
    if isinstance(value, str):
        return "" if _NOT_WORDS.fullmatch(value) else value
    if isinstance(value, Mapping):
        value = [value[name] for name in sorted(value)]
    if isinstance(value, Sequence):
        return "\n".join(text for each in value if (text := searchable(each)))
    return ""


def destroyed(entry: Entry) -> Entry:
    """Return an entry as it is once its body was destroyed."""
    return replace(entry, salt=None, body=None)
