"""What somebody who opens the office's drawer noted of a worry: who of its parents works here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from store.drawers.journal import Entry

if TYPE_CHECKING:
    from store.worries.worries import Worry


@dataclass(frozen=True)
class ByRoll:
    """The child's name that was looked up, and the adults on the list, by id; none may be."""

    name: str = ""
    adults: tuple[str, ...] = ()


def said(name: str, adults: Collection[str]) -> dict[str, Any]:
    """Return what an entry says of it."""
    return {"name": name, "adults": sorted(adults)}


def noted(worry: "Worry", entry: Entry, said: Mapping[str, Any]) -> "Worry":
    """Whom the roll had once stays in it, until somebody says that it is not about them."""
    adults = dict.fromkeys((*worry.by_roll.adults, *map(str, said.get("adults", ()))))
    return replace(worry, by_roll=ByRoll(str(said.get("name", "")), tuple(adults)))
