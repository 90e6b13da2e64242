"""The key rings on a front desk: one per person who may sign in at this terminal."""

from datetime import datetime

from store.crypto import key_ring
from store.crypto.codes import normalise, weakness
from store.crypto.key_ring import Ring
from store.database import transaction
from store.errors import BadCode, Damaged, Unopenable
from store.home import Home


def put(
    home: Home, person: str, seed: bytes, secret: str, now: datetime, *, first: bool = False
) -> None:
    """Make a person's key ring here, in place of an earlier one. Slow: argon2id."""
    keep(home, person, lock(home, person, seed, secret, first=first), now)


def lock(home: Home, person: str, seed: bytes, secret: str, *, first: bool = False) -> bytes:
    """Return a ring for this terminal. Slow (argon2id); touches no file."""
    return key_ring.make(
        seed,
        normalise(secret),
        home.device.keys.seal,
        person=person,
        terminal=home.device.id,
        effort=home.effort,
        first=first,
    )


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
