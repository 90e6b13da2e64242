"""Where an end asks for a second reader: a child told what is low, or words speak of harm.

KCSIE part four leaves low-level concerns to the headteacher's judgement, and so does this program.
But a child's own word, and words that make a small worry stand out, are not weighed by one alone.
Nor is it one alone who says of whom a child shut out, and tells of harm, or of whom what was told
says that they harmed a child, that it is about no adult.
"""

from collections.abc import Callable
from functools import cache, partial

from store.adults.rows import LOW
from store.cases import begun
from store.cases.cases import Case
from store.drawers.drawer import Drawer
from store.letterbox.naming import named_in
from store.letterbox.told import PUPIL
from store.school.public_list import PublicList
from store.worries import by_whom, doers, grave, stands_out
from store.worries.doers import Names
from store.worries.harm import speaks_of_harm
from store.worries.worries import Worry

TWO = "two"
"""The part of an answer that says that a second reader closes it."""
Says = Callable[[str, Names, str], bool]
"""What `grave.harms` and `by_whom.leaves_open` are."""
CHILD = "child"
"""Who told a concern that was written down."""


def ask_for_two(drawer: Drawer, case: Case) -> bool:
    """Tell whether a low end of this case asks for a second reader."""
    if not case.matter.is_low:
        return False
    worries = [drawer.get(row.subject) for row in drawer.rows("worry", parent=case.id)]
    told = [each for each in worries if isinstance(each, Worry)]
    if any(each.told.source == PUPIL for each in told):
        return True
    rows = case.matter.of(LOW)
    if any(row.said.get("source") == CHILD for row in rows):
        return True
    said = [part for each in told for part in stands_out.parts_of(each)]
    said += [begun.words(row) for row in begun.rows(case)]
    return speaks_of_harm("\n".join((*said, *(row.said.get("what", "") for row in rows))))


def shuts_out_with_harm(worry: Worry) -> bool:
    """Tell whether a child shut somebody out and tells of harm, at once or later."""
    told = worry.told.kept_from and worry.told.source == PUPIL
    return bool(told) and speaks_of_harm("\n".join(stands_out.parts_by_child(worry)))


def said_to_harm(public: PublicList, worry: Worry) -> frozenset[str]:
    """Return the ids of those of whom what was told says that they harmed a child."""
    words = stands_out.parts_of(worry)
    return frozenset(id for each in words for id in harming(public, worry, each))


def harming(public: PublicList, worry: Worry, words: str) -> frozenset[str]:
    """Return the same for some `words` of it."""
    own = {worry.told.by} if stands_out.harmed(worry) and doers.i_harm(words) else set[str]()
    return _of_whom(public, worry, words, grave.harms) | own


def beside_harm(public: PublicList, worry: Worry) -> frozenset[str]:
    """Return the ids of those whom what was told names, and leaves open who harmed a child."""
    words = stands_out.parts_of(worry)
    return frozenset(id for each in words for id in beside(public, worry, each))


def beside(public: PublicList, worry: Worry, words: str) -> frozenset[str]:
    """Return the same for some `words` of it."""
    return _of_whom(public, worry, words, by_whom.leaves_open)


def _of_whom(public: PublicList, worry: Worry, words: str, says: Says) -> frozenset[str]:
    named = stands_out.named_by(worry, words, public) if _may_harm(words) else ()

    def names(id: str, few: str) -> bool:
        return any(each.id == id for each in stands_out.by_name(worry, few, public))

    return frozenset(e.id for e in named if says(words, cache(partial(names, e.id)), e.name))


def at_first(public: PublicList, words: str, says: Says) -> frozenset[str]:
    """Return of whom what was told when a case was begun at the desk `says` it."""
    called = public.called({each.id for each in public.people}) if _may_harm(words) else ()

    def names(id: str, few: str) -> bool:
        return bool(named_in(few, [each for each in called if each.id == id]))

    found = named_in(words, called)
    return frozenset(e.id for e in found if says(words, cache(partial(names, e.id)), e.name))


def _may_harm(words: str) -> bool:
    return speaks_of_harm(words) or grave.may_say(words)
