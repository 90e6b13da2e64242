"""Where an end asks for a second reader: a child told what is low, or words speak of harm.

KCSIE part four leaves low-level concerns to the headteacher's judgement, and so does this program.
But a child's own word, and words that make a small worry stand out, are not weighed by one alone.
Nor is it one alone who says of whom a child shut out, and tells of harm, or of whom what was told
says that they harmed a child, that it is about no adult.
"""

import re
from collections.abc import Callable, Collection
from functools import cache, partial

from store.adults.rows import LOW
from store.cases import begun
from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.letterbox.likeness import words_in
from store.letterbox.naming import named_in
from store.letterbox.told import PUPIL
from store.school.public_list import PublicList
from store.worries import by_whom, grave, stands_out
from store.worries.harm import harm_in, overstepping_in, speaks_of_harm
from store.worries.listed import flattened
from store.worries.named_words import WHOSE, Names
from store.worries.quoted import writer_harmed
from store.worries.worry import Worry

TWO = "two"
"""The part of an answer that says that a second reader closes it."""
Says = Callable[[str, Names, str], bool]
"""What `grave.harms` and `by_whom.leaves_open` are."""
_OWN = "my|our|his|her|their|class"
"""What stands before "teacher" where a child means its own."""
_WOMEN, _MEN = frozenset({"lady", "woman"}), frozenset({"man"})
CHILD = "child"
"""Who told a concern that was written down."""


def ask_for_two(drawer: Drawer, case: Case) -> bool:
    """Tell whether a low end of this case asks for a second reader."""
    return bool(why_two(drawer, case))


def why_two(drawer: Drawer, case: Case) -> str:
    """Return why a low end of this case asks for a second reader; empty where it does not."""
    if not case.matter.is_low:
        return ""
    worries = [drawer.get(row.subject) for row in drawer.rows("worry", parent=case.id)]
    told = [each for each in worries if isinstance(each, Worry)]
    rows = case.matter.of(LOW)
    by_child = any(each.told.source == PUPIL for each in told)
    if by_child or any(row.said.get("source") == CHILD for row in rows):
        return "a child told it"
    said = [part for each in told for part in stands_out.parts_of(each)]
    said += [begun.words(row) for row in begun.rows(case)]
    told_so = "\n".join((*said, *(row.said.get("what", "") for row in rows)))
    if harm := harm_in(told_so):
        return f"what was told speaks of harm ({', '.join(f'“{each}”' for each in harm)})"
    beside = ", ".join(f"“{each}”" for each in overstepping_in(told_so))
    return f"what was told oversteps what an adult may be to a child ({beside})" if beside else ""


def shuts_out_with_harm(worry: Worry) -> bool:
    """Tell whether a child shut somebody out and tells of harm, at once or later."""
    told = worry.told.kept_from and worry.told.source == PUPIL
    return bool(told) and speaks_of_harm("\n".join(stands_out.parts_by_child(worry)))


def said_to_harm(public: PublicList, worry: Worry) -> frozenset[str]:
    """Return the ids of those of whom what was told says that they harmed a child."""
    words = stands_out.parts_of(worry)
    return frozenset(id for each in words for id in harming(public, worry, each))


def harm_of(public: PublicList, worry: Worry) -> tuple[str, ...]:
    """Return the same in words for showing, with the jobs by which a child calls somebody."""
    words = stands_out.parts_of(worry)
    found = (job for each in words for job in jobs(public, worry, each, grave.harms))
    return (*sorted(map(public.name_of, said_to_harm(public, worry))), *dict.fromkeys(found))


def harming(public: PublicList, worry: Worry, words: str) -> frozenset[str]:
    """Return the same for some `words` of it."""
    own = {worry.told.by} if stands_out.harmed(worry) and writer_harmed(words) else set[str]()
    return _of_whom(public, worry, words, grave.harms, either=False) | own


def open_of(public: PublicList, worry: Worry) -> tuple[str, ...]:
    """Return whom what was told names, and leaves open what they did; in words for showing.

    By their names on the list, or by the job that a child calls somebody by: “sir”.
    """
    words = stands_out.parts_of(worry)
    people = {id for each in words for id in left_open(public, worry, each)}
    found = (job for each in words for job in jobs(public, worry, each, by_whom.does))
    return (*sorted(map(public.name_of, people)), *dict.fromkeys(found))


