"""A worry that says an adult at school harmed a child, and waits in no case.

In a case all of that has a clock, and somebody who is let in (`store.cases.alone`). Until somebody
opens one the same holds here: within a school day (KCSIE part four, and row 27: the headteacher at
once, the LADO within one working day), and nobody whom it names is left alone with it.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from store.cases import door
from store.drawers.drawer import Drawer
from store.drawers.holding import held_by
from store.drawers.record import Item
from store.school.due import due_at
from store.signing_in.session import Session
from store.worries.gravest import MOST, accused_in, weighed
from store.worries.worry import WAITING, Worry

TO_OPEN = "unopened"
TITLE = "Open a case (O): an adult is said to have harmed a child"
WITHIN = "1 school day"


def found_in(session: Session, drawer: Drawer) -> Iterator[tuple[str, Item]]:
    """Yield such worries of a drawer, by their subjects, each with by when a case is opened."""
    for worry in _waiting(drawer):
        if weighed(session, worry).harms:
            with suppress(ValueError):  # a terminal's clock said no time: it stands in Waiting
                said = [each.at for each in worry.more if each.kind == "words"]
                told = datetime.fromisoformat((said or [worry.sent_at])[-1])
                due = due_at(WITHIN, told, session.public.calendar)
                yield worry.id, Item(TO_OPEN, "", due, TITLE)


def naming_all(session: Session, drawer: Drawer) -> Iterator[Worry]:
    """Yield what accuses all who read it, or all but one, or names them all."""
    public, held = session.public, held_by(session.public, drawer)
    for worry in list(_waiting(drawer)):
        if len({*held} - weighed(session, worry).named) > 1:
            continue  # two at least whom it does not even name
        out = accused_in(session, worry)
        clear = [id for id in held if id not in out]
        few = len(clear) <= 1 < len(held)
        if out and (few or all(door.tells_of(public, worry, id) for id in clear)):
            yield worry


def _waiting(drawer: Drawer) -> Iterator[Worry]:
    for row in drawer.rows("worry", [WAITING], limit=MOST):
        worry = drawer.get(row.subject)
        if isinstance(worry, Worry) and not worry.case:
            yield worry
