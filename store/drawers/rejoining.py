"""A case follows what was told in it, where both came to lie apart.

At one office somebody keeps a worry from an adult, which moves it; at another one somebody else
opens a case with it meanwhile, in the drawer where it was. The case goes where the worry is, and is
kept from the same people: nothing points to what is not there.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from store.cases.kept_alone import along, why_kept
from store.drawers import moves
from store.drawers.drawer import Drawer, Fact
from store.drawers.grants import CASE
from store.errors import Refused
from store.signing_in.session import Session
from store.subjects import noun_of


def strays(session: Session) -> Iterator[tuple[Drawer, Drawer, str]]:
    """Yield (source, target, case) for each case that lies in another drawer than its worry."""
    for target in list(session.shared()):
        if not target.name.startswith(CASE):
            continue
        for case in dict.fromkeys(row.parent for row in target.rows("worry", ["in_case"])):
            source = session.find(case) if target.state_of(case) == "" else None
            if source is not None:
                yield source, target, case


def follow(session: Session, source: Drawer, target: Drawer, case: str, now: datetime) -> None:
    """Move a case to its worry, and keep it from whom that is kept from, by the hand that did so.

    Whom it may be about themself moves nothing: somebody else who reads it does.
    """
    here = moves.kept_from(source, [case])
    there = [row.subject for row in target.rows("worry", parent=case)]
    new = sorted(moves.kept_from(target, there) - here)
    alone = [each for id in there for each in getattr(target.get(id), "kept_alone", ())]
    told = [entry for id in there for entry in target.entries(id)]
    said = ({"person": id, "why": why_kept(told, id), **along(alone, told, id)} for id in new)
    with suppress(Refused):
        source.record_all([Fact(case, f"{noun_of(case)}.kept_from", each) for each in said], now)
        moves.bring_home(session, source, target, case, now)