def left_open(public: PublicList, worry: Worry, words: str) -> frozenset[str]:
    """Return the ids of those whom some `words` of it name, and leave open what they did.

    So they do of whoever bears the surname of a child that tells of harm at home. A colleague names
    colleagues in every concern: of those words it is asked only of harm.
    """
    found = _of_whom(public, worry, words, by_whom.leaves_open)
    found |= {*stands_out.family_of(worry, words, public)}
    if worry.told.logged:
        return found
    does = map(public.person, _of_named(public, worry, words, by_whom.does))
    people = filter(None, does)  # a word of every day alone does nothing
    return found | {e.id for e in people if stands_out.plainly(worry, words, e, public)}


def may_have_done_it(public: PublicList, worry: Worry) -> frozenset[str]:
    """Return the ids of those whom a worry shuts out, of whom it says that they harmed a child, or
    leaves open what they did.

    Not whom a child only told, or asks for.
    """
    words = stands_out.parts_of(worry)
    found = {id for each in words for id in left_open(public, worry, each)}
    return frozenset({*worry.told.kept_from, *found, *said_to_harm(public, worry)})


def jobs(public: PublicList, worry: Worry, words: str, says: Says) -> tuple[str, ...]:
    """Return by which jobs a child calls those of whom some `words` of it say that: “sir”.

    Nobody knows whom they mean, and what they say is no less. Who is on the list by "my teacher" is
    named by it (`stands_out.by_name`); "the teacher" may be them, or another. Of a colleague's or a
    parent's words it is asked only where harm is told of, as it is of names.
    """
    if worry.told.logged:
        if not _may_harm(words):
            return ()
        says = by_whom.leaves_open if says is by_whom.does else says
    words = stands_out.by_roll(worry, words, public)
    flat = flattened(words)
    found = [each for each in stands_out.jobs_told(worry, public) if f" {each} " in flat]
    if worry.told.logged:  # "Mr Shaw" of Kit Shaw is no colleague
        found = [each for each in found if each.split()[-1] not in words_in(worry.name)]
    read = ((job, _of_nobody_known(public, worry, words, job)) for job in found)
    return tuple(f"“{job}”" for job, said in read if says(said, partial(_calls, job), _titled(job)))


def _of_nobody_known(public: PublicList, worry: Worry, words: str, job: str) -> str:
    """Return words without those for somebody on the list: "my teacher"."""
    if not stands_out.by_name(worry, f"and my {job}", public):
        return words
    own = rf"(?<!\bof )\b(?:{_OWN})\s+{re.escape(job)}\b"  # "one of my teachers" is nobody known
    return re.sub(own, "–", words, flags=re.IGNORECASE)


def _calls(job: str, few: str) -> bool:
    said, called = flattened(few).split()[1:], job.split()
    return _bare(said) == _bare(called)


def _titled(job: str) -> str:
    """Return a job as somebody is called by whom "he" or "she" is meant: "Mrs dinner lady"."""
    words = {*job.split()}
    title = "Mrs " if words & _WOMEN else "Mr " if words & _MEN else ""
    return title + job


def _bare(words: list[str]) -> list[str]:
    """Return words without what says whose they are: of "a man" that is "man"."""
    return words[1:] if words[:1] and words[0] in WHOSE else words


def _of_whom(
    public: PublicList, worry: Worry, words: str, says: Says, *, either: bool = True
) -> frozenset[str]:
    may = _may_harm(words)
    return _of_named(public, worry, words, says, either=either) if may else frozenset()


def _of_named(
    public: PublicList, worry: Worry, words: str, says: Says, *, either: bool = True
) -> frozenset[str]:
    """Return of whom words say it; `either`: also by a first name that a pupil has too."""
    words = stands_out.by_roll(worry, words, public, either=either)
    named = stands_out.named_by(worry, words, public)

    def names(id: str, few: str) -> bool:
        return any(each.id == id for each in stands_out.by_name(worry, few, public))

    return frozenset(e.id for e in named if says(words, cache(partial(names, e.id)), e.name))


def at_first(
    public: PublicList, words: str, says: Says, teachers: Collection[str] = ()
) -> frozenset[str]:
    """Return of whom what was told when a case was begun at the desk `says` it.

    `teachers` are who is meant by "her teacher".
    """
    called = public.called({each.id for each in public.people}) if _may_harm(words) else ()

    def names(id: str, few: str) -> bool:
        return bool(named_in(few, [each for each in called if each.id == id], teachers))

    found = named_in(words, called, teachers)
    return frozenset(e.id for e in found if says(words, cache(partial(names, e.id)), e.name))


def _may_harm(words: str) -> bool:
    return speaks_of_harm(words) or grave.may_say(words) or by_whom.may_speak_so(words)
