"""Who holds which drawer, kept true by the holders themselves.

The public list says who *should* hold a standing drawer. Whoever signs in and holds it gives its
key to those who should have it, having first moved away what is kept from them, and changes the
key when somebody has left. A case drawer remembers its holders in its own journal, and is read by
whoever holds the standing drawer that it was split off, but for those whom it is kept from.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from store.crypto.seal import fresh_key
from store.drawers import grants, handed, latecomers, moves, rejoining
from store.drawers.drawer import Drawer
from store.drawers.holding import (
    GRANTED,
    Holding,
    came_back,
    held_by,
    holding_of,
    saying,
    subject_of,
)
from store.school.public_list import PublicList
from store.signing_in.session import Session


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
    return held_by(session.public, drawer)


def on_the_way(session: Session) -> tuple[str, ...]:
    """Return the drawers of this person that have not come here yet from another terminal.

    Those that are open lack their contents; of the others the key has not come, or nobody has
    given it yet. Where something did not open that is told as the trouble it is.
    """
    empty = [drawer.name for drawer in session.shared() if not holding_of(drawer).holders]
    listed = session.public.drawers_of(session.person_id)
    missing = [name for name in listed if not session.holds(name) and not session.trouble]
    return (*empty, *missing)


def settle(session: Session, now: datetime, trusted: Collection[Doubt] = ()) -> list[Doubt]:
    """Make the grants of every shared drawer in this session what they should be.

    Returns the doubts that a person must decide; call again with those they trust.
    """
    moves.finish_moves(session, now)
    for source, target, case in list(rejoining.strays(session)):
        away = moves.kept_from(source, moves.linked(source, case))
        if not away & set(holders_of(session, target)):
            rejoining.follow(session, source, target, case, now)
    handed.finish(session, now)
    doubts: list[Doubt] = []
    # Whoever is given a standing drawer reads what was split off it from then on.
    for drawer in sorted(session.shared(), key=lambda each: not grants.is_standing(each.name)):
        doubts += _settle(session, drawer, now, trusted)
    return doubts


def keep_from(
    session: Session,
    subject: str,
    person: str,
    why: str,
    now: datetime,
    *,
    about: bool = False,
    beside: str = "",
    by: str = "",
) -> None:
    """Keep a case (or worry) and all that is linked to it from a person. See `moves`."""
    source = session.find(subject)
    if source is not None:
        held = holders_of(session, source)
        more = {"beside": beside, "by": by}
        moves.keep_from(session, source, subject, person, why, held, now, about=about, **more)


def let_in(session: Session, subject: str, person: str, now: datetime) -> None:
    """Let one more person read a case (or worry) and all that is linked to it. See `moves`."""
    source = session.find(subject)
    if source is not None:
        moves.let_in(session, source, subject, person, holders_of(session, source), now)


def kept_back(session: Session, drawer: str, person: str) -> tuple[str, ...]:
    """Return what is moved away before a person gets a drawer's key: cases, worries, concerns.

    Also what accuses them, where they are new to it. Empty also where this session does not hold
    the drawer and cannot know.
    """
    if not session.holds(drawer):
        return ()
    found = session.drawer(drawer)
    kept = [
        subject
        for subject, away in found.kept_from_somebody()
        if person in away and found.state_of(subject) not in ("", "moved")
    ]
    new = _is_new(session.public, holding_of(found), person)
    accusing = latecomers.accusing(session.public, found, [person]) if new else ()
    return tuple(dict.fromkeys((*kept, *(subject for subject, _ in accusing))))


def _settle(
    session: Session, drawer: Drawer, now: datetime, trusted: Collection[Doubt]
) -> list[Doubt]:
    had = holding_of(drawer)
    public = session.public
    sheet = sheet_of(drawer)
    here = holders_of(session, drawer)
    joining = _joining(session, drawer, had, now) if session.person_id in here else ()
    listed = {id: public.sealing_key(id) for id in here}
    doubts = [doubt for doubt in _doubts(public, drawer.name, had, listed) if doubt not in trusted]
    doubted = {doubt.person for doubt in doubts}
    wanted = {id: key for id, key in listed.items() if id not in doubted}
    wanted |= {id: public.sealing_key(id) for id in joining}
    # What is remembered of somebody in doubt is the key they had, so that the doubt stays.
    remembered = {**wanted, **{id: had.holders[id] for id in doubted & had.holders.keys()}}
    if not wanted or not had.holders:
        return doubts  # nobody is left, or the drawer is on its way here and still empty
    if session.person_id not in wanted:
        return doubts  # whoever is out of it changes no key
    new = {id for id in wanted if _is_new(public, had, id)}
    latecomers.keep_out(session, drawer, new, now)
    _move_away(session, drawer, wanted, now)
    if remembered == had.holders:
        return doubts
    gone = had.holders.keys() - remembered.keys()
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
    made = replace(had.made, named=tuple(id for id in had.made.named if id not in new))
    said = saying(remembered, sheet, public.number, made)
    drawer.record(subject_of(drawer.name), GRANTED, said, now)
    return doubts


def _joining(session: Session, drawer: Drawer, had: Holding, now: datetime) -> tuple[str, ...]:
    """Return who holds the standing drawer by now that a case drawer was split off, and reads it
    too: nothing in it is kept from them, or from who renewed their PIN, and nothing accuses them.

    Whether it really is them was asked when they were given the standing one.
    """
    public = session.public
    new = [id for id in public.held_by(had.made.off) if _is_new(public, had, id)]
    if not (new and (subjects := drawer.lying("case", "worry"))):
        return ()
    before = moves.kept_from(drawer, subjects)
    latecomers.keep_out(session, drawer, {*new} - before, now)
    out = moves.kept_from(drawer, subjects)
    found = (id for id in new if not out & _behind(public, id))
    return tuple(id for id in found if _is_given(session, had.made.off, id))


def _is_given(session: Session, standing: str, person: str) -> bool:
    """Tell whether somebody has a standing drawer's key with the keys they have now; where it is
    not open here, whether nobody renewed them."""
    if session.holds(standing):
        given = holding_of(session.drawer(standing)).holders
        return given.get(person) == session.public.sealing_key(person)
    found = session.public.person(person)
    return found is not None and not found.renewed_by


def _behind(public: PublicList, person: str) -> set[str]:
    """Return somebody with who saw their first PIN."""
    found = public.person(person)
    return {*public.hands(person), *((found.renewed_by,) if found else ())}


def _is_new(public: PublicList, had: Holding, person: str) -> bool:
    """Tell whether somebody was not given a drawer's key yet, or left since."""
    key = had.holders.get(person)
    return key is None or came_back(public, person, key)


