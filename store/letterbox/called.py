"""Who is meant by the word for what they are: "the deputy head", "my teacher".

The words are data (`assets/desk/called.toml`). They name whoever has that role on the school's list
of adults, and nobody where nobody has it.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache

from jellyfish import metaphone

from assets.desk_data import called
from store.letterbox.in_place import roles_by_place
from store.letterbox.likeness import across, declined, nearly, words_in
from store.school.public_list import Person, PublicList

TEACHER = "teacher"
"""The role that names nobody but those who teach the child's own class."""
_LIKE = 0.85
"""These words are longer than names, and stand among words that are like them ("secretly")."""
_SHORTER, _LONGER = 0.6, 1.5
"""What is much shorter or longer than a word is never so like it."""
_DECLINED = 5
"""Letters of the shortest word that is looked for in its cases."""


def roles_in(words: str) -> frozenset[str]:
    """Return the roles whose words occur; within the longest ones nothing else is looked for.

    Words on two sides of a full stop are not one ("I hit my head. Teacher came.").
    """
    return frozenset(
        role for part in re.split(r"[.!?;:,\n]+", words) for role in _roles_in(words_in(part))
    )


def teachers_of(public: PublicList, class_name: str, class_id: str = "") -> tuple[str, ...]:
    """Return who is meant by a child of a class that writes "my teacher", by their ids.

    The class is found by its id, whatever it is called by now; by its name where that is all.
    """
    named = next((each for each in public.classes if each.name == class_name), None)
    found = public.school_class(class_id) or named
    adults = found.adults if found else ()
    teach = {person.id for person in public.with_role(TEACHER)}
    return tuple(id for id in adults if id in teach) or adults


def is_called(person: Person, roles: Collection[str], teachers: Collection[str]) -> bool:
    """Tell whether somebody has one of the roles that words hold (`roles_in`)."""
    if TEACHER in roles and person.id in teachers:
        return True
    return any(role in roles for role in person.roles if role != TEACHER)


@cache
def _phrases() -> dict[str, tuple[tuple[str, int, str], ...]]:
    """Return each of the words as one, how many they are, and their role, by their first letter."""
    found: dict[str, set[tuple[str, int, str]]] = {}
    for role, words in called():
        for parts in map(words_in, words):
            phrase = "".join(parts)
            found.setdefault(phrase[0], set()).add((phrase, len(parts), role))
    return {first: tuple(sorted(each)) for first, each in found.items()}


def _roles_in(heard: Sequence[str]) -> set[str]:
    known = _phrases()
    found = [
        (len(phrase), role, set(range(place, place + size)))
        for place, word in enumerate(heard)
        for phrase, count, role in known.get(word[0], ())
        for size in range(1, min(count + 1, len(heard) - place) + 1)
        if _is(phrase, "".join(heard[place : place + size]))
    ]
    taken, roles = set[int](), set[str]()
    for _, role, places in sorted(found, key=lambda each: -each[0]):
        if not places & taken:
            taken |= places
            roles.add(role)
    return roles | roles_by_place(heard, taken)


def _is(phrase: str, word: str) -> bool:
    if not _SHORTER < len(word) / len(phrase) < _LONGER:
        return False
    if word in (phrase, phrase + "s") or nearly(phrase, word, _LIKE):
        return True
    if nearly(phrase, word) and metaphone(phrase) == metaphone(word):
        return True
    return len(phrase) >= _DECLINED and declined(across(phrase), across(word))
