"""What somebody else says than whoever it is asked about: whether one was allowed to look.

Whoever looked at nude pictures where nobody is to, or had them copied, does not say of themselves
that they were allowed to (procedure rows 18 and 27).
"""

from store.cases import named
from store.cases.case import Case
from store.cases.to_do import STEP, STEP_NOW
from store.drawers.drawer import Drawer
from store.drawers.holding import held_by
from store.errors import Refused
from store.looking.suspected import looked
from store.school.public_list import PublicList

YOURS = (
    "You looked yourself, or passed it on: somebody else says whether that was allowed. Ask the "
    "headteacher (about the headteacher, the chair)."
)
NOBODY_ELSE = (
    "You looked yourself, or passed it on, and nobody else decides in this case: somebody else "
    "says whether that was allowed. Have the headteacher (about the headteacher, the chair) made a "
    "holder first (People)."
)


def is_theirs(person: str, case: Case, step: str) -> bool:
    """Tell whether a step asks about this person, so that somebody else answers it."""
    asked = any(each.step.id == step and each.step.by_another for each in case.steps)
    return asked and person in looked(case.noted)


def has_others(public: PublicList, drawer: Drawer, case: Case) -> bool:
    """Tell whether somebody reads a case, and decides in it, who did not look."""
    held = set(held_by(public, drawer)) - looked(case.noted)
    return any(not named.why_not(public, each, case) for each in held)


def is_left(public: PublicList, drawer: Drawer, case: Case, item: str, person: str) -> bool:
    """Tell whether what is to do, by its id, is left to others than this person: where none is, it
    stays with them, who has somebody let in."""
    step = item.removeprefix(STEP_NOW).removeprefix(STEP)
    theirs = item.startswith(STEP) and is_theirs(person, case, step)
    return theirs and has_others(public, drawer, case)


def refuse(person: str, case: Case, step: str) -> None:
    """Refuse that somebody says of themselves that they were allowed to.

    Raises:
        Refused: they looked, or had it copied.
    """
    if is_theirs(person, case, step):
        raise Refused(YOURS)


def refuse_alone(public: PublicList, drawer: Drawer, case: Case, step: str) -> None:
    """Refuse it before anything is typed; who alone decides there reads whom to let in.

    Raises:
        Refused: as `refuse` does.
    """
    person = drawer.person
    if is_theirs(person, case, step) and not has_others(public, drawer, case):
        raise Refused(NOBODY_ELSE)
    refuse(person, case, step)
