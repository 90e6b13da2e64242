"""What hangs on the board for the office terminals alone, sealed to their own keys: grants.

Every office terminal pins what it has, so that one which comes later finds it whoever is off.
"""

from hashlib import blake2b

import msgspec

from store import board, grants
from store.crypto import seal
from store.database import transaction
from store.errors import Unopenable
from store.grants import Grant
from store.home import Home


def pin(home: Home) -> None:
    """Pin every grant up; when another office terminal has come, all of them anew."""
    offices = home.desk.school.offices()
    if len(offices) < 2:
        return
    readers = _digest([each.seal for each in offices])
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
            body = seal.seal_for([o.seal for o in offices], msgspec.msgpack.encode(wanted[key]))
            board.put(db, key, body)


def opened(home: Home, body: bytes) -> Grant | None:
    """Return the grant in a notice; None when it is sealed to other terminals.

    Raises:
        Unopenable: it was changed, or is none.
    """
    plain = seal.unseal_for(home.device.keys.unsealing, body)
    try:
        return msgspec.msgpack.decode(plain, type=Grant) if plain else None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise Unopenable("A grant on the board cannot be read.") from None


_FIRST, _LAST = f"{board.GRANT}:", f"{board.GRANT};"


def _key(grant: Grant, readers: str) -> str:
    return f"{board.GRANT}:{_digest([grant.signature])}.{readers}"


def _digest(parts: list[str]) -> str:
    return blake2b(":".join(sorted(parts)).encode(), digest_size=8).hexdigest()
