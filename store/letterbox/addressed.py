"""Whom a notice about an envelope may reach: those who can open it, and nobody else.

Whoever writes knows whom it is kept from; from outside nobody sees it. So the writer's program
seals to the office terminals, which send notices while they are locked, who may be told. An
envelope of every kind that waits has it, of the same size, and it names nobody who may not.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache

import msgspec

from store.crypto import seal
from store.errors import UNREADABLE, Unopenable
from store.home import Home
from store.letterbox.alerts import Place
from store.school.public_list import PublicList

MOST = 12
"""So many are named: more do not fit the smallest size, and then the size would say something."""


@dataclass(frozen=True)
class _Tell:
    tell: tuple[str, ...]


def sealed(public: PublicList, people: Collection[str], place: Place | None = None) -> bytes:
    """Return who may be told of an envelope, and where somebody calls for help, for the offices."""
    outside = {"tell": sorted(people)[:MOST], **(asdict(place) if place else {})}
    offices = [terminal.seal for terminal in public.offices()]
    return seal.seal_for(offices, msgspec.json.encode(outside))


def readers(home: Home) -> Mapping[str, tuple[str, ...] | None]:
    """Return who may be told of each envelope that waits here.

    None: it does not say, an older program wrote it. Nobody: it says so to other terminals, which
    then tell them.
    """
    key = home.device.keys.unsealing
    found = home.letterbox.outside()
    return {id: None if blob is None else _tell(key, blob) for id, blob in found.items()}


@lru_cache(maxsize=1024)
def _tell(key: bytes, blob: bytes) -> tuple[str, ...] | None:
    """Open once: a locked terminal asks about every letter again and again."""
    try:
        plain = seal.unseal_for(key, blob)
        return msgspec.json.decode(plain, type=_Tell).tell if plain else ()
    except msgspec.ValidationError:
        return None  # a call for help that an older program wrote: its place alone
    except (Unopenable, *UNREADABLE):
        return ()
