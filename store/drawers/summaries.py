"""What can be read of the records in an open drawer: one, lists of them, and what is to be done."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from store.database import Database, translated
from store.drawers.record import Item, Noun, Row, decode

ALL = -1
"""However many rows there are."""
LAST = "\U0010ffff"
"""Comes behind every word that begins with another."""


class Summaries:
    """The summaries of a drawer called `name`, one row a subject."""

    def __init__(self, db: Database, name: str, nouns: Mapping[str, Noun]) -> None:
        self.db = db
        self.name = name
        self._nouns = nouns

    def state_of(self, subject: str) -> str:
        """Return the state of a subject here: empty when nothing was recorded about it."""
        row = self._one("SELECT state FROM records WHERE subject = ?", [subject])
        return str(row["state"]) if row else ""

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

        `apart` leaves only those in which decisions stand side by side; `limit` may be ALL.
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

    def lying(self, *nouns: str) -> list[str]:
        """Return all subjects of some nouns that lie here, however many: not what was moved away.

        That goes through all there ever was: nothing asks it at each look.
        """
        sql = f"SELECT subject FROM records WHERE noun IN ({marks(nouns)}) AND state <> 'moved'"
        return [row["subject"] for row in self._query(sql, list(nouns))]

    def records(
        self, noun: str, states: Sequence[str] = (), *, parent: str = "", title: str = ""
    ) -> list[Any]:
        """Return every record of a noun (in these states, of this parent, of this title)."""
        where, given = "noun = ?", [noun]
        if states:
            where, given = f"{where} AND state IN ({marks(states)})", [*given, *states]
        if parent:
            where, given = f"{where} AND parent <> '' AND parent = ?", [*given, parent]
        if title:
            where, given = f"{where} AND title = ?", [*given, title]
        rows = self._query(f"SELECT body FROM records WHERE {where}", given)
        return [decode(self._nouns[noun], row["body"]) for row in rows]

    def about(self, noun: str, parents: str) -> list[Any]:
        """Return every record of a noun whose parent begins so, wherever it was not moved away."""
        # With the sign, those of the noun are not all gone through: the parents' index serves.
        rows = self._query(
            "SELECT body FROM records WHERE +noun = ? AND state <> 'moved'"
            " AND parent <> '' AND parent >= ? AND parent < ?",
            [noun, parents, parents + LAST],
        )
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

    def count_between(self, noun: str, first: str, last: str) -> int:
        """Return how many records of a noun have a title that begins and ends so."""
        row = self._one(
            "SELECT count(*) AS n FROM records WHERE noun = ? AND title >= ? AND title < ?"
            " AND substr(title, -length(?)) = ?",
            [noun, first, first + LAST, last, last],
        )
        return int(row["n"]) if row else 0

    def moments_titled(self, noun: str, titles: Collection[str]) -> list[tuple[str, str]]:
        """Return (title, at) of every record of a noun that has one of these titles."""
        found: list[tuple[str, str]] = []
        for first in range(0, len(titles), 500):
            some = list(titles)[first : first + 500]
            sql = f"SELECT title, at FROM records WHERE noun = ? AND title IN ({marks(some)})"
            found += [(row["title"], row["at"]) for row in self._query(sql, [noun, *some])]
        return found

    def since(
        self, noun: str, states: Sequence[str], at: str, *, ranks: Sequence[int] = (0, 1, 2)
    ) -> list[Any]:
        """Return the records of a noun in these states that are no older than `at` (ISO 8601)."""
        # Said in full, the index by state, rank and moment serves.
        rows = self._query(
            f"SELECT body FROM records WHERE noun = ? AND state IN ({marks(states)})"
            f" AND rank IN ({marks(ranks)}) AND at >= ?",
            [noun, *states, *ranks, at],
        )
        return [decode(self._nouns[noun], row["body"]) for row in rows]

    def open_items(
        self,
        owner: str = "",
        due_before: str = "",
        item: str = "",
        besides: Collection[str] = (),
        limit: int = 200,
    ) -> list[tuple[str, Item]]:
        """Return (subject, item) for what is to be done, the earliest due first.

        `item` is its id, or the word that it begins with. `besides` are people, by id: then it is
        what somebody else than they should do.
        """
        where: list[str] = ["1"]
        given: list[str] = []
        if owner:
            where, given = [*where, "owner = ?"], [*given, owner]
        if besides:
            others = f"owner <> '' AND owner NOT IN ({', '.join('?' * len(besides))})"
            where, given = [*where, others], [*given, *besides]
        if item:
            begins = "(item = ? OR item >= ? AND item < ?)"
            where, given = [*where, begins], [*given, item, f"{item} ", f"{item}!"]
        if due_before:
            where, given = [*where, "due <> '' AND due < ?"], [*given, due_before]
        rows = self._query(
            f"SELECT * FROM open_items WHERE {' AND '.join(where)}"
            f" ORDER BY due = '', due LIMIT {limit:d}",
            given,
        )
        return [
            (row["subject"], Item(row["item"], row["owner"], row["due"], row["title"]))
            for row in rows
        ]

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
            f" WHERE noun IN ({marks(nouns)})"
            " ORDER BY state NOT IN ('open', 'waiting'), at DESC LIMIT ?",
            [*given, *nouns, limit],
        )
        return [Row(drawer=self.name, **row) for row in rows]

    def _query(self, sql: str, given: Sequence[Any] = ()) -> list[dict[str, Any]]:
        with translated(self.name):
            return list(self.db.query(sql, list(given)))

    def _one(self, sql: str, given: Sequence[Any] = ()) -> dict[str, Any] | None:
        return next(iter(self._query(sql, given)), None)


def marks(given: Collection[object]) -> str:
    """Return a place for each in a statement."""
    return ", ".join("?" * len(given))
