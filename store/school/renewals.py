"""A PIN that is new: until it was somebody's own for a school day, two names may be one hand.

Whoever renews a PIN, adds somebody or sets a school up sees the first one, and could sign in with
it. Where two people have to say something, neither counts beside the other before school has been
open for an hour on the next school day after they first signed in with a PIN of their own: by then
whoever it belongs to has found that the first one opens nothing. Until then, too, whoever is new
decides nothing that those who saw their first PIN may not decide (`PublicList.hands`). What one
person does alone waits for nobody: to tell, to ring, to stop.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from store.dates import written
from store.drawers.holding import GRANTED, subject_of
from store.errors import Refused
from store.home import Home
from store.school.promised import Promised, promised
from store.school.public_list import ROLL, NewPin, Person, PublicList
from store.signing_in import rings

if TYPE_CHECKING:
    from store.signing_in.session import Session

FIRST_HOUR = timedelta(hours=1)
"""How long it has been open when everybody is in and has tried to sign in."""
LATER = "Your PIN was renewed on {since}. You can agree to anything from {when} on."
THEIRS_LATER = (
    "The PIN of {name} was renewed on {since}. What they say can be agreed to from {when} on."
)
NEW = "You have a PIN of your own only since {since}. You can agree to anything from {when} on."
THEIRS_NEW = (
    "{name} has a PIN of their own only since {since}. "
    "What they say can be agreed to from {when} on."
)
NOT_WAITING = "Calls, referrals and STOP wait for nobody."
"""What is said beside it wherever two decide about a child or an adult."""
LONG = timedelta(days=90)
"""Whoever has a PIN for so long counts: longer than any holidays and what comes on top."""
UNKNOWN = (
    "Since when {name} has a PIN of their own is not known at this terminal yet. What they say "
    "can be agreed to here when it is: once they have signed in at an office terminal, and that "
    "one and this one have carried."
)
NEVER = datetime.max
"""From then on counts whoever has not signed in with a PIN of their own."""


def counts_from(home: Home, person: str, now: datetime) -> datetime | None:
    """Return from when somebody counts beside another, in school time; None: they do by now.

    NEVER: they have not chosen a PIN of their own yet, as far as this terminal knows: the key ring
    that says so may still be on its way.
    """
    found = home.desk.school.person(person)
    since = _since(home, found) if found else ""
    if found is None or not since:
        return NEVER if found else None
    days = _promised(home, found.verify)
    dates = (each for each in (found.renewed, since) if each)
    last = max((_counts(days, each) for each in dates), default=None)
    return None if last is None or last <= days.here(now) else last


def is_new(home: Home, person: str, now: datetime) -> bool:
    """Tell whether somebody counts as no second person yet."""
    found = home.desk.school.person(person)
    return found is not None and bool(_why(home, found, now, ("new", "renewed")))


def with_new_pins(home: Home, public: PublicList, now: datetime) -> PublicList:
    """Return a list that says of whom the PIN is new, and who saw the first one of each.

    Those that a school was set up with saw nobody's: nobody knows who was shown which.
    """
    fresh = [each for each in public.adults() if not _had_long(home, each, now)]
    return replace(public, new_pins=dict(_new_pins(home, fresh, now))) if fresh else public


def _had_long(home: Home, person: Person, now: datetime) -> bool:
    since = _since(home, person)
    return bool(since) and _is_long_ago(max(person.renewed, since or ""), now)


def _new_pins(home: Home, people: Iterable[Person], now: datetime) -> Iterator[tuple[str, NewPin]]:
    versions = home.desk.versions()
    lists = [public for public, _ in versions]
    for person in people:
        at = next((n for n, each in enumerate(lists) if _names(each, person.verify)), 0)
        by = (person.renewed_by,) if person.renewed_by else tuple(versions[at][1]) if at else ()
        days, since = promised(lists, lists[at].number), _since(home, person)
        known = [each for each in (person.renewed, since) if each]
        # Whoever has not chosen one yet is about to; of a ring that is not here nothing is known.
        if by and (since == "" or any(_too_soon(days, each, now) for each in known)):
            yield person.id, NewPin(by, *_when(days, max(known, default="")))


def too_soon(session: "Session", beside: str, now: datetime) -> str:
    """Return why this person cannot agree yet to what another said, in a sentence; else empty.

    Whoever is not on the list was renewed by nobody.
    """
    home, public = session.home, session.public
    me, other = public.person(session.person_id), public.person(beside)
    if me and (why := _why(home, me, now, (NEW, LATER))):
        return why
    return _why(home, other, now, (THEIRS_NEW, THEIRS_LATER)) if other else ""


def too_soon_for_the_list(session: "Session", beside: str, now: datetime) -> str:
    """Return why this person cannot agree yet to a change of the list of people; else empty.

    Until a new school has its first school day, those it was set up with agree at once: the
    terminals are added then, nothing lies in the drawers, and whoever set it up chose all of them.
    """
    why = too_soon(session, beside, now)
    both = (session.person_id, beside)
    return "" if why and all(changes_the_list(session, id, now) for id in both) else why


def changes_the_list(session: "Session", person: str, now: datetime) -> bool:
    """Tell whether somebody was set up with a school that has had no school day yet."""
    if not _is_new_school(session, now):
        return False
    was, then = session.public.person(person), session.home.desk.versions()[0][0].person(person)
    return was is not None and then is not None and was.verify == then.verify


def refuse_one_hand(session: "Session", beside: str, now: datetime) -> None:
    """Refuse that this person stands as the second beside another too soon.

    Raises:
        Refused: the PIN of one of them was renewed, or first chosen, just now.
    """
    if sentence := too_soon(session, beside, now):
        raise Refused(f"{sentence} {NOT_WAITING}")


def _why(home: Home, person: Person, now: datetime, sentences: tuple[str, str]) -> str:
    since = _since(home, person)
    new, renewed = sentences
    if since and _is_long_ago(max(person.renewed, since), now):
        return ""
    days = _promised(home, person.verify)
    if person.renewed and _too_soon(days, person.renewed, now):
        return _said(renewed, person, person.renewed, days)
    if since is None:
        return UNKNOWN.format(name=person.name)
    if not since or not _too_soon(days, since, now):
        return ""  # who never chose one has said nothing yet either
    return _said(renewed if person.renewed else new, person, since, days)


def _said(sentence: str, person: Person, since: str, days: Promised) -> str:
    """Return a sentence with both moments in it."""
    told, when = _when(days, since)
    return sentence.format(name=person.name, since=told, when=when)


def _when(days: Promised, since: str) -> tuple[str, str]:
    """Return both moments in words; of a day that nobody can read neither is known."""
    if (when := _counts(days, since)) == NEVER:
        return "just now", "the next school day"
    return written(since), f"{written(f'{when:%Y-%m-%d}')}, {when:%H:%M}"


def _since(home: Home, person: Person) -> str | None:
    """Return since when somebody has a PIN of their own; empty: never; None: not known here."""
    ring = rings.find(home, person.id)
    if ring is None or ring.about.verify != person.verify:
        return None
    return rings.own_since(ring)


def _too_soon(days: Promised, since: str, now: datetime) -> bool:
    """Tell whether it is: also where the day is still to come, by a clock that was ahead."""
    return days.here(now) < _counts(days, since)


def _counts(days: Promised, since: str) -> datetime:
    """Return from when a PIN counts that somebody has `since` a day; NEVER where that is none."""
    try:
        return days.opens_next(date.fromisoformat(since)) + FIRST_HOUR
    except (ValueError, OverflowError):
        return NEVER


def _promised(home: Home, verify: str) -> Promised:
    """Return which days are promised to who has these keys, by when a list named them first."""
    lists = [public for public, _ in home.desk.versions()]
    return promised(lists, next((each.number for each in lists if _names(each, verify)), 0))


def _names(public: PublicList, verify: str) -> bool:
    return any(each.verify == verify for each in public.people)


def _is_long_ago(since: str, now: datetime) -> bool:
    """Tell it without reading every version of the list: no wait is as long."""
    return "" < since < (now - LONG).date().isoformat()


def _is_new_school(session: "Session", now: datetime) -> bool:
    if not session.holds(ROLL):
        return False
    entries = session.drawer(ROLL).entries(subject_of(ROLL))
    begun = [each.at[:10] for each in entries if each.kind == GRANTED][:1]
    if not begun or _is_long_ago(begun[0], now):
        return False
    first = session.home.desk.versions()[0][0].people
    return _too_soon(_promised(session.home, first[0].verify), begun[0], now)
