"""The board: what office terminals pin up for every terminal of the school to read.

Versions of the public list, delivery notes, answers to receipts, how far a call for help has
come, key rings, what reviewers say of other languages, who covers and who has looked, the links of
letters to parents, whom to ring about an adult. Each notice is signed by the terminal that pinned
it; what it holds carries its own proof where a terminal's word is not enough.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from store.carriers.carrier import Notice
from store.crypto.keys import Keys, verifies
from store.database import Database, transaction
from store.errors import UNREADABLE, Unopenable
from store.school.public_list import PublicList

LIST, NOTE, REPLY, ALERT, RING = "list", "note", "reply", "alert", "ring"
GRANT, COLLECTED, PROPOSALS, VERDICTS = "grant", "collected", "proposals", "verdicts"
DUTY, REACH, SENT, LATE, BESIDE = "duty", "reach", "sent", "late", "beside"
LINKS, ENDED, FORM = "links", "ended", "form"
"""The kinds of notice: the part of a key before its first colon."""


@dataclass(frozen=True)
class _Signed:
    body: bytes
    signature: str


def kind_of(notice: Notice) -> str:
    """Return which kind of notice this is."""
    return notice.key.partition(":")[0]


def pin(db: Database, key: str, body: bytes) -> None:
    """Keep what this office terminal wants to hang on the board under a key.

    The same words again change nothing, so that a round with nothing new pins nothing.
    """
    with transaction(db):
        put(db, key, body)


def put(db: Database, key: str, body: bytes) -> None:
    """Do what `pin` does, within a transaction of the caller's."""
    if hanging(db, key) == body:
        return
    db.execute("INSERT OR REPLACE INTO pins (key, body) VALUES (?, ?)", [key, body])


def hanging(db: Database, key: str) -> bytes | None:
    """Return what this office terminal has pinned up under a key, if anything."""
    rows = db.query("SELECT body FROM pins WHERE key = ?", [key])
    return next((row["body"] for row in rows), None)


def under(db: Database, kind: str) -> dict[str, bytes]:
    """Return what this office terminal has pinned up of a kind, by the rest of its key."""
    sql = "SELECT key, body FROM pins WHERE key >= ? AND key < ? ORDER BY counter"
    rows = db.query(sql, [f"{kind}:", f"{kind};"])
    return {row["key"].partition(":")[2]: row["body"] for row in rows}


def newest(db: Database) -> int:
    """Return the counter of what was pinned here last, whether it still hangs or not."""
    rows = db.query("SELECT seq FROM sqlite_sequence WHERE name = 'pins'")
    return next((int(row["seq"]) for row in rows), 0)


def pin_anew(db: Database, found: Mapping[str, bytes], pinned: int, above: int) -> None:
    """Pin all up anew, above a counter.

    What was `found` on the board under a key takes the place of what was pinned here up to the
    counter `pinned`: it is younger.
    """
    with transaction(db):
        rows = list(db.query("SELECT * FROM pins ORDER BY counter"))
        old = {row["key"]: row["body"] for row in rows if row["counter"] <= pinned}
        new = {row["key"]: row["body"] for row in rows if row["counter"] > pinned}
        db.execute("DELETE FROM pins")
        # A row that is put in by its counter takes all later ones above it.
        db.execute("INSERT INTO pins VALUES (?, '', x'')", [max(above, newest(db))])
        db.execute("DELETE FROM pins")
        for key, body in {**old, **found, **new}.items():
            put(db, key, body)


def pinned(db: Database, above: int, terminal: str, keys: Keys) -> list[Notice]:
    """Return this terminal's own notices above a counter, signed, in their order."""
    rows = db.query("SELECT * FROM pins WHERE counter > ? ORDER BY counter", [above])
    return [sign(terminal, row["counter"], row["key"], row["body"], keys) for row in rows]


def read(notice: Notice, public: PublicList) -> bytes:
    """Return what a notice says.

    Raises:
        Unopenable: no office terminal of this school has pinned it like this.
    """
    terminal = public.terminal(notice.terminal)
    try:
        signed = msgspec.msgpack.decode(notice.body, type=_Signed)
    except UNREADABLE:
        raise Unopenable("What hangs on the board is no notice.") from None
    message = _message(notice.terminal, notice.counter, notice.key, signed.body)
    if terminal not in public.offices() or not verifies(terminal.verify, message, signed.signature):
        raise Unopenable("No office terminal of this school has pinned this up.")
    return signed.body


def sign(terminal: str, counter: int, key: str, body: bytes, keys: Keys) -> Notice:
    """Return a notice as it hangs on the board."""
    signature = keys.sign(_message(terminal, counter, key, body))
    return Notice(terminal, counter, key, msgspec.msgpack.encode(_Signed(body, signature)))


def _message(terminal: str, counter: int, key: str, body: bytes) -> bytes:
    digest = blake2b(body, digest_size=32, person=b"wb notice").hexdigest()
    return msgspec.json.encode(["notice", terminal, counter, key, digest])
