"""A person's seed, locked by their PIN and bound to one terminal.

`SealedBox(device key, XChaCha20-Poly1305(argon2id(PIN, salt), seed))`: a stolen file without its
device key gives no PIN to try, and there is no separate hash of the PIN.
"""

from dataclasses import asdict, dataclass, replace

import msgspec

from store.crypto import seal
from store.crypto.stretch import Effort, stretch
from store.errors import Damaged, Unopenable, WrongPin


@dataclass(frozen=True)
class Ring:
    """What lies inside the device's seal; `locked` needs the PIN."""

    person: str
    terminal: str
    first: bool
    salt: str
    effort: Effort
    locked: str

    def associated(self) -> bytes:
        """Return what the lock is bound to, so that none of it can be exchanged."""
        bound = [self.person, self.terminal, self.first, self.salt, asdict(self.effort)]
        return msgspec.json.encode(bound)

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


def make(
    seed: bytes,
    secret: str,
    device: str,
    *,
    person: str,
    terminal: str,
    effort: Effort,
    first: bool,
) -> bytes:
    """Return a new key ring for `person` at the `terminal` whose public key is `device`.

    `first` marks a PIN that its owner must replace before any drawer opens.
    """
    salt = seal.fresh_key()[:16]
    ring = Ring(person, terminal, first, salt.hex(), effort, "")
    key = stretch(secret, salt, effort, effort)
    locked = seal.seal(seed, key, ring.associated()).hex()
    return seal.seal_to(device, msgspec.json.encode(replace(ring, locked=locked)))


def read(blob: bytes, device: bytes, *, person: str, terminal: str) -> Ring:
    """Take the device's seal off a ring.

    Raises:
        Damaged: the ring is another person's or terminal's, or was changed.
    """
    try:
        ring = msgspec.json.decode(seal.unseal_with(device, blob), type=Ring)
    except (Unopenable, msgspec.MsgspecError):
        raise Damaged("This key ring belongs to another machine, or was changed.") from None
    if (ring.person, ring.terminal) != (person, terminal):
        raise Damaged("This key ring belongs to somebody else.")
    return ring
