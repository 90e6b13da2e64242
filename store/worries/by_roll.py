"""What somebody who opens the roll noted of a worry: which of its words are first names there, and,
by the office's drawer, who of the child's parents works here."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from store.worries.first_names import FirstNames

NAMES = ("pupils", "colleagues", "either")
"""The parts of an entry that say which words are first names, as `FirstNames` has them."""


@dataclass(frozen=True)
class ByRoll:
    """The names that were looked up, and the adults on the list, by id; none may be.

    Beside them the first names in what was told.
    """

    name: str = ""
    adults: tuple[str, ...] = ()
    names: FirstNames = field(default_factory=FirstNames)


def said(name: str, adults: Collection[str]) -> dict[str, Any]:
    """Return what an entry says of the child's parents."""
    return {"name": name, "adults": sorted(adults)}


def said_of_names(names: FirstNames) -> dict[str, Any]:
    """Return what an entry says of first names: nothing of those of which there are none."""
    return {each: sorted(found) for each in NAMES if (found := getattr(names, each))}
