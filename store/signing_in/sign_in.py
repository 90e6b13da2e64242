"""Signing in with a name and a PIN.

Three steps, so that a screen can do the slow one in a thread: `begin` counts the try and commits
it, `Attempt.unlock` runs argon2id and touches no file, `finish` opens the drawers. A first PIN
opens no drawer: `finish` gives a `FirstSignIn`, which only takes a new PIN. At a classroom
terminal `finish` gives a `Logger`, which opens none either.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from store.crypto.codes import normalise
from store.crypto.key_ring import About, Ring
from store.crypto.keys import Keys
from store.crypto.stretch import Effort
from store.database import transaction
from store.drawers import earlier_own
from store.errors import Damaged, OutOfOrder, Refused
from store.home import Home
from store.school.public_list import Person
from store.signing_in import logging_keys, other_rings, rings, slow_down
from store.signing_in.logger import Logger
from store.signing_in.logging_keys import Writer
from store.signing_in.session import Session


@dataclass(frozen=True)
class Unlocked:
    """A key ring that a PIN has opened."""

    about: About
    keys: Keys
    secret: str

    @property
    def person(self) -> str:
        """Whose it is."""
        return self.about.person

    @property
    def first(self) -> bool:
        """Whether its owner must choose a PIN of their own before anything opens."""
        return self.about.first

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
        return Unlocked(self.ring.about, Keys(seed), secret)


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
        return _session(self.home, self.unlocked, now)


class Place(Enum):
    """Where somebody of this school signs in, seen from this terminal."""

    HERE, LATER, OFFICE = 1, 2, 3
    """Here; here too, once their key ring has come; at an office terminal only, as a holder."""


@dataclass(frozen=True)
class Name:
    """Somebody who works here, and where they sign in."""

    person: Person
    place: Place


def everybody(home: Home) -> tuple[Name, ...]:
    """Return everybody who works here, by name: first those who can sign in at this terminal."""
    here = set(rings.people(home))
    names = [Name(each, _place(home, each.id, here)) for each in home.desk.school.adults()]
    return tuple(sorted(names, key=lambda n: (n.place.value, n.person.name.casefold())))


def names(home: Home) -> tuple[Person, ...]:
    """Return the people who can sign in at this terminal, by name."""
    return tuple(name.person for name in everybody(home) if name.place is Place.HERE)


def _place(home: Home, person: str, here: set[str]) -> Place:
    if other_rings.in_classroom(home) and not logging_keys.may_log(home.desk.school, person):
        return Place.OFFICE
    return Place.HERE if person in here else Place.LATER


def begin(home: Home, person: str) -> Attempt:
    """Count a try and return it.

    Raises:
        MustWait, LockedOut: too many wrong PINs.
        Refused: this person no longer works here.
    """
    if not home.desk.school.is_active(person):
        raise Refused("This name is no longer in the list of people.")
    if other_rings.in_classroom(home) and not logging_keys.may_log(home.desk.school, person):
        raise Refused("Whoever holds a drawer signs in at an office terminal.")
    ring = rings.get(home, person)
    slow_down.count_try(home.desk.db, person)
    return Attempt(ring, home.least_effort)


def finish(home: Home, unlocked: Unlocked, now: datetime) -> Session | FirstSignIn | Logger:
    """Open the session of somebody whose PIN was right; in a classroom, let them log concerns.

    Raises:
        Damaged: the list of people has another key for them.
        Refused: they hold a drawer, and this is a classroom terminal.
    """
    if other_rings.in_classroom(home):
        return _logger(home, unlocked)
    person = home.desk.school.person(unlocked.person)
    if person is None or person.verify != unlocked.keys.verify:
        raise Damaged("This key ring is older than the list of people. Ask for a new PIN.")
    slow_down.forgive(home.desk.db, unlocked.person)
    if unlocked.first:
        return FirstSignIn(home, unlocked)
    return _session(home, unlocked, now)


def _logger(home: Home, unlocked: Unlocked) -> Logger:
    about = unlocked.about
    if not logging_keys.counts(about, home.desk.school):
        rings.take_away(home, unlocked.person)
        raise Damaged(
            "This key ring is older than the list of people. Please sign in once at an office "
            "terminal: a new one comes here with the next carrying."
        )
    slow_down.forgive(home.desk.db, unlocked.person)
    return Logger(home, Writer(unlocked.person, unlocked.keys, about.certificate))


def sign_in(home: Home, person: str, secret: str, now: datetime) -> Session | FirstSignIn | Logger:
    """Do the three steps at once, for commands without a screen."""
    return finish(home, begin(home, person).unlock(secret), now)


def change_pin(session: Session, old: str, ring: bytes, now: datetime) -> None:
    """Put a ring with a new PIN in place; `old` was checked by `Attempt.unlock` just before."""
    rings.keep(session.home, session.person_id, ring, now)


def owe(session: Session, secret: str) -> None:
    """Let a session make, with the PIN just typed, the rings that other terminals lack."""
    session.owed = other_rings.owed(session.home, session.person_id, session.keys.seed, secret)


def _session(home: Home, unlocked: Unlocked, now: datetime) -> Session:
    session = Session(home, unlocked.person, unlocked.keys, now)
    with transaction(home.desk.db):
        home.desk.db.execute(
            "INSERT OR REPLACE INTO sign_ins VALUES (?, ?)",
            [unlocked.person, now.isoformat(timespec="seconds")],
        )
    with suppress(OutOfOrder, Damaged):
        earlier_own.bring(session, now)
    return session
