"""What is in the way of closing a case, and what may be left open only for a reason."""

from store.cases import Case
from store.investigations import still_open

UNTRIAGED = "Nobody has triaged it"


def obstacles(case: Case) -> list[str]:
    """Return what must still be done before a case can be closed, a sentence each."""
    missing: list[str] = []
    if not case.parents:
        missing.append("Say whether the parents were told, or why not.")
    if case.open_actions:
        count = len(case.open_actions)
        noun = "action is" if count == 1 else "actions are"
        missing.append(f"{count} {noun} still open.")
    if still_open(case.noted):
        missing.append("An investigation is not closed yet: press L.")
    return missing


def left_open(case: Case) -> tuple[str, ...]:
    """Return what a case may be closed without only for a reason: steps, or the triage itself."""
    if not case.triage:
        return (UNTRIAGED,)
    return tuple(each.step.title for each in case.required)
