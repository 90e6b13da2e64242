"""Keeping a case from whom it is about, and who reads it beside whoever keeps it so."""

from datetime import datetime

from store.adults.whom import OTHER, may_be
from store.cases.case import Case
from store.cases.kept import told_about
from store.cases.kinds import KEPT_FROM
from store.cases.named import everybody
from store.drawers import holders
from store.drawers.company import ALONE, company, instead_of, is_last, is_read_alone
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.letterbox.readers import ADULT as OF_ADULT
from store.letterbox.readers import HEADTEACHER
from store.signing_in.session import Session

ABOUT_THEM = "It is about them."
OWN = "This is about you: somebody else judges it. Step aside with S on the page of the case."


def keep_away(
    session: Session, drawer: Drawer, case: Case, adult: str, now: datetime, *, by: str = ""
) -> Drawer:
    """Keep a case from whom it is about, and say so, if that is not so yet; return where it is.

    `by` is what alone says so (`store.cases.kept.BY_TRIAGE`).

    Raises:
        Refused: it is about this person, or nobody else could open it.
    """
    if adult == session.person_id:
        raise Refused(OWN)
    if adult == OTHER or adult in told_about(case):
        return drawer
    if adult in case.kept_from:  # by what was told; that it is about them is said only now
        about = {"person": adult, "why": ABOUT_THEM, "about": "yes"}
        drawer.record(case.id, KEPT_FROM, about | ({"by": by} if by else {}), now)
        return drawer
    keep_out(session, drawer, case, adult, ABOUT_THEM, now, about=True, by=by)
    return session.find(case.id) or drawer


def not_by_oneself(session: Session, drawer: Drawer, case: Case, now: datetime) -> Drawer:
    """Let somebody read beside whoever judges it alone, if there is anybody; return where it is."""
    if not is_read_alone(session, drawer):
        return drawer
    heads = {person.id for person in session.public.with_role("headteacher")}
    about = drawer.get(case.id).kept_from
    kind = HEADTEACHER if heads & set(about) else OF_ADULT
    for id in company(session, drawer, case.id, kind)[:1]:
        holders.let_in(session, case.id, id, now)
    return session.find(case.id) or drawer


def keep_out(
    session: Session,
    drawer: Drawer,
    case: Case,
    adult: str,
    why: str,
    now: datetime,
    *,
    about: bool = False,
    by: str = "",
) -> None:
    """Keep a case from an adult; where they were the last other reader, let somebody else in.

    Raises:
        Refused: nobody is left to let in, and it was told about somebody else; or nobody at all
            could open it.
    """
    heads = {person.id for person in session.public.with_role("headteacher")}
    kind = HEADTEACHER if adult in heads else OF_ADULT
    named = everybody(session.public, case)
    beside = instead_of(session, drawer, case.id, adult, kind, named)
    last = is_last(session, drawer, case.id, adult, named)
    if last and not beside and not may_be_about(case, adult):
        raise Refused(ALONE)
    holders.keep_from(session, case.id, adult, why, now, about=about, beside=beside, by=by)


def may_be_about(case: Case, adult: str) -> bool:
    """Tell whether a case was told about this adult, or nobody said about whom."""
    told = {each.id for each in may_be(case.matter.rows)}
    return not told or adult in told
