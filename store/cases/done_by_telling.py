"""What was decided about somebody and is done by telling: T and E finish it, in one entry."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from store.cases.actions import Action
from store.cases.kinds import ESCALATED, PARENTS
from store.drawers.journal import Entry

if TYPE_CHECKING:
    from store.cases.case import Case

PARENTS_OF = "parents"
"""Whom an action tells that T finishes; what any other one tells is an agency, by its id."""
DONE_BY = {PARENTS: "Told (T)", ESCALATED: "Told (E)"}


def finished(case: "Case", entry: Entry, said: Any) -> "Case":
    """Finish the open actions that this entry does; it says nothing of any other."""
    if entry.kind not in DONE_BY:
        return case
    note = DONE_BY[entry.kind]
    actions = tuple(
        replace(each, done=entry.at, done_by=entry.by, note=note)
        if each.tells and not each.done and _is_done(each, entry.kind, said)
        else each
        for each in case.actions
    )
    return replace(case, actions=actions)


def _is_done(action: Action, kind: str, said: Any) -> bool:
    if kind == ESCALATED:
        return bool(action.tells == said.get("to"))
    told = said.get("told") == "yes" and said.get("child", "") in ("", action.person)
    return told and action.tells == PARENTS_OF
