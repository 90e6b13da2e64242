"""Sittings: what was answered so far, kept for the page that is asked for next.

Every press leads to an address of its own, so that a browser's Back asks for nothing to be sent
again. What is kept lies in memory alone, sealed with a key that only that address has, and is
forgotten when it is sent or nobody came for a while. The pages carry it too: where it was
forgotten, a press on a page that is still open goes on from there.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from secrets import token_hex
from time import monotonic

import msgspec

from assets.tongue import ENGLISH
from store.consents import links
from store.consents.parents_slot import Asked
from store.crypto import seal
from store.crypto.keys import derive
from store.errors import Unopenable

PATIENCE = 1800.0
"""Seconds that a sitting is kept after somebody last asked for it."""
EACH = 12
"""Sittings of one letter: whoever has one code pushes nobody else's out."""
BYTES = 64 * 1024 * 1024
"""Bytes of all sittings together; beyond them those that were quiet for longest are forgotten."""
LARGEST = 128 * 1024
"""Characters of one: no page carries more."""


@dataclass(frozen=True)
class Sitting:
    """A letter, what was answered so far, and a random word of the page that sends.

    `address` is where its pages are, `looked` is set once the page that sends was reached: then
    Change leads back to it. `shown` is its last page, once something was sent.
    """

    asked: Asked
    address: str
    values: Mapping[str, str]
    once: str
    looked: bool = False
    language: str = ENGLISH
    shown: str = ""


class Kept(msgspec.Struct, frozen=True):
    """A sitting as it is kept: `letter` is the token."""

    letter: str
    values: dict[str, str]
    once: str
    looked: bool
    language: str
    shown: str


@dataclass(frozen=True)
class _Place:
    letter: bytes
    sealed: bytes
    at: float


class Sittings:
    """Keeps sittings in memory by their addresses; `seconds` never goes back."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._places: OrderedDict[bytes, _Place] = OrderedDict()
        self._of: dict[bytes, OrderedDict[bytes, None]] = {}
        self._bytes = 0

    def keep(self, sitting: Sitting) -> None:
        """Keep a sitting as it stands now; one that is too large is not kept."""
        said = Kept(
            sitting.asked.token,
            dict(sitting.values),
            sitting.once,
            sitting.looked,
            sitting.language,
            sitting.shown,
        )
        lookup, letter = _lookup(sitting.address), links.lookup_of(sitting.asked.token)
        body = msgspec.msgpack.encode(said)
        self._forget(lookup)
        if too_large(sitting.values):
            return
        self._put(lookup, letter, seal.seal(body, _key(sitting.address), lookup))

    def find(self, address: str) -> Kept | None:
        """Return what is kept at an address; None where nothing is, or no longer."""
        if not _is_one(address):
            return None
        lookup = _lookup(address)
        place = self._places.get(lookup)
        if place is None or not place.sealed or self._seconds() - place.at >= PATIENCE:
            return None
        with suppress(Unopenable):
            plain = seal.unseal(place.sealed, _key(address), lookup)
            self._put(lookup, place.letter, place.sealed)
            return msgspec.msgpack.decode(plain, type=Kept)
        return None

    def end(self, sitting: Sitting) -> None:
        """Forget what was answered, but not that it was sent."""
        lookup = _lookup(sitting.address)
        self._forget(lookup)
        self._put(lookup, links.lookup_of(sitting.asked.token), b"")

    def was_sent(self, address: str) -> bool:
        """Tell whether what was kept at an address has been sent."""
        place = self._places.get(_lookup(address)) if _is_one(address) else None
        return place is not None and not place.sealed

    def tidy(self) -> None:
        """Forget those that nobody came for."""
        now = self._seconds()
        late = [each for each, place in self._places.items() if now - place.at >= PATIENCE]
        for lookup in late:
            self._forget(lookup)

    def _put(self, lookup: bytes, letter: bytes, sealed: bytes) -> None:
        self._forget(lookup)
        self._places[lookup] = _Place(letter, sealed, self._seconds())
        of = self._of.setdefault(letter, OrderedDict())
        of[lookup] = None
        self._bytes += len(sealed)
        if len(of) > EACH:
            self._forget(next(iter(of)))
        while self._bytes > BYTES:
            self._forget(next(iter(self._places)))

    def _forget(self, lookup: bytes) -> None:
        if (place := self._places.pop(lookup, None)) is None:
            return
        self._bytes -= len(place.sealed)
        of = self._of[place.letter]
        del of[lookup]
        if not of:
            del self._of[place.letter]


def fresh(asked: Asked, values: Mapping[str, str], language: str) -> Sitting:
    """Return a sitting that begins, at an address nobody can guess."""
    return Sitting(asked, links.fresh(), values, token_hex(16), language=language)


def caught_up(posted: Sitting, kept: Kept, here: frozenset[str]) -> Sitting:
    """Return a sitting with the answers of the page that was posted, `here`, and else as kept.

    A page that came back from a browser's memory may carry what was changed since.
    """
    others = {**posted.values, **kept.values}
    values = {name: each for name, each in others.items() if name not in here}
    values |= {name: posted.values[name] for name in here if name in posted.values}
    return replace(
        posted,
        values=posted.values if too_large(values) else values,
        looked=posted.looked or kept.looked,
        shown=kept.shown,
    )


def too_large(values: Mapping[str, str]) -> bool:
    """Tell whether this is more than any page carries."""
    return sum(map(len, values.values())) > LARGEST


def _is_one(address: str) -> bool:
    return len(address) == links.LENGTH and set(address) <= set(links.ALPHABET)


def _lookup(address: str) -> bytes:
    return derive(address.encode(), "wb sitting find")[: links.LOOKUP_BYTES]


def _key(address: str) -> bytes:
    return derive(address.encode(), "wb sitting key")
