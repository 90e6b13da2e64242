"""A case that nothing is in: what it was opened for was put into another one apart, and is there.

Two offices opened a case each for one worry, and somebody chose which stands. Nothing was done in
the other, so it has no steps and no parents: one key ends it, and says where all of it is.
"""

from datetime import datetime

from store.adults.rows import MENTIONED, TOLD
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.cases.kinds import CLOSED, OPENED, REOPENED, WORRY_LEFT, WORRY_PUT_IN
from store.cases.named import refuse_named
from store.cases.outcomes import ELSEWHERE
from store.cases.seconds import needs_two
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.involved.kinds import ADDED, TIED
from store.signing_in.session import Session

_BARE = frozenset(
    {OPENED, REOPENED, CLOSED, ADDED, TIED, WORRY_LEFT, WORRY_PUT_IN, TOLD, MENTIONED}
)
"""The kinds of entry that a case has in which nobody has done anything yet."""
SAID = "What it was opened for is in {}."


def can_end(session: Session, drawer: Drawer, case: Case) -> bool:
    """Tell whether one person ends a case like this: nobody has done or told anything in it."""
    return (
        case.state == OPEN
        and bool(case.gone_to)
        and not drawer.rows("worry", parent=case.id)
        and all(each.kind in _BARE for each in drawer.entries(case.id))
        and not needs_two(session, drawer, case)
    )


def is_ended(case: Case) -> bool:
    """Tell whether a case was ended like this, and was not opened again."""
    return (case.closing or {}).get("outcome") == ELSEWHERE.id


def end(session: Session, drawer: Drawer, case: Case, now: datetime) -> None:
    """End it, with where all of it is.

    Raises:
        Refused: something is in it by now, or it names whoever ends it.
    """
    case = as_it_stands(drawer, case)
    refuse_named(session.public, session.person_id, case)
    if not can_end(session, drawer, case):
        raise Refused("Something is in this case by now: it is closed as every other one is.")
    where = SAID.format(case.gone_to)
    body = {
        "summary": where,
        "follow_up": where,
        "decision": "Nothing is decided here.",
        "reasons": "Two cases were opened apart for one worry, and the other one stands.",
        "outcome": ELSEWHERE.id,
    }
    drawer.record(case.id, CLOSED, body, now)
