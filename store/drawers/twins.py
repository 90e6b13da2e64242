"""What two people moved away at once, each into a drawer of their own, is brought together."""

from collections.abc import Iterator
from datetime import datetime

from store.drawers import moves
from store.drawers.drawer import Drawer
from store.drawers.grants import CASE
from store.drawers.holders import holders_of
from store.drawers.holding import holding_of, split_off
from store.drawers.record import MOVED
from store.school.public_list import CHAIR, HEAD
from store.signing_in.session import Session

_HANDED = (CHAIR, HEAD)
"""Off which standing drawers a hand-over splits a case, the gravest first."""


def join(session: Session, now: datetime) -> None:
    """Bring together what two people moved away at once, each into a drawer of their own.

    A case and all that lies in it stay together, where nobody can open it whom any of it is kept
    from in any of them.
    """
    for subjects, twins in _twins(session):
        away = {id for twin in twins for id in moves.kept_from(twin, subjects)}
        open_to = [set(holders_of(session, twin)) for twin in twins]
        # Where one of them was handed over its readers are the new ones, and no others.
        handed = _rank(twins[0]) < _rank(twins[-1])
        last = 1 if handed else len(twins)
        free = (twins[n] for n in range(last) if not open_to[n] & away)
        target = next(free, None)
        if target is None:
            left = tuple(sorted(set.intersection(*open_to[:last]) - away))
            if session.person_id not in left:
                continue
            made = split_off(session.public, twins[0], left)
            target = moves.fresh_drawer(session, left, away, now, made)
        for twin in twins:
            if twin is not target:
                here = [each for each in subjects if _lives(twin, each)]
                moves.copy(twin, target, here, now)
                moves.destroy(twin, here, target.name, now)


def _twins(session: Session) -> Iterator[tuple[tuple[str, ...], list[Drawer]]]:
    """Yield what lies together in several case drawers of this session, with those: the subjects
    of a case, its own first. The drawer of a hand-over comes before the others."""
    drawers = [each for each in session.shared() if each.name.startswith(CASE)]
    drawers.sort(key=lambda drawer: (_rank(drawer), drawer.name))
    groups: dict[str, dict[str, None]] = {}
    for drawer in drawers:
        for subject, _ in drawer.moved_in():
            if _lives(drawer, subject):
                together = moves.linked(drawer, subject)
                groups.setdefault(together[0], {}).update(dict.fromkeys(together))
    for group in groups.values():
        subjects = tuple(group)
        twins = [each for each in drawers if any(_lives(each, subject) for subject in subjects)]
        if len(twins) > 1:
            yield subjects, twins


def _lives(drawer: Drawer, subject: str) -> bool:
    return drawer.state_of(subject) not in ("", MOVED)


def _rank(drawer: Drawer) -> int:
    off = holding_of(drawer).made.off
    return _HANDED.index(off) if off in _HANDED else len(_HANDED)
