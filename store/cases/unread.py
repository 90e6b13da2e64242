"""What a child added to a case and nobody has read: it is read before the case ends, by any road.

So whoever closes a case knows of all that has come to their terminal; what has come to another one
is for `unaware` to judge.
"""

from collections.abc import Iterable

from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.worries.worry import WAITING, Worry

UNREAD = "More was told since, and it waits: first open it on the desk, under Waiting."


def why_not(worries: Iterable[Worry]) -> str:
    """Return why a case of these worries does not end yet, in a sentence; empty where it may."""
    return UNREAD if any(each.state == WAITING for each in worries) else ""


def refuse(drawer: Drawer, case: Case) -> None:
    """Refuse that a case ends.

    Raises:
        Refused: nobody has read what was added to it.
    """
    found = (drawer.get(row.subject) for row in drawer.rows("worry", parent=case.id))
    if why := why_not(each for each in found if isinstance(each, Worry)):
        raise Refused(why)
