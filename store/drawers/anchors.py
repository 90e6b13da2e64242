"""Ends of chains, noted outside the file they belong to, because a bare chain does not notice
that its tail was cut off."""

from collections.abc import Callable, Mapping

from store.database import Database, transaction
from store.drawers.journal import Head

LETTERBOX, LIST = "letterbox", "list"
"""The names under which the ends of the letterbox and of the public list are noted."""

Holds = Callable[[str, Head], bool]
"""Tells whether a terminal's entry with this counter and hash is there."""


def noted(db: Database) -> dict[str, dict[str, Head]]:
    """Return what was noted: chain names to terminals to ends."""
    found: dict[str, dict[str, Head]] = {}
    for row in db.query("SELECT * FROM anchors"):
        found.setdefault(row["drawer"], {})[row["terminal"]] = Head(row["counter"], row["hash"])
    return found


def note(db: Database, chain: str, heads: Mapping[str, Head], holds: Holds) -> None:
    """Note the ends of a chain.

    An end that the chain does not hold any more stays noted: it is the proof that something is
    gone.
    """
    before = noted(db).get(chain, {})
    with transaction(db):
        for terminal, head in heads.items():
            old = before.get(terminal)
            if old == head or (old and not holds(terminal, old)):
                continue
            db.execute(
                "INSERT OR REPLACE INTO anchors VALUES (?, ?, ?, ?)",
                [chain, terminal, head.counter, head.hash],
            )


def gone(heads: Mapping[str, Head], holds: Holds) -> dict[str, Head]:
    """Return those of the noted ends of a chain that it does not hold any more.

    So it is where an older copy of its file was put back, until the newer entries come again.
    """
    return {terminal: head for terminal, head in heads.items() if not holds(terminal, head)}
