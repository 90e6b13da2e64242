"""The school's calendar: when it is open, when it opens next, and when somebody looks into the box.

Everything is asked with `now` given and answered in the school's own time, without a zone. Of days
that nobody has typed in nothing is claimed: before the first term, after the last one, and in a gap
too long for holidays. Nobody can say then whether a grown-up is there, so it does not count as
open. A school that never typed in a calendar counts as open while most are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated

from msgspec import Meta

REGIONS = {
    "ENG": "England",
    "WLS": "Wales",
    "SCT": "Scotland",
    "NIR": "Northern Ireland",
}
"""Whose bank holidays may count, by the codes of the library `holidays`."""
ZONE = "Europe/London"
"""The time of every region; elsewhere the terminal's own clock is the school's."""
LONGEST_HOLIDAYS = timedelta(days=70)
"""Between two terms; the longest are Northern Ireland's in summer, 62 days. In a longer gap a term
was forgotten, and a school in session must not be called closed."""
ON_ITS_WAY = timedelta(minutes=5)
"""A look that is nearer than this is not counted on: what is told has to get there first."""
IN_GOOD_TIME = timedelta(days=28)
"""So long before the last term ends staff are told that the next one is missing."""

NOON = time(12)
MOSTLY_OPEN = (time(8), time(16))
"""When schools are open for certain on weekdays of term, where no calendar was typed in."""
SATURDAY = 5
LOOK_AT, LOOK_BEFORE_HOME = time(10), 45
"""When somebody may best look: proposed to a school, never promised before it says so."""

WallTime = Annotated[time, Meta(tz=False)]


@dataclass(frozen=True)
class Hours:
    """When school begins and ends on a day of the week; 0 is Monday."""

    weekday: int
    opens: WallTime
    home: WallTime


@dataclass(frozen=True)
class Term:
    """A term, with its first and its last day."""

    name: str
    first: date
    last: date


@dataclass(frozen=True)
class DayOff:
    """Days without school in a term: a half-term, an INSET day.

    With `ends` only the rest of the first day is off, from that time on.
    """

    name: str
    first: date
    last: date
    ends: WallTime | None = None


@dataclass(frozen=True)
class SchoolDays:
    """A school's calendar as a keeper of the list has typed it in.

    `bank_holidays` are those of the region within the terms, as they were known then, so that every
    terminal has the same ones; `open_anyway` are bank holidays on which this school is open.
    Somebody looks into the box at the times `looks`, and `before_home` minutes before home time
    (0: not then), on every school day. Without either nothing is promised.
    """

    week: tuple[Hours, ...]
    terms: tuple[Term, ...]
    days_off: tuple[DayOff, ...] = ()
    region: str = ""
    bank_holidays: tuple[DayOff, ...] = ()
    open_anyway: tuple[date, ...] = ()
    looks: tuple[WallTime, ...] = ()
    before_home: int = 0


@dataclass(frozen=True)
class Standing:
    """How a school stands at a moment: `now`, `opens` and the like are in its own time.

    `opens` is when it opens next, `closes` when it closes if it is open, `look` when somebody looks
    next; None where nobody can say. Only where the day is `known` does a calendar say so.
    """

    now: datetime
    closes: datetime | None
    opens: datetime | None
    look: datetime | None
    known: bool = True

    @property
    def open(self) -> bool:
        """Tell whether children are at school."""
        return self.closes is not None

    @property
    def closed(self) -> bool:
        """Tell whether it is known that nobody is; where nothing is known it is not."""
        return self.known and not self.open

    @property
    def changes(self) -> datetime | None:
        """Return when it closes or opens next."""
        return self.closes or self.opens


Manned = Callable[[datetime], bool]
"""Tells of a look, in school time, whether somebody is there for it."""


def always(look: datetime) -> bool:
    """Take it that somebody is there."""
    return True


def standing(calendar: SchoolDays | None, now: datetime, manned: Manned = always) -> Standing:
    """Return how the school stands.

    Only a look that is `manned` is named; who promises one asks the rota (`store.duty`).
    """
    if calendar is None:
        return _uncharted(now.replace(tzinfo=None))
    here = school_time(calendar, now)
    if not is_known(calendar, here.date()):
        return Standing(here, None, None, None, known=False)
    hours = hours_on(calendar, here.date())
    return Standing(
        now=here,
        closes=hours[1] if hours and hours[0] <= here < hours[1] else None,
        opens=next((at for at, _ in _openings(calendar, here.date()) if at > here), None),
        look=next_look(calendar, here, manned),
    )


def school_time(calendar: SchoolDays, now: datetime) -> datetime:
    """Return a moment as the clock on the school's wall shows it, without a zone.

    A terminal may be set to another zone: many a fresh machine keeps UTC all summer.
    """
    if now.tzinfo is not None and calendar.region:
        from zoneinfo import ZoneInfo

        now = now.astimezone(ZoneInfo(ZONE))
    return now.replace(tzinfo=None)


def is_known(calendar: SchoolDays, day: date) -> bool:
    """Tell whether a day lies in a term, or in holidays between two."""
    terms = sorted(calendar.terms, key=lambda term: term.first)
    if any(term.first <= day <= term.last for term in terms):
        return True
    before = max((term.last for term in terms if term.last < day), default=None)
    after = next((term.first for term in terms if term.first > day), None)
    return before is not None and after is not None and after - before <= LONGEST_HOLIDAYS


def is_school_day(calendar: SchoolDays, day: date) -> bool:
    """Tell whether there is school on a day."""
    return hours_on(calendar, day) is not None


def hours_on(calendar: SchoolDays, day: date) -> tuple[datetime, datetime] | None:
    """Return when school opens and when it is home time; None on a day without school."""
    hours = next((each for each in calendar.week if each.weekday == day.weekday()), None)
    if hours is None or not any(term.first <= day <= term.last for term in calendar.terms):
        return None
    home = hours.home
    for off in (*calendar.days_off, *calendar.bank_holidays):
        if off.first <= day <= off.last:
            if off.ends is None or day > off.first:
                return None
            home = min(home, off.ends)
    if home <= hours.opens:
        return None
    return datetime.combine(day, hours.opens), datetime.combine(day, home)


def looks_on(calendar: SchoolDays, day: date) -> list[datetime]:
    """Return when somebody looks into the box on a day: at school, and by home time."""
    hours = hours_on(calendar, day)
    if hours is None:
        return []
    found = {datetime.combine(day, at) for at in calendar.looks}
    if calendar.before_home > 0:
        found.add(hours[1] - timedelta(minutes=calendar.before_home))
    return sorted(at for at in found if hours[0] <= at <= hours[1])


def next_look(calendar: SchoolDays, here: datetime, manned: Manned = always) -> datetime | None:
    """Return the next promised look that what is told at `here`, in school time, is there for.

    One for which nobody is there is passed over.
    """
    if not calendar.looks and calendar.before_home <= 0:
        return None
    soonest = here + ON_ITS_WAY
    days = (at.date() for at, _ in _openings(calendar, here.date()))
    looks = (look for day in days for look in looks_on(calendar, day))
    return next((look for look in looks if look >= soonest and manned(look)), None)


def last_day(calendar: SchoolDays) -> date | None:
    """Return the last day of the last term; None without one."""
    return max((term.last for term in calendar.terms), default=None)


def runs_out(calendar: SchoolDays, now: datetime) -> date | None:
    """Return the last known day once it is time to type in the next term; else None."""
    last, today = last_day(calendar), school_time(calendar, now).date()
    return last if last is not None and last - today <= IN_GOOD_TIME else None


def _uncharted(here: datetime) -> Standing:
    opens, home = (datetime.combine(here.date(), at) for at in MOSTLY_OPEN)
    mostly = here.weekday() < SATURDAY and opens <= here < home
    return Standing(here, home if mostly else None, None, None, known=False)


def _openings(calendar: SchoolDays, first: date) -> Iterator[tuple[datetime, datetime]]:
    """Yield the school days from a known day on, as far as every day until then is known."""
    terms = sorted(calendar.terms, key=lambda term: term.first)
    day, known = first, max((t.last for t in terms if t.first <= first), default=first)
    for term in terms:
        if term.first - known > LONGEST_HOLIDAYS:
            return
        day, known = max(day, term.first), max(known, term.last)
        while day <= term.last:
            if hours := hours_on(calendar, day):
                yield hours
            day += timedelta(days=1)
