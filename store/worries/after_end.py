"""What a child adds once the case of a worry is closed: it waits until somebody has dealt with it.

To read it ends nothing. Somebody opens the case again, or says why nothing more is to be done:
never whom it names, and never one person alone where two closed it.
"""

from datetime import datetime

from store.adults.low_ends import harm_of, shuts_out_with_harm
from store.cases import casework, door
from store.cases.about_field import ADULT_FIELD, YES, about
from store.cases.acts import acts
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.kinds import REOPENED
from store.drawers.drawer import Drawer
from store.drawers.record import MOVED
from store.errors import Refused
from store.fields import Field, Kind, Values, kept, require
from store.letterbox.readers import PUPIL
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.worries import filing, kinds, stands_out
from store.worries.worry import WAITING, Worry

WHY = Field("why", "Why nothing more is to be done", Kind.TEXT, True, in_words=True)
TWO = "Two close this case, so no one person says that nothing more is to be done: open it again."
JUDGED_FIRST = (
    "What is about an adult at school is judged in the case, however small it is: open it again."
)
NOBODY_ELSE = (
    "Your name is in it, and it names whoever else can open it. Go back to the desk: somebody else "
    "is let in, if there is anybody; if not, make somebody a holder (People). Ring the LADO."
)
NOT_WAITING = "This does not wait in a closed case any more. Please look again."


def closed_case(drawer: Drawer, worry: Worry) -> Case | None:
    """Return the closed case in which a worry waits again; None where it does not."""
    if worry.state != WAITING or not worry.case:
        return None
    case = drawer.get(worry.case)
    return case if isinstance(case, Case) and case.state not in (OPEN, MOVED) else None


def fields(worry: Worry, public: PublicList) -> tuple[Field, ...]:
    """Return what is asked of whoever says that nothing more is to be done.

    Where an adult is named or written of by their job, whether it is about what they did.
    """
    found, jobs = stands_out.adults_in(worry, public), stands_out.jobs_in(worry, public)
    said = (*map(public.name_of, found), *(f"“{each}”" for each in jobs))
    return (about(said), WHY) if said else (WHY,)


def why_not(session: Session, drawer: Drawer, worry: Worry) -> str:
    """Return why this person does not say that nothing more is to be done; empty: they may."""
    case = closed_case(drawer, worry)
    if case is None:
        return NOT_WAITING
    if named := filing.why_named(session, drawer, worry, NOBODY_ELSE):
        return named
    if named := door.why_not(session.public, drawer, worry):
        return named
    harm = shuts_out_with_harm(worry) or harm_of(session.public, worry)
    if case.needs_second or harm:
        return TWO
    return "" if worry.told.about == PUPIL else JUDGED_FIRST


def end(session: Session, drawer: Drawer, worry: Worry, values: Values, now: datetime) -> None:
    """Say that nothing more is to be done about what was added since the case was closed.

    Raises:
        Incomplete: it is not said why, or not whether it is about an adult.
        Refused: it waits no more, it names whoever says so, two close it, or it is about an adult.
    """
    asked = fields(worry, session.public)
    require(asked, values)
    worry = casework.as_it_stands(drawer, worry)
    if sentence := why_not(session, drawer, worry):
        raise Refused(sentence)
    if values.get(ADULT_FIELD.id) == YES:
        raise Refused(JUDGED_FIRST)
    drawer.record(worry.id, kinds.ENDED, kept(asked, values), now)


def open_again(
    session: Session, drawer: Drawer, worry: Worry, values: Values, now: datetime
) -> None:
    """Open the case of a worry again, for what was added since it was closed.

    Raises:
        Incomplete: it is not said why.
        Refused: it waits in no closed case any more, or may be about whoever does it.
    """
    case = closed_case(drawer, casework.as_it_stands(drawer, worry))
    if case is None:
        raise Refused(NOT_WAITING)
    casework.do(drawer, case, acts(session.public)[REOPENED], values, now)
    drawer.record(worry.id, kinds.SEEN, {}, now)
