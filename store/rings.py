"""The key rings on a front desk: one per person who may sign in at this terminal."""

from datetime import datetime

from store import board
from store.crypto import key_ring
from store.crypto.codes import normalise, weakness
from store.crypto.key_ring import Ring
from store.database import transaction
from store.errors import BadCode, Damaged, Unopenable
from store.home import Home
from store.public_list import Terminal


def put(
    home: Home, person: str, seed: bytes, secret: str, now: datetime, *, first: bool = False
) -> None:
    """Make a person's key ring here, in place of an earlier one. Slow: argon2id."""
    keep(home, person, lock(home, person, seed, secret, first=first), now)


def lock(home: Home, person: str, seed: bytes, secret: str, *, first: bool = False) -> bytes:
    """Return a ring for this terminal. Slow (argon2id); touches no file."""
    device = home.device
    return key_ring.make(
        seed,
        normalise(secret),
        device.keys.seal,
        person=person,
        terminal=device.id,
        effort=home.effort,
        first=first,
    )


def lacking(home: Home, person: str) -> list[Terminal]:
    """Return the other office terminals for which this person has made no ring here yet."""
    db = home.desk.db
    made = {row["key"] for row in db.query("SELECT key FROM pins WHERE key LIKE 'ring:%'")}
    others = [each for each in home.desk.school.offices() if each.id != home.device.id]
    return [each for each in others if _key(each.id, person) not in made]


def lock_for(home: Home, terminal: Terminal, person: str, seed: bytes, secret: str) -> bytes:
    """Return a person's ring for another terminal. Slow (argon2id); touches no file."""
    return key_ring.make(
        seed,
        normalise(secret),
        terminal.seal,
        person=person,
        terminal=terminal.id,
        effort=home.effort,
        first=False,
    )


def pin(home: Home, terminal: Terminal, person: str, ring: bytes) -> None:
    """Pin a ring up for the terminal it was made for."""
    board.pin(home.desk.db, _key(terminal.id, person), ring)


def _key(terminal: str, person: str) -> str:
    return f"{board.RING}:{terminal}:{person}"


def keep(home: Home, person: str, ring: bytes, now: datetime) -> None:
    """Put a ring that `lock` made on the front desk."""
    with transaction(home.desk.db):
        home.desk.db.execute(
            "INSERT OR REPLACE INTO rings VALUES (?, ?, ?)",
            [person, ring, now.isoformat(timespec="seconds")],
        )


def take_in(home: Home, person: str, ring: bytes, now: datetime) -> None:
    """Take in a ring that its owner made for this terminal at another one.

    Raises:
        Unopenable: it is another person's or machine's.
    """
    try:
        key_ring.read(ring, home.device.keys.unsealing, person=person, terminal=home.device.id)
    except Damaged as error:
        raise Unopenable(str(error)) from None
    keep(home, person, ring, now)


def get(home: Home, person: str) -> Ring:
    """Return a person's ring, still locked by the PIN.

    Raises:
        Damaged: there is none here, or it is another machine's.
    """
    rows = list(home.desk.db.query("SELECT ring FROM rings WHERE person = ?", [person]))
    if not rows:
        raise Damaged("There is no key ring for this name on this terminal.")
    device = home.device
    return key_ring.read(rows[0]["ring"], device.keys.unsealing, person=person, terminal=device.id)


def people(home: Home) -> list[str]:
    """Return the ids of those who can sign in here."""
    return [row["person"] for row in home.desk.db.query("SELECT person FROM rings")]


def judge(secret: str, again: str, first: str) -> None:
    """Judge a new PIN that somebody chose, typed twice; `first` is the one it replaces.

    Raises:
        BadCode: it is too weak, differs, or is the old one.
    """
    if normalise(secret) != normalise(again):
        raise BadCode("The two are not the same. Please type the new PIN again.")
    if first and normalise(secret) == normalise(first):
        raise BadCode("Please choose another PIN than the one you have now.")
    if sentence := weakness(secret):
        raise BadCode(sentence)
