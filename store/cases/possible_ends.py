"""How one case can end: as its kinds do, or as the allegation in it was decided.

What was looked into and has substance does not end as if there had been nothing (row 21).
"""

from store.adults import at_school
from store.adults.low_level_end import KEPT
from store.cases.case import Case
from store.cases.outcomes import ADULT_OUTCOMES, CHILD_OUTCOMES, NOT_AGAINST, of_kinds
from store.cases.questions import KINDS
from store.fields import Choice
from store.looking.investigations import has_substance

LOW_LEVEL = Choice(KEPT, "Kept as a low-level concern", "7")


def is_about_adult(case: Case) -> bool:
    """Tell whether a case is about an adult at school, as its category or its triage says."""
    return at_school.is_about_adult(case.triage, case.grave_category, case.matter)


def possible_ends(case: Case) -> tuple[Choice, ...]:
    """Return how a case can end: an allegation that was decided, with reasons, as it was."""
    if not is_about_adult(case):
        if has_substance(case.noted):
            return tuple(each for each in CHILD_OUTCOMES if each.id not in NOT_AGAINST)
        return CHILD_OUTCOMES if case.needs_second else of_kinds(_kinds(case))
    if case.matter.is_low:
        return (*ADULT_OUTCOMES, LOW_LEVEL)
    decided = case.matter.decided
    said = decided.said.get("outcome") if decided and case.matter.is_heavy else None
    return tuple(each for each in ADULT_OUTCOMES if said in (None, each.id))


def _kinds(case: Case) -> tuple[str, ...]:
    said = [
        kind for each in case.triage for kind in (each.answers or {}).get(KINDS, "").split("\n")
    ]
    return tuple(dict.fromkeys(said or [case.category]))
