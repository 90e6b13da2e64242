"""That a child is still to be told an answer: no picture code is there, behind which it would wait.

Whoever answers says by when (`telling`), in the entry itself: a fold sees no calendar. It is over
once somebody notes that the child was told, or why not; and where the worry is opened again, or is
in a case, whose closing asks the same.
"""

from dataclasses import dataclass
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Item

TO_TELL, TELL = "tell", "Tell the child the answer"
"""How the item begins, and what it says."""
TELL_BY = "tell_by"
"""The part of an answer that says by when the child is told it; only where somebody has to."""


@dataclass(frozen=True)
class ToTell:
    """Who answered and so tells the child, and by when (`2026-03-10 09:14`, or empty)."""

    by: str
    due: str


def asked(entry: Entry, said: Any) -> ToTell | None:
    """Return what an answer leaves to do, if anything."""
    return ToTell(entry.by, str(said[TELL_BY])) if TELL_BY in said else None


def items(left: ToTell | None) -> list[Item]:
    """Return what is to do, if the child is still to be told."""
    return [Item(TO_TELL, left.by, left.due, TELL)] if left else []
