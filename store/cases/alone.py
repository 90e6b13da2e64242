"""A grave case that one person alone reads: it is said, it is late each school day, and it ends.

Whoever it is about is kept out of it whatever that leaves. Nobody closes it then, nor takes
anything grave back; as soon as somebody may read it who is not kept from it, they are let in.
"""

from collections.abc import Iterator
from datetime import datetime

from store.cases import gravity, named
from store.cases.cases import OPEN, Case
from store.cases.restrict import company
from store.drawers import holders
from store.drawers.company import is_read_alone
from store.drawers.drawer import Drawer
from store.drawers.record import Item
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session

ALONE = "alone"
SAID = (
    "You alone can read this. Ring the LADO, and ask the headteacher (about them, the chair) to "
    "make somebody a holder (People): they are let in when you sign in next. Until then it is not "
    "closed, and nothing grave is taken back."
)
TITLE = "You alone read it: ring the LADO, have somebody let in"


def is_alone(session: Session, drawer: Drawer, case: Case) -> bool:
    """Tell whether this person alone reads an open case that two close, or that names them."""
    return _asks(session, case) and is_read_alone(session, drawer)


def _asks(session: Session, case: Case) -> bool:
    return gravity.asks_for_two(case) or (case.state == OPEN and _names(session, case))


def _names(session: Session, case: Case) -> bool:
    return bool(named.why_not(session.public, session.person_id, case))


def found(session: Session) -> Iterator[tuple[Drawer, Case]]:
    """Yield the cases that this person reads alone, each with where it lies."""
    for drawer in list(session.shared()):
        for case in found_in(session, drawer):
            yield drawer, case


def found_in(session: Session, drawer: Drawer) -> Iterator[Case]:
    """Yield the cases in a drawer that this person reads alone."""
    if drawer.name in (OFFICE, ROLL) or not is_read_alone(session, drawer):
        return
    for case in drawer.records("case", [OPEN]):
        if _asks(session, case):
            yield case


def item(case: Case, person: str) -> Item:
    """Return what stands on the desk: due on the day on which it was kept from somebody last."""
    return Item(ALONE, person, gravity.kept_since(case), TITLE)


def end(session: Session, now: datetime) -> None:
    """Let somebody read what this person reads alone, where there is somebody by now."""
    for drawer, case in found(session):
        for other in company(session, drawer, case)[:1]:
            holders.let_in(session, case.id, other.id, now)


def end_in(session: Session, drawer: Drawer, subject: str, now: datetime) -> None:
    """Let somebody read a case that only the one can read who is named in it, if there is anybody.

    Then somebody else can say at once whether it is about them.
    """
    case = drawer.get(subject)
    if isinstance(case, Case) and _names(session, case) and is_read_alone(session, drawer):
        for other in company(session, drawer, case)[:1]:
            holders.let_in(session, case.id, other.id, now)
