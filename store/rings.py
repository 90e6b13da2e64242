"""The key rings on a front desk: one per person who may sign in at this terminal.

Whoever signs in at an office terminal makes rings for the other ones: a spare, which counts where
they have none, and after a change of PIN one that takes the place of what they have there.
"""

from dataclasses import dataclass, field
from datetime import datetime

from store import board, marks
from store.carriers.carrier import Notice
from store.crypto import key_ring
from store.crypto.codes import normalise, weakness
from store.crypto.key_ring import Ring
from store.database import transaction
from store.errors import BadCode, Damaged, Unopenable
from store.home import Home
from store.public_list import Terminal

OVERTAKEN = b""
"""Stands on the board for a ring that is to be made anew: the PIN was changed."""


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


@dataclass(frozen=True)
class Owed:
    """Rings for other terminals that somebody can make who has just typed their PIN."""

    home: Home
    person: str
    terminals: tuple[Terminal, ...]
    seed: bytes = field(repr=False)
    secret: str = field(repr=False)

    def lock(self, terminal: Terminal) -> bytes:
        """Return the ring for one of the terminals. Slow (argon2id); touches no file."""
        return lock_for(self.home, terminal, self.person, self.seed, self.secret)


def owed(home: Home, person: str, seed: bytes, secret: str) -> Owed | None:
    """Return the rings a person has still to make at this office terminal, if any."""
    terminals = tuple(lacking(home, person))
    return Owed(home, person, terminals, seed, secret) if terminals else None


def elsewhere(home: Home) -> list[Terminal]:
    """Return the other office terminals; none where this is not one."""
    offices = home.desk.school.offices()
    if home.device.id not in {each.id for each in offices}:
        return []
    return [each for each in offices if each.id != home.device.id]


def lacking(home: Home, person: str) -> list[Terminal]:
    """Return the other office terminals for which this person has made no ring here yet."""
    return [each for each in elsewhere(home) if not _made(home, each.id, person)]


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


def overtake(home: Home, person: str) -> None:
    """Note that this person's rings at the other office terminals are to be made anew."""
    for terminal in elsewhere(home):
        board.pin(home.desk.db, _key(terminal.id, person), OVERTAKEN)


def pin(home: Home, terminal: Terminal, person: str, ring: bytes) -> None:
    """Pin a ring up for the terminal it was made for."""
    anew = _body(home, _key(terminal.id, person)) is not None
    kind = board.RING if anew else board.SPARE
    board.pin(home.desk.db, _key(terminal.id, person, kind), ring)


def _made(home: Home, terminal: str, person: str) -> bool:
    anew, spare = (_body(home, _key(terminal, person, kind)) for kind in (board.RING, board.SPARE))
    return bool(anew) if anew is not None else bool(spare)


def _body(home: Home, key: str) -> bytes | None:
    rows = home.desk.db.query("SELECT body FROM pins WHERE key = ?", [key])
    return next((row["body"] for row in rows), None)


def _key(terminal: str, person: str, kind: str = board.RING) -> str:
    return f"{kind}:{terminal}:{person}"


def keep(home: Home, person: str, ring: bytes, now: datetime) -> None:
    """Put a ring that `lock` made on the front desk."""
    with transaction(home.desk.db):
        home.desk.db.execute(
            "INSERT OR REPLACE INTO rings VALUES (?, ?, ?)",
            [person, ring, now.isoformat(timespec="seconds")],
        )


def take_in(home: Home, notice: Notice, person: str, ring: bytes, now: datetime) -> None:
    """Take in a ring that its owner made for this terminal at another one, each only once.

    Raises:
        Unopenable: it is another person's or machine's.
    """
    what, box = f"ring:{person}", home.letterbox
    spare = board.kind_of(notice) == board.SPARE
    if ring == OVERTAKEN or notice.counter <= marks.get(box, what, notice.terminal):
        return
    if spare and person in people(home):
        return
    try:
        key_ring.read(ring, home.device.keys.unsealing, person=person, terminal=home.device.id)
    except Damaged as error:
        raise Unopenable(str(error)) from None
    keep(home, person, ring, now)
    marks.put(box, what, notice.terminal, notice.counter, now)


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
