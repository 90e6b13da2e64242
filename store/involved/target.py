"""Who in a case is the target, where by its triage it was, or may be, done to the child (row 12).

A child who told of it is put into a case as who told: that they are who it was done to, somebody
says. Until then the step that asks for people and their parts is not done, and their parents are
asked about as those of a target are.
"""

from typing import TYPE_CHECKING

from store.cases.questions import CHILD, UNSURE
from store.fields import Values
from store.involved.people import INSTIGATOR, TOLD, VICTIM, CasePerson, children

if TYPE_CHECKING:
    from store.cases.cases import Case

WHY = "By its triage it was done to the child who told, or may have been."
BOTH = "both"
_DONE_TO = frozenset({VICTIM, BOTH, UNSURE})
"""The answers to what the child's part was by which somebody may be the target."""


def is_missing(case: "Case") -> bool:
    """Tell whether by a triage it was, or may be, done to the child, and nobody has that part."""
    return bool(_said(case) & _DONE_TO) and not any(each.has(VICTIM) for each in case.people)


def proposed(case: "Case") -> tuple[CasePerson, ...]:
    """Return the children who told, where the part of the target is missing: it may be theirs.

    Of whoever did it too only where the triage says both.
    """
    both = BOTH in _said(case)
    told = (e for e in children(case) if e.has(TOLD) and (both or not e.has(INSTIGATOR)))
    return tuple(told) if is_missing(case) else ()


def _said(case: "Case") -> set[str]:
    return {(each.answers or {}).get(CHILD, "") for each in case.triage}


def said(person: CasePerson) -> Values:
    """Return what is written of a person who is the target besides what they were (`change`)."""
    roles = "\n".join((VICTIM, *person.roles))
    return {"name": person.name, "role": roles, "detail": person.detail, "why": WHY}
