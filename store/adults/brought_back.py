"""Letting those read a case again whom it was kept from by a triage that two called a mistake.

It becomes readable to whom it would have been without the mistake. What was moved away cannot lie
again where it was destroyed: a drawer of its own is made for all who may read it.
"""

from datetime import datetime

from store.adults.at_school import is_about_adult
from store.cases import undone
from store.cases.case import Case
from store.cases.kinds import PASSED_ON
from store.drawers import holders, moves
from store.drawers.drawer import Drawer
from store.letterbox.readers import ADULT, PUPIL, readers_of
from store.signing_in.session import Session


def bring_back(session: Session, drawer: Drawer, before: Case, now: datetime) -> None:
    """Let those read a case again whom it is kept from no more, as it was `before` somebody agreed.

    What was handed over as about them goes back to those who had it, and away from whoever read it
    for that alone; whoever reads it beside them otherwise goes on reading.
    """
    case = drawer.get(before.id)
    if not isinstance(case, Case):
        return
    subjects = moves.linked(drawer, case.id)
    away = moves.kept_from(drawer, subjects)
    if not undone.back(case) - undone.back(before) - away:
        return
    said = is_about_adult(case.triage, case.grave_category, case.matter)
    about = ADULT if said else PUPIL
    to = readers_of(session.public, about, away)
    if to.nobody:
        return
    handed = before.matter.handed if case.matter.handed is None else None
    people = to.people
    if handed is None:
        people = tuple(dict.fromkeys((*holders.holders_of(session, drawer), *people)))
    elif case.lead not in people:
        lead = handed.by if handed.by in people else people[0]
        drawer.record(case.id, PASSED_ON, {"to": lead}, now)
    # What the child adds later is for those who read it now.
    moves.tell_receipts(session, drawer, subjects, away, about)
    moves.move(session, drawer, subjects, people, now, away, to.drawer)
