"""Choosing between decisions about a worry that two made apart.

What somebody put into a case that two close stays in it: to file it as small, or to let it wait
on the desk again, is no choice of one person.
"""

from datetime import datetime

from store.cases.cases import Case
from store.drawers import undecided
from store.drawers.drawer import Drawer
from store.drawers.undecided import Undecided
from store.errors import Refused
from store.worries.kinds import LINKED
from store.worries.worries import Worry

GRAVE = "It is in {}, which two close: nobody alone takes it out. Let that stand."


def choose(drawer: Drawer, record: Undecided, decision: str, now: datetime) -> None:
    """Let one of the decisions that stand side by side stand alone.

    Raises:
        Refused: it is none of them (any more), or it takes a worry out of a case that two close.
    """
    held = _held(drawer, record) if isinstance(record, Worry) else {}
    if held and decision not in held:
        raise Refused(GRAVE.format(next(iter(held.values()))))
    undecided.choose(drawer, record, decision, now)


def _held(drawer: Drawer, worry: Worry) -> dict[str, str]:
    """Return the decisions that put it into a case that two close, each with its number."""
    ids = {each.id for each in worry.apart if each.kind == LINKED}
    found = [entry for entry in drawer.entries(worry.id) if entry.id in ids]
    cases = {entry.id: drawer.get(str(entry.said.get("case", ""))) for entry in found}
    grave = ((id, each) for id, each in cases.items() if isinstance(each, Case))
    return {id: each.number for id, each in grave if each.needs_second}
