"""Calls that are logged without the reference of whoever was called: it is noted once it is there.

An open case has the step that asks for it; a closed one leaves it to whoever called, until it is
noted (procedure row 14).
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from store.cases import named
from store.cases.checklist import Written
from store.cases.choices import AGENCIES
from store.drawers.record import Item

if TYPE_CHECKING:
    from store.cases.case import Case

REFERENCE = "reference "
"""How the item, and the action, of a reference begins that is still to come; its call follows."""


def missing(case: "Case") -> tuple[Written, ...]:
    """Return the calls of steps that still lack their reference."""
    calls = {each.id: each for each in case.written}
    lacking = dict.fromkeys(e.lacks_reference for e in case.steps if e.lacks_reference)
    return tuple(calls[id] for id in lacking)


def title(to: str) -> str:
    """Return whose reference it is, by the id of an agency."""
    names = {each.id: each.label.partition(" (")[0] for each in AGENCIES}
    return f"Note their reference: {names.get(to, to)}"


def items(case: "Case") -> list[Item]:
    """Return what is to do of it: by whoever called; where they may not, by who leads it."""
    out = {*case.kept_from, *named.about(case)}
    return [
        Item(f"{REFERENCE}{e.id}", case.lead if e.by in out else e.by, "", title(e.to))
        for e in missing(case)
    ]


def noted(case: "Case", said: Any) -> "Case":
    """A call has the reference that an entry notes of it."""
    action, note = str(said.get("action", "")), str(said.get("note", ""))
    if not action.startswith(REFERENCE):
        return case
    id = action.removeprefix(REFERENCE)
    return replace(
        case,
        written=tuple(
            replace(each, reference=note) if each.id == id and not each.reference else each
            for each in case.written
        ),
    )
