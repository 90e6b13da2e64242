"""What is asked about the school's days: the week, terms, days off, looks, bank holidays."""

from calendar import day_name
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time

from store.fields import Choice, Field, Kind
from store.school.calendars import NAME_LIMIT
from store.school.school_days import (
    LOOK_AT,
    LOOK_BEFORE_HOME,
    REGIONS,
    DayOff,
    Hours,
    SchoolDays,
    Term,
)

Said = Mapping[str, str]

NO_REGION = "none"
WITH_YEAR = "With the year if it has begun: 5/1/2027."
BEFORE_HOME = (0, 15, 30, 45, 60)
"""Minutes before home time to choose from; 0: not then."""

_DAYS = tuple(Choice(str(number), name) for number, name in enumerate(day_name))
_USUAL_WEEK = "\n".join("01234")

_HOURS = (
    Field("days", "School days", Kind.SEVERAL, True, choices=_DAYS, hint="Digits or Space choose."),
    Field("opens", "School opens", Kind.TIME, True),
    Field("home", "Home time", Kind.TIME, True),
)
WEEK = (
    *_HOURS,
    Field("early", "Another home time on", Kind.SEVERAL, choices=_DAYS),
    Field("early-home", "Home time then", Kind.TIME, hint="For the days chosen above."),
)
REGION = (
    Field(
        "region",
        "Bank holidays of",
        Kind.CHOICE,
        True,
        hint="Of a region: the clock is London's. None: this machine's clock is the school's.",
        choices=(
            *(Choice(code, name) for code, name in REGIONS.items()),
            Choice(NO_REGION, "None"),
        ),
    ),
)
TERM = (
    Field("name", "Name of the term", required=True, limit=NAME_LIMIT),
    Field("first", "First day", Kind.DATE, True, hint=WITH_YEAR),
    Field("last", "Last day", Kind.DATE, True),
)
DAY_OFF = (
    Field("name", "What it is", required=True, limit=NAME_LIMIT, hint="Half-term, INSET day …"),
    Field("first", "First day", Kind.DATE, True, hint=WITH_YEAR),
    Field("last", "Last day", Kind.DATE, hint="Empty: that one day."),
    Field("ends", "School until", Kind.TIME, hint="Only if school ends early on the first day."),
)
LOOKS = (
    Field("look-1", "Somebody looks at", Kind.TIME),
    Field("look-2", "and at", Kind.TIME),
    Field("look-3", "and at", Kind.TIME),
    Field(
        "before-home",
        "And before home time",
        Kind.CHOICE,
        choices=tuple(
            Choice(str(minutes), f"{minutes} min" if minutes else "No") for minutes in BEFORE_HOME
        ),
    ),
)
BEGIN = (*_HOURS, *REGION, *TERM)
"""What a calendar begins with."""
FIRST_VALUES = {"days": _USUAL_WEEK, "region": "ENG"}


def begun(said: Said) -> SchoolDays:
    """Return the calendar that somebody begins; no look is promised in it."""
    return with_region(SchoolDays(_week(said), (term_of(said),)), said)


def week_values(calendar: SchoolDays) -> dict[str, str]:
    """Return the week as the values of its fields."""
    if not calendar.week:
        return {"days": _USUAL_WEEK}
    homes = [each.home for each in calendar.week]
    usual = max(homes, key=homes.count)
    early = [each for each in calendar.week if each.home != usual]
    return {
        "days": "\n".join(str(each.weekday) for each in calendar.week),
        "opens": f"{calendar.week[0].opens:%H:%M}",
        "home": f"{usual:%H:%M}",
        "early": "\n".join(str(each.weekday) for each in early),
        "early-home": f"{early[0].home:%H:%M}" if early else "",
    }


def with_week(calendar: SchoolDays, said: Said) -> SchoolDays:
    """Return a calendar with the week as it is filled in."""
    return replace(calendar, week=_week(said))


def with_region(calendar: SchoolDays, said: Said) -> SchoolDays:
    """Return a calendar with the region that is chosen."""
    region = said.get("region", NO_REGION)
    return replace(calendar, region="" if region == NO_REGION else region)


def term_values(term: Term) -> dict[str, str]:
    """Return a term as the values of its fields."""
    return {"name": term.name, "first": term.first.isoformat(), "last": term.last.isoformat()}


def term_of(said: Said) -> Term:
    """Return the term that is filled in."""
    return Term(said["name"], date.fromisoformat(said["first"]), date.fromisoformat(said["last"]))


def day_off_values(off: DayOff) -> dict[str, str]:
    """Return a day off as the values of its fields."""
    last = "" if off.last == off.first else off.last.isoformat()
    ends = f"{off.ends:%H:%M}" if off.ends else ""
    return {"name": off.name, "first": off.first.isoformat(), "last": last, "ends": ends}


def day_off_of(said: Said) -> DayOff:
    """Return the day off that is filled in."""
    first = date.fromisoformat(said["first"])
    last = date.fromisoformat(said["last"]) if said.get("last") else first
    return DayOff(said["name"], first, last, _time(said, "ends"))


def look_values(calendar: SchoolDays) -> dict[str, str]:
    """Return when somebody looks; where nothing is promised yet, what is proposed."""
    if not calendar.looks and not calendar.before_home:
        return {"look-1": f"{LOOK_AT:%H:%M}", "before-home": str(LOOK_BEFORE_HOME)}
    given = {f"look-{place}": f"{at:%H:%M}" for place, at in enumerate(calendar.looks, 1)}
    return {**given, "before-home": str(calendar.before_home)}


def with_looks(calendar: SchoolDays, said: Said) -> SchoolDays:
    """Return a calendar with the looks as they are filled in; none: nothing is promised."""
    times = (_time(said, f"look-{place}") for place in (1, 2, 3))
    looks = tuple(at for at in times if at is not None)
    return replace(calendar, looks=looks, before_home=int(said.get("before-home", "0")))


def _week(said: Said) -> tuple[Hours, ...]:
    opens, home = time.fromisoformat(said["opens"]), time.fromisoformat(said["home"])
    early, other = said.get("early", "").split("\n"), _time(said, "early-home")
    return tuple(
        Hours(int(day), opens, other if other and day in early else home)
        for day in said["days"].split("\n")
    )


def _time(said: Said, name: str) -> time | None:
    return time.fromisoformat(said[name]) if said.get(name) else None
