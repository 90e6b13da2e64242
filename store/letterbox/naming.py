"""Whom words name, however a child spells it.

After a title a child nearly always writes a name, and as it sounds ("mr nite", "mis leigh");
without one only what is much like a surname is one. A name may be run together with its title, or
come apart. People are handed over under every name and role they have or had (`PublicList.called`).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from jellyfish import metaphone

from assets.desk_data import titles
from store.letterbox.called import is_called, roles_in
from store.letterbox.likeness import across, declined, nearly, words_in
from store.school.public_list import Person

TITLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "sir", "rev", "the"})
"""What stands before a name on a list, and is no part of it."""
_RUN_TOGETHER = ("mister", "missus", "miss", "mis", "mrs", "mr", "ms")
"""What a child writes in one word with a name, the longest first."""
_PARTICLES = frozenset(
    {"van", "von", "de", "der", "den", "di", "da", "du", "la", "le", "el", "al", "st", "mc", "mac"}
    | {"o", "d", "ap", "bin", "ben", "ter"}
)
"""What belongs to the word after it in a surname."""
_LEAST, _SOUNDING = 3, 5
"""Letters that half a name has at least, and what is run together with a title, to be one."""
_TITLED = 0.7
"""From so much the same on, a word after a title may be a name."""
_UNTITLED = 2
"""Letters that the ending of a case has at least where no title says that it is a name."""


@dataclass(frozen=True)
class Heard:
    """The words of a text, those that a title says are a name, and the roles that it speaks of."""

    words: tuple[str, ...]
    titled: tuple[str, ...]
    roles: frozenset[str]


def named_in(
    words: str, people: Collection[Person], teachers: Collection[str] = ()
) -> tuple[Person, ...]:
    """Return the people whose name occurs in `words`, however misspelt, each as they come first.

    Compared without case and accents; a near miss counts, because a child spells as it can and
    asking once too often harms nobody. The word for a role names whoever has it, too; `teachers`
    are who is meant by "my teacher", by their ids (`store.letterbox.called`).
    """
    heard = _heard(words)
    named = {person.id for person in people if _names(person, heard, teachers)}
    now = {person.id: person for person in reversed(tuple(people)) if person.id in named}
    return tuple(person for person in people if now.get(person.id) is person)


def plainly_named(
    words: str,
    called: Collection[Person],
    everyday: Collection[str],
    teachers: Collection[str] = (),
) -> bool:
    """Tell whether `words` name somebody, and do not only hold a name as an `everyday` word.

    `called` is one person, under each of their names. "The bell rang" names no Mr Bell; "mr bell"
    does.
    """
    heard = _heard(words)
    return any(_names(each, heard, teachers, everyday) for each in called)


def may_mean(words: str, name: str) -> bool:
    """Tell whether `words` may mean somebody of a full `name`, who need not be on the staff.

    Their surname counts however misspelt, as in `named_in`, and any part of their name as it is.
    """
    heard = _heard(words)
    parts = {part for part in _parts(name) if len(part) > 1}
    return bool(parts & set(heard.words)) or _is_heard(name, heard)


def _names(
    person: Person, heard: Heard, teachers: Collection[str], everyday: Collection[str] = ()
) -> bool:
    return _is_heard(person.name, heard, everyday) or is_called(person, heard.roles, teachers)


def _is_heard(name: str, heard: Heard, everyday: Collection[str] = ()) -> bool:
    alone = [each for each in _surnames(name) if each not in everyday]
    return (
        any(_is_like(each, word) for each in alone for word in heard.words)
        or any(_sounds_like(each, word) for each in _surnames(name) for word in heard.titled)
        or any(_is_case_of(part, word) for part in _parts(name) for word in heard.titled)
    )


def _heard(text: str) -> Heard:
    words, before = words_in(text), titles()
    every, titled = [*words], list[str]()
    for place, word in enumerate(words, 1):
        if word in before:
            titled += ("".join(words[place : place + count]) for count in (1, 2, 3))
        title = next((each for each in _RUN_TOGETHER if word.startswith(each)), word)
        if len(rest := word.removeprefix(title)) >= _LEAST:
            (titled if len(rest) >= _SOUNDING else every).append(rest)
    return Heard(tuple(every), tuple(each for each in titled if each), roles_in(text))


@cache
def _surnames(name: str) -> Sequence[str]:
    """Return how a surname is said: its last word, all of it as one, each half of a double one."""
    parts = _parts(name)
    first = max(len(parts) - 1, 0)
    while first > 0 and parts[first - 1] in _PARTICLES:
        first -= 1
    double = words_in("".join(name.split()[-1:]))
    halves = (each for each in double if len(each) >= _LEAST)
    said = (*parts[-1:], "".join(parts[first:]), "".join(double), *halves)
    return tuple(each for each in dict.fromkeys(said) if each and each not in TITLES)


@cache
def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for part in words_in(name) if part not in TITLES)


def _is_case_of(part: str, word: str) -> bool:
    return part == word or declined(across(part), across(word))


def _is_like(name: str, word: str) -> bool:
    if word in (name, name + "s"):
        return True
    name, word = across(name), across(word)
    return name == word or nearly(name, word) or declined(name, word, _UNTITLED)


def _sounds_like(name: str, word: str) -> bool:
    if _is_case_of(name, word) or metaphone(name) == metaphone(word) != "":
        return True
    name, word = _as_heard(across(name)), _as_heard(across(word))
    if word in (name, name + "s") or nearly(name, word, _TITLED):
        return True
    return bool(sound := metaphone(name)) and sound == metaphone(word)


def _as_heard(word: str) -> str:
    """Return a word without what nobody hears, or tells apart."""
    return word.removeprefix("h").replace("y", "i")
