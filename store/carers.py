"""The adults of children: parents and carers, in the `office` drawer.

One adult may have several children; what holds between the two is a tie (`store.ties`). Those who
live at one address are one household, which gets one envelope.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

from store.by_hand import Hand, corrected, taken
from store.journal import Entry
from store.pupils import id_of
from store.record import Apply, Noun, Summary, folded

NOUN = "carer"
IMPORTED, ADDED, CORRECTED = "carer.imported", "carer.added", "carer.corrected"
NAMES = ("title", "forename", "surname", "email", "phone", "language", "address", "postcode")
"""What a file may say."""


@dataclass(frozen=True)
class Carer:
    """An adult. `language` is the one spoken at home, empty for English or unknown."""

    id: str
    title: str = ""
    forename: str = ""
    surname: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    address: str = ""
    postcode: str = ""
    hand: Mapping[str, Hand] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """How they are addressed: `Mrs Amina Khan`."""
        return " ".join(part for part in (self.title, self.forename, self.surname) if part)


def subject(id: str) -> str:
    """Return what entries about an adult are about."""
    return f"{NOUN}:{id}"


def household(address: str, postcode: str) -> str:
    """Return what two spellings of one address have in common; empty when there is none.

    Where nothing is known of an adult's address nobody is put into their envelope: it could hold
    what is not for them.
    """
    lines = normalize("NFKD", address).casefold()
    words = re.findall(r"[a-z0-9]+", lines)
    code = "".join(re.findall(r"[a-z0-9]+", postcode.casefold()))
    if not words:
        return ""
    # With a postcode the first line says which house; the town may be spelt in several ways.
    first = re.findall(r"[a-z0-9]+", lines.replace(",", "\n").split("\n")[0])
    if code and first and not any(any(c.isdigit() for c in word) for word in first):
        first = words[: max(len(first), 3)]
    if code and len(first) == 1:
        first = words[:3]
    return " ".join([code, *first]) if code else " ".join(words)


def fold(entries: Sequence[Entry]) -> Carer:
    """Return an adult as they were last known."""
    return folded(Carer(id_of(entries[0].subject)), entries, _APPLY)


def _said(carer: Carer, entry: Entry, said: Any) -> Carer:
    return taken(carer, said.get("said"), NAMES)


def _corrected(carer: Carer, entry: Entry, said: Any) -> Carer:
    return corrected(carer, entry, said.get("said"), NAMES)


def _summarise(carer: Carer) -> Summary:
    return Summary("known", 0, "", household(carer.address, carer.postcode), carer.name)


_APPLY: Apply[Carer] = {IMPORTED: _said, ADDED: _said, CORRECTED: _corrected}

CARER = Noun(NOUN, Carer, fold, _summarise, frozenset(_APPLY), frozenset({IMPORTED, ADDED}))
