"""A PIN that was renewed just now: until it was chosen anew, two names may be one hand.

Whoever renews a PIN sees the first one, and could sign in with it. Where two people have to say
something, neither counts beside the other before the next school day: by then whoever it belongs
to has found that the old one opens nothing.
"""

from datetime import date, datetime, timedelta

from store.errors import Refused
from store.school.public_list import Person, PublicList
from store.school.school_days import SchoolDays, is_known, is_school_day
from store.signing_in.session import Session

SATURDAY = 5
LATER = "Your PIN was renewed just now. You can agree to anything from the next school day on."
THEIRS_LATER = (
    "The PIN of {name} was renewed just now. "
    "What they say can be agreed to from the next school day on."
)


def just_renewed(person: Person, today: date, calendar: SchoolDays | None) -> bool:
    """Tell whether no school day has begun since a PIN was renewed.

    By the school's calendar; on days that it does not know weekends are none.
    """
    if not person.renewed:
        return False
    try:
        renewed = date.fromisoformat(person.renewed)
    except ValueError:
        return True
    if today < renewed:
        return False  # by a clock that is years off it would never end
    days = (renewed + timedelta(days=n) for n in range(1, (today - renewed).days + 1))
    return not any(_is_school(calendar, day) for day in days)


def _is_school(calendar: SchoolDays | None, day: date) -> bool:
    if calendar is not None and is_known(calendar, day):
        return is_school_day(calendar, day)
    return day.weekday() < SATURDAY


def too_soon(public: PublicList, person: str, beside: str, today: date) -> str:
    """Return why a person cannot agree yet to what another said, in a sentence; empty if they can.

    Both are ids; whoever is not on the list was renewed by nobody.
    """
    me, other = public.person(person), public.person(beside)
    if me and just_renewed(me, today, public.calendar):
        return LATER
    if other and just_renewed(other, today, public.calendar):
        return THEIRS_LATER.format(name=other.name)
    return ""


def refuse_one_hand(session: Session, beside: str, now: datetime) -> None:
    """Refuse that this person stands as the second beside another too soon.

    Raises:
        Refused: the PIN of one of them was renewed just now.
    """
    if sentence := too_soon(session.public, session.person_id, beside, now.date()):
        raise Refused(sentence)
