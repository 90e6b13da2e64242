"""Whom a typed name means: somebody on the list is chosen there, or nothing is kept from them."""

import re

from store.drawers.record import words_of
from store.letterbox.readers import TITLES
from store.school.public_list import Person, PublicList

_BETWEEN = re.compile(r"[,;&\n]|\band\b|\bor\b", re.IGNORECASE)


def named(public: PublicList, typed: str) -> tuple[Person, ...]:
    """Return the adults on the list who are named, in any order or case: in full, or in part.

    A surname alone names them too; one with another forename is somebody else's.
    """
    parts = [set(words_of(part)) for part in (typed, *_BETWEEN.split(typed))]
    return tuple(person for person in public.adults() if _is_in(person, parts))


def _is_in(person: Person, parts: list[set[str]]) -> bool:
    name = set(words_of(person.name))
    return any(name <= part or (part - TITLES and part - TITLES <= name) for part in parts)
