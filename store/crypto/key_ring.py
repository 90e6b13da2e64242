"""A person's seed, locked by their PIN and bound to one terminal.

`SealedBox(device key, XChaCha20-Poly1305(argon2id(PIN, salt), seed))`: a stolen file without its
device key gives no PIN to try, and there is no separate hash of the PIN.
"""

from dataclasses import asdict, dataclass, field, replace

import msgspec

from store.crypto import seal
from store.crypto.stretch import Effort, stretch
from store.errors import UNREADABLE, Damaged, Unopenable, WrongPin


@dataclass(frozen=True)
class About:
    """What a ring is: whose, and where it opens something.

    `first` marks a PIN that its owner must replace before any drawer opens. `verify` is the
    person's own key, as the public list names it. With a certificate the seed is that of a
    logging identity, whose key `logs_with` is (see `store.signing_in.logging_keys`).
    """

    person: str
    terminal: str
    first: bool = False
    verify: str = ""
    logs_with: str = ""
    certificate: str = ""


@dataclass(frozen=True)
class Ring:
    """What lies inside the device's seal; `locked` needs the PIN.

    `chosen` says when its PIN was chosen: of two rings for one person the greater one counts.
    `since` is the day (`2026-03-03`) on which they first chose one of their own for these keys;
    empty for a first PIN, and where an older program made the ring.
    """

    about: About
    salt: str
    effort: Effort
    locked: str
    chosen: str = ""
    since: str = ""

    def associated(self) -> bytes:
        """Return what the lock is bound to, so that none of it can be exchanged."""
        return msgspec.json.encode([asdict(self.about), self.salt, asdict(self.effort)])

    def unlock(self, secret: str, least: Effort) -> bytes:
        """Return the seed. Slow: argon2id.

        Raises:
            WrongPin: the PIN is another one.
            Damaged: the ring asks for less effort than `least`.
        """
        key = stretch(secret, bytes.fromhex(self.salt), self.effort, least)
        try:
            return seal.unseal(bytes.fromhex(self.locked), key, self.associated())
        except Unopenable:
            raise WrongPin("That PIN is not right.") from None


@dataclass(frozen=True)
class Stretched:
    """A PIN that was stretched once, to lock rings for several terminals with."""

    salt: bytes
    effort: Effort
    key: bytes = field(repr=False)


def stretched(secret: str, effort: Effort) -> Stretched:
    """Stretch a PIN with a fresh salt. Slow: argon2id."""
    salt = seal.fresh_key()[:16]
    return Stretched(salt, effort, stretch(secret, salt, effort, effort))


def make(
    about: About, seed: bytes, by: Stretched, device: str, chosen: str = "", since: str = ""
) -> bytes:
    """Return a new key ring for the terminal whose public key is `device`."""
    ring = Ring(about, by.salt.hex(), by.effort, "", chosen, since)
    locked = seal.seal(seed, by.key, ring.associated()).hex()
    return _sealed(replace(ring, locked=locked), device)


def dated(blob: bytes, device: bytes, public: str, chosen: str, since: str) -> bytes:
    """Return a ring of this device with when its PIN, and the first of their own, was chosen.

    Raises:
        Damaged: the ring is another machine's, or was changed.
    """
    return _sealed(replace(_opened(blob, device), chosen=chosen, since=since), public)


def read(blob: bytes, device: bytes, *, person: str, terminal: str) -> Ring:
    """Take the device's seal off a ring.

    Raises:
        Damaged: the ring is another person's or terminal's, or was changed.
    """
    ring = _opened(blob, device)
    if (ring.about.person, ring.about.terminal) != (person, terminal):
        raise Damaged("This key ring belongs to somebody else.")
    return ring


def _opened(blob: bytes, device: bytes) -> Ring:
    try:
        return msgspec.json.decode(seal.unseal_with(device, blob), type=Ring)
    except (Unopenable, *UNREADABLE):
        raise Damaged("This key ring belongs to another machine, or was changed.") from None


def _sealed(ring: Ring, device: str) -> bytes:
    return seal.seal_to(device, msgspec.json.encode(ring))
