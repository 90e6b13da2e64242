"""Calls that were promised ("You speak again on"): whose they are until they are done.

The next call to the same ends one, and so does whoever says what came of it, also that it is not
needed any more. No closing does (procedure row 14).
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from store.cases.checklist import Written
from store.cases.choices import AGENCIES
from store.cases.kinds import ESCALATED
from store.dates import written
from store.drawers.record import Item

if TYPE_CHECKING:
    from store.cases.case import Case

SPEAK = "speak "
"""How the item of a call begins after which they speak again."""


def promised(case: "Case") -> tuple[Written, ...]:
    """Return the calls after which somebody speaks with them again: the last one to each."""
    calls = {each.to: each for each in case.written if each.kind == ESCALATED}
    return tuple(each for each in calls.values() if each.next)


def title(to: str) -> str:
    """Return with whom somebody speaks again, by the id of an agency or a person."""
    names = {each.id: each.label.partition(" (")[0] for each in AGENCIES}
    return f"Speak again: {names.get(to, to)}"


def owner(case: "Case", call: Written) -> str:
    """Return who speaks again: whoever spoke last; where it is kept from them, who leads it."""
    return case.lead if call.by in case.kept_from else call.by


def items(case: "Case") -> list[Item]:
    """Return what is to do of it, in a closed case as in an open one."""
    return [
        Item(f"{SPEAK}{each.to}", owner(case, each), each.next, title(each.to))
        for each in promised(case)
    ]


def in_words(case: "Case") -> tuple[str, ...]:
    """Return the calls that were promised and not made, with their day, a few words each."""
    return tuple(f"{title(each.to)} on {written(each.next)}" for each in promised(case))


def done(case: "Case", said: Any) -> "Case":
    """What was promised in a call is done once somebody says so of that call, by its entry."""
    id = said.get("action")
    written = tuple(replace(e, next="") if id and e.id == id else e for e in case.written)
    return replace(case, written=written)
