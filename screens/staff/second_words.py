"""From when somebody counts as a second person, in words: nobody is asked in vain."""

from collections.abc import Iterable
from datetime import datetime

from screens.times import moment
from store.adults import low_ends
from store.cases import cleared, named, put_out, waits
from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.fields import Choice, Field
from store.school.renewals import NEVER, NOT_WAITING, counts_from, too_soon
from store.signing_in.session import Session
from store.worries.worry import Worry

ANOTHER = "Another reader agrees to that or undoes it, within two school days."
"""What is said where one colleague puts out another who reads it."""
OF_READERS = (
    "Whoever can open it now is out at once, and another reader agrees to that or undoes it, "
    "within two school days."
)
CLEARS = (
    "What {names} did is left open: if it is not about them, another reader agrees or undoes it, "
    "within two school days; until then they decide nothing here."
)
NOBODY_YET = "Nobody else who reads it could agree now: it waits until somebody can."
NOBODY = (
    "Nobody can agree to it before {when}: PINs here are too new until then. Propose it all the "
    f"same, it waits. {NOT_WAITING}"
)


def who_agrees(
    session: Session, drawer: Drawer, record: Case | Worry, person: str, *, about: bool = False
) -> str:
    """Return that another agrees that it is kept from somebody; empty where nobody has to."""
    asks = put_out.asks(session.public, drawer, record, person, about=about)
    return ANOTHER if asks else ""


def who_agrees_it_is_not_about_them(session: Session, drawer: Drawer, record: Case | Worry) -> str:
    """Return that another agrees that it is not about whom it names; empty where nobody has to."""
    public = session.public
    if isinstance(record, Worry):
        names = [*low_ends.open_of(public, record)]
    else:
        names = [each.name for each in named.to_say(record) if cleared.is_open(each)]
    if not names:
        return ""
    able = waits.others(public, drawer, record, session.person_id)
    said = CLEARS.format(names=" and ".join(names))
    return said if able else f"{said} {NOBODY_YET}"


def from_when(session: Session, person: str, now: datetime) -> str:
    """Return from when somebody can be the second of two, in a sentence; empty: they can now."""
    when, name = counts_from(session.home, person, now), session.public.name_of(person)
    if when is None:
        return ""
    if when == NEVER:
        return (
            f"{name} counts as a second person from the school day after they first sign in, as "
            "far as this terminal knows."
        )
    return f"{name} counts as a second person from {moment(when.isoformat(), now)} on."


def with_days(session: Session, said: str, fields: Iterable[Field], now: datetime) -> str:
    """Return an introduction that says this also of each who can be chosen as the second."""
    # What is asked only of some answers is needed by few: who gives one of them is told so then.
    seconds = (each for each in fields if each.id == "second" and not each.only_if)
    of_whom = (_people(each.choices) for each in seconds)
    others = tuple(dict.fromkeys(id for ids in of_whom for id in ids))
    return "\n".join(filter(None, (said, _agreed_from(session, others, now))))


def not_yet(session: Session, first: str, now: datetime) -> str:
    """Return why this person cannot agree yet to what another said first; empty: they can."""
    why = too_soon(session, first, now)
    return f"{why} {NOT_WAITING}" if why else ""


def _agreed_from(session: Session, others: tuple[str, ...], now: datetime) -> str:
    """Return from when one of the others can agree to what this person says; empty: all can now.

    Both have to be long enough here: in the holidays of a school that was just set up nobody is.
    """
    if not others:
        return ""
    home, counts = session.home, datetime.min
    whens = {id: counts_from(home, id, now) or counts for id in (session.person_id, *others)}
    first = max(whens[session.person_id], min(whens[id] for id in others))
    if first == NEVER:
        return " ".join(from_when(session, id, now) for id in others)
    nobody = [NOBODY.format(when=moment(first.isoformat(), now))] if first > counts else []
    later = [from_when(session, id, now) for id in others if whens[id] > first]
    return " ".join((*nobody, *later))


def _people(choices: Iterable[Choice]) -> tuple[str, ...]:
    return tuple(choice.id for choice in choices)
