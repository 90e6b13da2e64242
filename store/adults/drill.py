"""The drill: once a term the chair of governors shows, by signing in, that their drawer opens.

An allegation about the headteacher lies where only the chair and one more can read it. Whether
that can be done shows on the day it is needed, or in a drill. What is noted says that the drawer
opened, when and for whom, and nothing of what lies in it; it lies in the roll, for everybody.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store.adults.drill_noun import NOUN, OPENED, Drill
from store.school.public_list import CHAIR, ROLL, PublicList
from store.school.renewals import is_new
from store.school.school_days import SchoolDays, Term, is_school_day, school_time
from store.signing_in.session import Session

SUBJECT = f"{NOUN}:{CHAIR}"
SCHOOL_DAYS = 15
"""So many school days into a term the drill of that term is overdue."""
ROLE = "chair"


@dataclass(frozen=True)
class Due:
    """That the drill of a term is still to be done, by a day; `last` is when it was done last."""

    term: str
    by: date
    overdue: bool
    last: str = ""


def note(session: Session, now: datetime) -> bool:
    """Note that the chair, who is signed in, has their drawer open; True when it was just noted.

    Once a term is enough. Nothing is noted where the drawer cannot be read.

    Raises:
        WorryBoxError: the drawer is open, and cannot be read.
    """
    if ROLE not in session.person.roles or not (session.holds(CHAIR) and session.holds(ROLL)):
        return False
    if is_new(session.home, session.person_id, now):
        return False  # whoever saw the first PIN could be the one who signed in
    if due(session, now) is None:
        return False
    session.drawer(CHAIR).rows("case")  # it does not only open: it can be read
    session.drawer(ROLL).record(SUBJECT, OPENED, {}, now)
    return True


def due(session: Session, now: datetime) -> Due | None:
    """Return the drill that is to be done this term; None where it is done or no term is known."""
    calendar, public = session.public.calendar, session.public
    term = _term(calendar, now) if calendar else None
    if calendar is None or term is None or not public.with_role(ROLE):
        return None
    last = done_last(session)
    if last[:10] >= term.first.isoformat():
        return None
    by = _by(calendar, term)
    return Due(term.name, by, school_time(calendar, now).date() > by, last)


def done_last(session: Session) -> str:
    """Return when the chair last showed that their drawer opens (ISO 8601); empty: never."""
    found = session.drawer(ROLL).get(SUBJECT) if session.holds(ROLL) else None
    opened = found.opened if isinstance(found, Drill) else ()
    return max((at for by, at in opened if _is_chair(session.public, by)), default="")


def tells(session: Session) -> bool:
    """Tell whether this person hears of a drill that is due: the headteacher, and the keepers."""
    heads = {each.id for each in session.public.with_role("headteacher")}
    return session.person_id in (*heads, *session.public.keepers)


def _is_chair(public: PublicList, person: str) -> bool:
    found = public.person(person)
    return found is not None and ROLE in found.roles


def _term(calendar: SchoolDays, now: datetime) -> Term | None:
    """Return the term that runs, or in holidays the one that ended last."""
    today = school_time(calendar, now).date()
    begun = [term for term in calendar.terms if term.first <= today]
    return max(begun, key=lambda term: term.first, default=None)


def _by(calendar: SchoolDays, term: Term) -> date:
    """Return the last day of a term on which its drill is not overdue."""
    days = (term.first + timedelta(days=n) for n in range((term.last - term.first).days + 1))
    school_days = [day for day in days if is_school_day(calendar, day)][:SCHOOL_DAYS]
    return school_days[-1] if school_days else term.last
