"""Something good that a child says to a grown-up: it waits for nobody and asks for nothing.

It lies in the own drawer of each who may read it and is never counted among what waits. Typed words
that speak of harm are to do until they are read: they may be no praise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from store.drawers.journal import Entry
from store.drawers.record import Apply, Item, Noun, Summary, folded
from store.worries.good import NOUN, Good
from store.worries.grave import names_deed
from store.worries.harm import speaks_of_harm

RECEIVED, READ = "praise.received", "praise.read"
NEW, SEEN = "new", "read"
TO_READ = Item("read", "", "", "Read it: it may be no praise")


@dataclass(frozen=True)
class Praise:
    """Something good as it lies in somebody's own drawer; `at` are times (ISO 8601)."""

    id: str
    good: Good = field(default_factory=Good)
    sent_at: str = ""
    read_at: str = ""

    @property
    def title(self) -> str:
        """Whom it is from, in a line."""
        who = self.good.name or (self.good.peg and f"the {self.good.peg}") or "a child"
        return f"{who}, {self.good.class_name}" if self.good.class_name else who


def fold(entries: Sequence[Entry]) -> Praise:
    """Return what was said, and when it was read first."""
    return folded(Praise(entries[0].subject), entries, _APPLY)


def _received(praise: Praise, entry: Entry, said: Any) -> Praise:
    good = msgspec.convert(said.get("good", {}), Good)
    return replace(praise, good=good, sent_at=said.get("sent_at", ""))


def _read(praise: Praise, entry: Entry, said: Any) -> Praise:
    return replace(praise, read_at=praise.read_at or entry.at)


def _summarise(praise: Praise) -> Summary:
    words, state = praise.good.words, SEEN if praise.read_at else NEW
    doubt = state == NEW and (speaks_of_harm(words) or names_deed(words))
    items = (TO_READ,) if doubt else ()
    return Summary(state, 0, praise.sent_at, "", praise.title, items)


_APPLY: Apply[Praise] = {RECEIVED: _received, READ: _read}

PRAISE = Noun(NOUN, Praise, fold, _summarise, frozenset(_APPLY), frozenset({RECEIVED}))
