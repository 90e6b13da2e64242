"""Signing in with a name and a PIN.

Three steps, so that a screen can do the slow one in a thread: `begin` counts the try and commits
it, `Attempt.unlock` runs argon2id and touches no file, `finish` opens the drawers. A first PIN
opens no drawer: `finish` gives a `FirstSignIn`, which only takes a new PIN.
"""

from dataclasses import dataclass
from datetime import datetime

from store import rings, slow_down
from store.crypto.codes import normalise
from store.crypto.key_ring import Ring
from store.crypto.keys import Keys
from store.crypto.stretch import Effort
from store.database import transaction
from store.errors import Damaged, Refused
from store.home import Home
from store.public_list import Person
from store.session import Session


@dataclass(frozen=True)
class Unlocked:
    """A key ring that a PIN has opened."""

    person: str
    keys: Keys
    first: bool
    secret: str

    def __repr__(self) -> str:
        return "Unlocked(…)"


@dataclass(frozen=True)
class Attempt:
    """A counted try. `unlock` is slow."""

    ring: Ring
    least: Effort

    def unlock(self, secret: str) -> Unlocked:
        """Open the ring.

        Raises:
            WrongPin: the PIN is another one.
        """
        secret = normalise(secret)
        seed = self.ring.unlock(secret, self.least)
        return Unlocked(self.ring.person, Keys(seed), self.ring.first, secret)


@dataclass(frozen=True)
class FirstSignIn:
    """Somebody with a first PIN: they must choose their own before any drawer opens."""

    home: Home
    unlocked: Unlocked

    def judge(self, secret: str, again: str) -> None:
        """Judge the new PIN; raises `BadCode` with a sentence when it will not do."""
        rings.judge(secret, again, self.unlocked.secret)

    def lock_ring(self, secret: str) -> bytes:
        """Return the new ring. Slow; touches no file."""
        return rings.lock(self.home, self.unlocked.person, self.unlocked.keys.seed, secret)

    def finish(self, ring: bytes, now: datetime) -> Session:
        """Put the new ring in place of the first one, which opens nothing from then on."""
        rings.keep(self.home, self.unlocked.person, ring, now)
        rings.overtake(self.home, self.unlocked.person)
        return _session(self.home, self.unlocked, now)


def names(home: Home) -> tuple[Person, ...]:
    """Return the people who can sign in at this terminal, by name."""
    here = set(rings.people(home))
    people = [person for person in home.desk.school.adults() if person.id in here]
    return tuple(sorted(people, key=lambda person: person.name.casefold()))


def begin(home: Home, person: str) -> Attempt:
    """Count a try and return it.

    Raises:
        MustWait, LockedOut: too many wrong PINs.
        Refused: this person no longer works here.
    """
    if not home.desk.school.is_active(person):
        raise Refused("This name is no longer in the list of people.")
    ring = rings.get(home, person)
    slow_down.count_try(home.desk.db, person)
    return Attempt(ring, home.least_effort)


def finish(home: Home, unlocked: Unlocked, now: datetime) -> Session | FirstSignIn:
    """Open the session of somebody whose PIN was right.

    Raises:
        Damaged: the list of people has another key for them.
    """
    person = home.desk.school.person(unlocked.person)
    if person is None or person.verify != unlocked.keys.verify:
        raise Damaged("This key ring is older than the list of people. Ask for a new PIN.")
    slow_down.forgive(home.desk.db, unlocked.person)
    if unlocked.first:
        return FirstSignIn(home, unlocked)
    return _session(home, unlocked, now)


def sign_in(home: Home, person: str, secret: str, now: datetime) -> Session | FirstSignIn:
    """Do the three steps at once, for commands without a screen."""
    return finish(home, begin(home, person).unlock(secret), now)


def change_pin(session: Session, old: str, ring: bytes, now: datetime) -> None:
    """Put a ring with a new PIN in place; `old` was checked by `Attempt.unlock` just before."""
    rings.keep(session.home, session.person_id, ring, now)
    rings.overtake(session.home, session.person_id)


def owe(session: Session, secret: str) -> None:
    """Let a session make, with the PIN in force, the rings that other terminals lack."""
    session.owed = rings.owed(session.home, session.person_id, session.keys.seed, secret)


def _session(home: Home, unlocked: Unlocked, now: datetime) -> Session:
    session = Session(home, unlocked.person, unlocked.keys, now)
    with transaction(home.desk.db):
        home.desk.db.execute(
            "INSERT OR REPLACE INTO sign_ins VALUES (?, ?)",
            [unlocked.person, now.isoformat(timespec="seconds")],
        )
    return session
