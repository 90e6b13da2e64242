"""What is said of terminals: what they are called by kind, and what is wrong with their letters."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store import signs
from store.alarms import AHEAD, BEHIND, BROKEN, CHANGED, FALSE, PUT_BACK, TWICE, Alarm, noted
from store.home import Home

KIND_NAMES = {"classroom": "Classroom", "office": "Office", "forms": "Parents' form"}

KIND_DOES = {
    "classroom": "Children, visitors and teachers tell there. Nothing can be read there.",
    "office": "Whoever opens a drawer reads, answers and files there. It rings for help.",
    "forms": "It posts what parents fill in to the office. Nothing can be read there.",
}
"""What a terminal of each kind is there for."""

RECENT_DAYS = 7
"""So long an alarm stands on the desk; the page of terminals keeps it."""
QUIET_DAYS = 2
"""A terminal is told of once so many days of this one's have begun without a word from it."""
_NAMED = 3
"""So many missing letters are named by their numbers."""
_SAYS = {
    TWICE: "{name} has sent two letters under number {number}. Its key may be in other hands, or "
    "it was put back from a copy.",
    BROKEN: "{name}'s letter {number} does not follow the one before it. It may have been put "
    "back from a copy.",
    CHANGED: "{name}'s letter {number} was changed on its way, or somebody made it up. It was "
    "not taken in.",
    FALSE: "Notice {number} in {name}'s name was not put up by it. It was not believed.",
    PUT_BACK: "{name} was put back from a copy of its files. It went on from letter {number} and "
    "sent again what may be missing here. If nobody did that, its key may be in other hands.",
    AHEAD: "{name}'s clock is more than 10 minutes ahead of this one. Please put right whichever "
    "is wrong.",
    BEHIND: "{name}'s clock is more than 10 minutes behind: it had read what an office wrote "
    "later. Please put right whichever is wrong.",
}


@dataclass(frozen=True)
class Wrong:
    """A sentence about a terminal, and since when it is so (ISO 8601; empty: it is so now)."""

    terminal: str
    sentence: str
    at: str = ""


def wrongs(home: Home) -> list[Wrong]:
    """Return all that is wrong with what came from each terminal, what is missing first."""
    found = [*_missing(home), *(_said(home, alarm) for alarm in noted(home.letterbox.db))]
    known: dict[tuple[str, str], Wrong] = {}
    for each in found:
        known.setdefault((each.terminal, each.sentence), each)
    return list(known.values())


def recent(home: Home, now: datetime) -> list[str]:
    """Return the sentences for the desk: what is so now, or was noticed in the last days."""
    return [each.sentence for each in wrongs(home) if not each.at or _is_recent(each.at, now)]


def quiet(home: Home, terminal: str) -> str:
    """Return what to say of a terminal that nothing comes from any more; empty when it does.

    It stands on the page of terminals and not on the desk: a machine that is not used is no news.
    """
    if signs.heard(home, terminal).quiet_days < QUIET_DAYS:
        return ""
    return (
        "Nothing has come since, though it tells of itself on each day it is on. It is switched "
        "off, or something holds back what it sends."
    )


def runs(home: Home, terminal: str) -> str:
    """Return which version of the program a terminal runs, as it said last; empty when unknown."""
    here, sign = signs.running(), signs.heard(home, terminal).sign
    there = here if terminal == home.device.id else sign.version if sign else ""
    if not there:
        return ""
    other = f"; this one runs {here}" if there != here else ""
    return f"It runs Worry Box {there}{other}."


def _is_recent(at: str, now: datetime) -> bool:
    return (now - datetime.fromisoformat(at)).days < RECENT_DAYS


def _missing(home: Home) -> Iterator[Wrong]:
    for terminal in home.desk.school.terminals:
        chain = home.letterbox.chain(terminal.id)
        if terminal.id != home.device.id and chain.missing:
            yield Wrong(terminal.id, _not_arrived(terminal.name, chain.missing))


def _not_arrived(name: str, missing: tuple[int, ...]) -> str:
    numbers = [str(number) for number in missing[:_NAMED]]
    if more := len(missing) - _NAMED:
        numbers += [f"{more} more"] if more > 0 else []
    listed = " and ".join(filter(None, (", ".join(numbers[:-1]), numbers[-1])))
    letter, has = ("letter", "has") if len(missing) == 1 else ("letters", "have")
    return f"{name}'s {letter} {listed} {has} not arrived. Something may hold it back."


def _said(home: Home, alarm: Alarm) -> Wrong:
    terminal = home.desk.school.terminal(alarm.terminal)
    name = terminal.name if terminal else "A terminal that is not on the list"
    says = _SAYS.get(alarm.kind, "Something is wrong with {name}'s letter {number}.")
    # A name may hold braces: it is put in by itself.
    return Wrong(
        alarm.terminal,
        says.replace("{number}", str(alarm.counter)).replace("{name}", name),
        alarm.at,
    )
