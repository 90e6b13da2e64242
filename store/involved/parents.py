"""Whether the parents of each child in a case were told, and what still waits for that.

What was said without naming a child is said of all of them (procedure row 30).
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from store.cases import demands
from store.cases.case_parts import ParentsTold
from store.cases.choices import TOO_SMALL
from store.cases.procedures import RIGHT
from store.involved import target
from store.involved.people import INSTIGATOR, VICTIM, CasePerson, children

if TYPE_CHECKING:
    from store.cases.case import Case

TOO_SMALL_NO_MORE = (
    "It was too small to tell the parents of {}, and a crime may be in it by now: press T again."
)


NOT_AGREED = (
    "It was not agreed that {} are not told: talk with whoever said so (the history says why), and "
    "press T again."
)


def crime_may_be_in(case: "Case") -> bool:
    """Tell whether a crime, danger or an allegation may be in a case: then nothing is too small."""
    return any(each.side == RIGHT for each in demands.counting(case))


def last_of(case: "Case", child: str) -> ParentsTold | None:
    """Return what was said last of the parents of a child, by their id in the case.

    That it is too small counts no more once a crime may be in it, nor what was not agreed to: then
    it is asked again.
    """
    return next(iter(_counting(case, _last(case, child))), None)


def asked_again(case: "Case") -> tuple[CasePerson, ...]:
    """Return the children of whose parents it was too small, where a crime may be in it by now."""
    last = ((each, _last(case, each.id)) for each in children(case))
    return tuple(
        child for child, told in last if told and not (told[0].refused or _counting(case, told))
    )


def refused(case: "Case") -> tuple[ParentsTold, ...]:
    """Return each "not told" that was said last and that whoever was asked did not agree to."""
    found = children(case)
    of_each = [told for each in found for told in _last(case, each.id)]
    last = of_each if found else case.parents[-1:]
    return tuple(dict.fromkeys(told for told in last if told.refused))


def is_any_said(case: "Case") -> bool:
    """Tell whether anything that counts was said of any parents."""
    return bool(_counting(case, case.parents))


def standing(case: "Case") -> tuple[ParentsTold, ...]:
    """Return what stands: the last word on each child, and on all where no child is named."""
    return tuple(dict.fromkeys(_standing(case)))


def unsigned(case: "Case") -> tuple[ParentsTold, ...]:
    """Return each "not told" that stands and waits for a safeguarding lead to agree."""
    return tuple(told for told in standing(case) if not told.signed)


def to_look_at_again(case: "Case") -> tuple[ParentsTold, ...]:
    """Return each "not told" that stands, is agreed to, and is looked at again on a day."""
    return tuple(told for told in standing(case) if told.told == "no" and told.again)


def not_said(case: "Case") -> tuple[CasePerson, ...]:
    """Return the children who did it, or were harmed or may have been, and of whose parents nothing
    was said; and whoever's it was not agreed to that they are not told."""
    no = {told.child for told in refused(case)}
    again = (*asked_again(case), *(each for each in children(case) if each.id in no))
    may_be = target.proposed(case)
    return tuple(
        each
        for each in children(case)
        if each in again
        or ((each.has(VICTIM, INSTIGATOR) or each in may_be) and last_of(case, each.id) is None)
    )


def in_turn(case: "Case") -> tuple[CasePerson, ...]:
    """Return the children of a case: first those whose parents something is still to be said of,
    then whose parents nothing was said of, as they were put in."""
    asked = not_said(case)
    by_need = sorted(
        children(case), key=lambda e: (e not in asked, last_of(case, e.id) is not None)
    )
    return tuple(by_need)


def to_be_said(case: "Case", *, of_child: bool) -> list[str]:
    """Return what is to be said of parents before a case ends, in a sentence; mostly empty.

    `of_child`: a child may have a part in it, so something has to be said of parents.
    """
    names = [each.name for each in not_said(case)]
    if again := " and ".join(each.name for each in asked_again(case)):
        return [TOO_SMALL_NO_MORE.format(again)]
    if no := refused(case):
        return [NOT_AGREED.format(whose(case, no))]
    if of_child and not is_any_said(case):
        return ["Say whether the parents were told, or why not: press T."]
    all = ", ".join(names)
    return [f"Say whether the parents of {all} were told, or why not: press T."] if names else []


def whose(case: "Case", said: Sequence[ParentsTold]) -> str:
    """Return whose parents something was said of: `the parents of Sam Fox`."""
    of = {told.child for told in said}
    names = " and ".join(each.name for each in children(case) if each.id in of)
    return f"the parents of {names}" if names else "the parents"


def is_said(case: "Case") -> bool:
    """Tell whether it is said of all parents concerned, and agreed to where they are not told."""
    waits = not_said(case) or refused(case) or unsigned(case)
    return is_any_said(case) and not waits


def in_words(case: "Case") -> str:
    """Return in a sentence how it stands with telling the parents; empty: nothing was said."""
    said = {told.told for told in standing(case)}
    words = {"yes": "They were told.", "no": "They were not told."}
    return (
        "Some were told, some were not." if len(said) > 1 else words.get(min(said, default=""), "")
    )


def _standing(case: "Case") -> Iterator[ParentsTold]:
    found = children(case)
    if not found:
        yield from _counting(case, case.parents[-1:])
    for child in found:
        if (told := last_of(case, child.id)) is not None:
            yield told


def _last(case: "Case", child: str) -> tuple[ParentsTold, ...]:
    of_them = (told for told in reversed(case.parents) if told.child in ("", child))
    return tuple(islice(of_them, 1))


def _counting(case: "Case", said: Sequence[ParentsTold]) -> tuple[ParentsTold, ...]:
    """Return what of it counts as things stand."""
    said = tuple(each for each in said if not each.refused)
    if not any(each.risk == TOO_SMALL for each in said) or not crime_may_be_in(case):
        return said
    return tuple(each for each in said if each.risk != TOO_SMALL)
