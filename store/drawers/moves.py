"""Moving what somebody must not read into a case drawer: copy, verify, destroy.

Restricting a case, stepping aside from it and granting a drawer to somebody whom things in it
are kept from are all this one move. It cannot unread what was read, nor reach old backups.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from uuid import uuid4

from store.carrying import share
from store.crypto.seal import fresh_key
from store.drawers import passing_on
from store.drawers.drawer import Drawer, Fact, destroyed
from store.drawers.grants import CASE
from store.drawers.holding import SplitOff, split_off
from store.drawers.record import MOVED
from store.drawers.summaries import ALL
from store.drawers.ways import Travelled
from store.errors import OutOfOrder, Refused
from store.letterbox import receipts
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET
from store.signing_in.session import Session
from store.subjects import noun_of

NOBODY_ELSE = "Nobody else could open it then. Please grant the drawer to somebody first."
WARNING = "What was read cannot be unread, and copies in older backups stay until those are gone."
"""What every screen that moves something has to say."""


def keep_from(
    session: Session,
    source: Drawer,
    subject: str,
    person: str,
    why: str,
    holders: tuple[str, ...],
    now: datetime,
    *,
    about: bool = False,
    beside: str = "",
    by: str = "",
) -> None:
    """Keep a case (or worry) and all that is linked to it from a person, from now on.

    `about`: it is about them; `by` is what alone says so, if it may turn out a mistake. Whoever
    steps aside names themself. Where the person could open the drawer, all of it moves to a new
    case drawer for the other `holders`, and for whoever is let in `beside` them.

    Raises:
        Refused: nobody else could open it.
    """
    subjects = linked(source, subject)
    away = kept_from(source, subjects) | {person}
    left = tuple(id for id in holders if id not in away)
    if not left:
        raise Refused(NOBODY_ELSE)
    said = {"person": person, "why": why, **({"about": "yes"} if about else {})}
    said |= {"by": by} if by else {}
    if beside:
        said["beside"] = beside
        left = tuple(dict.fromkeys((*left, beside)))
    # What lies in a case is kept from nobody alone: whoever closes the case apart has not read it.
    both = dict.fromkeys((*(each for each in subjects if noun_of(each) == "case"), subject))
    source.record_all([Fact(each, f"{noun_of(each)}.kept_from", said) for each in both], now)
    tell_receipts(session, source, subjects, away)
    if person in holders:
        move(session, source, subjects, left, now, away)


def let_in(
    session: Session,
    source: Drawer,
    subject: str,
    person: str,
    holders: tuple[str, ...],
    now: datetime,
) -> None:
    """Let somebody read a case (or worry), and all that is linked to it, beside its `holders`.

    Raises:
        Refused: it is kept from them.
    """
    subjects = linked(source, subject)
    away = kept_from(source, subjects)
    if person in away:
        raise Refused("It is kept from them.")
    move(session, source, subjects, (*holders, person), now, away)


def tell_receipts(
    session: Session,
    source: Drawer,
    subjects: Sequence[str],
    away: Collection[str],
    about: str = "",
) -> None:
    """What a child adds by its pictures later is sealed to the others from now on."""
    for subject in subjects:
        told = getattr(source.get(subject), "told", None)
        if told and told.receipt_seal:
            db = session.home.desk.db
            receipts.keep_from(db, told.receipt, told.receipt_seal, sorted(away), about)


def linked(drawer: Drawer, subject: str) -> tuple[str, ...]:
    """Return a case with its worries and files; a worry that is in a case brings the case."""
    record = drawer.get(subject)
    case = getattr(record, "case", "") or subject
    nouns = ("worry", "file")
    along = tuple(
        row.subject for noun in nouns for row in drawer.rows(noun, parent=case, limit=ALL)
    )
    together = dict.fromkeys((case, *along, subject))
    return tuple(each for each in together if drawer.state_of(each) not in ("", "moved"))


def kept_from(drawer: Drawer, subjects: Sequence[str]) -> set[str]:
    """Return everybody whom one of these subjects is kept from."""
    return {id for each in subjects for id in getattr(drawer.get(each), "kept_from", ())}


def move(
    session: Session,
    source: Drawer,
    subjects: Sequence[str],
    holders: tuple[str, ...],
    now: datetime,
    away_from: Collection[str],
    off: str = "",
) -> None:
    """Move subjects into a new case drawer that only `holders` can open.

    It is split off the standing drawer that the source was split off, or `off` that one.
    """
    made = split_off(session.public, source, holders, off)
    target = fresh_drawer(session, holders, away_from, now, made)
    try:
        copy(source, target, subjects, now)
        # The others have it before anybody learns that it is gone from where it was.
        share.post(session.home, target, now)
    finally:
        if session.person_id not in holders:
            target.close()
    destroy(source, subjects, target.name, now)


def fresh_drawer(
    session: Session,
    holders: tuple[str, ...],
    away_from: Collection[str],
    now: datetime,
    made: SplitOff,
) -> Drawer:
    """Make a case drawer that only `holders` can open."""
    chairs = {person.id for person in session.public.with_role("chair")}
    sheet = SCHOOL_SHEET if chairs & set(away_from) else CHAIR_SHEET
    return session.make_drawer(CASE + uuid4().hex[:16], fresh_key(), holders, sheet, now, made=made)


def forward(session: Session, drawer: Drawer, late: Sequence[Travelled], now: datetime) -> bool:
    """Take what was written about subjects after they were moved away to where they went.

    False when this session cannot: then somebody else has to.
    """
    done = True
    for subject in dict.fromkeys(each.entry.subject for each in late):
        target = _followed(session, drawer, subject)
        new = [each for each in late if each.entry.subject == subject]
        if target is None:
            done = passing_on.post(session.home, drawer, subject, new, now) and done
            continue
        there = {each.entry.hash() for each in target.travelled(subject)}
        new = [each for each in new if each.entry.hash() not in there]
        if new:
            target.take_in(new, [_moved_in(subject, drawer.name, new)], now)
    return done


def _followed(session: Session, drawer: Drawer, subject: str) -> Drawer | None:
    """Return the drawer a subject lives in now, as far as this session can follow it."""
    for name in drawer.moved_to(subject):
        target = session.drawers.get(name)
        if target is not None and target.state_of(subject) == MOVED:
            target = _followed(session, target, subject)
        if target is not None:
            return target
    return None


def finish_moves(session: Session, now: datetime) -> None:
    """Destroy what a move copied and was stopped before destroying; bring files after their case.

    A file that was put into a case at another terminal meanwhile comes to lie where the case was.
    """
    for source, target, subject in list(unfinished(session)):
        # Something may have been recorded since the copy was made.
        copy(source, target, [subject], now)
        destroy(source, [subject], target.name, now)
    for source in list(session.shared()):
        for file, case in source.left_behind():
            if (there := _followed(session, source, case)) is not None:
                copy(source, there, [file], now)
                destroy(source, [file], there.name, now)
            for name, seal in passing_on.seals_of(source, case)[:1] if there is None else ():
                left = passing_on.words_of(source.travelled(file))
                passing_on.post_to(session.home, source, name, seal, left, now)
                destroy(source, [file], name, now, seal)


def bring_home(session: Session, source: Drawer, target: Drawer, case: str, now: datetime) -> None:
    """Move a case from a case drawer into the standing drawer it belongs into."""
    subjects = linked(source, case)
    copy(source, target, subjects, now)
    share.post(session.home, target, now)
    destroy(source, subjects, target.name, now)


def unfinished(session: Session) -> Iterator[tuple[Drawer, Drawer, str]]:
    """Yield (source, target, subject) for what was copied and still lies in the source too."""
    drawers = session.drawers
    for target in drawers.values():
        for subject, came_from in target.moved_in():
            source = drawers.get(came_from)
            if source and source.state_of(subject) not in ("", "moved"):
                yield source, target, subject


def copy(source: Drawer, target: Drawer, subjects: Sequence[str], now: datetime) -> None:
    """Copy subjects as they are, and compare.

    Raises:
        OutOfOrder: the copy differs.
    """
    entries = [each for subject in subjects for each in source.travelled(subject)]
    facts = [_moved_in(subject, source.name, entries) for subject in subjects]
    target.take_in(entries, facts, now)
    there = [each.entry for subject in subjects for each in target.travelled(subject)]
    by_hash = {entry.hash(): entry for entry in there}
    if any(by_hash.get(each.entry.hash()) != each.entry for each in entries):
        raise OutOfOrder("The copy is not the same as the original. Nothing was moved.")


def name_strangers(
    drawer: Drawer, entries: Sequence[Travelled], source: str, now: datetime
) -> None:
    """Name what was passed on from another drawer as what was moved here, so that it is known."""
    subjects = dict.fromkeys(each.entry.subject for each in entries)
    moved = [e for s in subjects for e in drawer.entries(s) if e.kind.endswith(".moved_in")]
    named = {hash for entry in moved for hash in entry.said.get("entries", ())}
    new = [each for each in entries if each.entry.hash() not in named]
    subjects = dict.fromkeys(each.entry.subject for each in new)
    drawer.record_all([_moved_in(subject, source, new) for subject in subjects], now)


def _moved_in(subject: str, source: str, entries: Sequence[Travelled]) -> Fact:
    named = sorted(each.entry.hash() for each in entries if each.entry.subject == subject)
    return Fact(subject, f"{noun_of(subject)}.moved_in", {"from": source, "entries": named})


def destroy(
    source: Drawer, subjects: Sequence[str], target: str, now: datetime, seal: str = ""
) -> None:
    """Destroy what was written about subjects that lie in the drawer `target` now.

    `seal` is what can be posted there by, where nobody here opens it.

    Raises:
        OutOfOrder: something is left of it.
    """
    said = {"to": target, **({"seal": seal} if seal else {})}
    facts = [Fact(subject, f"{noun_of(subject)}.moved_out", said) for subject in subjects]
    source.empty(subjects, facts, now)
    left = [each.entry for subject in subjects for each in source.travelled(subject)]
    if any(entry != destroyed(entry) for entry in left if ".moved_" not in entry.kind):
        raise OutOfOrder("The original could not be destroyed. Please run worrybox check.")
