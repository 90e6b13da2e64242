"""Sealing: to one key, to several readers, and padded so that lengths say little.

Every sealed blob starts with a version byte. There is no plaintext mode.
"""

from collections.abc import Sequence
from hashlib import blake2b
from secrets import SystemRandom

from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey, PublicKey, SealedBox
from nacl.secret import Aead
from nacl.utils import random

from store.errors import Unopenable

VERSION = b"\x01"
KEY_BYTES = 32
SLOTS = 16
"""How many places a set of wraps has; more readers than that take twice as many."""

_WRAP_BYTES = KEY_BYTES + 16
_CLASSES = (1024, 4096, 16384)
_SENTENCE = "This was sealed for somebody else, or it was changed after it was sealed."


def fresh_key() -> bytes:
    """Return a new random key of 32 bytes."""
    return random(KEY_BYTES)


def padded_size(length: int) -> int:
    """Return the size class, in bytes, that `length` bytes of plaintext fall into."""
    for size in _CLASSES:
        if length < size:
            return size
    return -(-(length + 1) // _CLASSES[-1]) * _CLASSES[-1]


def seal(plain: bytes, key: bytes, associated: bytes = b"") -> bytes:
    """Return `plain`, padded, under XChaCha20-Poly1305 with `key`; bound to `associated`."""
    padded = (plain + b"\x80").ljust(padded_size(len(plain)), b"\x00")
    return VERSION + bytes(Aead(key).encrypt(padded, VERSION + associated))


def unseal(blob: bytes, key: bytes, associated: bytes = b"") -> bytes:
    """Return what `seal` was given.

    Raises:
        Unopenable: it is another key's, another place's, or was changed.
    """
    try:
        padded = Aead(key).decrypt(_body(blob), VERSION + associated)
    except (CryptoError, ValueError, TypeError):
        raise Unopenable(_SENTENCE) from None
    plain, mark, _ = padded.rpartition(b"\x80")
    if not mark:
        raise Unopenable(_SENTENCE)
    return plain


def seal_to(public: str, plain: bytes) -> bytes:
    """Return `plain` sealed to one public key (hex)."""
    return VERSION + SealedBox(PublicKey(bytes.fromhex(public))).encrypt(plain)


def unseal_with(private: bytes, blob: bytes) -> bytes:
    """Return what `seal_to` was given.

    Raises:
        Unopenable: it was sealed to another key, or changed.
    """
    try:
        return SealedBox(PrivateKey(private)).decrypt(_body(blob))
    except (CryptoError, ValueError, TypeError):
        raise Unopenable(_SENTENCE) from None


def seal_for(readers: Sequence[str], plain: bytes) -> bytes:
    """Return `plain`, padded, sealed to several public keys (hex)."""
    key = fresh_key()
    wraps = wrap(key, readers)
    return len(wraps).to_bytes(4, "big") + wraps + seal(plain, key)


def unseal_for(private: bytes, blob: bytes) -> bytes | None:
    """Return what `seal_for` was given, or None when this private key is no reader's.

    Raises:
        Unopenable: it was changed.
    """
    length = int.from_bytes(blob[:4], "big")
    key = unwrap(blob[4 : 4 + length], private)
    return unseal(blob[4 + length :], key) if key else None


def wrap(key: bytes, readers: Sequence[str]) -> bytes:
    """Return `key` wrapped once per reader (public keys, hex), in places that tell nothing.

    The places nobody has are random bytes, and all are shuffled: from outside one cannot see
    how many readers there are, nor who.
    """
    ephemeral = PrivateKey.generate()
    once = bytes(ephemeral.public_key)
    places = SLOTS
    while places < len(readers):
        places *= 2
    slots = [_wrap(key, ephemeral, bytes.fromhex(reader)) for reader in readers]
    slots += [random(_WRAP_BYTES) for _ in range(places - len(slots))]
    SystemRandom().shuffle(slots)
    return VERSION + once + b"".join(slots)


def unwrap(wraps: bytes, private: bytes) -> bytes | None:
    """Return the key that `wrap` was given, or None when this private key is no reader's."""
    try:
        body = _body(wraps)
        once, slots = body[:KEY_BYTES], body[KEY_BYTES:]
        own = PrivateKey(private)
        box = Box(own, PublicKey(once))
    except (CryptoError, ValueError, TypeError, Unopenable):
        return None
    nonce = _nonce(once, bytes(own.public_key))
    for start in range(0, len(slots), _WRAP_BYTES):
        try:
            return box.decrypt(slots[start : start + _WRAP_BYTES], nonce)
        except (CryptoError, ValueError):
            continue
    return None


def _wrap(key: bytes, ephemeral: PrivateKey, reader: bytes) -> bytes:
    nonce = _nonce(bytes(ephemeral.public_key), reader)
    return Box(ephemeral, PublicKey(reader)).encrypt(key, nonce).ciphertext


def _nonce(once: bytes, reader: bytes) -> bytes:
    return blake2b(once + reader, digest_size=Box.NONCE_SIZE, person=b"wb wrap").digest()


def _body(blob: bytes) -> bytes:
    if blob[:1] != VERSION:
        raise Unopenable("This was sealed by a newer version of the program.")
    return blob[1:]
