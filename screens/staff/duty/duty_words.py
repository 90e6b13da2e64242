"""The rota in words for staff: who is on duty, which look is owed, who has looked."""

from collections.abc import Iterator

from screens.duty_words import half_of, missing
from screens.staff.labels import first_capital
from screens.times import dated, day, moment
from screens.widgets.listing import Row
from store.duty import events
from store.duty.rota import HalfDay, half_day
from store.duty.state import Duty
from store.duty.words import Word
from store.school.public_list import SAFEGUARDING, PublicList
from store.school.school_days import NOON, Standing

NONE_YET = "Nobody is on duty yet (People, D): no look is promised to children."
NOBODY = "nobody"
DAYS = 10
"""School days that the page of the rota shows."""


def line(duty: Duty, me: str) -> tuple[tuple[str, ...], bool]:
    """Return how it stands for somebody at the desk, and whether something is to be done.

    It is said in several ways, the longest first, where it shall stand in one line.
    """
    said, asks = _asks(duty, me)
    return (said,) if said or asks else tuple(_on_duty(duty, me)), asks


def _asks(duty: Duty, me: str) -> tuple[str, bool]:
    """Return what is said in one way alone; empty, and nothing to be done, where it is not."""
    if duty.rota is None:
        return "", False
    standing = duty.standing()
    if not standing.known:
        return "", False
    if not standing.open and not events.is_school_day(duty):
        return _closed(duty, standing), False
    if look := duty.owed():
        since = moment(look.isoformat(), duty.here).removeprefix("today ")
        if me in duty.public.held_by(SAFEGUARDING):
            return f"OWED since {since}: see what waits, then press L.", True
        rung = events.to_ring(duty)
        ring = f": please ring {duty.public.name_of(rung[1])}" if rung else ""
        return f"{missing(duty, look)}{ring}.", True
    if not standing.open and duty.here.time() >= NOON:
        return _over(duty, me), False
    who = duty.at(duty.here)
    if standing.open and not who:
        return f"Nobody is on duty this {half_of(duty)}.", True
    return "", False


def _on_duty(duty: Duty, me: str) -> Iterator[str]:
    """Yield who is on duty and until when somebody looks, the longest way of saying so first."""
    if duty.rota is None or not duty.standing().known:
        return
    following = duty.next_owed()
    look = f" Look by {following:%H:%M}." if following else ""
    names = [_name(duty, duty.on(each), me) for each in _left_of_today(duty)]
    yield f"On duty: {today(duty, me)}.{look}"
    if len(set(names)) > 1:
        then = ", then ".join(names)
        yield f"On duty: {then}.{look}"
        yield f"{first_capital(then)}.{look}"
        yield f"On duty now: {names[0]}.{look}"
    if look:
        yield f"{look.strip()} On duty: {names[0] if names else NOBODY}."


def _left_of_today(duty: Duty) -> list[HalfDay]:
    return [each for each in duty.coming(1) if each.day == duty.here.date()]


def today(duty: Duty, me: str = "") -> str:
    """Return who is on duty today."""
    halves = _left_of_today(duty)
    names = [_name(duty, duty.on(each), me) for each in halves]
    if len(set(names)) == 1:
        return names[0]
    said = [f"{name} ({each.half})" for name, each in zip(names, halves, strict=True)]
    return ", ".join(said) if said else "nobody any more today"


def rows(duty: Duty) -> list[Row]:
    """Return the half-days of the next school days, each with who is on duty and who follows."""
    found = []
    for half in duty.coming(DAYS):
        who, usual = (
            duty.on(half),
            duty.rota.usually(half.day.weekday(), half.half) if duty.rota else "",
        )
        name = _name(duty, who)
        if half.id in duty.covers and who != usual:
            instead = duty.public.name_of(usual) if usual else NOBODY
            cells = (_when(half, duty), f"{name}, for {instead}")
            covered = Row(half.id, cells, "good", "covers")
            found.append(covered if who else Row(half.id, cells, "warning", "nobody"))
        elif who:
            found.append(Row(half.id, (_when(half, duty), name)))
        else:
            found.append(
                Row(half.id, (_when(half, duty), _why_nobody(duty, usual)), "warning", "nobody")
            )
    return found


