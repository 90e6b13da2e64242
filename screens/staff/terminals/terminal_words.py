"""What is said of terminals: what they are called by kind, and what is wrong with their letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from store.carrying import signs
from store.carrying.alarms import (
    AHEAD,
    BEHIND,
    BROKEN,
    CHANGED,
    FALSE,
    GIVEN_UP,
    LATE,
    LEAP,
    PUT_BACK,
    TWICE,
    Alarm,
    noted,
)
from store.home import Home

KIND_NAMES = {"classroom": "Classroom", "office": "Office", "forms": "Parents' form"}

KIND_DOES = {
    "classroom": "Children and grown-ups tell there. Nothing can be read there.",
    "office": "Whoever opens a drawer reads, answers and files there. It rings for help.",
    "forms": "It posts what parents fill in to the office. Nothing can be read there.",
}
"""What a terminal of each kind is there for."""

RECENT_DAYS = 7
"""So long an alarm stands on the desk; the page of terminals keeps it."""
QUIET_DAYS = 2
"""A terminal is told of once so many days of this one's have begun without a word from it."""
_NAMED = 3
"""So many letters that something is wrong with are named by their numbers."""
_SAYS = {
    TWICE: "{name} has sent two letters under number {number}. If nobody put it back from a copy, "
    "withdraw it: its key may be in other hands.",
    BROKEN: "{name}'s letter {number} does not follow the one before it. It may have been put "
    "back from a copy.",
    CHANGED: "{name}'s letter {number} was changed on its way, or somebody made it up. It was "
    "not taken in.",
    FALSE: "Notice {number} in {name}'s name was not put up by it. It was not believed.",
    PUT_BACK: "{name} was put back from a copy of its files. It went on from letter {number} and "
    "sent again what may be missing here. If nobody did that, withdraw it: its key may "
    "be in other hands.",
    AHEAD: "{name}'s clock is more than 10 minutes ahead of this one. Please put right whichever "
    "is wrong.",
    LATE: "{name}'s letter {number}, which was given up, has come after all.",
    LEAP: "{name}'s letter {number} is far ahead of all that came before. It was not taken in. "
    "Withdraw it if nobody can say why: its key may be in other hands.",
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
    alarms = noted(home.letterbox.db)
    found = [
        *_missing(home),
        *_told(home, [alarm for alarm in alarms if alarm.kind != GIVEN_UP]),
        *_given_up(home, [alarm for alarm in alarms if alarm.kind == GIVEN_UP]),
    ]
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


def missing(home: Home, terminal: str) -> tuple[int, ...]:
    """Return the numbers of another terminal's letters that are still waited for."""
    if terminal == home.device.id:
        return ()
    given_up = home.letterbox.given_up(terminal)
    return tuple(n for n in home.letterbox.chain(terminal).missing if n not in given_up)


def numbered(numbers: Sequence[int]) -> str:
    """Return some letters by their numbers: `letters 5, 7 and 9`."""
    named = [str(number) for number in numbers[:_NAMED]]
    if len(numbers) > _NAMED:
        named.append(f"{len(numbers) - _NAMED} more")
    listed = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return f"{'letter' if len(numbers) == 1 else 'letters'} {listed}"


def _missing(home: Home) -> Iterator[Wrong]:
    for terminal in home.desk.school.terminals:
        if gaps := missing(home, terminal.id):
            it, has = ("it", "has") if len(gaps) == 1 else ("them", "have")
            yield Wrong(
                terminal.id,
                f"{terminal.name}'s {numbered(gaps)} {has} not arrived. Something may hold {it} "
                "back.",
            )


def _given_up(home: Home, alarms: Sequence[Alarm]) -> Iterator[Wrong]:
    """Say once what was given up at one moment."""
    public = home.desk.school
    decided = sorted(alarms, key=lambda each: (each.terminal, each.at, each.detail, each.counter))
    for (id, at, who), some in groupby(decided, key=lambda e: (e.terminal, e.at, e.detail)):
        numbers = [each.counter for each in some]
        never = f"{_called(home, id)}'s {numbered(numbers)} never came."
        on = datetime.fromisoformat(at)
        it = "it" if len(numbers) == 1 else "them"
        said = f"{public.name_of(who)} gave {it} up on {on.day} {on:%B %Y}."
        yield Wrong(id, f"{never} {said}", at)


def _told(home: Home, alarms: Sequence[Alarm]) -> Iterator[Wrong]:
    """Say the newest of each kind, and how many more there are: somebody may send rubbish."""
    alike: dict[tuple[str, str], dict[str, Wrong]] = {}
    for alarm in alarms:
        said = _said(home, alarm)
        alike.setdefault((alarm.terminal, alarm.kind), {}).setdefault(said.sentence, said)
    for (terminal, _), found in alike.items():
        some = list(found.values())
        yield from some[:_NAMED]
        if more := len(some[_NAMED:]):
            rest = f"The same is so of {more} more in {_called(home, terminal)}'s name."
            yield Wrong(terminal, rest, some[_NAMED].at)


def _called(home: Home, id: str) -> str:
    terminal = home.desk.school.terminal(id)
    return terminal.name if terminal else "A terminal that is not on the list"


def _said(home: Home, alarm: Alarm) -> Wrong:
    name = _called(home, alarm.terminal)
    says = _SAYS.get(alarm.kind, "Something is wrong with {name}'s letter {number}.")
    # A name may hold braces: it is put in by itself.
    return Wrong(
        alarm.terminal,
        says.replace("{number}", str(alarm.counter)).replace("{name}", name),
        alarm.at,
    )
