"""What can be done with a terminal on the page of terminals, and giving up what never came."""

from screens.staff.terminal_rows import ANSWERED, HERE, IN_USE, INVITED, WITHDRAWN, Known
from screens.staff.terminal_words import numbered
from screens.widgets.dialogs import Confirm

ACTS = {
    "let_in": ("Let in  L", (ANSWERED,)),
    "take_back": ("Take back  T", (INVITED, ANSWERED)),
    "rename": ("Rename  R", (HERE, IN_USE)),
    "withdraw": ("Withdraw  W", (IN_USE,)),
    "give_up": ("Give up  G", (IN_USE, WITHDRAWN)),
}
"""What can be done with the terminal under the cursor, and in which states of it."""


def may(act: str, known: Known | None) -> bool:
    """Tell whether something can be done with a terminal as it stands."""
    if known is None or known.proposal or known.state not in ACTS[act][1]:
        return False
    return act != "give_up" or bool(known.missing)


def giving_up(known: Known) -> Confirm:
    """Ask whether to wait no more for the letters of a terminal that have not arrived."""
    one = len(known.missing) == 1
    it, they, come = ("it", "it", "comes") if one else ("them", "they", "come")
    return Confirm(
        f"Give up {numbered(known.missing)} of {known.name}?",
        f"Look at {known.name} first: if it is still there, have it carry. Nobody here waits for "
        f"{it} any more, and the page says who decided so. If {they} {come} after all, it is told.",
        yes="Give up",
        no="Go on waiting",
        careful=True,
    )
