"""Who somebody in a case is: put in, their roles, and whom of the roll or the school they are.

Where that names everybody who decides beside whoever does it, one more reads it from then on.
"""

from dataclasses import replace
from datetime import datetime

from store.adults import on_the_roll, told_about
from store.cases.acts import Act
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands, do
from store.cases.let_in import end_in
from store.drawers.drawer import Drawer
from store.errors import Incomplete, Refused
from store.fields import Field, Kind, Values, kept, require
from store.involved.kinds import CHANGED, TIED, WHOM
from store.involved.people import CARER, PUPIL, STAFF, CasePerson, changed_body, person_of
from store.roll.book import find_pupils
from store.signing_in.session import Session

CLOSED = "This case is closed. Open it again first."
GONE = "They are in this case no more. Please look again."
WHY = (Field("why", "How it is known", Kind.TEXT, True),)


def in_open_case(drawer: Drawer, case: Case, person: str) -> tuple[Case, CasePerson]:
    """Return a case and somebody in it, as they stand.

    Raises:
        Refused: the case is closed, or they are in it no more.
    """
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused(CLOSED)
    found = person_of(case, person)
    if found is None:
        raise Refused(GONE)
    return case, found


def with_pupils(session: Session, act: Act, proposed: str = "") -> Act:
    """Return the act that adds a person, with the names of the roll to go on with.

    A name that is `proposed` is one of them: whoever types another replaces it.
    """
    name, *others = act.fields
    names = (each.name for each in find_pupils(session))
    known = tuple(dict.fromkeys((*names, *([proposed] if proposed else []))))
    return replace(act, fields=(replace(name, known=known), *others))


def put_in(
    session: Session,
    drawer: Drawer,
    case: Case,
    act: Act,
    values: Values,
    now: datetime,
    *,
    step: str = "",
) -> None:
    """Put somebody into a case, for the `step` that asks for it, if any does (`casework.do`).

    Raises:
        Incomplete: a field is missing.
        Refused: the case is closed, or nobody else would be left who decides.
    """
    do(drawer, case, act, values, now, step=step)
    _follow(session, drawer, case.id, now)


def change(
    session: Session, drawer: Drawer, case: Case, person: str, values: Values, now: datetime
) -> None:
    """Change the name, roles or class of somebody in a case, with why; both are kept.

    Raises:
        Incomplete: a field is missing.
        Refused: the case is closed, or they are in it no more, or nobody else would be left who
            decides.
    """
    case, found = in_open_case(drawer, case, person)
    drawer.record(case.id, CHANGED, changed_body(found, values), now)
    _follow(session, drawer, case.id, now)


def tie(
    session: Session,
    drawer: Drawer,
    case: Case,
    person: str,
    to: str,
    called: str,
    values: Values,
    now: datetime,
) -> None:
    """Say whom somebody in a case is (`pupil:<id>` and so on, or nothing), and how it is known.

    `called` is the name there; the case keeps the one that was written in it as well.

    Raises:
        Incomplete: it is not said how it is known.
        Refused: the case is closed, or they are in it no more, or are in it already, or nobody else
            would be left who decides.
    """
    require(WHY, values)
    case, found = in_open_case(drawer, case, person)
    kind, _, id = to.partition(":")
    if to and (kind not in (PUPIL, STAFF, CARER) or not id):
        raise Incomplete({"tie": "Please choose from the list."})
    if to and any(each.tie == to and each.id != person for each in case.people):
        raise Refused(f"{called} is in this case already. Take one of the two out.")
    words = {"name": found.name, **({"called": called} if called != found.name else {})}
    drawer.record(case.id, TIED, {WHOM: person, "tie": to, **words, **kept(WHY, values)}, now)
    _follow(session, drawer, case.id, now)


def _follow(session: Session, drawer: Drawer, case: str, now: datetime) -> None:
    """Note whose parent is at school, now that a child is known, and let in who decides then."""
    on_the_roll.look_up_in(session, drawer, case, now)
    told_about.note(session.public, drawer, case, now)
    end_in(session, drawer, case, now)
