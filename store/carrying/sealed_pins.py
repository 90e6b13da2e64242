"""What hangs on the board under one key, sealed to the office terminals alone."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

import msgspec

from store.carrying import board
from store.crypto import seal
from store.crypto.keys import derive
from store.errors import UNREADABLE, Unopenable
from store.home import Home

_DIGEST = 8

Said = TypeVar("Said")


def pin(home: Home, key: str, said: object) -> None:
    """Pin up what is `said` for the office terminals of now; the same again changes nothing.

    It is sealed as msgpack. Sealing the same again gives other bytes, so a digest stands in
    front. Only this terminal can make it, so that nobody tries guesses by it.
    """
    plain = msgspec.msgpack.encode(said)
    offices = [each.seal for each in home.desk.school.offices()]
    digest = _digest(home, plain, offices)
    there = board.hanging(home.desk.db, key)
    if there is None or there[:_DIGEST] != digest:
        board.pin(home.desk.db, key, digest + seal.seal_for(offices, plain))


def opened(home: Home, body: bytes, kind: type[Said], otherwise: str) -> Said | None:
    """Return what another terminal has pinned, of this kind; None when it is sealed to others.

    Raises:
        Unopenable: it was changed, or it is something else: then with the sentence `otherwise`.
    """
    if len(body) < _DIGEST:
        raise Unopenable("What hangs on the board for office terminals is cut off.")
    plain = seal.unseal_for(home.device.keys.unsealing, body[_DIGEST:])
    try:
        return None if plain is None else msgspec.msgpack.decode(plain, type=kind)
    except UNREADABLE:
        raise Unopenable(otherwise) from None


def _digest(home: Home, plain: bytes, offices: Sequence[str]) -> bytes:
    said = ":".join([*sorted(offices), plain.hex()]).encode()
    secret = derive(home.device.keys.seed, "wb pins")
    return blake2b(said, digest_size=_DIGEST, key=secret).digest()
