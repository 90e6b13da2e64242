"""What hangs on the board for the office terminals alone, sealed to their own keys.

Grants, and what lies on the table. Every office terminal pins what it has, so that one which
comes later finds it whoever is off.
"""

from hashlib import blake2b

import msgspec

from store.carrying import board, sealed_pins
from store.crypto import seal
from store.database import transaction
from store.drawers import grants
from store.drawers.grants import Grant
from store.errors import UNREADABLE, Damaged, Unopenable
from store.home import Home
from store.school import keeper_words, table
from store.school.keeper_words import Word
from store.school.proposal import Paper, Row
from store.school.public_list import decode


def pin(home: Home) -> None:
    """Pin up what the other office terminals are to have; for one that is new, all of it anew."""
    offices = home.desk.school.offices()
    if len(offices) < 2:
        return
    readers = [each.seal for each in offices]
    _pin_grants(home, readers)
    _pin_proposals(home)


def _pin_grants(home: Home, offices: list[str]) -> None:
    readers = _digest(offices)
    wanted = {_key(grant, readers): grant for grant in grants.all_grants(home.desk.db)}
    db = home.desk.db
    rows = db.query("SELECT key FROM pins WHERE key >= ? AND key < ?", [_FIRST, _LAST])
    there = {row["key"] for row in rows}
    if wanted.keys() == there:
        return
    with transaction(db):
        for key in there - wanted.keys():
            db.execute("DELETE FROM pins WHERE key = ?", [key])
        for key in sorted(wanted.keys() - there):
            board.put(db, key, seal.seal_for(offices, msgspec.msgpack.encode(wanted[key])))


def _pin_proposals(home: Home) -> None:
    """Pin up in one notice all that lies on the table, and nothing that was taken off it."""
    laid = table.rows(home.desk)
    if board.hanging(home.desk.db, board.PROPOSALS) is None and not laid:
        return
    words = keeper_words.everything(home.desk.db)
    words.sort(key=lambda word: (word.about, word.signature))
    said = sorted(((row.paper, row.body) for row in laid), key=lambda row: row[0].id)
    sealed_pins.pin(home, board.PROPOSALS, [said, words])


def opened(home: Home, body: bytes) -> Grant | None:
    """Return the grant in a notice; None when it is sealed to other terminals.

    Raises:
        Unopenable: it was changed, or is none.
    """
    plain = seal.unseal_for(home.device.keys.unsealing, body)
    try:
        return msgspec.msgpack.decode(plain, type=Grant) if plain else None
    except UNREADABLE:
        raise Unopenable("A grant on the board cannot be read.") from None


def take_proposals(home: Home, body: bytes) -> None:
    """Lay on the table here what lies on another office terminal's; the table judges it.

    Raises:
        Unopenable: it was changed, or holds something else.
    """
    otherwise = "What another terminal has on the table cannot be read."
    found = sealed_pins.opened(home, body, tuple[list[_Row], list[Word]], otherwise)
    if found is None:
        return
    said, words = found
    try:
        for _, new in said:
            if new:
                decode(new)
    except Damaged:
        raise Unopenable(otherwise) from None
    table.lay(home.desk, [Row(*row) for row in said], words)


_Row = tuple[Paper, bytes]
_DIGEST = 8
_FIRST, _LAST = f"{board.GRANT}:", f"{board.GRANT};"


def _key(grant: Grant, readers: str) -> str:
    return f"{board.GRANT}:{_digest([grant.signature])}.{readers}"


def _digest(parts: list[str]) -> str:
    return blake2b(":".join(sorted(parts)).encode(), digest_size=_DIGEST).hexdigest()
