"""What the school's calendar lets be said: when a grown-up looks, that nobody does now, and whom
to call then. It is said to children on every front in the same words, and never more than is so.
"""

from datetime import date, datetime, time

from assets.texts import Text, text, together
from assets.tongue import spoken_now
from screens.times import day
from store.letterbox.told import ANOTHER_DAY
from store.school.school_days import Standing

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_WEEK = 7
"""From so many days on a weekday's name would be the wrong one's."""
_NOON = time(12)


def nobody_looks(standing: Standing) -> Text:
    """Say that nobody looks now and when school opens again; nothing unless that is known."""
    if not standing.closed:
        return together()
    again = [] if standing.opens is None else [_opens(standing.opens, standing.now.date())]
    return together(text("pupil.closed.box"), *again)


def how_it_is(standing: Standing) -> Text:
    """Say that nobody looks now; where nobody can say so, to tell a grown-up oneself.

    Nothing while school is open.
    """
    return together() if standing.open else nobody_looks(standing) or text("pupil.unsure.tell")


def whom_to_call(standing: Standing) -> Text:
    """Name whom to call while nobody looks, or nobody can say whether somebody does."""
    if standing.open:
        return together()
    return together(text("pupil.closed.childline"), text("pupil.closed.danger"))


def out_of_hours(standing: Standing) -> tuple[Text, ...]:
    """Say how it is and whom to call, a line each; none while school is open."""
    return () if standing.open else (how_it_is(standing), whom_to_call(standing))


def not_looked_at(standing: Standing) -> tuple[Text, ...]:
    """Say the same where to tell a grown-up oneself stands on the page already."""
    return tuple(said for said in (nobody_looks(standing), whom_to_call(standing)) if said)


def who_looks(version: str, when: str, look: datetime | None, now: datetime) -> Text:
    """Say when a grown-up looks to a child who needs one `when`; else to tell one as well.

    A child who did not say "another day" waits until home time: a later look is none for it.
    """
    ends = _looks(look, now.date()) if look else ""
    in_time = when == ANOTHER_DAY or (look is not None and look.date() == now.date())
    if not ends or not in_time:
        return text(f"{version}.sent.unknown")
    return text(f"{version}.sent.known", when=text(f"pupil.looks.{ends}"))


def at_moment(moment: datetime, now: datetime) -> str:
    """Return a moment for grown-ups, as it ends a sentence: `today at 10:00`.

    In another language, where that sentence is in it, the day is named in full.
    """
    tongue = spoken_now()
    if "slip.thanks.known" in tongue.words:
        from babel.dates import format_datetime

        return str(format_datetime(moment, "EEEE d MMMM, HH:mm", locale=tongue.code))
    said = day(moment.isoformat(), now)
    on = "" if said in ("today", "tomorrow") else "on "
    return f"{on}{said} at {moment:%H:%M}"


def closed_to_grown_ups(standing: Standing) -> str:
    """Say to a grown-up that nobody looks now; nothing unless that is known."""
    if not standing.closed:
        return ""
    if standing.opens is None:
        said = text("slip.hours.closed_only")
    else:
        said = text("slip.hours.closed", opens=at_moment(standing.opens, standing.now))
    return together(said, text("slip.hours.call"))


def _opens(opens: datetime, today: date) -> Text:
    away = (opens.date() - today).days
    if away < 2:
        return text(f"pupil.opens.{'tomorrow' if away else 'this_morning'}")
    if away < _WEEK:
        return text(f"pupil.opens.{_DAYS[opens.weekday()]}")
    return text(f"pupil.opens.{_MONTHS[opens.month - 1]}", day=str(opens.day))


def _looks(look: datetime, today: date) -> str:
    """Return which of the texts ends the sentence; none for a day too far to be named."""
    away, morning = (look.date() - today).days, look.time() < _NOON
    if not away:
        return "this_morning" if morning else "before_home"
    if away >= _WEEK:
        return ""
    name = "tomorrow" if away == 1 else _DAYS[look.weekday()]
    return f"{name}_morning" if morning else name
