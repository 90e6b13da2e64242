"""The school's days in words: as rows, and what follows of them for whoever tells something now."""

from calendar import day_abbr
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from screens.hours import out_of_hours, who_looks
from screens.staff.labels import in_a_line
from screens.times import dated, day, today
from screens.widgets.listing import Row
from store.letterbox.told import ANOTHER_DAY, BEFORE_HOME
from store.school.school_days import (
    REGIONS,
    Hours,
    SchoolDays,
    Standing,
    last_day,
    runs_out,
    school_time,
)

WEEK, LOOKS, REGION, TERM, OFF, BANK = "week", "looks", "region", "term", "off", "bank"
"""What a row is about, as its id begins."""
NONE_YET = "No school days yet (People, S): children are not told when somebody looks."


def row_id(kind: str, place: int = 0) -> str:
    """Return the id of a row about one of several things."""
    return f"{kind}:{place}"


def rows(calendar: SchoolDays, now: datetime) -> list[Row]:
    """Return a calendar as rows, what is over in quiet colours."""
    here = school_time(calendar, now).date()
    dated = [
        *((term.first, term.last, TERM, n, term.name) for n, term in enumerate(calendar.terms)),
        *((off.first, off.last, OFF, n, off.name) for n, off in enumerate(calendar.days_off)),
        *((off.first, off.last, BANK, n, off.name) for n, off in enumerate(calendar.bank_holidays)),
    ]
    found = [
        Row(row_id(WEEK), ("School", week_words(calendar.week))),
        Row(row_id(LOOKS), ("Looks", look_words(calendar)), "" if promises(calendar) else "quiet"),
        Row(row_id(REGION), ("Bank holidays", REGIONS.get(calendar.region, "none"))),
    ]
    for first, last, kind, place, name in sorted(
        dated, key=lambda each: (each[0], each[2] != TERM)
    ):
        off = calendar.days_off[place] if kind == OFF else None
        said = span(first, last, now) + (
            f", school until {off.ends:%H:%M}" if off and off.ends else ""
        )
        over = last < here
        word = "term" if kind == TERM else "off"
        found.append(Row(row_id(kind, place), (name, said), "quiet" if over else "", word))
    return found


def promises(calendar: SchoolDays) -> bool:
    """Tell whether a look is promised to children."""
    return bool(calendar.looks or calendar.before_home)


def week_words(week: tuple[Hours, ...]) -> str:
    """Return a week in a line: `Mon to Thu 08:45–15:15, Fri 08:45–14:30`."""
    by_hours: dict[tuple[time, time], list[int]] = {}
    for each in week:
        by_hours.setdefault((each.opens, each.home), []).append(each.weekday)
    return ", ".join(
        f"{_days(days)} {opens:%H:%M}–{home:%H:%M}" for (opens, home), days in by_hours.items()
    )


def look_words(calendar: SchoolDays) -> str:
    """Return in a line when somebody looks."""
    said = [f"{at:%H:%M}" for at in calendar.looks]
    if calendar.before_home:
        said.append(f"{calendar.before_home} min before home time")
    return in_a_line(said) if said else "none promised: Enter promises some"


def span(first: date, last: date, now: datetime) -> str:
    """Return some days in a line: `Mon 16 Feb to Fri 20 Feb`."""
    said = [dated(each, now) for each in dict.fromkeys((first, last))]
    return " to ".join(said)


def follows(calendar: SchoolDays, now: datetime, here: Standing) -> Iterator[str]:
    """Yield what follows now, as the school stands: whether it is open, and what children read."""
    if not here.known:
        yield _unknown(calendar, now)
    elif here.closes:
        yield f"It is {today(here.now)} at school, which is open until {here.closes:%H:%M}."
    elif here.opens:
        yield f"School is closed. It opens next {today(here.opens)}."
    else:
        yield "School is closed. Nobody can say when it opens next."
    if first := out_of_hours(here):
        yield f"Children read on the first page: {' '.join(first)}"
    if here.known:
        yield from _reads(here)


def warnings(calendar: SchoolDays, now: datetime) -> Iterator[str]:
    """Yield what is to be put right: a calendar that runs out, a clock of another zone."""
    if sentence := running_out(calendar, now):
        yield sentence
    here = school_time(calendar, now)
    if now.tzinfo is not None and abs(here - now.replace(tzinfo=None)) > timedelta(minutes=1):
        yield f"This machine's clock shows {now:%H:%M}; at school it is {here:%H:%M}."


def running_out(calendar: SchoolDays, now: datetime) -> str:
    """Return that the next term is missing, once it is time to type it in; else nothing."""
    last = runs_out(calendar, now)
    if last is None:
        return ""
    over = last < school_time(calendar, now).date()
    verb = "ended" if over else "ends"
    return f"The last term {verb} {day(last.isoformat(), now)}: please add the next (People, S)."


def _reads(here: Standing) -> Iterator[str]:
    soon, later = (
        who_looks("older", when, here.look, here.now) for when in (BEFORE_HOME, ANOTHER_DAY)
    )
    if soon == later:
        yield f"A child who sends now reads: {soon}"
    else:
        yield f"A child who sends now reads: {soon} For another day: {later}"


def _unknown(calendar: SchoolDays, now: datetime) -> str:
    here, last = school_time(calendar, now).date(), last_day(calendar)
    if last is not None and last >= here:
        following = min((t.first for t in calendar.terms if t.first > here), default=last)
        return f"Of the days before {dated(following, now)} nothing is known: is a term missing?"
    return "Of today nothing is known. Children are told nothing of hours or looks."


def _days(days: list[int]) -> str:
    names = [day_abbr[each] for each in days]
    in_a_row = len(days) > 2 and days == list(range(days[0], days[-1] + 1))
    return f"{names[0]} to {names[-1]}" if in_a_row else ", ".join(names)
