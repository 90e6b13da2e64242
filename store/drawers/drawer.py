"""A drawer: an encrypted file whose only door is `record`.

Everything a screen shows is folded from entries; after each batch one summary row per touched
subject is replaced. `check` folds everything again and compares.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from store import migrations
from store.database import Database, connect, empty_log, migrate, transaction, translated
from store.drawers.journal import Author, Body, Entry, Head, write
from store.drawers.ledger import Ledger
from store.drawers.record import MOVED, Noun
from store.drawers.ways import Ended, Travelled
from store.errors import Damaged, Refused

FOLDS = 21
"""Counts the programs whose folds or summaries say more than the ones before."""


@dataclass(frozen=True)
class Fact:
    """One thing to record: about which subject, which kind, what it says.

    An `id` makes recording it again harmless, e.g. the id of the envelope it came in.
    """

    subject: str
    kind: str
    body: Body = field(default_factory=dict)
    id: str = ""


Judge = Callable[["Drawer", Fact, datetime], Fact]
"""Returns a fact as it is recorded; raises Refused where whoever writes here may not."""
Follows = Callable[["Drawer", Fact], list[Fact]]
"""Returns what goes along with a fact that was just recorded, in the same step."""
Rules = tuple[Judge, Follows]


class Drawer(Ledger):
    """An open drawer. `name` is `safeguarding`, `own-…`, `case-…` and so on."""

    def __init__(
        self,
        db: Database,
        path: Path,
        name: str,
        nouns: Mapping[str, Noun],
        author: Author,
        key: bytes = b"",
        rules: Rules | None = None,
    ) -> None:
        super().__init__(db, name, nouns)
        self.path = path
        self.key = key
        self._author = author
        self._rules = rules

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
        rules: Rules | None = None,
    ) -> "Drawer":
        """Open a drawer with the first of `keys` that fits; `rules` are asked of each fact.

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
            drawer = cls(db, path, name, nouns, author, key, rules)
            drawer.fold_anew()
            return drawer
        raise missing

    @property
    def terminal(self) -> str:
        """The terminal this drawer is open at."""
        return self._author.terminal

    @property
    def person(self) -> str:
        """Who writes here, and signs it with their key."""
        return self._author.person

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
            Refused: a newer program has recorded about this subject, or whoever writes may not.
            OutOfOrder: the disk failed; nothing was recorded.
        """
        with transaction(self.db, self.name):
            while new := [fact for fact in facts if self._append(fact, now)]:
                for subject in {fact.subject for fact in new}:
                    self._summarise(subject)
                facts = [each for fact in new for each in self._following(fact)]

    def _following(self, fact: Fact) -> list[Fact]:
        return self._rules[1](self, fact) if self._rules is not None else []

    def take_in(self, entries: Sequence[Travelled], facts: Iterable[Fact], now: datetime) -> None:
        """Take in entries that were written in another drawer, as they are, and record facts.

        Only a move does this; `facts` say which entries came and from where.
        """
        with transaction(self.db, self.name):
            touched = {each.entry.subject for each in entries if self._insert(each)}
            touched |= {fact.subject for fact in facts if self._append(fact, now)}
            for subject in touched:
                self._summarise(subject)

    def mark_shared(self, places: Sequence[int], counter: int) -> None:
        """Mark entries that this terminal posted to the others, under this counter."""
        marks = ", ".join("?" * len(places))
        sql = f"SELECT rowid AS place, subject FROM entries WHERE rowid IN ({marks})"
        own = self._query(f"{sql} AND terminal = ?", [*places, self.terminal])
        with transaction(self.db, self.name):
            self.db.execute(f"DELETE FROM unshared WHERE entry IN ({marks})", list(places))
            first = [row for row in own if not self._ways(row["place"])]
            for row in first:
                self._add_ways(row["place"], [{self.terminal: counter}])
            if self.terminal in self.ended():
                for subject in {row["subject"] for row in first}:
                    self._summarise(subject)

    def end(self, ended: Ended) -> None:
        """Fold anew what is touched when other terminals are withdrawn than before."""
        with transaction(self.db, self.name):
            touched = self._touched(ended)
            self.db.execute("DELETE FROM ended")
            for terminal, last in ended.items():
                self.db.execute("INSERT INTO ended VALUES (?, ?)", [terminal, last])
            for subject in touched:
                self._summarise(subject)

    def fold_anew(self) -> None:
        """Fold everything again that an older program folded: its summaries say less."""
        if self._one("SELECT 1 AS x FROM folded WHERE version >= ?", [FOLDS]):
            return
        with transaction(self.db, self.name):
            for row in self._query("SELECT DISTINCT subject FROM entries"):
                with suppress(Damaged):  # what cannot be read keeps its summary; `check` says so
                    self._summarise(row["subject"])
            self.db.execute("DELETE FROM folded")
            self.db.execute("INSERT INTO folded VALUES (?)", [FOLDS])

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

    def receive(self, entries: Iterable[Travelled]) -> set[str]:
        """Take in entries that were written here at other terminals, and verified: all or none.

        Returns the subjects among them that were moved away: what came of them is kept without
        its words, which belong where the subject went.
        """
        subjects, touched, ends = set[str](), set[str](), dict[str, Entry]()
        with transaction(self.db, self.name):
            for each in entries:
                entry = each.entry
                subjects.add(entry.subject)
                if self._insert(each, own=False):
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

    def _append(self, fact: Fact, now: datetime) -> bool:
        if fact.id and self._has(fact):
            return False
        if self._rules is not None:
            fact = self._rules[0](self, fact, now)
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
        self._insert(Travelled(entry))
        self._raise_head(entry)
        return True

    def _has(self, fact: Fact) -> bool:
        """Tell whether it was recorded here already, or elsewhere by an entry that counts."""
        sql = "SELECT 1 AS x FROM entries WHERE id = ?"
        if not self.ended() or self._one(f"{sql} AND terminal = ?", [fact.id, self.terminal]):
            return self._one(sql, [fact.id]) is not None
        return any(
            each.entry.id == fact.id and each.counts(self.ended())
            for each in self.travelled(fact.subject)
        )

    def _refuse_unknown(self, subject: str) -> None:
        known = {kind for noun in self._nouns.values() for kind in noun.kinds}
        rows = self._query("SELECT DISTINCT kind FROM entries WHERE subject = ?", [subject])
        # A terminal that was withdrawn stops nobody: what it wrote is looked for only then.
        if any(row["kind"] not in known for row in rows) and any(
            entry.kind not in known for entry in self.entries(subject)
        ):
            raise Refused("A newer Worry Box has written here. Please update this one first.")


def destroyed(entry: Entry) -> Entry:
    """Return an entry as it is once its body was destroyed."""
    return replace(entry, salt=None, body=None)
