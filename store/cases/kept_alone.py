"""What one person keeps from one who leads safeguarding, or the case, until another has agreed.

The same of a worry and of a case, and it goes along from the one to the other: whoever opens a case
with what was kept so, or takes it out of one, ends no question with that.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from store.cases.checklist import Written
from store.drawers.journal import Entry
from store.drawers.record import Item

TO_KEEP = "kept"
"""How the item begins that waits for a second person's word on it."""
_AGREE, _FIRST = "agree", "first"
"""The parts of an entry that say by when somebody agrees, and who kept it where it went along."""


def to_agree(entry: Entry, said: Mapping[str, Any]) -> Written:
    """Return what an entry keeps from whom, and in `next` by when somebody agrees, if they have to.

    By whoever kept it first, where it came along.
    """
    by, at = str(said.get(_FIRST, "")) or entry.by, entry.at
    to, due = str(said.get("person", "")), str(said.get(_AGREE, ""))
    return Written(entry.kind, by, at, to, id=entry.id, next=due)


def to_agree_item(kept: Written) -> Item:
    """Return that it waits for somebody: for whoever may say it."""
    return Item(f"{TO_KEEP} {kept.id}", "", kept.next, "Agree whom it is kept from, or undo it")


def along(kept: Iterable[Written], person: str) -> dict[str, str]:
    """Return what an entry that keeps something else from a person says of what waits, if any."""
    found = next((each for each in kept if each.to == person), None)
    return {_AGREE: found.next, _FIRST: found.by} if found else {}
