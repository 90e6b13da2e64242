"""Fields that a file has said or a person: what somebody put right by hand is remembered.

The next file of a school's system does not know of a correction. Who made it, when and why stays
with the field (procedure row 91), so that an import asks before it takes the correction back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from store.drawers.journal import Entry


@dataclass(frozen=True)
class Hand:
    """Who put a field right by hand, when (ISO 8601) and why."""

    by: str
    at: str
    why: str


class Filled(Protocol):
    """A record of which some fields were put right by hand."""

    @property
    def hand(self) -> Mapping[str, Hand]:
        """What was put right, by field."""


Record = TypeVar("Record", bound=Filled)


def taken(record: Record, said: Any, names: Iterable[str]) -> Record:
    """Return a record with what a file said of the fields called `names`."""
    new = _known(said, names)
    hand = {name: each for name, each in record.hand.items() if name not in new}
    return replace(record, **new, hand=hand)  # type: ignore[type-var] # a dataclass


def corrected(record: Record, entry: Entry, said: Any, names: Iterable[str]) -> Record:
    """Return a record with what somebody put right of the fields called `names`."""
    new = _known(said, names)
    by = Hand(entry.by, entry.at, str(entry.said.get("why", "")))
    hand = {**record.hand, **dict.fromkeys(new, by)}
    return replace(record, **new, hand=hand)  # type: ignore[type-var] # a dataclass


def _known(said: Any, names: Iterable[str]) -> dict[str, str]:
    found = said if isinstance(said, Mapping) else {}
    return {name: str(found[name]) for name in names if name in found}
