"""The adults of children: parents and carers, in the `office` drawer.

One adult may have several children; what holds between the two is a tie (`store.roll.ties`). Those
who live at one address are one household, which gets one envelope where the address is sure.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.roll.by_hand import Hand, corrected, taken
from store.roll.pupils import id_of

NOUN = "carer"
IMPORTED, ADDED, CORRECTED = "carer.imported", "carer.added", "carer.corrected"
NAMES = ("title", "forename", "surname", "email", "phone", "language", "address", "postcode")
"""What a file may say."""
_IN_A_HOUSE = frozenset(
    (
        *(
            "flat",
            "flt",
            "apartment",
            "apt",
            "unit",
            "room",
            "floor",
            "annexe",
            "annex",
            "basement",
        ),
        *("studio"),
    )
)
"""What stands before or after the number of a part of a house."""

_OF_SEVERAL = frozenset(
    (
        *("court", "mansions", "flats", "apartments", "house", "block", "tower", "towers"),
        *("heights", "point", "buildings", "hall", "lodge", "park", "place", "wharf", "hostel"),
        *("site", "caravan", "quay", "centre", "refuge", "hotel"),
    )
)
"""What the name of a building with several homes may end with."""
_STREETS = frozenset(
    (
        *("street", "st", "road", "rd", "lane", "ln", "avenue", "ave", "close", "cl", "drive"),
        *("dr", "way", "crescent", "cres", "terrace", "grove", "gardens", "green", "hill", "row"),
        *("square", "walk", "mews", "rise", "view", "end", "common", "path", "track", "bank"),
    )
)
"""What the name of a street ends with."""


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

    With a postcode it ends with the line of the house or the flat: the town behind may be spelt
    in several ways. Where no house has a number, all of the address counts.
    """
    lines, code = _lines(address, postcode), "".join(_words(postcode))
    if not lines:
        return ""
    last = max((n for n, line in enumerate(lines) if _numbers(line) or _in_house(line)), default=-1)
    if not code or not any(_numbers_a_house(line) for line in lines):
        last = len(lines) - 1
    elif not any(word.isalpha() for word in lines[last]):
        last += 1  # the number stands in a line of its own, before its street
    return " ".join([*([code] if code else []), *(w for line in lines[: last + 1] for w in line)])


def names_one_house(address: str, postcode: str) -> bool:
    """Tell whether an address surely is one house: letters of several adults may share an envelope.

    A list that lost the column of the house numbers makes neighbours look like one household, and
    an envelope holds names and codes: where there is no number of a house, or no postcode and no
    second line to say which street of that name it is, each adult has their own.
    """
    lines = _lines(address, postcode)
    where = bool(_words(postcode)) or len(lines) > 1
    return where and any(_numbers_a_house(line) for line in lines)


def names_a_house(address: str, postcode: str) -> bool:
    """Tell whether an address names one house without a number: `The Old Forge, Mill Lane`.

    It has the name of a house that is no building of several, a street and a postcode.
    """
    lines = _lines(address, postcode)
    return (
        bool(_words(postcode))
        and len(lines) > 1
        and not any(map(_numbers, lines))
        and not any(map(_in_house, lines))
        and lines[0][-1] not in _STREETS
        and _OF_SEVERAL.isdisjoint(lines[0])
        and lines[1][-1] in _STREETS
    )


def _lines(address: str, postcode: str) -> list[list[str]]:
    """Return the words of each line of an address, without the postcode."""
    code = r"\s*".join("".join(_words(postcode)))
    text = normalize("NFKD", address).casefold()
    text = re.sub(rf"\b{code}\b", " ", text) if code else text
    return [words for line in re.split(r"[\n,;]", text) if (words := _words(line))]


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold())


def _numbers(line: Sequence[str]) -> int:
    return sum(bool(re.fullmatch(r"\d+[a-z]?", word)) for word in line)


def _in_house(line: Sequence[str]) -> bool:
    return not _IN_A_HOUSE.isdisjoint(line)


def _numbers_a_house(line: Sequence[str]) -> bool:
    """Tell whether a line has the number of a house, not only that of a flat in one."""
    return _numbers(line) > _in_house(line)


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
