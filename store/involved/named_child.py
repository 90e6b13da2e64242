"""Whether a case names a child, as whatever goes into the file of one has to.

A child is named among the people of the case, or by what was told: a worry that has a name, a
concern about a pupil. Many a case has none, and some are about no child at all.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.adults.at_school import is_about_adult
from store.cases.questions import CHILD, NO_PART, without_child
from store.involved.people import children
from store.involved.told_children import told_of

if TYPE_CHECKING:
    from store.cases.case import Case
    from store.worries.worry import Worry


def is_about_no_child(case: "Case") -> bool:
    """Tell whether no child has a part in a case, so that no parents need to be told of it."""
    says_so = bool(case.triage) and all(without_child(t.answers or {}) for t in case.triage)
    return says_so and not children(case)


def is_missing(case: "Case", worries: Sequence["Worry"]) -> bool:
    """Tell whether a case of these worries is about a child whom nobody has named."""
    return not (children(case) or told_of(case, worries)) and has_child(case, worries)


def has_child(case: "Case", worries: Sequence["Worry"]) -> bool:
    """Tell whether there is a child in a case of these worries, named or not.

    What is about an adult has a child in it where one told it, or a triage does not say that none
    had a part.
    """
    if children(case) or told_of(case, worries):
        return True
    if is_about_no_child(case):
        return False
    told = any(each.told.of_child for each in worries)
    adult = is_about_adult(case.triage, case.grave_category, case.matter)
    return told or not adult or any(_has_part(each.answers or {}) for each in case.triage)


def _has_part(answers: dict[str, str]) -> bool:
    return answers.get(CHILD, NO_PART) != NO_PART
