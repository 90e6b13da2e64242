"""Whom a notice is owed to now, and of which kind: never about whom, nor what was said.

An event has an id that every office terminal gives it alike, so that what one has sent no other
sends again.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from store.duty import late
from store.duty.late import Kept
from store.duty.rota import HalfDay, half_day
from store.duty.state import Duty, closed_since
from store.school.public_list import CHAIR, HEAD
from store.school.school_days import hours_on

HELP, LOOK, WAITS, LEFT, LATE, BEGINS, TEST = (
    *("help", "look", "waits", "left"),
    *("late", "begins", "test"),
)
"""The kinds: somebody calls for help; a look is owed; something waits; something waits for another
reader; steps are late; school begins again; a test."""
URGENT = frozenset({HELP, TEST})
"""The kinds that wait for no other terminal."""

AFTER = timedelta(minutes=5)
"""So long after its time a look is owed before anybody is told."""
AGAIN = (timedelta(minutes=15), timedelta(hours=1))
"""So long after a call for help everybody is told once more, while nobody has opened it."""
BY_DAY = time(8)
"""From then on it is told once more on each later day; nobody is woken for it twice."""
CALLED = timedelta(days=28)
"""A call for help that is older is told to nobody any more; it still stands on the screen."""
A_WEEKEND = timedelta(days=3)
"""After a longer time without school somebody is reminded on its first morning."""


@dataclass(frozen=True)
class Wanted:
    """A notice that somebody is to have: `event` is the same at every terminal."""

    event: str
    person: str

    @property
    def kind(self) -> str:
        """Which kind of event it is."""
        return self.event.partition(" ")[0]


@dataclass(frozen=True)
class Box:
    """What is known of the letterbox from outside.

    `waiting` counts letters, `calls` are the ids of unseen calls for help with when they came (ISO
    8601), `left` the ids of what somebody who looked could not open. `readers` are who may be told
    of each letter, as far as its writer said so (see `addressed`). `due` are the moments at
    which steps of cases are due, `apart` those in the drawers about adults, by the drawer's name;
    `kept` is what is known of the case drawers, by theirs.
    """

    waiting: int = 0
    calls: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()
    readers: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)
    due: tuple[str, ...] = ()
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kept: Mapping[str, Kept] = field(default_factory=dict)


def wanted(duty: Duty, box: Box, reachable: Collection[str]) -> list[Wanted]:
    """Return the notices that are owed now to those who can be reached, the urgent ones first."""
    found = [*_help(duty, box), *_handed(box)]
    if _is_open(duty):
        found += [*_looks(duty), *_waits(duty, box), *_left(duty, box), *_late(duty, box)]
        found += [*_begins(duty)]
    else:
        found += [*_looks(duty), *_late_in_the_holidays(duty, box)]
    by_event: dict[str, list[str]] = {}
    for event, people, count in found:
        # Who cannot be reached holds nothing up: the next one hears of it instead.
        told = by_event.setdefault(event, [])
        told += [id for id in people if id in reachable and id not in told][:count]
    return [Wanted(event, person) for event, people in by_event.items() for person in people]


def rung(duty: Duty, look: datetime) -> int:
    """Return how far a look that is owed has climbed: 0 is the first person; -1 is not yet."""
    gone = duty.here - look - AFTER
    if gone < timedelta():
        return -1
    step = duty.rota.step if duty.rota else 15
    return int(gone / timedelta(minutes=step))


def to_ring(duty: Duty) -> tuple[datetime, str] | None:
    """Return the look that is owed and who is to be rung about it now; None while nobody is.

    What is owed of today stays so after home time, as the notices of it do: somebody is still in
    the building, and what a child told before it is unread. Of another day it waits for school.
    """
    look = duty.owed()
    if look is None or (place := rung(duty, look)) < 0:
        return None
    if not (_is_open(duty) or _is_of_today(duty, look)):
        return None
    ladder = duty.ladder(look)
    # Who is away is told last of all, but nobody is sent to ring them for the rest of the day.
    there = [each for each in ladder if each not in duty.away(look)] or ladder
    return (look, there[min(place, len(there) - 1)]) if there else None


_Owed = tuple[str, Sequence[str], int]
"""An event, whom it goes to in turn, and how many of them by now."""
_ALL = 99


def _help(duty: Duty, box: Box) -> Iterator[_Owed]:
    for id, at in box.calls:
        if abs(duty.now - datetime.fromisoformat(at)) <= CALLED:
            again = _told_before(duty, duty.in_school_time(at))
            event = f"{HELP} {id} {again}" if again else f"{HELP} {id}"
            yield event, *_for_urgent(duty, box.readers.get(id))


def _told_before(duty: Duty, called: datetime) -> int:
    """Return how often a call that nobody has opened was told by now, before this time."""
    soon = sum(duty.here - called >= each for each in AGAIN)
    days = (duty.here.date() - called.date()).days - (duty.here.time() < BY_DAY)
    return soon + max(0, days)


def _for_urgent(duty: Duty, readers: tuple[str, ...] | None) -> tuple[Sequence[str], int]:
    """Return who hears of a call for help: everybody on a school day, else the holiday contact.

    Only its readers do: it may be about somebody who would stand here otherwise. Where the contact
    is none of them, or cannot be reached, it goes to those who are. Where nobody can say whether
    there is school, everybody hears of it.
    """
    if not duty.standing().known or is_school_day(duty):
        ladder = duty.ladder(duty.here)
        return (ladder if readers is None else _in_turn(readers, ladder)), _ALL
    contact = duty.rota.holiday if duty.rota else ""
    if not contact or readers is None:
        return ((contact,) if contact else ()), _ALL
    return _in_turn(readers, (contact,)), 1 if contact in readers else _ALL


def is_school_day(duty: Duty) -> bool:
    """Tell whether there is school today."""
    return duty.calendar is not None and hours_on(duty.calendar, duty.here.date()) is not None


def _is_open(duty: Duty) -> bool:
    standing = duty.standing()
    return standing.known and standing.open


def _is_of_today(duty: Duty, look: datetime) -> bool:
    return look.date() == duty.here.date()


def _looks(duty: Duty) -> Iterator[_Owed]:
    # One of another day stands on the screens; nobody is rung out of bed for it.
    for look in duty.all_owed():
        if _is_of_today(duty, look) and (place := rung(duty, look)) >= 0:
            yield f"{LOOK} {look:%Y-%m-%d %H:%M}", duty.ladder(look), place + 1


def _waits(duty: Duty, box: Box) -> Iterator[_Owed]:
    """Something waits: told to whoever is on duty and can open some of it."""
    if box.waiting and duty.rota is not None:
        known = [people for id, people in box.readers.items() if id not in box.left]
        people: Sequence[str] = duty.ladder(duty.here)
        if known and None not in known:
            people = _in_turn(sorted({id for each in known for id in each or ()}), people)
        yield f"{WAITS} {_now(duty).id}", people, 1


def _left(duty: Duty, box: Box) -> Iterator[_Owed]:
    """What whoever looked cannot open is for others: told to those who can, and to nobody else.

    It may be about somebody who would stand here otherwise. Where its writer did not say who can
    (an older program), all who did not look are asked, and those first who deal with adults.
    """
    if not box.left or not duty.looked:
        return
    gone = duty.here - duty.in_school_time(duty.looked[-1].at)
    count = int(gone / timedelta(minutes=duty.rota.step if duty.rota else 15)) + 1
    ladder = duty.ladder(duty.here)
    first = {box.readers.get(id): id for id in reversed(box.left)}
    for people, id in first.items():
        if people is not None:
            yield f"{LEFT} {id}", _in_turn(people, ladder), count
            continue
        apart = (*duty.public.held_by(HEAD), *duty.public.held_by(CHAIR))
        have = {each.by for each in duty.looked if each.day == duty.here.date()}
        for others in (ladder, apart):
            yield f"{LEFT} {id}", [each for each in others if each not in have], count


def _in_turn(people: Collection[str], ladder: Sequence[str]) -> list[str]:
    """Return people as the ladder has them, and then those who do not stand on it."""
    return [
        *(each for each in ladder if each in people),
        *(each for each in people if each not in ladder),
    ]


def _handed(box: Box) -> Iterator[_Owed]:
    """What was handed to somebody is told to them alone, and at any hour: it is about an adult."""
    for drawer, kept in box.kept.items():
        if kept.waits:
            yield f"{LEFT} {drawer}", kept.people, _ALL


def _late(duty: Duty, box: Box) -> Iterator[_Owed]:
    if late.passed(box.due, duty.here):
        yield f"{LATE} {_now(duty).id}", duty.ladder(duty.here), 1
    for drawer, due in box.apart.items():
        if late.passed(due, duty.here):
            yield f"{LATE} {drawer} {_now(duty).id}", duty.public.held_by(drawer), _ALL
    for drawer, kept in box.kept.items():
        if late.passed(kept.due, duty.here):
            yield f"{LATE} {drawer} {_now(duty).id}", kept.people, _ALL


def _late_in_the_holidays(duty: Duty, box: Box) -> Iterator[_Owed]:
    """What an authority is asked for is due in the holidays too; school days are not."""
    if duty.calendar is None or not duty.standing().known or is_school_day(duty):
        return
    since = closed_since(duty.calendar, duty.here)
    contact = duty.rota.holiday if duty.rota else ""
    if duty.here.weekday() >= 5:
        return
    today = duty.here.date().isoformat()
    if contact and late.passed(box.due, duty.here, since):
        yield f"{LATE} {today}", (contact,), 1
    for drawer, due in box.apart.items():
        if late.passed(due, duty.here, since):
            yield f"{LATE} {drawer} {today}", duty.public.held_by(drawer), _ALL
    for drawer, kept in box.kept.items():
        if late.passed(kept.due, duty.here, since):
            yield f"{LATE} {drawer} {today}", kept.people, _ALL


def _begins(duty: Duty) -> Iterator[_Owed]:
    if duty.calendar is None or duty.rota is None:
        return
    today = datetime.combine(duty.here.date(), datetime.min.time())
    since = closed_since(duty.calendar, today)
    if since is not None and today - since >= A_WEEKEND:
        yield f"{BEGINS} {duty.here.date().isoformat()}", duty.ladder(duty.here), 1


def _now(duty: Duty) -> HalfDay:
    return half_day(duty.here)
