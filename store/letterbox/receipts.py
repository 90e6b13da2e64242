"""Receipts: how a child without a name comes back and reads an answer.

Four pictures, stretched once by argon2id with the terminal's own secret, give two labels: one to
look the receipt up by, one that opens it. It works on the terminal that made it. Replies are
sealed to the receipt's own key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

import msgspec

from store.carrying import board
from store.crypto import seal
from store.crypto.codes import make_pictures
from store.crypto.keys import Keys, derive
from store.crypto.stretch import Effort, stretch
from store.database import Database, transaction
from store.errors import UNREADABLE, Refused, Unopenable

LIVE = 240
"""The most receipts that live at one time on a terminal, which may serve all tablets of a school.

Four older years of two classes of 30, each child with one. There are 32 * 31 * 30 * 29 = 863 040
codes of four of the 32 pictures: with all 240 taken a guess opens one in 3 596. Whoever guesses at
one device has 12 tries an hour (`screens.pupil.tries`), and would need some 50 school days of it.
"""
A_DAY = 60
"""The most that are made in one day on a terminal: two classes. Nobody takes all up at once."""
KEPT_FOR = timedelta(days=14)
"""How long a receipt stays after its answer was read."""
UNREAD_FOR = timedelta(days=60)
"""After this an unread receipt gives way when all are taken: its pictures are forgotten by then."""


@dataclass(frozen=True)
class Receipt:
    """What the four pictures open: the key replies are sealed to, and how to add words.

    `class_id` is the class of the child, whose teacher "my teacher" is.
    """

    id: str
    seed: str
    subject: str
    about: str
    kept_from: tuple[str, ...]
    class_id: str = ""

    @property
    def keys(self) -> Keys:
        """The receipt's own keys."""
        return Keys(bytes.fromhex(self.seed))


@dataclass(frozen=True)
class Sentence:
    """A fixed sentence by its text's id, the name in it, and staff's own line after it."""

    id: str = ""
    name: str = ""
    line: str = ""


@dataclass(frozen=True)
class Reply:
    """An answer to a child: who says it (their name), when (ISO 8601), and what.

    `text` is all of it in English, `made_of` what lets it be said in another language.
    `keep_from` is a note for the slot instead: who must not read what the child adds later; with
    `about` it says as well what the telling counts as being about since, with `subject` to which
    telling it is added from now on.
    """

    sender: str
    at: str
    text: str
    keep_from: tuple[str, ...] = ()
    made_of: Sentence = Sentence()
    about: str = ""
    subject: str = ""


@dataclass(frozen=True)
class Labels:
    """What argon2id made of four pictures: where to look, and what opens."""

    lookup: str
    key: bytes


def fresh(subject: str, about: str, kept_from: Sequence[str], class_id: str = "") -> Receipt:
    """Return a new receipt for a telling; it is kept by `keep`, once there are pictures."""
    seed = Keys.fresh().seed.hex()
    return Receipt(uuid4().hex, seed, subject, about, tuple(kept_from), class_id)


def labels(pictures: Sequence[str], terminal: Keys, effort: Effort) -> Labels:
    """Stretch four pictures. Slow (argon2id); touches no database."""
    salt = derive(terminal.seed, "wb receipts")[:16]
    root = stretch(" ".join(pictures), salt, effort, effort)
    return Labels(derive(root, "wb lookup").hex(), derive(root, "wb open"))


def choose_pictures(alphabet: Sequence[str]) -> tuple[str, ...]:
    """Return four pictures to try; `keep` refuses them when they are taken."""
    return make_pictures(alphabet)


def keep(db: Database, receipt: Receipt, found: Labels, today: date) -> bool:
    """Keep a receipt under its labels; False when those pictures are taken already.

    Raises:
        Refused: there are none left: for today, or of all, of which none is read or old.
    """
    sweep(db, today)
    with transaction(db):
        if _one(db, "SELECT 1 AS x FROM receipts WHERE lookup = ?", found.lookup):
            return False
        count, made = "SELECT count(*) AS x FROM receipts", today.isoformat()
        all_taken = (_one(db, count) or 0) >= LIVE
        for_today = (_one(db, f"{count} WHERE made_on = ?", made) or 0) >= A_DAY
        if for_today or (all_taken and not _make_room(db, today)):
            raise Refused("There are no picture codes left on this terminal just now.")
        sealed = seal.seal(msgspec.json.encode(receipt), found.key, found.lookup.encode())
        db.execute(
            "INSERT INTO receipts VALUES (?, ?, ?, ?, NULL)",
            [receipt.id, found.lookup, sealed, made],
        )
    return True


