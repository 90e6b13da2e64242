"""Whether the parents of each child in a case were told, and what still waits for that.

What was said without naming a child is said of all of them (procedure row 30).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.cases.case_parts import ParentsTold
from store.involved.people import INSTIGATOR, VICTIM, CasePerson, children

if TYPE_CHECKING:
    from store.cases.cases import Case


def last_of(case: "Case", child: str) -> ParentsTold | None:
    """Return what was said last of the parents of a child, by their id in the case."""
    of_them = (told for told in reversed(case.parents) if told.child in ("", child))
    return next(of_them, None)


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
    """Return the children who were harmed or did it and of whose parents nothing was said."""
    concerned = (each for each in children(case) if each.has(VICTIM, INSTIGATOR))
    return tuple(each for each in concerned if last_of(case, each.id) is None)


def is_said(case: "Case") -> bool:
    """Tell whether it is said of all parents concerned, and agreed to where they are not told."""
    return bool(case.parents) and not not_said(case) and not unsigned(case)


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
        yield from case.parents[-1:]
    for child in found:
        if (told := last_of(case, child.id)) is not None:
            yield told
