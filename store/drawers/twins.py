"""What two people moved away at once, each into a drawer of their own, is brought together."""

from datetime import datetime

from store.drawers import moves
from store.drawers.drawer import Drawer
from store.drawers.grants import CASE
from store.drawers.holders import holders_of
from store.drawers.holding import split_off
from store.drawers.record import MOVED
from store.signing_in.session import Session


def join(session: Session, now: datetime) -> None:
    """Bring together what two people moved away at once, each into a drawer of their own.

    It comes to lie where nobody can open it whom it is kept from in either.
    """
    for subject, twins in _twins(session).items():
        away = {id for twin in twins for id in moves.kept_from(twin, [subject])}
        open_to = [set(holders_of(session, twin)) for twin in twins]
        if not open_to[0] & away:
            target = twins[0]
        else:
            left = tuple(sorted(set.intersection(*open_to) - away))
            if session.person_id not in left:
                continue
            made = split_off(session.public, twins[0], left)
            target = moves.fresh_drawer(session, left, away, now, made)
        for twin in twins:
            if twin is not target:
                moves.copy(twin, target, [subject], now)
                moves.destroy(twin, [subject], target.name, now)


def _twins(session: Session) -> dict[str, list[Drawer]]:
    """Return the subjects that live in several case drawers of this session, with those."""
    found: dict[str, list[Drawer]] = {}
    for drawer in sorted(session.shared(), key=lambda drawer: drawer.name):
        if drawer.name.startswith(CASE):
            for subject, _ in drawer.moved_in():
                if drawer.state_of(subject) not in ("", MOVED) and drawer not in found.setdefault(
                    subject, []
                ):
                    found[subject].append(drawer)
    return {subject: drawers for subject, drawers in found.items() if len(drawers) > 1}
