"""A triage that says "the headteacher" keeps the case from them in the same save.

Between such a triage and its handing over nobody had to press anything, and the one it is about
could read it, judge it anew and close it (KCSIE part four; rows 15 and 27). Where it was a mistake,
two others end it (`store.cases.undone`).
"""

from datetime import datetime

from store.adults.keeping_out import keep_away
from store.cases.case import Case
from store.cases.kept import BY_TRIAGE, told_about
from store.cases.triaging import heads_meant
from store.drawers import holders
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.fields import Values
from store.signing_in.session import Session


def kept_with(session: Session, drawer: Drawer, case: Case, answers: Values) -> tuple[str, ...]:
    """Return whom a triage with these answers keeps the case from, by their ids.

    Of whom it is kept from already, and nobody has said that it is about them, it says that.
    """
    heads = heads_meant(session.public, drawer, case, answers)
    held = {*holders.holders_of(session, drawer)} if heads else set()
    said = held | ({*case.kept_from} - {*told_about(case)})
    return tuple(id for id in heads if id in said and id != session.person_id)


def keep(session: Session, drawer: Drawer, case: Case, answers: Values, now: datetime) -> Drawer:
    """Keep a case from the headteacher whom a triage names; return where it lies now.

    Where nobody else could open it, it stays: the triage still counts, and its STOP says so.
    """
    for head in kept_with(session, drawer, case, answers):
        try:
            drawer = keep_away(session, drawer, case, head, now, by=BY_TRIAGE)
        except Refused:
            break
    return drawer
