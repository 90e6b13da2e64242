"""The two key pairs that grow from one seed: one seals, one signs."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from nacl.bindings import crypto_scalarmult_base, crypto_sign, crypto_sign_seed_keypair
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey
from nacl.utils import random

SEED_BYTES = 32


def derive(secret: bytes, label: str) -> bytes:
    """Return 32 bytes for `label` (at most 16 ASCII letters) out of a 32 to 64 byte secret."""
    return blake2b(key=secret, digest_size=32, person=label.encode("ascii")).digest()


@dataclass(frozen=True)
class Keys:
    """A person's, a terminal's or a recovery sheet's private keys."""

    seed: bytes

    def __repr__(self) -> str:
        return "Keys(…)"

    @classmethod
    def fresh(cls) -> "Keys":
        """Return new random keys."""
        return cls(random(SEED_BYTES))

    @cached_property
    def unsealing(self) -> bytes:
        """The X25519 private key."""
        return derive(self.seed, "wb seal")

    @cached_property
    def seal(self) -> str:
        """The X25519 public key that others seal to, as hex."""
        return crypto_scalarmult_base(self.unsealing).hex()

    @cached_property
    def _signing(self) -> tuple[bytes, bytes]:
        return crypto_sign_seed_keypair(derive(self.seed, "wb sign"))

    @property
    def verify(self) -> str:
        """The Ed25519 public key that others verify with, as hex."""
        return self._signing[0].hex()

    def sign(self, message: bytes) -> str:
        """Return the signature of `message` as hex."""
        return crypto_sign(message, self._signing[1])[:64].hex()


def verifies(verify: str, message: bytes, signature: str) -> bool:
    """Tell whether `signature` (hex) of `message` was made with the key `verify` (hex)."""
    try:
        VerifyKey(bytes.fromhex(verify)).verify(message, bytes.fromhex(signature))
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True
