"""Decisions that had not seen one another: they stand side by side until a person chooses.

Two people at two terminals may close a case and open it again, each without knowing of the
other. One order is the same on every terminal, so that all show the same; but nobody decided it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from store.drawers.drawer import Drawer, Fact
from store.drawers.journal import Entry, in_order
from store.drawers.knowledge import knew
from store.errors import Refused
from store.subjects import noun_of


@dataclass(frozen=True)
class Decision:
    """One of several that stand side by side: what kind, by whom and when (ISO 8601).

    Those with the same `about` are about one thing.
    """

    id: str
    kind: str
    by: str
    at: str
    about: str


class Undecided(Protocol):
    """A record that decisions may stand side by side in."""

    @property
    def id(self) -> str:
        """Which subject it is."""

    @property
    def apart(self) -> tuple[Decision, ...]:
        """The decisions."""


def undecided(
    entries: Sequence[Entry], groups: Iterable[Collection[str]], chosen: str
) -> tuple[Decision, ...]:
    """Return the decisions that stand side by side, in the order every terminal agrees on.

    Decisions of kinds in one group are about the same thing, where they name the same part of
    the record (`_part`). An entry of the kind `chosen` says which one stands, and over which
    others.
    """
    if len({entry.terminal for entry in entries}) < 2:
        return ()
    ordered = in_order(entries)
    settled = _settled([entry for entry in ordered if entry.kind == chosen])
    found: list[Decision] = []
    for group in groups:
        same = [entry for entry in ordered if entry.kind in group]
        for part in dict.fromkeys(map(_part, same)):
            about = f"{min(group)} {part}".strip()
            apart = _side_by_side([entry for entry in same if _part(entry) == part], settled)
            found += [Decision(e.id, e.kind, e.by, e.at, about) for e in apart]
    return tuple(found)


def together(record: Undecided) -> tuple[Decision, ...]:
    """Return the decisions about the first thing that somebody has to choose in."""
    return tuple(each for each in record.apart if each.about == record.apart[0].about)


def choose(
    drawer: Drawer, record: Undecided, decision: str, now: datetime, more: Sequence[Fact] = ()
) -> None:
    """Let one of the decisions that stand side by side stand alone; `more` is recorded with it.

    Raises:
        Refused: it is none of them (any more).
    """
    one = next((each for each in record.apart if each.id == decision), None)
    if one is None:
        raise Refused("Somebody has chosen already. Please look again.")
    said = next(e.said for e in drawer.entries(record.id) if e.id == decision)
    between = sorted(each.id for each in record.apart if each.about == one.about)
    body = {"decision": decision, "between": between, "kind": one.kind, "said": dict(said)}
    drawer.record_all([Fact(record.id, f"{noun_of(record.id)}.chosen", body), *more], now)


def _settled(choices: Sequence[Entry]) -> frozenset[str]:
    """Return the decisions that were chosen between, but for those that two choices made apart
    let stand against one another."""
    last = [
        one
        for one in choices
        if not any(knew(other, one) and _between(other) & _between(one) for other in choices)
    ]
    rivals = {
        one.said.get("decision")
        for one in last
        for other in last
        if _between(one) & _between(other)
        and one.said.get("decision") != other.said.get("decision")
    }
    return frozenset().union(*map(_between, choices)) - rivals


def _between(choice: Entry) -> frozenset[str]:
    return frozenset(choice.said.get("between", ()))


def _part(entry: Entry) -> str:
    """Return which part of a record an entry is about: an investigation, a reviewer, a person."""
    parts = ("investigation", "place", "whom", "corrects")
    return " ".join(str(entry.said.get(key, "")) for key in parts).strip()


def _side_by_side(same: Sequence[Entry], settled: Collection[str]) -> list[Entry]:
    last = [
        entry
        for entry in same
        if entry.id not in settled and not any(knew(other, entry) for other in same)
    ]
    differ: list[Any] = []
    for entry in last:
        if (entry.kind, entry.said) not in differ:
            differ.append((entry.kind, entry.said))
    return last if len(differ) > 1 else []