def then(duty: Duty) -> str:
    """Return whom it goes to in turn, and in which steps, after whoever is on duty first."""
    if duty.rota is None:
        return ""
    first = next(iter(duty.coming(DAYS)), None) or half_day(duty.here)
    ladder = duty.ladder_of(first)[1:] if duty.on(first) else duty.ladder_of(first)
    names = ", ".join(duty.public.name_of(id) for id in ladder)
    contact = duty.rota.holiday
    holiday = (
        f"In the holidays what is urgent goes to {duty.public.name_of(contact)}."
        if contact
        else ("In the holidays nobody is told of anything.")
    )
    return f"If nobody looks, every {duty.rota.step} min it goes on to: {names}. {holiday}"


def looked(duty: Duty, count: int = 3) -> str:
    """Return who has looked last, and where."""
    if not duty.looked:
        return "Nobody has pressed “I have looked” yet."
    return (
        "Looked: " + " · ".join(_look(duty, each) for each in reversed(duty.looked[-count:])) + "."
    )


def next_missing(duty: Duty) -> str:
    """Return on which of the next school days nobody is on duty; empty: somebody always is."""
    missing = duty.missing() if duty.rota else []
    if not missing:
        return ""
    days = list(dict.fromkeys(half.day for half in missing))
    first = [half for half in missing if half.day == days[0]]
    first_day = day(days[0].isoformat(), duty.here)
    part = "" if len(first) > 1 else f" in the {first[0].half}"
    more = f", and on {len(days) - 1} more of the next days" if len(days) > 1 else ""
    return f"Nobody is on duty {first_day}{part}{more} (People, D)."


def after_look(duty: Duty, left: int) -> str:
    """Return what is said to somebody who has looked."""
    following = duty.next_owed()
    said = ["It is noted, with your name and the time."]
    if left:
        waits = "1 letter is" if left == 1 else f"{left} letters are"
        said.append(f"{waits} not for you to open: those who can are told.")
    if following:
        said.append(f"The look of {following:%H:%M} is still to come.")
    return " ".join(said)


def after_cover(name: str) -> str:
    """Return what is said to whoever said who covers; the desk may say only which look is owed."""
    return f"{name or 'Nobody'} is on duty for the rest of today."


def holders(public: PublicList) -> list[str]:
    """Return who can be on duty, in the order of their names."""
    return sorted(public.held_by(SAFEGUARDING), key=lambda id: public.name_of(id).casefold())


def _closed(duty: Duty, standing: Standing) -> str:
    contact = duty.rota.holiday if duty.rota else ""
    until = f" until {dated(standing.opens.date(), duty.here)}" if standing.opens else ""
    urgent = duty.public.name_of(contact) if contact else "nobody is told"
    return f"Closed{until}: no look is owed. Urgent: {urgent}."


def _over(duty: Duty, me: str) -> str:
    following = [each for each in duty.coming(2) if each.day > duty.here.date()]
    if not following:
        return "School is over for today."
    half = following[0]
    day = first_capital(when(half, duty))
    return f"School is over for today. {day}: {_name(duty, duty.on(half), me)}."


def _look(duty: Duty, word: Word) -> str:
    terminal = duty.public.terminal(word.terminal)
    place = f" ({terminal.name})" if terminal and terminal.name else ""
    at = duty.in_school_time(word.at)
    return f"{moment(at.isoformat(), duty.here)} {duty.public.name_of(word.by)}{place}"


def when(half: HalfDay, duty: Duty) -> str:
    """Return which half-day it is: `Tue 1 Dec morning`."""
    return f"{day(half.day.isoformat(), duty.here)} {half.half}"


def _when(half: HalfDay, duty: Duty) -> str:
    return f"{when(half, duty)}{' · now' if half == half_day(duty.here) else ''}"


def _name(duty: Duty, who: str, me: str = "") -> str:
    if not who:
        return NOBODY
    return "you" if who == me else duty.public.name_of(who)


def _why_nobody(duty: Duty, usual: str) -> str:
    if not usual:
        return NOBODY
    if usual in duty.public.held_by(SAFEGUARDING):
        return f"nobody covers {duty.public.name_of(usual)}"
    return f"{duty.public.name_of(usual)} does not open the safeguarding drawer"
