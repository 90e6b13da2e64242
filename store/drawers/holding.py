"""What a drawer remembers of its own holders, in its own journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from store.drawers.journal import Body, Entry, in_order
from store.drawers.record import Noun, Summary

GRANTED = "drawer.granted"


@dataclass(frozen=True)
class Holding:
    """Who was given the drawer's key: people's ids to the public keys it was wrapped to.

    `list_number` is the version of the public list that said so: an older one than that is not
    believed any more.
    """

    id: str
    holders: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
    list_number: int = 0


def subject_of(drawer: str) -> str:
    """Return the subject under which a drawer speaks of itself."""
    return f"drawer:{drawer}"


def fold(entries: Sequence[Entry]) -> Holding:
    """Return the last grant."""
    granted = [entry for entry in in_order(entries) if entry.kind == GRANTED]
    if not granted:
        return Holding(entries[0].subject)
    last = granted[-1]
    said = last.said
    newest = max(int(entry.said.get("list", 0)) for entry in granted)
    return Holding(last.subject, dict(said.get("holders", {})), said.get("sheet", ""), newest)


def saying(holders: Mapping[str, str], sheet: str, list_number: int) -> Body:
    """Return what an entry of the kind GRANTED says."""
    return {"holders": dict(holders), "sheet": sheet, "list": list_number}


def _summarise(holding: Holding) -> Summary:
    return Summary("granted", 0, "", "", "")


HOLDING = Noun("drawer", Holding, fold, _summarise, frozenset({GRANTED}), frozenset({GRANTED}))
