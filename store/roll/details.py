"""What the office knows of a pupil beyond the roll: number, birthday, legal name, address.

It lies in the `office` drawer under the pupil's own id. An import is written here first, with what
it makes of the roll beside it: `store.imports` brings that over, also after a power cut.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.roll.by_hand import Hand, corrected, taken
from store.roll.pupils import id_of

NOUN = "details"
IMPORTED, CORRECTED = "details.imported", "details.corrected"
NAMES = ("upn", "born", "legal_forename", "legal_surname", "address", "postcode", "language")
"""What a file may say."""


@dataclass(frozen=True)
class Details:
    """The office's part of a pupil: `born` is a day (`2016-09-03`), `upn` the 13 characters."""

    id: str
    upn: str = ""
    born: str = ""
    legal_forename: str = ""
    legal_surname: str = ""
    address: str = ""
    postcode: str = ""
    language: str = ""
    hand: Mapping[str, Hand] = field(default_factory=dict)


def subject(id: str) -> str:
    """Return what entries about the details of a pupil are about."""
    return f"{NOUN}:{id}"


def fold(entries: Sequence[Entry]) -> Details:
    """Return details as they were last known."""
    return folded(Details(id_of(entries[0].subject)), entries, _APPLY)


def _imported(details: Details, entry: Entry, said: Any) -> Details:
    return taken(details, said.get("said"), NAMES)


def _corrected(details: Details, entry: Entry, said: Any) -> Details:
    return corrected(details, entry, said.get("said"), NAMES)


def _summarise(details: Details) -> Summary:
    return Summary("known", 0, details.born, "", details.upn)


_APPLY: Apply[Details] = {IMPORTED: _imported, CORRECTED: _corrected}

DETAILS = Noun(NOUN, Details, fold, _summarise, frozenset(_APPLY), frozenset(_APPLY))
