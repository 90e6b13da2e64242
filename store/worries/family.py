"""Whom at school "my dad hits me" may be about: whoever bears the child's surname, or is a parent.

A member of staff may be that dad. So where words speak of home and of harm, they count as named
(procedure rows 15 and 27), until somebody else has said that they share the name by chance. Who is
a parent or carer by the roll stands with the worry once somebody looked (`adults.on_the_roll`).
Words of home without harm name nobody.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING

from assets.desk_data import look_closer, titles
from store.letterbox.likeness import nearly, words_in
from store.letterbox.naming import TITLES
from store.letterbox.told import PUPIL
from store.school.public_list import Person
from store.worries.harm import harms_there, is_quarrel_of_siblings
from store.worries.listed import flattened, found_in

if TYPE_CHECKING:
    from store.worries.worry import Worry

_NOT_A_LETTER = re.compile(r"[^\w\s'’-]+")
_OF_WHOM = frozenset({"in", "from", "of"})
"""Behind these stands whose class it is."""
_HOME, _LEAST = "home", 2
"""The list of words for home and family, and so many letters are half of a double name at least."""


def kin(
    worry: "Worry", words: str, called: Sequence[Person], names: Collection[str] = ()
) -> tuple[Person, ...]:
    """Return who of some people may be of the child's family, where `words` speak of harm there.

    The child's name is what was typed or chosen, at once or later, or one of the `names` that staff
    know; `called` are people under each of their names.
    """
    if worry.told.about != PUPIL:
        return ()
    return of_child((worry.name, *names), words, called, worry.by_roll.adults)


def of_child(
    names: Collection[str],
    words: str,
    called: Sequence[Person],
    parents: Collection[str] = (),
) -> tuple[Person, ...]:
    """Return the same of a child by these `names`; `parents` are ids of who is one by the roll."""
    own = frozenset().union(*map(_surnames, names))
    first = {part for name in names for part in _first(name)}
    if not (own or parents):
        return ()
    same = tuple(
        each
        for each in called
        if each.id in parents
        or _are_like(own, theirs := _halves(each.name.split()[-1:]))
        or first & theirs
    )
    return same if same and _may_be_of_them(words) else ()


def _may_be_of_them(words: str) -> bool:
    """Tell whether words of harm at home may mean a grown-up of the family."""
    return harm_at_home(words) and not is_quarrel_of_siblings(words, _home_in(words))


def harm_at_home(words: str) -> bool:
    """Tell whether words speak of home or family, and of harm."""
    return bool(_home_in(words)) and harms_there(words)


def _home_in(words: str) -> tuple[str, ...]:
    return found_in(flattened(words), *(e for e in look_closer().lists if e.id == _HOME))


def _are_like(own: Collection[str], theirs: Collection[str]) -> bool:
    """Tell whether two surnames are the same, also as a child spells it ("Pattel")."""
    return any(a == b or nearly(b, a) for a in own for b in theirs)


@cache
def _surnames(name: str) -> frozenset[str]:
    """Return what may be the surname in what a child is called: any word but the first, each half
    of a double one; of one word alone nothing.

    Children write more behind their names: "Amy Stone 4B", "amy stone oak class :(".
    """
    return _halves(_called(name)[1:])


@cache
def _first(name: str) -> frozenset[str]:
    """Return the first of several words, as registers write a surname: "Stone, Amy"."""
    parts = _called(name)
    return _halves(parts[:1]) if len(parts) > 1 else frozenset()


def _called(name: str) -> list[str]:
    """Return the words of what somebody is called, up to those of their class or teacher."""
    parts = [each for each in _NOT_A_LETTER.sub(" ", name).split() if words_in(each)]
    until = (n for n, each in enumerate(parts) if n and (each.casefold() in _OF_WHOM | titles()))
    return parts[: next(until, len(parts))]


def _halves(parts: Sequence[str]) -> frozenset[str]:
    halves = (half for each in parts for half in words_in(each))
    return frozenset(each for each in halves if len(each) >= _LEAST and each not in TITLES)
