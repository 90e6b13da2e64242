"""What somebody at the desk does about the rota: say who covers, and say that they have looked."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from store.duty import state, words
from store.duty.rota import HalfDay
from store.duty.rotas import unable
from store.duty.state import Duty
from store.errors import Refused
from store.home import Home
from store.letterbox import collected
from store.school.public_list import SAFEGUARDING
from store.signing_in.session import Session
from store.terminals import settings
from store.worries.worry import WAITING, Worry

NOT_YOU = "Only those who open the safeguarding drawer can say this."


def cover(session: Session, halves: Sequence[HalfDay], who: str, now: datetime) -> None:
    """Say that somebody is on duty on some half-days; empty: that nobody can be.

    Raises:
        Refused: they could not see what waits, or this person may not say so.
    """
    public, home = session.public, session.home
    holders = public.held_by(SAFEGUARDING)
    if session.person_id not in (*holders, *public.keepers):
        raise Refused(NOT_YOU)
    if who and who not in holders:
        raise Refused(unable(public, who))
    for half in halves:
        word = words.cover(half, who, session.person_id, home.device.id, now)
        words.say(home.desk.db, public, word, session.keys)


def look(session: Session, now: datetime) -> Duty:
    """Say that this person has looked at everything that waits; return how the rota stands then.

    Raises:
        Refused: the safeguarding drawer is not open to them here.
    """
    home = session.home
    if not session.holds(SAFEGUARDING):
        raise Refused(NOT_YOU)
    day = state.read(home.desk, now).here.date()
    word = words.looked(day, session.person_id, home.device.id, now)
    words.say(home.desk.db, session.public, word, session.keys)
    # What still waits now was sealed to others: it goes to them, look or no look.
    left = msgspec.json.encode(collected.waiting_ids(home)).decode()
    settings.put(home.desk.db, settings.LEFT, left)
    return state.read(home.desk, now)


def left_waiting(home: Home) -> tuple[str, ...]:
    """Return the ids of what waited when somebody had looked here last, and still does."""
    kept = settings.get(home.desk.db, settings.LEFT)
    if not kept:
        return ()
    ids = set(collected.waiting_ids(home))
    return tuple(id for id in msgspec.json.decode(kept, type=list[str]) if id in ids)


def unread(session: Session) -> int:
    """Count what waits in the drawers of this session and was read by nobody yet."""
    rows = [(each, row) for each in session.shared() for row in each.rows("worry", [WAITING])]
    worries = (drawer.get(row.subject) for drawer, row in rows)
    return sum(isinstance(each, Worry) and not each.seen for each in worries)
