"""Who is on duty, and how staff are reached, in a school's TOML file; all of it optional."""

from collections.abc import Callable, Mapping
from typing import Any

from store.duty import reach
from store.duty.rota import HALVES, MORNING, STEP
from store.duty.rotas import DEPUTIES, STEPS
from store.school.school_plan import RotaPlan

TABLE, MAIL = "rota", "mail"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KNOWN = (*DAYS, "deputies", "step", "holiday")
_NAMES = 'should be names: one for the whole day, or ["the morning", "the afternoon"].'

Say = Callable[[str, str], None]
Unknown = Callable[[str, Mapping[str, Any], tuple[str, ...]], None]


def read_rota(said: Mapping[str, Any], say: Say, unknown: Unknown) -> RotaPlan | None:
    """Return the rota of a file by people's names; None when it has none."""
    table = said.get(TABLE)
    if table is None:
        return None
    if not isinstance(table, dict):
        say(TABLE, "is not a table. Please write it as [rota].")
        return None
    unknown(f"{TABLE}: ", {name.casefold(): each for name, each in table.items()}, KNOWN)
    by_day = {name.casefold(): each for name, each in table.items()}
    turns = [
        (weekday, half, name)
        for weekday, day in enumerate(DAYS)
        for half, name in _day(f"{TABLE}: {day}", by_day.get(day), say)
    ]
    deputies = _deputies(by_day.get("deputies", []), say)
    step = by_day.get("step", STEP)
    if not isinstance(step, int) or step not in STEPS:
        say(f"{TABLE}: step", f"should be one of {', '.join(map(str, STEPS))} (minutes).")
        step = STEP
    holiday = by_day.get("holiday", "")
    if not isinstance(holiday, str):
        say(f"{TABLE}: holiday", 'should be a name in quotes, like "Ms Hart".')
        holiday = ""
    return RotaPlan(tuple(turns), deputies, step, holiday)


def read_reach(place: str, said: Mapping[str, Any], say: Say) -> tuple[str, tuple[str, ...]]:
    """Return the number and the addresses of one person, judged as the page Notices does."""
    number, notices = said.get("number", ""), said.get("notices", [])
    if not isinstance(number, str):
        say(f"{place}number", 'should be a number in quotes, like "01632 960123".')
        number = ""
    listed = [notices] if isinstance(notices, str) else notices
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        say(f"{place}notices", 'should be a list like ["name@school.example"].')
        listed = []
    addresses = tuple(each.strip() for each in listed if each.strip())
    for field, sentence in reach.judge(number, addresses).items():
        say(f"{place}{'notices' if field == 'addresses' else field}", sentence)
    return number.strip(), addresses


def read_mail(said: Mapping[str, Any], say: Say) -> str:
    """Return the school's own way to send e-mail; empty when the file has none."""
    mail = said.get(MAIL, "")
    if not isinstance(mail, str):
        say(MAIL, 'should be an address in quotes, like "mailtos://user:password@example.org".')
        return ""
    if mail and reach.kind_of(mail) not in ("mailto", "mailtos"):
        say(MAIL, "Please begin with mailtos:// (or mailto://).")
    return mail.strip()


def _day(place: str, said: object, say: Say) -> list[tuple[str, str]]:
    if said is None:
        return []
    names = [said, said] if isinstance(said, str) else said
    if (
        not isinstance(names, list)
        or len(names) != len(HALVES)
        or not all(isinstance(each, str) for each in names)
    ):
        say(place, _NAMES)
        return []
    found = list(zip(HALVES, names, strict=True))
    assert found[0][0] == MORNING
    return [(half, name) for half, name in found if name.strip()]


def _deputies(said: object, say: Say) -> tuple[str, ...]:
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
        say(f"{TABLE}: deputies", 'should be a list of names like ["Mr Patel"].')
        return ()
    if len(said) > DEPUTIES:
        say(f"{TABLE}: deputies", f"Please name at most {DEPUTIES}.")
    return tuple(said[:DEPUTIES])
