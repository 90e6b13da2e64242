"""Letting one more read a case in which nobody else decides (`alone`), as soon as there is one.

So whoever puts colleagues into a case as adults in it does not go on as the one who decides there.
"""

from dataclasses import replace
from datetime import datetime

from store.adults import entered, told_about
from store.adults.rows import MENTIONED
from store.cases import alone
from store.cases.cases import OPEN, Case
from store.cases.restrict import company
from store.drawers import holders
from store.drawers.drawer import Drawer
from store.fields import Choice
from store.involved.people import CasePerson
from store.looking.noted import Noted
from store.signing_in.session import Session


def end(session: Session, now: datetime) -> None:
    """Let somebody read that in which nobody else decides, where there is somebody by now."""
    for drawer, case in alone.found(session):
        told_about.note(session.public, drawer, case.id, now)  # nobody is let in whom it names
        for other in company(session, drawer, drawer.get(case.id))[:1]:
            holders.let_in(session, case.id, other.id, now)


def end_in(session: Session, drawer: Drawer, subject: str, now: datetime) -> None:
    """Let somebody read a case that names everybody else who reads it, if there is anybody.

    Then somebody else can say at once whether it is about them.
    """
    case = drawer.get(subject)
    for other in _needed(session, drawer, case) if isinstance(case, Case) else ():
        holders.let_in(session, case.id, other.id, now)


def would_be(
    session: Session, drawer: Drawer, case: Case, people: tuple[CasePerson, ...]
) -> tuple[Choice, ...]:
    """Return who would be let in if these were the people of a case, for who is about to say so."""
    then = replace(case, people=people)
    new = (each.body for each in entered.facts(session.public, then))
    rows = (Noted("", MENTIONED, "", session.person_id, dict(each), "") for each in new)
    return _needed(session, drawer, replace(then, noted=(*case.noted, *rows)))


def _needed(session: Session, drawer: Drawer, case: Case) -> tuple[Choice, ...]:
    if case.state != OPEN or not alone.names_all(session, drawer, case):
        return ()
    return company(session, drawer, case)[:1]
