"""What happened to a child in all their cases, in one row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from screens.staff.cases.event import Event
from screens.staff.cases.history import history
from store.involved.children import Seen
from store.involved.unseen import unseen
from store.signing_in.session import Session


def chronology(session: Session, seen: Sequence[Seen], now: datetime) -> list[Event]:
    """Return what happened in a child's cases, oldest first; each event begins with its case."""
    found: list[Event] = []
    for case, drawer in {each.case.id: (each.case, each.drawer) for each in seen}.values():
        worries = [row.subject for row in drawer.rows("worry", parent=case.id)]
        left_out = unseen(session, case)
        told = history(drawer, case.id, worries, session.public, now, left_out)
        found += [replace(each, title=f"{case.number}  {each.title}") for each in told]
    return sorted(found, key=lambda each: each.at)
