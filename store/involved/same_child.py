"""Saying that a child in two cases is, or is not, the same one.

It is an entry of one of the two, and of the one that fewer may read: so it tells nobody who may
read only the other that there is more of this child.
"""

from datetime import datetime

from store.cases.casework import as_it_stands
from store.drawers.drawer import Drawer
from store.drawers.holders import holders_of
from store.errors import Refused
from store.fields import Values, kept, require
from store.involved.children import Seen, Whole
from store.involved.findable import NO, YES, own_key
from store.involved.involving import GONE, WHY
from store.involved.kinds import SAME, WHOM
from store.involved.people import PUPIL, person_of
from store.signing_in.session import Session


def say_same(
    session: Session, child: Whole, seen: Seen, *, same: bool, values: Values, now: datetime
) -> None:
    """Say that somebody seen in a case is, or is not, a child; how it is known is kept.

    It may be said of closed cases too: it changes nothing that was decided in them.

    Raises:
        Incomplete: it is not said how it is known.
        Refused: they are in the case no more, or are that child's own entry.
    """
    require(WHY, values)
    where, key = _written(session, child, seen)
    case = as_it_stands(where.drawer, where.case)
    found = person_of(case, where.person.id)
    if found is None:
        raise Refused(GONE)
    if own_key(found) == key:
        raise Refused("That is the child itself.")
    if same and found.pupil and key.startswith(f"{PUPIL}:"):
        raise Refused("They are another pupil of the roll. Put that right in their case first.")
    body = {WHOM: found.id, "name": found.name, "child": key, "same": YES if same else NO}
    where.drawer.record(case.id, SAME, {**body, **kept(WHY, values)}, now)


def _written(session: Session, child: Whole, seen: Seen) -> tuple[Seen, str]:
    """Return in which case it is written of whom, and the key of the child it is said to be.

    Where neither case may be read by all who read the other it is written in the one seen, and
    shown (`unseen`) to those alone who may open both.
    """
    here = _readers(session, seen.drawer)
    as_many = next((e for e in child.sure if here <= _readers(session, e.drawer)), None)
    if as_many is not None:
        return seen, own_key(as_many.person)
    fewer = next((e for e in child.sure if _readers(session, e.drawer) <= here), None)
    if fewer is not None:
        return fewer, own_key(seen.person)
    return seen, f"{PUPIL}:{child.pupil_id}" if child.pupil_id else child.key


def _readers(session: Session, drawer: Drawer) -> set[str]:
    return set(holders_of(session, drawer))
