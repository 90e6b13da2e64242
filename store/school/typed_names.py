"""Whom a typed name means: somebody on the list is chosen there, or nothing is kept from them."""

from store.drawers.record import words_of
from store.school.public_list import Person, PublicList


def named(public: PublicList, typed: str) -> tuple[Person, ...]:
    """Return the adults on the list all words of whose names were typed, in any order or case."""
    words = set(words_of(typed))
    return tuple(each for each in public.adults() if set(words_of(each.name)) <= words)