def find(db: Database, found: Labels) -> Receipt | None:
    """Return the receipt that four pictures open, or None."""
    rows = list(db.query("SELECT sealed FROM receipts WHERE lookup = ?", [found.lookup]))
    if not rows:
        return None
    try:
        plain = seal.unseal(rows[0]["sealed"], found.key, found.lookup.encode())
    except Unopenable:
        return None
    return msgspec.json.decode(plain, type=Receipt)


def answer(db: Database, receipt: str, public: str, reply: Reply) -> None:
    """Leave a reply for the receipt with this id, sealed to its public key (hex).

    It hangs on the board as well: the receipt may be another terminal's.
    """
    sealed, id = seal.seal_to(public, msgspec.json.encode(reply)), uuid4().hex
    with transaction(db):
        db.execute("INSERT INTO replies VALUES (?, ?, ?)", [id, receipt, sealed])
        board.put(db, f"{board.REPLY}:{receipt}:{id}", sealed)


def take_in(db: Database, receipt: str, id: str, sealed: bytes) -> None:
    """Take in a reply left at another terminal, when the receipt is one of this terminal's."""
    with transaction(db):
        db.execute(
            "INSERT OR IGNORE INTO replies SELECT ?, id, ? FROM receipts WHERE id = ?",
            [id, sealed, receipt],
        )


def replies(db: Database, receipt: Receipt, today: date) -> tuple[Reply, ...]:
    """Return the replies to a receipt; having read them starts its last 14 days."""
    answers = tuple(reply for reply in _opened(db, receipt) if reply.text)
    if answers:
        with transaction(db):
            db.execute(
                "UPDATE receipts SET read_on = coalesce(read_on, ?) WHERE id = ?",
                [today.isoformat(), receipt.id],
            )
    return answers


def keep_from(
    db: Database, receipt: str, public: str, people: Sequence[str], about: str = ""
) -> None:
    """Tell a receipt, sealed like an answer, whom its telling is kept from since.

    `about`: it turned out to be about an adult, and others read what is added.
    """
    answer(db, receipt, public, Reply("", "", "", tuple(people), about=about))


def lead_on(db: Database, receipt: Receipt, subject: str, people: Sequence[str]) -> None:
    """Have what is added from now on go to another telling, which is kept from these people."""
    note = Reply("", "", "", tuple(people), subject=subject)
    answer(db, receipt.id, receipt.keys.seal, note)


def subject(db: Database, receipt: Receipt) -> str:
    """Return the telling to which words are added."""
    since = [reply.subject for reply in _opened(db, receipt) if reply.subject]
    return since[-1] if since else receipt.subject


def about(db: Database, receipt: Receipt) -> str:
    """Return what a telling counts as being about: a pupil, an adult or the headteacher."""
    since = [reply.about for reply in _opened(db, receipt) if reply.about]
    return since[-1] if since else receipt.about


def kept_from(db: Database, receipt: Receipt) -> tuple[str, ...]:
    """Return everybody who must not read what is added by this receipt."""
    since = [id for reply in _opened(db, receipt) for id in reply.keep_from]
    return tuple(dict.fromkeys((*receipt.kept_from, *since)))


def sweep(db: Database, today: date) -> None:
    """Forget the receipts that were read 14 days ago, and the replies to them."""
    with transaction(db):
        db.execute("DELETE FROM receipts WHERE read_on < ?", [(today - KEPT_FOR).isoformat()])
        db.execute("DELETE FROM replies WHERE receipt NOT IN (SELECT id FROM receipts)")


def _opened(db: Database, receipt: Receipt) -> list[Reply]:
    rows = list(
        db.query("SELECT sealed FROM replies WHERE receipt = ? ORDER BY rowid", [receipt.id])
    )
    return [reply for row in rows if (reply := _open(receipt, row["sealed"]))]


def _open(receipt: Receipt, sealed: bytes) -> Reply | None:
    try:
        return msgspec.json.decode(seal.unseal_with(receipt.keys.unsealing, sealed), type=Reply)
    except (Unopenable, *UNREADABLE):
        # One that somebody spoilt must not hide the others from a child.
        return None


def _make_room(db: Database, today: date) -> bool:
    """Give up the receipt read longest ago, else the oldest of those nobody comes back for."""
    given_up = _one(
        db,
        "SELECT rowid AS x FROM receipts WHERE read_on IS NOT NULL OR made_on < ?"
        " ORDER BY read_on IS NULL, read_on, made_on LIMIT 1",
        (today - UNREAD_FOR).isoformat(),
    )
    if given_up is None:
        return False
    db.execute("DELETE FROM receipts WHERE rowid = ?", [given_up])
    return True


def _one(db: Database, sql: str, *given: object) -> int | None:
    row = next(iter(db.query(sql, list(given))), None)
    return row["x"] if row else None
