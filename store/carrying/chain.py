"""A terminal's chain: every envelope it posts, counted, each naming the one before it.

The counter and the signature are what makes a lost, held back, repeated or forged envelope
noticed, whoever carried it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Annotated, Any

import msgspec

from store.carriers.carrier import Parcel
from store.crypto.keys import Keys, verifies
from store.drawers.journal import Head
from store.errors import UNREADABLE, Unopenable
from store.letterbox.envelope import Sealed, name


@dataclass(frozen=True)
class Posted:
    """An envelope in the chain of the terminal that posted it."""

    envelope: Sealed
    terminal: str
    counter: int
    previous: str
    signature: str

    def signed_part(self) -> bytes:
        """Return the bytes the terminal signs outside the envelope."""
        alert = blake2b(self.envelope.alert or b"", digest_size=32).hexdigest()
        blob = blake2b(self.envelope.blob, digest_size=32).hexdigest()
        part = [self.envelope.id, self.terminal, self.counter, self.previous]
        return msgspec.json.encode([*part, self.envelope.urgency, blob, alert])

    @cached_property
    def hash(self) -> str:
        """What the next envelope names as its predecessor."""
        return blake2b(self.signed_part(), digest_size=32, person=b"wb posted").hexdigest()

    def is_signed_by(self, verify: str) -> bool:
        """Tell whether the terminal with this public key posted it under this counter."""
        return verifies(verify, self.signed_part(), self.signature)


@dataclass(frozen=True)
class Chain:
    """How much of a terminal's chain is here: all up to `upto`, nothing above `top`.

    `missing` are the counters in between that never came.
    """

    upto: int = 0
    top: int = 0
    missing: tuple[int, ...] = ()

    def has(self, counter: int) -> bool:
        """Tell whether the envelope with this counter is here."""
        return counter <= self.top and counter not in self.missing

    def without(self, counters: Collection[int]) -> int:
        """Return up to where all of it is here but these."""
        left = [gap for gap in self.missing if gap not in counters]
        return min(left) - 1 if left else self.top


@dataclass(frozen=True)
class _Carried:
    id: str
    previous: str
    urgency: Annotated[int, msgspec.Meta(ge=-128, le=127)]
    blob: bytes
    alert: bytes | None
    signature: str


def follow(envelope: Sealed, terminal: str, head: Head, keys: Keys) -> Posted:
    """Return an envelope posted after `head`, signed."""
    unsigned = Posted(envelope, terminal, head.counter + 1, head.hash, "")
    signature = keys.sign(unsigned.signed_part())
    return Posted(envelope, terminal, head.counter + 1, head.hash, signature)


def pack(posted: Posted) -> Parcel:
    """Return an envelope as a carrier takes it."""
    sealed = posted.envelope
    carried = _Carried(
        sealed.id, posted.previous, sealed.urgency, sealed.blob, sealed.alert, posted.signature
    )
    body = msgspec.msgpack.encode(carried)
    return Parcel(posted.terminal, posted.counter, body)


def unpack(parcel: Parcel) -> Posted:
    """Return what was packed.

    Raises:
        Unopenable: it was changed on its way; whether the terminal posted it is still to be seen.
    """
    try:
        carried = msgspec.msgpack.decode(parcel.body, type=_Carried)
    except UNREADABLE:
        raise Unopenable("What came from a carrier is no envelope.") from None
    sealed = Sealed(carried.id, carried.urgency, carried.blob, carried.alert)
    if carried.id != name(carried.blob):
        raise Unopenable("This envelope goes by another one's name.")
    return Posted(sealed, parcel.terminal, parcel.counter, carried.previous, carried.signature)


def missing(above: int, counters: Collection[int]) -> tuple[int, ...]:
    """Return the counters that are left out between `above` and the greatest."""
    there = set(counters)
    return tuple(n for n in range(above + 1, max(there, default=0)) if n not in there)


def from_row(row: dict[str, Any]) -> Posted:
    """Read an envelope back from its row in the letterbox."""
    sealed = Sealed(row["id"], row["urgency"], row["sealed"], row["alert"])
    return Posted(sealed, row["terminal"], row["counter"], row["previous"], row["signature"])
