"""Why one person alone does not close a case: what was said of it that is grave.

What was ever called grave is closed by two, but for what two called a mistake. What is about an
adult is an allegation until somebody has judged it otherwise. What was looked into and has
substance is ended by no one person either (row 15). What tells of harm while the child
shut somebody out is for two as well, whatever one person says of whom it is about.
"""

from typing import TYPE_CHECKING

from store.adults.rows import MENTIONED
from store.adults.whom import HARM
from store.cases import gravity
from store.looking.investigations import has_substance

if TYPE_CHECKING:
    from store.cases.case import Case

UNJUDGED, HARM_TOLD, SUBSTANCE = "unjudged", "harm_told", "substance"
"""That it is about an adult and not judged low, that it was told that one harmed a child, and that
an investigation found something in it."""


def needs_two(case: "Case", *, about: bool) -> bool:
    """Tell whether one person alone does not close a case; `about`: it is about an adult."""
    return bool(reasons(case, about=about))


def reasons(case: "Case", *, about: bool) -> tuple[str, ...]:
    """Return why: the three of this module, and the marks of what is grave (`gravity.marks`)."""
    matter = case.matter
    is_low = matter.is_low and not (matter.is_lowered or matter.judges_another)
    said, two = gravity.said_of(case), gravity.agreed(case)
    how = {each.id: each.how for each in case.triages}
    never = gravity.by_mistake(gravity.weigh(said, two), how, two)
    grave = frozenset[str]().union(*(e.grave for e in said if e.id not in never))
    # That an adult had a part says no more than what was judged low about them since.
    grave -= {gravity.AT_SCHOOL} if is_low else set()
    told = any(row.said.get(HARM) == "yes" for row in matter.of(MENTIONED))
    return (
        *([UNJUDGED] if about and not is_low else []),
        *([HARM_TOLD] if told else []),
        *([SUBSTANCE] if has_substance(case.noted) else []),
        *sorted(grave),
    )
