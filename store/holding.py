"""What a drawer remembers of its own holders, in its own journal."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from store.journal import Entry
from store.record import Noun, Summary

GRANTED = "drawer.granted"


@dataclass(frozen=True)
class Holding:
    """Who was given the drawer's key: people's ids to the public keys it was wrapped to."""

    id: str
    holders: dict[str, str] = field(default_factory=dict)
    sheet: str = ""


def subject_of(drawer: str) -> str:
    """Return the subject under which a drawer speaks of itself."""
    return f"drawer:{drawer}"


def fold(entries: Sequence[Entry]) -> Holding:
    """Return the last grant."""
    last = max(entries, key=lambda entry: (entry.clock, entry.terminal, entry.counter))
    return Holding(last.subject, dict(last.said.get("holders", {})), last.said.get("sheet", ""))


def _summarise(holding: Holding) -> Summary:
    return Summary("granted", 0, "", "", "")


HOLDING = Noun("drawer", Holding, fold, _summarise, frozenset({GRANTED}))
