"""The drill of the chair's drawer, in words for the desks that have to know of it."""

from datetime import datetime

from screens.staff.labels import names_of
from screens.times import day
from store.adults import drill
from store.school.renewals import NEVER, counts_from, is_new
from store.signing_in.session import Session

NEW_PIN = "This time does not count: your PIN is new, and somebody else saw the first one."
HOW = "Only that it opens is noted, nothing of what lies in it."


def sentences(session: Session, now: datetime) -> list[str]:
    """Return that the drill is due or overdue; to the chair, that it was noted today."""
    if drill.ROLE in session.person.roles and day(drill.done_last(session), now) == "today":
        return [f"Noted: your drawer opens. That was this term's drill. {HOW}"]
    found = drill.due(session, now) if drill.tells(session) else None
    if found is None:
        return []
    chair = names_of(session.public, tuple(p.id for p in session.public.with_role(drill.ROLE)))
    last = f"last {day(found.last, now)}" if found.last else "never yet"
    begin = "OVERDUE" if found.overdue else f"By {day(found.by.isoformat(), now)}"
    said = f"{begin} ({last}): once a term {chair} signs in, to show that the chair's drawer opens."
    return [" ".join((said, *_not_yet(session, now)))]


def _not_yet(session: Session, now: datetime) -> list[str]:
    """Tell the chair, who is signed in, why that is not the drill, and from when it is."""
    me = session.person_id
    if drill.ROLE not in session.person.roles or not is_new(session.home, me, now):
        return []
    counts = counts_from(session.home, me, now)
    known = counts is not None and counts < NEVER
    when = f"{day(f'{counts:%Y-%m-%d}', now)} {counts:%H:%M}" if known else "the next school day"
    return [f"{NEW_PIN} Sign in again from {when} on."]
