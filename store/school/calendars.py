"""Typing in when there is school. One keeper of the list is enough for that, as for classes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import time, timedelta

from store.errors import Incomplete
from store.names import tidy
from store.school.bank_holidays import bank_holidays
from store.school.public_list import PublicList, next_list
from store.school.school_days import NOON, REGIONS, DayOff, Hours, SchoolDays, Term, is_school_day

NAME_LIMIT = 30
"""The most characters of a term's or a day's name."""
EARLIEST = time(6)
"""Before it nobody is at school: a new PIN counts an hour after that has opened."""
LONGEST_TERM, LONGEST_OFF = timedelta(days=140), timedelta(days=31)
"""What is longer has a wrong year, most likely."""


def keep_calendar(public: PublicList, calendar: SchoolDays) -> PublicList:
    """Return the next list with a calendar, its bank holidays looked up.

    Raises:
        Incomplete: something in it is not right.
    """
    calendar = in_order(calendar)
    if wrong := judge(calendar):
        raise Incomplete(wrong)
    return replace(next_list(public), calendar=with_bank_holidays(calendar))


def drop_calendar(public: PublicList) -> PublicList:
    """Return the next list without a calendar: nothing is claimed any more."""
    return replace(next_list(public), calendar=None)


def in_order(calendar: SchoolDays) -> SchoolDays:
    """Return a calendar whose parts stand in order and whose names are tidied up."""
    terms = (replace(each, name=tidy(each.name)) for each in calendar.terms)
    days = (replace(each, name=tidy(each.name)) for each in calendar.days_off)
    return replace(
        calendar,
        week=tuple(sorted(calendar.week, key=lambda each: each.weekday)),
        terms=tuple(sorted(terms, key=lambda each: each.first)),
        days_off=tuple(sorted(days, key=lambda each: (each.first, each.last))),
        looks=tuple(sorted(set(calendar.looks))),
    )


def judge(calendar: SchoolDays) -> dict[str, str]:
    """Return a sentence for each part that is not right, by the field it was typed in."""
    wrong = _week(calendar.week)
    for number, term in enumerate(calendar.terms):
        wrong |= _term(term, calendar.terms[:number])
    for off in () if wrong else calendar.days_off:
        wrong |= _day_off(off, calendar.terms)
    if not calendar.terms:
        wrong["first"] = "Please type in a term: without one nothing is known."
    if calendar.region and calendar.region not in REGIONS:
        wrong["region"] = f"Please choose one of {', '.join(REGIONS.values())}, or none."
    if wrong.keys() & {"days", "opens", "home"}:
        return wrong  # against which the rest would be judged
    if late := [at for at in calendar.looks if not _at_school(at, calendar.week)]:
        wrong["look-1"] = f"At {late[0]:%H:%M} nobody is at school."
    if calendar.before_home < 0 or (calendar.before_home and not _fits(calendar)):
        wrong["before-home"] = "School is not open so long before home time."
    return wrong


def with_bank_holidays(calendar: SchoolDays) -> SchoolDays:
    """Return a calendar with the bank holidays of its region that fall on its school days.

    They come from the library `holidays`; one that is announced later is typed in as a day off.
    """
    bare = replace(calendar, bank_holidays=())
    years = {year for term in calendar.terms for year in range(term.first.year, term.last.year + 1)}
    named = bank_holidays(calendar.region, sorted(years))
    found = tuple(
        DayOff(name, day, day)
        for day, name in sorted(named.items())
        if is_school_day(bare, day) and day not in calendar.open_anyway
    )
    return replace(bare, bank_holidays=found)


def _week(week: Iterable[Hours]) -> dict[str, str]:
    wrong, days = {}, [each.weekday for each in week]
    if not days or len(set(days)) < len(days) or not set(days) <= set(range(7)):
        wrong["days"] = "Please choose the days on which there is school."
    if any(each.opens >= NOON for each in week):
        wrong["opens"] = "Please write when school opens in the morning, before 12:00."
    elif any(each.opens < EARLIEST for each in week):
        wrong["opens"] = "No school opens before 06:00. Please write when children come, as 8:45."
    elif any(each.home <= each.opens for each in week):
        wrong["home"] = "Home time has to be later than when school opens."
    return wrong


def _term(term: Term, before: Iterable[Term]) -> dict[str, str]:
    if wrong := _name(term.name):
        return wrong
    if term.last < term.first:
        return {"last": "The last day is before the first. Please type the year as well: 5/1/2027."}
    if term.last - term.first > LONGEST_TERM:
        return {"last": "A term is not that long. Please type the year as well: 5/1/2027."}
    for other in before:
        if other.first <= term.last and term.first <= other.last:
            return {"first": f"{term.name} and {other.name} overlap."}
    return {}


def _day_off(off: DayOff, terms: Iterable[Term]) -> dict[str, str]:
    if wrong := _name(off.name):
        return wrong
    if off.last < off.first:
        return {"last": "The last day is before the first. Please type the year as well: 5/1/2027."}
    if off.last - off.first > LONGEST_OFF:
        return {"last": "That is very long. End the term instead, and begin another after it."}
    if not any(off.first <= term.last and term.first <= off.last for term in terms):
        return {"first": f"{off.name} lies in no term: there is no school then anyway."}
    return {}


def _name(name: str) -> dict[str, str]:
    if not name:
        return {"name": "Please write what it is called."}
    if len(name) > NAME_LIMIT:
        return {"name": f"Please keep to {NAME_LIMIT} characters ({len(name)} now)."}
    return {}


def _at_school(at: time, week: Iterable[Hours]) -> bool:
    return any(each.opens <= at <= each.home for each in week)


def _fits(calendar: SchoolDays) -> bool:
    minutes = [
        (each.home.hour - each.opens.hour) * 60 + each.home.minute - each.opens.minute
        for each in calendar.week
    ]
    return all(calendar.before_home <= length for length in minutes)
