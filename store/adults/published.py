"""The LADO's and the whistleblowing line's numbers, where no drawer is open: in a classroom.

The school's directory lies in the roll, which a classroom terminal does not open. These numbers are
no secret, so office terminals pin them to the board for every terminal of the school.
"""

from collections.abc import Sequence

import msgspec

from store.carrying import board
from store.cases.contacts import Contact, given
from store.database import Database
from store.errors import UNREADABLE, Unopenable
from store.terminals import settings

ABOUT_ADULTS = ("lado", "whistleblowing")
"""Who stands beside everything about an adult at school, by the ids of contacts."""


def publish(db: Database, contacts: Sequence[Contact]) -> None:
    """Let every terminal know these, as an office terminal knows them; the same changes nothing."""
    body = msgspec.json.encode([each for each in contacts if each.checked_at])
    if (settings.get(db, settings.BESIDE) or "[]") != body.decode():
        settings.put(db, settings.BESIDE, body.decode())
        board.pin(db, board.BESIDE, body)


def read(db: Database) -> tuple[Contact, ...]:
    """Return them as they are known at this terminal; what nobody has published as it is given."""
    known = {each.id: each for each in _read(settings.get(db, settings.BESIDE) or "[]")}
    return tuple(known.get(each.id, each) for each in given() if each.id in ABOUT_ADULTS)


def take_in(db: Database, body: bytes) -> None:
    """Keep what an office terminal has published, of each contact what was checked last.

    Raises:
        Unopenable: it holds something else.
    """
    known = {each.id: each for each in read(db) if each.checked_at}
    for each in _read(body):
        if each.id in ABOUT_ADULTS and each.checked_at > getattr(
            known.get(each.id), "checked_at", ""
        ):
            known[each.id] = each
    kept = msgspec.json.encode([known[id] for id in ABOUT_ADULTS if id in known])
    settings.put(db, settings.BESIDE, kept.decode())


def _read(body: bytes | str) -> list[Contact]:
    try:
        return msgspec.json.decode(body, type=list[Contact])
    except UNREADABLE:
        raise Unopenable("The numbers that another terminal published cannot be read.") from None
