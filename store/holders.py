"""Who holds which drawer, kept true by the holders themselves.

The public list says who *should* hold a standing drawer. Whoever signs in and holds it gives its
key to those who should have it, having first moved away what is kept from them, and changes the
key when somebody has left. A case drawer remembers its holders in its own journal.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from store import grants, moves
from store.crypto.seal import fresh_key
from store.drawer import Drawer
from store.holding import GRANTED, Holding, subject_of
from store.session import Session


@dataclass(frozen=True)
class Doubt:
    """Somebody whose keys were renewed by a person who does not hold this drawer.

    A holder says whether it really is them before they are given its key again.
    """

    drawer: str
    person: str
    renewed_by: str


def holders_of(session: Session, drawer: Drawer) -> tuple[str, ...]:
    """Return the people who should be able to open a drawer, inactive ones left out."""
    public = session.public
    if grants.is_standing(drawer.name):
        return public.held_by(drawer.name)
    return tuple(id for id in _holding(drawer).holders if public.is_active(id))


def settle(session: Session, now: datetime, trusted: Collection[Doubt] = ()) -> list[Doubt]:
    """Make the grants of every shared drawer in this session what they should be.

    Returns the doubts that a person must decide; call again with those they trust.
    """
    moves.finish_moves(session, now)
    doubts: list[Doubt] = []
    for drawer in list(session.shared()):
        doubts += _settle(session, drawer, now, trusted)
    return doubts


def keep_from(session: Session, subject: str, person: str, why: str, now: datetime) -> None:
    """Keep a case (or worry) and all that is linked to it from a person. See `moves`."""
    source = session.find(subject)
    if source is not None:
        moves.keep_from(session, source, subject, person, why, holders_of(session, source), now)


def _settle(
    session: Session, drawer: Drawer, now: datetime, trusted: Collection[Doubt]
) -> list[Doubt]:
    had = _holding(drawer)
    public = session.public
    wanted = {id: public.sealing_key(id) for id in holders_of(session, drawer)}
    doubts = []
    for id, sealing in list(wanted.items()):
        person = public.person(id)
        doubt = Doubt(drawer.name, id, person.renewed_by if person else "")
        changed = id in had.holders and had.holders[id] != sealing
        if (
            changed
            and doubt.renewed_by not in {*had.holders, *public.sheets}
            and (doubt not in trusted)
        ):
            doubts.append(doubt)
            del wanted[id]
    if wanted == had.holders or not wanted:
        return doubts
    for id in wanted.keys() - had.holders.keys():
        _move_away(session, drawer, id, tuple(wanted), now)
    gone = had.holders.keys() - wanted.keys() - {doubt.person for doubt in doubts}
    sheet = had.sheet or grants.sheet_for(drawer.name)
    key = fresh_key() if gone else drawer.key
    people = tuple(wanted)
    grants.give(
        session.home.desk.db,
        public,
        drawer.name,
        key,
        people,
        session.person_id,
        session.keys,
        sheet,
    )
    if gone:
        drawer.change_key(key)
    grants.forget_older(session.home.desk.db, drawer.name)
    drawer.record(subject_of(drawer.name), GRANTED, {"holders": wanted, "sheet": sheet}, now)
    return doubts


def _move_away(
    session: Session, drawer: Drawer, person: str, holders: tuple[str, ...], now: datetime
) -> None:
    """Move what is kept from somebody out of a drawer they are about to hold."""
    for subject in drawer.kept_from(person):
        if drawer.state_of(subject) in ("", "moved"):
            continue
        subjects = moves.linked(drawer, subject)
        away = {person} | {id for each in subjects for id in drawer.get(each).kept_from}
        left = tuple(id for id in holders if id not in away)
        moves.move(session, drawer, subjects, left or (session.person_id,), now, away)


def _holding(drawer: Drawer) -> Holding:
    holding = drawer.get(subject_of(drawer.name))
    return holding if isinstance(holding, Holding) else Holding(drawer.name)
