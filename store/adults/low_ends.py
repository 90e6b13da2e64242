"""Where an end asks for a second reader: a child told what is low, or words speak of harm.

KCSIE part four leaves low-level concerns to the headteacher's judgement, and so does this program.
But a child's own word, and words that make a small worry stand out, are not weighed by one alone.
Nor is it one alone who says of whom a child shut out, and tells of harm, or of whom what was told
says that they harmed a child, that it is about no adult.
"""

from store.adults.reading import Reading
from store.adults.rows import LOW
from store.cases import begun
from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.letterbox.told import PUPIL
from store.school.public_list import PublicList
from store.worries import by_whom, grave, stands_out
from store.worries.harm import harm_in, overstepping_in, speaks_of_harm
from store.worries.worry import Worry

TWO = "two"
"""The part of an answer that says that a second reader closes it."""
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
    read = Reading(public, worry)
    return frozenset(id for each in read.parts for id in read.harming(each))


def harm_of(public: PublicList, worry: Worry) -> tuple[str, ...]:
    """Return the same in words for showing, with the jobs by which a child calls somebody."""
    read = Reading(public, worry)
    people = {id for each in read.parts for id in read.harming(each)}
    found = (job for each in read.parts for job in read.jobs(each, grave.harms))
    return (*sorted(map(public.name_of, people)), *dict.fromkeys(found))


def open_of(public: PublicList, worry: Worry) -> tuple[str, ...]:
    """Return whom what was told names, and leaves open what they did; in words for showing.

    By their names on the list, or by the job that a child calls somebody by: “sir”.
    """
    read = Reading(public, worry)
    people = {id for each in read.parts for id in read.left_open(each)}
    found = (job for each in read.parts for job in read.jobs(each, by_whom.does))
    return (*sorted(map(public.name_of, people)), *dict.fromkeys(found))


def may_have_done_it(public: PublicList, worry: Worry) -> frozenset[str]:
    """Return the ids of those whom a worry shuts out, of whom it says that they harmed a child, or
    leaves open what they did.

    Not whom a child only told, or asks for.
    """
    read = Reading(public, worry)
    found = {id for each in read.parts for id in read.left_open(each) | read.harming(each)}
    return frozenset({*worry.told.kept_from, *found})
