"""What is said on the page of a case or a worry that one person alone reads."""

from datetime import datetime

from screens.times import moment
from store.cases import alone
from store.cases.case import Case
from store.cases.restrict import company
from store.drawers.drawer import Drawer
from store.signing_in.session import Session
from store.worries.worry import Worry

NOBODY_LEFT = (
    "You alone can open it, and nobody is left to let in. Ask the headteacher (about them, the "
    "chair) to make somebody a holder (People): they are let in when you sign in next."
)
STAYS = (
    "You alone can open it, since it is kept from whoever else could. {name} reads it too {when}."
)
NEXT = "once you look at your desk again"


def sentences(session: Session, drawer: Drawer, record: Case | Worry, now: datetime) -> list[str]:
    """Return that one person alone reads it, who else will from when, or how somebody can; nothing
    where enough others read it."""
    if isinstance(record, Case) and alone.is_alone(session, drawer, record):
        return [alone.SAID]
    if not alone.is_left_to_one(session, drawer, record):
        return []
    others = company(session, drawer, record)
    if not others:
        return [NOBODY_LEFT]
    until = alone.stays_until(session, drawer, record)
    when = f"from {moment(until, now)} on" if until else NEXT
    return [STAYS.format(name=others[0].label, when=when)]
