"""What hangs on the board under one key, sealed to the office terminals alone."""

from collections.abc import Sequence
from hashlib import blake2b

from store.carrying import board
from store.crypto import seal
from store.crypto.keys import derive
from store.errors import Unopenable
from store.home import Home

_DIGEST = 8


def pin(home: Home, key: str, plain: bytes) -> None:
    """Pin something up for the office terminals of now; the same again changes nothing.

    Sealing the same again gives other bytes, so a digest stands in front. Only this terminal can
    make it, so that nobody tries guesses by it.
    """
    offices = [each.seal for each in home.desk.school.offices()]
    digest = _digest(home, plain, offices)
    there = board.hanging(home.desk.db, key)
    if there is None or there[:_DIGEST] != digest:
        board.pin(home.desk.db, key, digest + seal.seal_for(offices, plain))


def opened(home: Home, body: bytes) -> bytes | None:
    """Return what another terminal has pinned; None when it is sealed to others.

    Raises:
        Unopenable: it was changed.
    """
    if len(body) < _DIGEST:
        raise Unopenable("What hangs on the board for office terminals is cut off.")
    return seal.unseal_for(home.device.keys.unsealing, body[_DIGEST:])


def _digest(home: Home, plain: bytes, offices: Sequence[str]) -> bytes:
    said = ":".join([*sorted(offices), plain.hex()]).encode()
    secret = derive(home.device.keys.seed, "wb pins")
    return blake2b(said, digest_size=_DIGEST, key=secret).digest()
