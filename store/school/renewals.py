"""A PIN that is new: until it was somebody's own for a school day, two names may be one hand.

Whoever renews a PIN, adds somebody or sets a school up sees the first one, and could sign in with
it. Where two people have to say something, neither counts beside the other before the next school
day after they first signed in with a PIN of their own: by then whoever it belongs to has found that
the first one opens nothing. What one person does alone waits for nobody: to tell, to ring, to stop.
"""

from datetime import date, datetime, timedelta

from store.dates import written
from store.drawers.holding import GRANTED, subject_of
from store.errors import Refused
from store.home import Home
from store.school.public_list import ROLL, Person
from store.school.school_days import SchoolDays, is_known, is_school_day
from store.signing_in import rings
from store.signing_in.session import Session

SATURDAY = 5
LATER = "Your PIN was renewed on {since}. You can agree to anything from {day} on."
THEIRS_LATER = (
    "The PIN of {name} was renewed on {since}. What they say can be agreed to from {day} on."
)
NEW = "You have a PIN of your own only since {since}. You can agree to anything from {day} on."
THEIRS_NEW = (
    "{name} has a PIN of their own only since {since}. "
    "What they say can be agreed to from {day} on."
)
NOT_WAITING = "Calls, referrals and STOP wait for nobody."
"""What is said beside it wherever two decide about a child or an adult."""
NEVER = date.max
"""From this day on counts whoever has not signed in with a PIN of their own."""


def just_renewed(person: Person, today: date, calendar: SchoolDays | None) -> bool:
    """Tell whether no school day has begun since a PIN was renewed.

    By the school's calendar; on days that it does not know weekends are none.
    """
    return bool(person.renewed) and _too_soon(person.renewed, today, calendar)


def counts_from(home: Home, person: str) -> date | None:
    """Return the day from which somebody counts beside another, as far as this terminal knows.

    NEVER: they have not chosen a PIN of their own yet. None: they have for long, or their key ring
    is at other terminals.
    """
    calendar, found = home.desk.school.calendar, home.desk.school.person(person)
    since = _since(home, found) if found else None
    if found is None or since == "":
        return NEVER if found else None
    last = max((_day(each) for each in (found.renewed, since) if each), default=None)
    if last is None or last == NEVER:
        return last
    return next_school_day(calendar, last)


def next_school_day(calendar: SchoolDays | None, after: date) -> date:
    """Return the next day with school; on days that no calendar knows weekends are none."""
    day = after + timedelta(days=1)
    while not _is_school(calendar, day):
        day += timedelta(days=1)
    return day


def is_new(home: Home, person: str, today: date) -> bool:
    """Tell whether somebody counts as no second person yet."""
    found = home.desk.school.person(person)
    return found is not None and bool(_why(home, found, today, ("new", "renewed")))


def too_soon(session: Session, beside: str, today: date) -> str:
    """Return why this person cannot agree yet to what another said, in a sentence; else empty.

    Whoever is not on the list was renewed by nobody.
    """
    home, public = session.home, session.public
    me, other = public.person(session.person_id), public.person(beside)
    if me and (why := _why(home, me, today, (NEW, LATER))):
        return why
    return _why(home, other, today, (THEIRS_NEW, THEIRS_LATER)) if other else ""


def too_soon_for_the_list(session: Session, beside: str, today: date) -> str:
    """Return why this person cannot agree yet to a change of the list of people; else empty.

    Until a new school has its first school day, those it was set up with agree at once: the
    terminals are added then, nothing lies in the drawers, and whoever set it up chose all of them.
    """
    why = too_soon(session, beside, today)
    both = (session.person_id, beside)
    return "" if why and all(changes_the_list(session, id, today) for id in both) else why


def changes_the_list(session: Session, person: str, today: date) -> bool:
    """Tell whether somebody was set up with a school that has had no school day yet."""
    if not _is_new_school(session, today):
        return False
    now, then = session.public.person(person), session.home.desk.versions()[0][0].person(person)
    return now is not None and then is not None and now.verify == then.verify


def refuse_one_hand(session: Session, beside: str, now: datetime) -> None:
    """Refuse that this person stands as the second beside another too soon.

    Raises:
        Refused: the PIN of one of them was renewed, or first chosen, just now.
    """
    if sentence := too_soon(session, beside, now.date()):
        raise Refused(f"{sentence} {NOT_WAITING}")


def _why(home: Home, person: Person, today: date, sentences: tuple[str, str]) -> str:
    calendar, since = home.desk.school.calendar, _since(home, person)
    new, renewed = sentences
    if just_renewed(person, today, calendar):
        return _said(renewed, person, person.renewed, calendar)
    if not since or not _too_soon(since, today, calendar):
        return ""  # who never chose one has said nothing yet either
    return _said(renewed if person.renewed else new, person, since, calendar)


def _said(sentence: str, person: Person, since: str, calendar: SchoolDays | None) -> str:
    """Return a sentence with both days in it; of a day that nobody can read neither is known."""
    if _day(since) == NEVER:
        return sentence.format(name=person.name, since="just now", day="the next school day")
    day = next_school_day(calendar, _day(since)).isoformat()
    return sentence.format(name=person.name, since=written(since[:10]), day=written(day))


def _since(home: Home, person: Person) -> str | None:
    """Return since when somebody has a PIN of their own; empty: never; None: not known here."""
    ring = rings.find(home, person.id)
    if ring is None or ring.about.verify != person.verify:
        return None
    return rings.own_since(ring)


def _too_soon(since: str, today: date, calendar: SchoolDays | None) -> bool:
    day = _day(since)
    if today < day:
        return day == NEVER  # by a clock that is years off it would never end
    return today < next_school_day(calendar, day)


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return NEVER


def _is_new_school(session: Session, today: date) -> bool:
    if not session.holds(ROLL):
        return False
    entries = session.drawer(ROLL).entries(subject_of(ROLL))
    begun = [each.at[:10] for each in entries if each.kind == GRANTED][:1]
    return bool(begun) and _too_soon(begun[0], today, session.public.calendar)


def _is_school(calendar: SchoolDays | None, day: date) -> bool:
    if calendar is not None and is_known(calendar, day):
        return is_school_day(calendar, day)
    return day.weekday() < SATURDAY
