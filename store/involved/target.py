"""Who in a case is the target, and who did it, where its triage says that there are such (row 12).

A child who told of it is put into a case as who told: that they are who it was done to, somebody
says. Until then the step that asks for people and their parts is not done, and their parents are
asked about as those of a target are.
"""

from typing import TYPE_CHECKING

from store.cases import gravity
from store.cases.questions import ADULT as ASKED_ADULT
from store.cases.questions import CHILD, UNSURE
from store.fields import Values
from store.involved.people import ADULT, INSTIGATOR, TOLD, VICTIM, CasePerson, children
from store.looking.suspected import COPIED, LOOKED, NUDES

if TYPE_CHECKING:
    from store.cases.case import Case

WHY = "By its triage it was done to the child who told, or may have been."
BOTH = "both"
_DONE_TO = frozenset({VICTIM, BOTH, UNSURE})
"""The answers to what the child's part was by which somebody may be the target."""


def is_missing(case: "Case") -> bool:
    """Tell whether by a triage it was, or may be, done to the child, and nobody has that part."""
    return bool(_said(case) & _DONE_TO) and not any(each.has(VICTIM) for each in case.people)


TO_WHOM, BY_WHOM = "who it was done to", "who did it"
"""Who is still to be named, in words that end a sentence."""


def parts_missing(case: "Case") -> tuple[str, ...]:
    """Return who is still to be named, TO_WHOM and BY_WHOM: nobody has that part yet.

    Of nude pictures both always: who is in them, and who passed them on. An adult whom the triage
    tells of has a procedure of their own.
    """
    said, nudes = _said(case), bool({NUDES, LOOKED, COPIED} & gravity.stands(case))
    by_adult = any((each.answers or {}).get(ASKED_ADULT, "no") != "no" for each in case.triage)
    did_it = by_adult or any(each.has(INSTIGATOR, ADULT) for each in case.people)
    to_whom = any(each.has(VICTIM) for each in case.people)
    done_to = nudes or bool(said & _DONE_TO)
    missing = [TO_WHOM] if done_to and not to_whom else []
    return (*missing, BY_WHOM) if (done_to or INSTIGATOR in said) and not did_it else (*missing,)


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