def _doubts(
    public: PublicList, drawer: str, had: Holding, listed: Mapping[str, str]
) -> Iterator[Doubt]:
    """Yield those whose keys are new to this drawer and whose renewal nobody here vouches for.

    Holders vouch with the keys they were given this drawer with, and its own recovery sheet does.
    """
    vouch = {id for id, key in had.holders.items() if listed.get(id) == key}
    vouch.add(had.sheet or grants.sheet_for(drawer))
    for id, key in listed.items():
        person = public.person(id)
        by = person.renewed_by if person else ""
        # Keys that nobody renewed were given by two keepers: to somebody new, or who came back.
        if by and had.holders.get(id) != key and by not in vouch:
            yield Doubt(drawer, id, by)


def _move_away(session: Session, drawer: Drawer, holders: Collection[str], now: datetime) -> None:
    """Move what is kept from somebody out of a drawer they hold, or are about to hold."""
    for subject, kept_from in drawer.kept_from_somebody():
        if not kept_from & set(holders) or drawer.state_of(subject) in ("", "moved"):
            continue
        subjects = moves.linked(drawer, subject)
        away = moves.kept_from(drawer, subjects)
        left = tuple(id for id in holders if id not in away)
        moves.move(session, drawer, subjects, left, now, away)


def remembered(drawer: Drawer) -> tuple[str, ...]:
    """Return the people who were last given a drawer's key, whatever the list says by now."""
    return tuple(holding_of(drawer).holders)


def sheet_of(drawer: Drawer) -> str:
    """Return the recovery sheet that opens a drawer: the school's where the chair must not."""
    return holding_of(drawer).sheet or grants.sheet_for(drawer.name)
