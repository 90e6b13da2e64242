"""Who in a case is the target, where its triage says that it was done to the child (row 12).

A child who told of it is put into a case as who told: that they are who it was done to, somebody
says. Until then the step that asks for people and their parts is not done, and their parents are
asked about as those of a target are.
"""

from typing import TYPE_CHECKING

from store.cases.questions import CHILD
from store.fields import Values
from store.involved.people import INSTIGATOR, TOLD, VICTIM, CasePerson, children

if TYPE_CHECKING:
    from store.cases.cases import Case

WHY = "Its triage says that it was done to the child who told."


def is_missing(case: "Case") -> bool:
    """Tell whether a triage says that it was done to the child, and nobody has that part."""
    said = any((each.answers or {}).get(CHILD) == VICTIM for each in case.triage)
    return said and not any(each.has(VICTIM) for each in case.people)


def proposed(case: "Case") -> tuple[CasePerson, ...]:
    """Return the children who told, where the part of the target is missing: it may be theirs."""
    told = (each for each in children(case) if each.has(TOLD) and not each.has(INSTIGATOR))
    return tuple(told) if is_missing(case) else ()


def said(person: CasePerson) -> Values:
    """Return what is written of a person who is the target besides what they were (`change`)."""
    roles = "\n".join((VICTIM, *person.roles))
    return {"name": person.name, "role": roles, "detail": person.detail, "why": WHY}
