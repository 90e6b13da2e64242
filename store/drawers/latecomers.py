"""Whoever is given a drawer later gets nothing of what accuses them and was told before that.

When they get its key, what lies in it is looked through. What comes in after that was told before
it all the same: an envelope was long on its way, another office had it, or it was handed over and
comes home. It was never sealed to them, and nobody would let them read it.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import datetime

from store.adults import told_about
from store.cases.accused import accused
from store.cases.case import Case
from store.cases.kept_alone import AGREE, BY, BY_WORDS
from store.drawers import moves
from store.drawers.drawer import Drawer, Fact
from store.drawers.holding import given_at
from store.drawers.journal import Entry
from store.drawers.record import MOVED
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.subjects import noun_of

ACCUSED = "What was told accuses them, and they did not read it before."
LOOKED_THROUGH = "latecomers"
"""Under this name a drawer remembers up to which of its entries it was looked through."""
_NOUNS = ("case", "worry")


def keep_out(session: Session, drawer: Drawer, newcomers: Collection[str], now: datetime) -> None:
    """Keep what accuses them from `newcomers`, who get its key now, and from who got it lately.

    It is no colleague's word, so nobody is asked to agree to it.
    """
    last = drawer.last_place()
    for subject, person in [
        *accusing(session.public, drawer, newcomers),
        *_came_late(session, drawer),
    ]:
        subjects = moves.linked(drawer, subject)
        if person in moves.kept_from(drawer, subjects):
            continue
        whole = dict.fromkeys((*(e for e in subjects if noun_of(e) == "case"), subject))
        drawer.record_all([kept_from(each, person) for each in whole], now)
        for each in whole:  # whom a typed name names is asked about before they are let in
            told_about.note(session.public, drawer, each, now)
        away = moves.kept_from(drawer, subjects)
        moves.tell_receipts(session, drawer, subjects, away)
    if last > drawer.tried(LOOKED_THROUGH):
        drawer.mark_tried(LOOKED_THROUGH, last)


def kept_from(subject: str, person: str) -> Fact:
    """Return what says that something is kept from somebody whom it accuses."""
    said = {"person": person, "why": ACCUSED, BY: BY_WORDS, AGREE: ""}
    return Fact(subject, f"{noun_of(subject)}.kept_from", said)


def accusing(
    public: PublicList, drawer: Drawer, people: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield the cases and worries of a drawer that accuse one of some people, and whom."""
    for subject in drawer.lying(*_NOUNS) if people else ():
        found = _accused(public, drawer.get(subject))
        yield from ((subject, each) for each in people if each in found)


def _came_late(session: Session, drawer: Drawer) -> Iterator[tuple[str, str]]:
    """Yield what came in since it was looked through last, and whom it accused before they held it.

    Who read it before it accused them reads on, and decides nothing there.
    """
    given = given_at(drawer)
    for subject in drawer.touched_since(drawer.tried(LOOKED_THROUGH)) if given else ():
        if noun_of(subject) not in _NOUNS or drawer.state_of(subject) in ("", MOVED):
            continue
        entries = drawer.entries(subject)
        for person in _accused(session.public, drawer.get(subject)) & given.keys():
            told = [each for each in entries if _told_at(each) <= _moment(given[person])]
            if told and person in _accused(session.public, drawer.folded(told)):
                yield subject, person


def _accused(public: PublicList, record: object) -> frozenset[str]:
    """Return whom a case or a worry accuses, also by a name that stood on no list when it came."""
    by_name = told_about.accused_by_name(public, record) if isinstance(record, Case) else ()
    return accused(public, record) | {*by_name}


def _told_at(entry: Entry) -> datetime:
    """Return when what an entry says was told: of an envelope that is when it was sent."""
    written = _moment(entry.at)
    with suppress(ValueError):
        return min(written, _moment(str(entry.said.get("sent_at") or entry.at)))
    return written  # a terminal's clock says no time


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone()
