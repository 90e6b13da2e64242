"""Who is on duty at a moment, which look is owed, and to whom it goes when nobody has looked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from store.duty import words
from store.duty.rota import HalfDay, Rota, half_day, half_days
from store.duty.words import Word
from store.front_desk import FrontDesk
from store.school.public_list import SAFEGUARDING, PublicList
from store.school.school_days import (
    LOOK_AT,
    LOOK_BEFORE_HOME,
    ON_ITS_WAY,
    SchoolDays,
    Standing,
    hours_on,
    looks_on,
    school_time,
    standing,
)

BACK = timedelta(days=28)
"""A look that nobody took is owed for so long: over all holidays but the summer's."""
AHEAD = 5
"""School days for which the desk says that nobody is on duty."""


@dataclass(frozen=True)
class Duty:
    """How the rota stands at a moment.

    `covers` are the words about half-days from today on, by id; `looked` who has looked lately,
    the last one last; `now` is the terminal's clock.
    """

    public: PublicList
    covers: Mapping[str, Word]
    looked: Sequence[Word]
    now: datetime

    @property
    def calendar(self) -> SchoolDays | None:
        """The school's days, if they are typed in."""
        return self.public.calendar

    @property
    def rota(self) -> Rota | None:
        """The rota, if there is one."""
        return self.public.rota

    @property
    def here(self) -> datetime:
        """The moment as the clock on the school's wall shows it."""
        return school_time(self.calendar, self.now) if self.calendar else _naive(self.now)

    def on(self, half: HalfDay) -> str:
        """Return who is on duty on a half-day; empty when nobody is who could see what waits."""
        if self.rota is None:
            return ""
        word = self.covers.get(half.id)
        who = word.who if word else self.rota.usually(half.day.weekday(), half.half)
        return who if who in self.public.held_by(SAFEGUARDING) else ""

    def at(self, moment: datetime) -> str:
        """Return who is on duty at a moment in school time; empty: nobody."""
        return self.on(half_day(moment))

    def standing(self, readers: Sequence[str] | None = None) -> Standing:
        """Return how the school stands; the look is one at which one of the readers is on duty.

        Without readers anybody who is on duty will do.
        """

        def manned(look: datetime) -> bool:
            who = self.at(look)
            return bool(who) and (readers is None or who in readers)

        return standing(self.calendar, self.now, manned)

    def ladder(self, moment: datetime) -> tuple[str, ...]:
        """Return whom it goes to in turn at a moment in school time."""
        return self.ladder_of(half_day(moment))

    def ladder_of(self, half: HalfDay) -> tuple[str, ...]:
        """Return whom it goes to in turn: on duty, deputies of the rota, DSL, headteacher.

        Whoever somebody covers for on that half-day, or now, is away, and comes last.
        """
        away = self._away(half)
        named = [self.on(half), *(self.rota.deputies if self.rota else ())]
        for role in ("dsl", "deputy", "headteacher"):
            named += [person.id for person in self.public.with_role(role)]
        found = [id for id in dict.fromkeys(named) if id and self.public.is_active(id)]
        return tuple(sorted(found, key=lambda id: id in away))

    def away(self, moment: datetime) -> frozenset[str]:
        """Return whom somebody covers for at a moment in school time, or now."""
        return self._away(half_day(moment))

    def _away(self, half: HalfDay) -> frozenset[str]:
        halves = [each for each in (half, half_day(self.here)) if each.id in self.covers]
        usual = {self.rota.usually(e.day.weekday(), e.half) for e in halves} if self.rota else set()
        return frozenset(usual - {self.on(half_day(self.here)), *map(self.on, halves)})

    def owed(self) -> datetime | None:
        """Return the look, in school time, that has come and that nobody has taken since.

        Of several of one day the first: it goes on climbing when the time of the next one comes.
        """
        return next(iter(self.all_owed()), None)

    def all_owed(self) -> list[datetime]:
        """Return the looks of the last day with any that have come and nobody has taken since.

        One that was taken a few minutes early counts: whoever was told to expect it had told
        before that.
        """
        taken = max((self.in_school_time(each.at) for each in self.looked), default=datetime.min)
        return [look for look in self._last_looks() if taken < look - ON_ITS_WAY]

    def next_owed(self) -> datetime | None:
        """Return the next look today that somebody owes, in school time."""
        if self.calendar is None or self.rota is None:
            return None
        return next((at for at in owed_on(self.calendar, self.here.date()) if at > self.here), None)

    def missing(self) -> list[HalfDay]:
        """Return the half-days of the next school days on which nobody is on duty."""
        return [half for half in self.coming(AHEAD) if not self.on(half)]

    def coming(self, days: int) -> list[HalfDay]:
        """Return the half-days of today and the next school days that are not over yet."""
        calendar, here = self.calendar, self.here
        if calendar is None:
            return []
        found = [
            half
            for day in school_days(calendar, here.date(), days)
            for half in half_days(calendar, day)
        ]
        now = half_day(here)
        return [
            half
            for half in found
            if (half.day, half.half != "morning") >= (now.day, now.half != "morning")
        ]

    def in_school_time(self, at: str) -> datetime:
        """Return a moment (ISO 8601) as the school's clock shows it."""
        then = datetime.fromisoformat(at)
        return school_time(self.calendar, then) if self.calendar else _naive(then)

    def _last_looks(self) -> list[datetime]:
        if self.calendar is None or self.rota is None:
            return []
        here, since = self.here, self.in_school_time(self.rota.since)
        day = here.date()
        while day >= here.date() - BACK:
            came = [at for at in owed_on(self.calendar, day) if since <= at <= here]
            if came:
                return came
            day -= timedelta(days=1)
        return []


def read(desk: FrontDesk, now: datetime) -> Duty:
    """Return how the rota stands now, as far as is known at this terminal."""
    public = desk.school
    if public.rota is None:
        return Duty(public, {}, (), now)
    today = now.date()
    covers = words.covers(desk.db, public, today - timedelta(days=1))
    return Duty(public, covers, words.looks_taken(desk.db, public, today - BACK, now), now)


def owed_on(calendar: SchoolDays, day: date) -> list[datetime]:
    """Return when somebody has to look on a day: as the calendar says, else at the usual times."""
    if not calendar.looks and calendar.before_home <= 0:
        calendar = replace(calendar, looks=(LOOK_AT,), before_home=LOOK_BEFORE_HOME)
    return looks_on(calendar, day)


def school_days(calendar: SchoolDays, first: date, count: int) -> Iterator[date]:
    """Yield so many school days from a day on, as far as the terms go."""
    last = max((term.last for term in calendar.terms), default=first)
    day = first
    while count and day <= last:
        if hours_on(calendar, day):
            yield day
            count -= 1
        day += timedelta(days=1)


def closed_since(calendar: SchoolDays, here: datetime) -> datetime | None:
    """Return when it was home time last; None where that is long ago or unknown."""
    day = here.date()
    while day >= here.date() - timedelta(days=70):
        hours = hours_on(calendar, day)
        if hours and hours[1] <= here:
            return hours[1]
        day -= timedelta(days=1)
    return None


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)
