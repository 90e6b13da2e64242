"""Who is meant by the word for what they are: "the deputy head", "my teacher".

The words are data (`assets/desk/called.toml`). They name whoever has that role on the school's list
of adults, and nobody where nobody has it.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jellyfish import metaphone

from assets.desk_data import called, look_closer
from assets.texts import everyday_words
from store.letterbox.everyday import is_everyday
from store.letterbox.in_place import roles_by_place
from store.letterbox.likeness import LIKE, across, declined, likeness, words_in
from store.school.public_list import Person, PublicList

HEADTEACHER = "headteacher"
CHAIR, GOVERNOR = "chair", "governor"
TEACHER = "teacher"
"""The role that names nobody but those who teach the child's own class."""
_LIKE = 0.85
"""These words are longer than names, and stand among words that are like them ("secretly")."""
_SHORTER, _LONGER = 0.6, 1.5
"""What is much shorter or longer than a word is never so like it."""
_FARTHEST = 99
"""No words for a role have so many letters."""
_DECLINED, _BEGIN = 5, 3
"""Letters of the shortest word that is looked for in its cases, and that stay in each of them."""


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
    return not called_by(person, teachers).isdisjoint(roles)


def called_by(person: Person, teachers: Collection[str]) -> frozenset[str]:
    """Return the roles by whose words somebody is named; `teachers` are those of the class."""
    teaches = {TEACHER} if person.id in teachers else set[str]()
    return (roles_of(person) - {TEACHER}) | teaches


def roles_of(person: Person) -> frozenset[str]:
    """Return the roles by whose words somebody is meant: the chair is a governor."""
    return frozenset({*person.roles, *([GOVERNOR] if CHAIR in person.roles else [])})


def roles_now(public: PublicList, *told: str) -> tuple[tuple[str, str], ...]:
    """Return each role that there are words for with who has it, by id: `Told.roles`.

    And, by TEACHER and its name, each class that what is `told` names, with who teaches it. The
    headteacher and those who teach the child's class are written down apart from them.
    """
    heard = {*words_in("\n".join(told))}
    named = (e for e in public.classes if all(heard & {n, f"{n}s"} for n in words_in(e.name)))
    taught = ((e.name, id) for e in named for id in teachers_of(public, e.name, e.id))
    roles = sorted({role for role, _ in called()} - {HEADTEACHER, TEACHER})
    has = ((role, person.id) for role in roles for person in public.with_role(role))
    return (*has, *((f"{TEACHER} {name}", id) for name, id in taught))


def as_then(
    people: Iterable[Person], heads: Collection[str], roles: Collection[tuple[str, str]]
) -> tuple[Person, ...]:
    """Return people with the roles of those who had them when something was told, and no others.

    The words for them name these. What an older program wrote says so of the headteacher alone.
    """
    had = {*((HEADTEACHER, id) for id in heads), *roles}
    known = {role for role, _ in called()} - {TEACHER} if roles else {HEADTEACHER}

    def then(person: Person) -> Person:
        others = tuple(role for role in person.roles if role not in known)
        now = tuple(sorted(role for role, id in had if id == person.id))
        return replace(person, roles=(*others, *now))

    return tuple(map(then, people))


@dataclass(frozen=True)
class _Phrase:
    """Words for a role as one, in letters of all languages too, and each of them.

    `letters` are which ones they hold (`_letters`).
    """

    one: str
    spelt: str
    words: tuple[str, ...]
    role: str
    letters: int

    @property
    def count(self) -> int:
        """How many words they are."""
        return len(self.words)


@cache
def _phrases() -> tuple[_Phrase, ...]:
    found: dict[tuple[str, str], _Phrase] = {}
    for role, words in called():
        for parts in map(words_in, words):
            one, spelt = "".join(parts), "".join(map(across, parts))
            found[one, role] = _Phrase(one, spelt, parts, role, _letters(one))
    return tuple(found.values())


@cache
def _beginning(first: str, length: int, count: int) -> tuple[_Phrase, ...]:
    """Return what so many words may be that begin with a letter and have so many: the quick
    look."""
    return tuple(
        phrase
        for phrase in _phrases()
        if phrase.one[0] == first
        and _SHORTER < length / len(phrase.one) < _LONGER
        and count <= phrase.count + 1
    )


@cache
def _longest() -> int:
    return max(phrase.count for phrase in _phrases()) + 1


def _roles_in(heard: Sequence[str]) -> set[str]:
    found = list[tuple[int, str, set[int]]]()
    parts = [(part, across(part), _letters(part)) for part in heard]
    for place, word in enumerate(heard):
        one, spelt, letters = "", "", 0
        for count, part in enumerate(parts[place : place + _longest()], 1):
            one, spelt, letters = one + part[0], spelt + part[1], letters | part[2]
            for phrase in _beginning(word[0], min(len(one), _FARTHEST), count):
                said = heard[place : place + count]
                if _is(phrase, one, spelt, letters) and not _says_otherwise(phrase, one, said):
                    found.append((len(phrase.one), phrase.role, {*range(place, place + count)}))
    taken, roles = set[int](), set[str]()
    for _, role, places in sorted(found, key=lambda each: -each[0]):
        if not places & taken:
            taken |= places
            roles.add(role)
    return roles | roles_by_place(heard, taken)


def _is(phrase: _Phrase, one: str, spelt: str, letters: int) -> bool:
    if one in (phrase.one, phrase.one + "s"):
        return True
    # Words that are much the same hold the same letters: that is far quicker to see.
    if (phrase.letters ^ letters).bit_count() <= (1 - LIKE) * (len(one) + len(phrase.one)):
        like = likeness(phrase.one, one, LIKE)
        if like >= _LIKE or (like and metaphone(phrase.one) == metaphone(one)):
            return True
    begun = spelt.startswith(phrase.spelt[:_BEGIN])
    return begun and len(phrase.one) >= _DECLINED and declined(phrase.spelt, spelt)


def _says_otherwise(phrase: _Phrase, one: str, heard: Sequence[str]) -> bool:
    """Tell whether a word of every day stands in the place of one: "her teacher" is no head."""
    if one in (phrase.one, phrase.one + "s"):
        return False
    if {*phrase.words} < {*heard}:  # "the pe teacher" is not the teacher of the class
        return True
    if len(heard) == 1:
        return one in everyday_words()
    return any(_is_used(word) and word not in phrase.words for word in heard)


def _is_used(word: str) -> bool:
    """Tell whether a word is one of every day, or says that somebody's is meant: "toms teacher"."""
    return is_everyday(word) or word.removesuffix("s") in look_closer().large


def _letters(word: str) -> int:
    """Return which letters a word holds, a bit each; rare ones may share one."""
    held = 0
    for letter in word:
        held |= 1 << (ord(letter) & 31)
    return held
