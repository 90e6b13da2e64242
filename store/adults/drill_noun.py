"""What the roll keeps of the drill: when the chair's drawer was opened, and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded

NOUN = "drill"
OPENED = "drill.opened"


@dataclass(frozen=True)
class Drill:
    """Who opened the chair's drawer and when (ISO 8601), the first first."""

    id: str
    opened: tuple[tuple[str, str], ...] = ()


def _opened(drill: Drill, entry: Entry, said: Any) -> Drill:
    return replace(drill, opened=(*drill.opened, (entry.by, entry.at)))


def fold(entries: Sequence[Entry]) -> Drill:
    """Return who opened the drawer and when."""
    return folded(Drill(entries[0].subject), entries, _APPLY)


def _summarise(drill: Drill) -> Summary:
    return Summary("noted", 0, drill.opened[-1][1] if drill.opened else "", "", "")


_APPLY: Apply[Drill] = {OPENED: _opened}
DRILL = Noun(NOUN, Drill, fold, _summarise, frozenset({OPENED}), frozenset({OPENED}))
