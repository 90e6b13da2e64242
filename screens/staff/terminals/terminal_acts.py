"""What can be done with a terminal on the page of terminals, and giving up what never came."""

from datetime import datetime

from screens.staff.terminals.terminal_rows import ANSWERED, HERE, IN_USE, INVITED, WITHDRAWN, Known
from screens.staff.terminals.terminal_words import numbered
from screens.times import day
from screens.widgets.dialogs import Confirm
from store.signing_in.session import Session

DAYS_TOLD = 6
"""So many days are named of those on which letters came."""
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


def by_day(session: Session, id: str, now: datetime) -> str:
    """Say which letters of a terminal had come by the end of its last days, for naming one."""
    found = session.home.letterbox.by_day(id, DAYS_TOLD)
    days = (f"{day(on, now)} {top}" for on, top in found)
    return f" The last to come, by day: {', '.join(days)}." if found else ""


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
