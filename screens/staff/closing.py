"""Closing a case: what is in the way, as a list to work off."""

from collections.abc import Sequence

from screens.widgets.dialogs import Message
from store.cases import Case
from store.closings import obstacles


def in_the_way(case: Case) -> Message | None:
    """Return the page that says what must be done before a case can be closed; None if nothing."""
    missing = obstacles(case)
    if not missing:
        return None
    lines = [f"• {sentence}" for sentence in missing]
    keys = ["Press T for the parents."] if not case.parents else []
    keys += ["Press D to finish an action."] if case.open_actions else []
    return Message("Before this case can be closed", "\n".join((*lines, "", *keys)))


def not_all_done(left: Sequence[str]) -> str:
    """Return what is said above a closing when steps are left open; nothing when none are."""
    if not left:
        return ""
    return f"Not done yet: {', '.join(left)}. Go back to do it, or say why it is left open."
