"""Key rings for other terminals, which somebody makes who has just typed their PIN in an office.

At the other office terminals a ring opens what it opens here. At a classroom terminal it opens a
logging identity, and only of who holds no drawer there is anything to learn from. They travel as
notices on the board, each sealed to its terminal.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from store.carriers.carrier import Notice
from store.carrying import board
from store.crypto import key_ring
from store.crypto.codes import normalise
from store.crypto.key_ring import About, Ring, Stretched
from store.crypto.keys import Keys
from store.database import transaction
from store.errors import UNREADABLE, Damaged, Unopenable
from store.home import Home
from store.school.public_list import OFFICE, Terminal
from store.signing_in import logging_keys, rings

CLASSROOM = "classroom"
TAKEN_DOWN = b""
"""Hangs on the board instead of the ring of somebody who no longer signs in at that terminal."""


@dataclass(frozen=True)
class Made:
    """Rings by the id of their terminal; `chosen` is when their PIN was."""

    person: str
    chosen: str
    rings: dict[str, bytes] = field(repr=False)


@dataclass(frozen=True)
class Owed:
    """Rings that somebody can make for other terminals while their PIN is known."""

    home: Home
    person: str
    terminals: tuple[Terminal, ...]
    chosen: str
    since: str
    seed: bytes = field(repr=False)
    secret: str = field(repr=False)

    def make(self) -> Made:
        """Return the rings. Slow (argon2id, once for all of them); touches no file."""
        by = key_ring.stretched(normalise(self.secret), self.home.effort)
        made = {each.id: self._ring(each, by) for each in self.terminals}
        return Made(self.person, self.chosen, made)

    def _ring(self, terminal: Terminal, by: Stretched) -> bytes:
        about, seed = About(self.person, terminal.id, verify=Keys(self.seed).verify), self.seed
        if terminal.kind == CLASSROOM:
            logs = logging_keys.identity(self.person, seed)
            seed = logs.keys.seed
            about = replace(about, logs_with=logs.keys.verify, certificate=logs.certificate)
        return key_ring.make(about, seed, by, terminal.seal, self.chosen, self.since)


@dataclass(frozen=True)
class _Pinned:
    chosen: str
    ring: bytes


def owed(home: Home, person: str, seed: bytes, secret: str) -> Owed | None:
    """Return the rings a person has still to make at this office terminal, if any."""
    take_down(home)
    terminals = tuple(lacking(home, person))
    ring = rings.find(home, person)
    if not terminals or ring is None:
        return None
    return Owed(home, person, terminals, ring.chosen, rings.own_since(ring), seed, secret)


def elsewhere(home: Home, person: str) -> list[Terminal]:
    """Return the other terminals where a person signs in; none where this is no office's."""
    public, here = home.desk.school, home.device.id
    if here not in {each.id for each in public.offices()}:
        return []
    kinds = {OFFICE, CLASSROOM} if logging_keys.may_log(public, person) else {OFFICE}
    return [t for t in public.terminals if t.last is None and t.kind in kinds and t.id != here]


def lacking(home: Home, person: str) -> list[Terminal]:
    """Return the other terminals for which nothing hangs here with the PIN in force."""
    chosen = rings.chosen_here(home, person)
    return [t for t in elsewhere(home, person) if _pinned(home, t.id, person) != chosen]


def pin(home: Home, made: Made) -> None:
    """Pin rings up for the terminals they were made for."""
    with transaction(home.desk.db):
        for terminal, ring in made.rings.items():
            body = msgspec.msgpack.encode(_Pinned(made.chosen, ring))
            board.put(home.desk.db, _key(terminal, made.person), body)


def take_down(home: Home) -> None:
    """Take off this terminal's board what a classroom need not hang on to any more."""
    public, db = home.desk.school, home.desk.db
    rows = db.query("SELECT key FROM pins WHERE key LIKE ? AND body <> ?", ["ring:%", TAKEN_DOWN])
    stale = []
    for key in [row["key"] for row in rows]:
        _, id, person = key.split(":")
        terminal = public.terminal(id)
        if terminal and terminal.kind == CLASSROOM and not logging_keys.may_log(public, person):
            stale.append(key)
    if stale:
        with transaction(db):
            for key in stale:
                board.put(db, key, TAKEN_DOWN)


def take_in(home: Home, notice: Notice, person: str, body: bytes, now: datetime) -> None:
    """Take in a ring that its owner made for this terminal, unless a newer one is here.

    Raises:
        Unopenable: it is another person's or machine's, or made with keys no list here names.
    """
    if body == TAKEN_DOWN:
        return
    ring = _read(home, person, body)
    keys = home.desk.school.verify_keys(person)
    if ring.about.verify not in keys:
        raise Unopenable("This key ring was made with keys that the list of people does not name.")
    if not _counts(home, ring):
        return
    here = rings.find(home, person)
    if here is None or here.about.verify != keys[0] or here.chosen < ring.chosen:
        rings.store(home, person, msgspec.msgpack.decode(body, type=_Pinned).ring, now)


def purge(home: Home) -> None:
    """Take every ring off a classroom's front desk that the list in force does not bear out."""
    if not in_classroom(home):
        return
    for person in rings.people(home):
        ring = rings.find(home, person)
        if ring is None or not _counts(home, ring):
            rings.take_away(home, person)


def in_classroom(home: Home) -> bool:
    """Tell whether this is a classroom terminal."""
    here = home.desk.school.terminal(home.device.id)
    return here is not None and here.kind == CLASSROOM


def is_withdrawn(home: Home) -> bool:
    """Tell whether the school has withdrawn this terminal: nobody signs in at it any more."""
    here = home.desk.school.terminal(home.device.id)
    return here is not None and here.last is not None


def _counts(home: Home, ring: Ring) -> bool:
    """Tell whether a ring opens something here: of former keys, or a holder's, nothing does."""
    if in_classroom(home):
        return not is_withdrawn(home) and logging_keys.counts(ring.about, home.desk.school)
    present = home.desk.school.verify_keys(ring.about.person)[0]
    return ring.about.verify == present and not ring.about.certificate


def _read(home: Home, person: str, body: bytes) -> Ring:
    device = home.device
    try:
        ring = msgspec.msgpack.decode(body, type=_Pinned).ring
        return key_ring.read(ring, device.keys.unsealing, person=person, terminal=device.id)
    except UNREADABLE:
        raise Unopenable("This is no key ring.") from None
    except Damaged as error:
        raise Unopenable(str(error)) from None


def _pinned(home: Home, terminal: str, person: str) -> str:
    """Return when the PIN of the ring was chosen that hangs here for a terminal; empty if none."""
    rows = home.desk.db.query("SELECT body FROM pins WHERE key = ?", [_key(terminal, person)])
    body = next((row["body"] for row in rows), TAKEN_DOWN)
    return msgspec.msgpack.decode(body, type=_Pinned).chosen if body else ""


def _key(terminal: str, person: str) -> str:
    return f"{board.RING}:{terminal}:{person}"
