"""A second person's word on that a case was kept from somebody who leads safeguarding, or it.

It is kept at once: a child may be at risk. But whoever leads would not miss what one hand took
away, so somebody else who reads it agrees or undoes it within two school days; until then the head
of the case and the To do of its readers say so, and nobody closes it.
"""

from datetime import datetime

from store.cases.case_written import kept_alone
from store.cases.cases import OPEN, Case
from store.cases.casework import as_it_stands
from store.cases.checklist import Written
from store.cases.kinds import KEEPING_AGREED, KEEPING_UNDONE
from store.cases.named import about, refuse_named
from store.cases.seconds import answer_fields, refuse_second
from store.drawers import holders, moves
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.fields import Values, require
from store.signing_in.session import Session

ANSWER_FIELDS = answer_fields("No: they read it again")
STAYS = "It may be about them, or a child shut them out: it stays kept from them."


def waits_for(case: Case, person: str) -> Written | None:
    """Return what of this waits for a person's word; None where nothing does."""
    found = kept_alone(case) if case.state == OPEN else ()
    return next((each for each in found if person not in (each.by, each.to)), None)


def answer(
    session: Session, drawer: Drawer, case: Case, values: Values, now: datetime, *, to: str
) -> None:
    """Agree that a case is kept from somebody, or undo it; `to` is which, by its entry.

    Raises:
        Incomplete: a field is missing.
        Refused: it waits no more, this person may not be the second, or it may be about whoever
            would read it again.
    """
    require(ANSWER_FIELDS, values)
    case = as_it_stands(drawer, case)
    kept = next((each for each in kept_alone(case) if each.id == to), None)
    if kept is None or case.state != OPEN:
        raise Refused("Nothing waits to be agreed to any more. Please look again.")
    refuse_named(session.public, session.person_id, case)
    refuse_second(session, case, kept.by, now)
    said = {"keeping": to, "to": kept.to}
    if values["answer"] == "agree":
        drawer.record(case.id, KEEPING_AGREED, said, now)
        return
    linked = [each for each in moves.linked(drawer, case.id) if each != case.id]
    if kept.to in (*about(case), *moves.kept_from(drawer, linked)):
        raise Refused(STAYS)
    drawer.record(case.id, KEEPING_UNDONE, {**said, "why": values["why"]}, now)
    if kept.to not in as_it_stands(drawer, case).kept_from:
        holders.let_in(session, case.id, kept.to, now)
