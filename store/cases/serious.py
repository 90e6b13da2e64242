"""How serious a case is called, and that it is called in immediate danger no more.

One person says that a child is in danger, and it counts at once. It is over once two stand behind a
triage that says so (`gravity`), or the case ended as mistaken. Nobody has to say how serious it is
once more before head, list and paper cease to call it so.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from store.cases import gravity
from store.cases.choices import SERIOUSNESS
from store.cases.outcomes import ELSEWHERE, NOT_AGAINST
from store.cases.questions import DANGER
from store.fields import Choice

if TYPE_CHECKING:
    from store.cases.case import Case

TAKEN_BACK = Choice("taken_back", "Immediate danger: taken back")
WORDS = (*SERIOUSNESS, TAKEN_BACK)
"""Everything that a case can be called; nobody chooses the last."""
_NEVER_WAS = NOT_AGAINST - {ELSEWHERE.id}
"""The outcomes by which nobody was in danger: what stands in another case says nothing of that."""
SAY_AGAIN = "Say again how serious it is (G): the danger was taken back"


def applied(case: "Case") -> "Case":
    """Return a folded case, called in danger no more where that is over."""
    return replace(case, seriousness=TAKEN_BACK.id) if _is_over(case) else case


def said(case: "Case") -> str:
    """Return how serious it was said to be, as it can be chosen; empty once that is over."""
    return "" if is_over(case) else case.seriousness


def is_over(case: "Case") -> bool:
    """Tell whether a case was called in danger, and is not any more."""
    return case.seriousness == TAKEN_BACK.id


def _is_over(case: "Case") -> bool:
    if case.seriousness != DANGER:
        return False
    if (case.closing or {}).get("outcome") in _NEVER_WAS:
        return True
    two = gravity.agreed(case)
    since = (each for each in case.triages[case.serious_then :] if each.id in two)
    none = any((each.answers or {}).get(DANGER) == "no" for each in since)
    return none and DANGER not in gravity.stands(case)
