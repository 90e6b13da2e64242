"""Which page belongs to what was chosen in a list."""

from typing import Any

from screens.clock import Clock
from screens.staff.adults.adult_page import AdultPage
from screens.staff.adults.saying import SAY
from screens.staff.base import StaffScreen
from screens.staff.cases.case_page import CasePage
from screens.staff.looking.investigation_page import InvestigationPage
from screens.staff.roll.pupil_page import PupilPage
from screens.staff.worries.concern import MyConcern
from screens.staff.worries.inbox import TaskPage
from screens.staff.worries.praise_page import PraisePage
from screens.staff.worries.worry_page import WorryPage
from store.cases.cases import NOUN as CASE
from store.cases.to_do import SIGN, TO_REPLACE, TO_SAY
from store.drawers.own import CONCERN, TASK
from store.errors import Refused
from store.letterbox.intake import Intake
from store.roll.pupils import NOUN as PUPIL
from store.roll.pupils import id_of
from store.signing_in.session import Session
from store.subjects import noun_of
from store.worries.good import NOUN as PRAISE
from store.worries.worries import NOUN as WORRY


def page_for(
    session: Session, intake: Intake, clock: Clock, drawer: str, subject: str, item: str = ""
) -> StaffScreen[Any] | None:
    """Return the page of what can be opened (a worry, a pupil…); None for anything else.

    Whether a case is about whom it names is asked at once where that is the `item` chosen; an
    investigation that is to be signed, or wants another reviewer, is opened itself.

    Raises:
        Refused: it has moved where this session cannot follow.
    """
    if session.drawer(drawer).state_of(subject) == "moved":
        found = session.find(subject)
        if found is None:
            raise Refused("This was moved to a drawer that you do not open.")
        drawer = found.name
    noun = noun_of(subject)
    if noun == WORRY:
        return WorryPage(session, intake, clock, drawer, subject)
    if noun == CASE and item == TO_SAY:
        page = AdultPage(session, clock, drawer, subject)
        page.first_deed = SAY.id
        return page
    if noun == CASE and item.startswith((SIGN, f"{TO_REPLACE} ")):
        return InvestigationPage(session, clock, drawer, subject, item.split()[1])
    if noun == CASE:
        return CasePage(session, clock, drawer, subject)
    if noun == TASK:
        return TaskPage(session, clock, subject)
    if noun == PUPIL:
        return PupilPage(session, clock, id_of(subject))
    if noun == PRAISE:
        return PraisePage(session, intake, clock, subject)
    return MyConcern(session, clock, subject) if noun == CONCERN else None
