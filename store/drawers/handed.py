"""Handing a case to people of whom none may be here: copy, verify, give the key, destroy.

Whoever hands it over may open neither the new drawer nor anything that comes to lie there later.
So nobody is given its key before everything is in it, and whoever opens the drawer it came from
finishes what was stopped after that.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from store import drafts
from store.adults.rows import HANDING
from store.carrying import share
from store.crypto.seal import fresh_key
from store.drawers import grants, moves, passing_on
from store.drawers.drawer import Drawer, Fact
from store.drawers.grants import CASE
from store.drawers.holding import let_in_to
from store.drawers.journal import Body
from store.drawers.own import HANDED
from store.drawers.record import MOVED
from store.duty import late
from store.letterbox.readers import Readers
from store.letterbox.told import concern_of
from store.signing_in.session import Session


def hand_over(
    session: Session,
    source: Drawer,
    subject: str,
    to: Readers,
    about: str,
    facts: Sequence[Fact],
    line: Mapping[str, str],
    now: datetime,
) -> None:
    """Move a case, and all that is linked to it, to people of whom none may be here.

    `facts` are recorded where it comes to lie; `line` is what this person keeps of it. Stopped at
    any moment, the case lies in one place.
    """
    subjects, away = moves.linked(source, subject), to.kept_from
    name, key = CASE + uuid4().hex[:16], fresh_key()
    seal = share.seal_of(key)
    begun = {"to": name, "seal": seal, "people": list(to.people), "line": dict(line)}
    source.record_all([Fact(subject, HANDING, begun)], now)
    moves.tell_receipts(session, source, subjects, away, about)

    def fill(target: Drawer) -> None:
        moves.copy(source, target, subjects, now)
        target.record_all(facts, now)
        share.post(session.home, target, now)

    made = let_in_to(session.public, to.drawer, to.people)
    target = session.make_drawer(name, key, to.people, to.sheet, now, fill, made=made)
    if session.person_id not in to.people:
        target.close()
    _tell(session, subjects, begun, session.person_id, now)
    moves.destroy(source, subjects, name, now, seal)


def finish(session: Session, now: datetime) -> None:
    """Finish what was handed over and stopped in the middle; see `moves.finish_moves`."""
    for source in list(session.shared()):
        _finish(session, source, now)


def _finish(session: Session, source: Drawer, now: datetime) -> None:
    """Finish what was handed over and stopped before it was destroyed here.

    Once somebody was given the new drawer's key everything was in it. What was written here since
    is posted there. A drawer whose key nobody was given is thrown away: all of it is here still.
    """
    home = session.home
    for entry in source.handings():
        if entry.origin != source.name:
            continue  # it came here with the case: what it speaks of was carried out
        case, name, seal = entry.subject, str(entry.said["to"]), str(entry.said["seal"])
        if source.state_of(case) in ("", MOVED) or name in session.drawers:
            continue
        if grants.is_given(home.desk.db, name):
            subjects = moves.linked(source, case)
            words = passing_on.words_of([e for s in subjects for e in source.travelled(s)])
            passing_on.post_to(home, source, name, seal, words, now)
            _tell(session, subjects, entry.said, entry.by, now)
            moves.destroy(source, subjects, name, now, seal)
        elif entry.terminal == home.device.id:
            home.throw_away(name)
    for subject in source.handed_away():
        if source.state_of(subject) == MOVED:
            passing_on.pass_words_on(home, source, subject, now)


def _tell(session: Session, subjects: Sequence[str], begun: Body, by: str, now: datetime) -> None:
    """Let those hear of it who have it now, and whoever handed it over keep a line about it.

    The first of the subjects is the case. What somebody half wrote about it goes where it goes.
    """
    name, people = str(begun["to"]), [str(each) for each in begun["people"]]
    late.handed(session.home, name, [each for each in people if each != by], now)
    if session.person_id == by:
        session.own.record(concern_of(subjects[0]), HANDED, begun["line"], now, id=name)
    if session.person_id not in people:
        drafts.destroy(session, subjects, now)
