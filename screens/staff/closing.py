"""Closing a case: what is in the way, as a list to work off."""

from screens.widgets.dialogs import Message
from store.cases import Case, obstacles


def in_the_way(case: Case) -> Message | None:
    """Return the page that says what must be done before a case can be closed; None if nothing."""
    missing = obstacles(case)
    if not missing:
        return None
    lines = [f"• {sentence}" for sentence in missing]
    keys = ["Press T for the parents."] if not case.parents else []
    keys += ["Press D to finish an action."] if case.open_actions else []
    return Message("Before this case can be closed", "\n".join((*lines, "", *keys)))
