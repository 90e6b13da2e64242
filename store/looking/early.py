"""Where a session of looking lay, if nobody was to look then (procedure rows 13, 16 and 19).

It is logged once it is over, and may have begun before the investigation did or its computer was
named, before the police or the LADO allowed it, or lie across a STOP. If it was so it is written
down all the same, marked, and with why. Moments are compared as they are typed, by the minute.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store.cases import demands, freezes, locks
from store.cases.case import Case
from store.cases.checklist import ALLOWED, Written
from store.fields import Values
from store.looking.investigations import Investigation
from store.looking.noted import STOPPED, of_kind

TYPED = "%Y-%m-%d %H:%M"
ALWAYS, NEVER = "", "9999"
"""Before and after whatever moment is typed."""


@dataclass(frozen=True)
class _Closed:
    """When nobody was to look, from `since` to before `until`, and what that is called."""

    since: str
    until: str
    words: str


def marks(case: Case, found: Investigation, session: Values, now: datetime) -> tuple[str, ...]:
    """Return where a session lay that nobody was to look in, a few words each.

    `now` is in the time that was typed.
    """
    start, end = session["start"], session["end"]
    closed = (*_of_begun(found, now), *_of_advice(case, now), *_of_stops(case, now))
    return tuple(dict.fromkeys(e.words for e in closed if start < e.until and end > e.since))


def _of_begun(found: Investigation, now: datetime) -> Iterator[_Closed]:
    began, written = found.opening.said.get("began", ""), _typed(found.opening.at, now)
    # Of one that began on a day before it was written down, the day is all that is known.
    begun = f"{began} 00:00" if began and began < written[:10] else written
    yield _Closed(ALWAYS, begun, f"before the investigation was begun ({_said(begun)})")
    for row in found.computers[:1]:
        named = begun if row is found.opening else _typed(row.at, now)
        yield _Closed(ALWAYS, named, f"before its computer was named ({_said(named)})")


def _of_advice(case: Case, now: datetime) -> Iterator[_Closed]:
    """Since a triage, a category or a STOP first waited for advice, until it allowed it."""
    asked = [
        each
        for each in (*case.triages, *demands.counting(case))
        if any(stop.no_questions for stop in each.stops)
    ]
    if not asked:
        return
    steps = {stop.until for each in asked for stop in each.stops if stop.no_questions}
    yes = [each for each in case.written if each.step in steps and each.may == ALLOWED]
    allowed = min((_when(each, now) for each in yes), default="")
    lowered = [_typed(each.at, now) for each in case.lowered[-1:]]
    until = allowed or next(iter(lowered), NEVER)
    words = f"before it was allowed ({_said(until)})" if until != NEVER else "before it was allowed"
    yield _Closed(min(_typed(each.at, now) for each in asked), until, words)


def _of_stops(case: Case, now: datetime) -> Iterator[_Closed]:
    for stop in of_kind(case.noted, STOPPED):
        ends = [_when(each, now) for each in freezes.allowances(case, stop)]
        over = locks.over(case, stop.id)
        ends += [_typed(over.at, now)] if over is not None else []
        at = _typed(stop.at, now)
        yield _Closed(at, min(ends, default=NEVER), f"across the STOP of {_said(at)}")


def _when(word: Written, now: datetime) -> str:
    """Return when something was said, as was typed; else when it was written down."""
    return word.when or _typed(word.at, now)


def _typed(at: str, now: datetime) -> str:
    return datetime.fromisoformat(at).astimezone(now.tzinfo).strftime(TYPED)


def _said(typed: str) -> str:
    return f"{datetime.strptime(typed, TYPED):%H:%M on %-d %B}"
