"""Whom a typed name means: somebody on the list is chosen there, or nothing is kept from them.

What is theirs names them as well ("Adeyemi's phone", "the Adeyemis"), with whatever follows it. Who
only may be meant, by a role, an initial or another spelling, is asked about: whoever writes chooses
them, or writes that it is nobody on the list.
"""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from assets.desk_data import titles
from store.drawers.record import words_of
from store.letterbox.called import is_called, roles_in
from store.letterbox.likeness import words_in
from store.letterbox.naming import TITLES, named_in
from store.school.public_list import Person, PublicList

_BETWEEN = re.compile(r"[,;&\n]|\band\b|\bor\b", re.IGNORECASE)
_APOSTROPHE = re.compile("['\u2019\u2018\u02bc\u00b4`\uff07]")
_NOT_LISTED = re.compile(r"\bnot on the list\b", re.IGNORECASE)
LISTED = "{name} is on the list: choose them there, {so}."
MAY_BE = (
    "That may be {names}: choose them in the list, {so}. If it is somebody else, write "
    "“not on the list” behind the name."
)
_WORD = re.compile(r"\w+(?:'\w*)?")


def named(public: PublicList, typed: str) -> tuple[Person, ...]:
    """Return the people on the list who are named, in any order or case: in full, or in part.

    A surname alone names them too, and what is theirs; one with another forename is somebody
    else's. Who has left is one of them, and by an earlier name one is named as well.
    """
    parts = [set(words_of(part)) for part in (typed, *_BETWEEN.split(typed))]
    owning = [each for part in _BETWEEN.split(typed) for each in _owners(part)]
    found = (
        person.id
        for person in public.called({each.id for each in public.people})
        if _is_in(person.name, parts) or any(_owns(person.name, *each) for each in owning)
    )
    return tuple(each for id in dict.fromkeys(found) if (each := public.person(id)))


def may_mean(public: PublicList, typed: str) -> tuple[Person, ...]:
    """Return who may be meant: "our head", "Ms H", "Ms Hert"; nobody where they say it is none.

    "Bill Hert" has a forename of their own and is somebody else.
    """
    if _NOT_LISTED.search(typed):
        return ()
    called = public.called({each.id for each in public.people})
    parts = [each for each in _BETWEEN.split(typed) if each.strip()]
    ids = dict.fromkeys(id for part in parts for id in _heard_in(part, called))
    return tuple(each for id in ids if (each := public.person(id)))


def why_choose(public: PublicList, typed: str, so: str) -> str:
    """Return why a typed name is not taken: somebody on the list is, or may be meant by it.

    `so` says what choosing them there is good for. Empty where it is taken.
    """
    if listed := named(public, typed):
        return LISTED.format(name=listed[0].name, so=so)
    names = " or ".join(each.name for each in may_mean(public, typed))
    return MAY_BE.format(names=names, so=so) if names else ""


def _heard_in(part: str, called: Collection[Person]) -> Iterator[str]:
    words = words_in(part)
    alone = f"mr {part}" if len(words) == 1 else part
    letters = {after for title, after in pairwise(words) if title in titles() and len(after) == 1}
    roles, is_whole = roles_in(part), _has_forename(part)
    for person in called:
        named = is_called(person, roles, ()) or bool(letters & _initials(person.name))
        if named or (not is_whole and named_in(alone, (person,))):
            yield person.id


def _has_forename(part: str) -> bool:
    """Tell whether it begins with a forename and a surname, both with a capital."""
    first = _WORD.findall(part)[:2]
    titled = bool(first) and bool({*words_in(first[0])} & {*titles(), *TITLES, "our"})
    return len(first) == 2 and not titled and all(each[0].isupper() for each in first)


def _initials(name: str) -> set[str]:
    return {word[0] for word in words_in(name) if word not in TITLES | titles()}


def is_all(public: PublicList, typed: str) -> bool:
    """Tell whether nothing is typed but names of people on the list, each as it stands there."""
    called = public.called({each.id for each in public.people})
    known = [set(words_of(each.name)) for each in called]
    parts = [set(words_of(part)) for part in _BETWEEN.split(typed)]
    return bool(typed.strip()) and all(part in known for part in parts)


def _is_in(full: str, parts: list[set[str]]) -> bool:
    name = set(words_of(full))
    return any(name <= part or (part - TITLES and part - TITLES <= name) for part in parts)


def _owners(part: str) -> Iterator[tuple[set[str], str]]:
    """Yield what a possessive or a plural may be of, each with the word before it as it stands."""
    words = _WORD.findall(_APOSTROPHE.sub("'", part))
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        bare, tick, rest = word.partition("'")
        after = words[place + 1].casefold() if place + 1 < len(words) else ""
        owns = bool(tick) or after == "s"
        ends = () if owns and rest else ("s", "es")
        stems = {bare.removesuffix(end) for end in ends if bare.casefold().endswith(end)}
        stems |= {bare} if owns else set()
        if stems := {"".join(words_of(stem)) for stem in stems}:
            yield stems, before


def _owns(full: str, stems: Collection[str], before: str) -> bool:
    """Tell whether it is of this name: the word before is no other forename."""
    name = set(words_of(full)) - TITLES
    surname = [word for word in words_of(full) if word not in TITLES][-1:]
    other = before[:1].isupper() and not set(words_of(before)) <= name | TITLES
    return bool(set(surname) & set(stems)) and not other
