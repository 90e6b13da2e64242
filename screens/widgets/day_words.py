"""What is typed into a field for a day, a time or a moment: read, and said back in words."""

import re
from contextlib import suppress
from datetime import date, datetime, time

from screens.clock import Clock
from store.dates import day_of, moment_of, time_of
from store.fields import Field, Kind

_HINTS = {
    Kind.DATE: "For example tomorrow, Fri or 25/11.",
    Kind.MOMENT: "For example today 9:14, Tue 9:14 or 25/11 14:30.",
    Kind.TIME: "For example 8:45 or 3:15pm.",
}
_DAY_BEHIND = "For example yesterday, Fri or 25/11."
_DAY_ALONE = "For example today 9:14, Tue 9:14, or 25/11 alone if nobody knows the time."
_WITH_YEAR = "For example 31/8/2044."
_YEAR = re.compile(r"\b\d{4}\b")
OTHERS = {
    Kind.DATE: "Or type Fri, or 25/11.",
    Kind.MOMENT: "Or type Mon 9:05.",
    Kind.TIME: "Or type 9:05.",
}
"""The same beside a day that was filled in beforehand."""


def hint(field: Field) -> str:
    """Return what can be typed into an empty field; nothing where it asks for no day or time."""
    if field.with_year:
        return _WITH_YEAR
    if field.day_alone:
        return _DAY_ALONE
    if field.kind is Kind.DATE and field.is_behind:
        return _DAY_BEHIND
    return _HINTS.get(field.kind, "")


def as_kept(field: Field, typed: str, clock: Clock) -> str:
    """Return a day or moment as a field keeps it; what cannot be read stays as it was typed."""
    then = _read(field, typed, clock)
    if then is None:
        return typed
    if isinstance(then, time):
        return f"{then:%H:%M}"
    return f"{then:%Y-%m-%d %H:%M}" if isinstance(then, datetime) else then.isoformat()


def as_typed(kind: Kind, kept: str) -> str:
    """Return a day or moment that is kept as somebody would type it: `25/11/2026`."""
    if kind not in (Kind.DATE, Kind.MOMENT):
        return kept
    for shape, shown in (("%Y-%m-%d", "%d/%m/%Y"), ("%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M")):
        with suppress(ValueError):
            return datetime.strptime(kept, shape).strftime(shown)
    return kept


def in_words(field: Field, typed: str, clock: Clock) -> str:
    """Return a day or moment in words, so that it can be checked; empty when it is none."""
    then = _read(field, typed, clock)
    if then is None:
        return ""
    if isinstance(then, time):
        return f"That is {then:%H:%M}."
    at = f", {then:%H:%M}" if isinstance(then, datetime) else ""
    return f"That is {then:%A} {then.day} {then:%B} {then.year}{at}."


def _read(field: Field, typed: str, clock: Clock) -> date | datetime | time | None:
    """Read what was typed: a weekday alone is the last or the next one, as the field asks."""
    if field.kind is Kind.TIME:
        return time_of(typed)
    if field.kind not in (Kind.DATE, Kind.MOMENT) or (field.with_year and not _YEAR.search(typed)):
        return None
    at = moment_of(typed, clock()) if field.kind is Kind.MOMENT else None
    if at is not None:
        return at
    return day_of(typed, clock().date(), ahead=not field.is_behind)
