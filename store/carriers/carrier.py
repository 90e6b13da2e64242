"""What a carrier does: it takes sealed bytes from one terminal to others, and is never trusted.

Two ways lead through it. **Up** go the parcels of every terminal, each under the terminal's own
counter, to the office terminals; classroom and forms terminals can only put parcels in. **Down**
hang the notices of the office terminals, which every terminal of the school may read: a notice
replaces the one that the same terminal pinned under the same key before.

Everything is signed and sealed before it comes here. A carrier may lose, hold back, repeat or
reorder what it was given; whoever reads notices it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Protocol


@dataclass(frozen=True)
class Parcel:
    """One envelope on its way up. The same counter may come twice with another body: both are
    carried."""

    terminal: str
    counter: int
    body: bytes

    @cached_property
    def digest(self) -> str:
        """The hash of its body, 64 hexadecimal digits: what does not fit it was spoilt."""
        return blake2b(self.body, digest_size=32).hexdigest()


@dataclass(frozen=True)
class Notice:
    """One notice of an office terminal. `key` is what it replaces: up to 100 letters a-z, digits,
    `-`, `.` and `:`. `counter` grows with every notice of this terminal."""

    terminal: str
    counter: int
    key: str
    body: bytes


class Carrier(Protocol):
    """A way to the other terminals.

    Every method raises `store.errors.Unreachable`, with a sentence for staff, when the carrier
    cannot be reached or breaks off. Nothing is half there afterwards, and doing it again is
    harmless. What no carrier takes (a wrong id or key, more than 64 MiB) is `Refused`.
    """

    def send(self, parcels: Iterable[Parcel]) -> None:
        """Put parcels in; when this returns they are kept. One that is there already stays."""

    def terminals(self) -> tuple[str, ...]:
        """Return the ids of the terminals that parcels lie here of. Office terminals only."""

    def fetch(
        self, terminal: str, above: int, missing: Iterable[int] = (), limit: int = 500
    ) -> Iterator[Parcel]:
        """Yield a terminal's parcels above a counter, and those of `missing`, in their order.

        At most `limit`, and those that share a counter together; of `missing` the first 10,000.
        A round with nothing new costs the same however much came before. A second parcel with
        a counter that is had already comes only when `missing` names it. What was spoilt is left
        out, and makes room for the same sent again. Office terminals only.
        """

    def discard(self, terminal: str, upto: int) -> None:
        """Throw a terminal's parcels away up to a counter, because every office has them."""

    def pin(self, notice: Notice) -> None:
        """Pin a notice up in place of the one this terminal pinned under the same key."""

    def unpin(self, terminal: str, key: str) -> None:
        """Take a notice of this terminal's own down; nothing happens when there is none."""

    def notices(self, seen: Mapping[str, int]) -> Iterator[Notice]:
        """Yield every notice above the counter last seen of its terminal, in their order."""

    def close(self) -> None:
        """Let go of it."""
