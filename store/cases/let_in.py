"""Letting one more read a case in which nobody else decides (`alone`), as soon as there is one.

So whoever puts colleagues into a case as adults in it does not go on as the one who decides there.
"""

from datetime import datetime

from store.cases import alone
from store.cases.cases import OPEN, Case
from store.cases.restrict import company
from store.drawers import holders
from store.drawers.drawer import Drawer
from store.signing_in.session import Session


def end(session: Session, now: datetime) -> None:
    """Let somebody read that in which nobody else decides, where there is somebody by now."""
    for drawer, case in alone.found(session):
        for other in company(session, drawer, case)[:1]:
            holders.let_in(session, case.id, other.id, now)


def end_in(session: Session, drawer: Drawer, subject: str, now: datetime) -> None:
    """Let somebody read a case that names everybody else who reads it, if there is anybody.

    Then somebody else can say at once whether it is about them.
    """
    case = drawer.get(subject)
    if isinstance(case, Case) and case.state == OPEN and alone.names_all(session, drawer, case):
        for other in company(session, drawer, case)[:1]:
            holders.let_in(session, case.id, other.id, now)
