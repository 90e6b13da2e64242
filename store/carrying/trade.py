"""The talk with the carrier in a round of carrying: what goes out, what comes in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from store.carriers.carrier import Carrier, Notice, Parcel
from store.carrying import put_back
from store.carrying.chain import Chain
from store.errors import Unreachable
from store.school.public_list import PublicList

LIMIT = 500
"""So many parcels of a terminal go or come in one round at most."""
MOST = 64 * 1024 * 1024
"""Once so many bytes of a terminal have come the rest waits for the next round. 500 of the largest
bodies, which whoever has a classroom's login can send, would not fit into an office's memory."""


@dataclass(frozen=True)
class Outgoing:
    """What a round brings to the carrier and asks of it. `wanted` is empty but in an office."""

    here: str
    public: PublicList
    parcels: tuple[Parcel, ...]
    pins: tuple[Notice, ...]
    wanted: Mapping[str, Chain]
    seen: Mapping[str, int]
    spent: Mapping[str, int]
    """Up to which counter every office has a terminal's envelopes."""
    answered: Mapping[str, int]
    """The notes of other offices whose gaps these parcels fill: office to number."""
    invited: tuple[str, ...]
    """The terminals that were invited here and have not answered."""


@dataclass(frozen=True)
class Incoming:
    """What a round brought back; `pinned` is the counter up to which this terminal has pinned.

    `trouble` says why the carrier took nothing more; empty when it took all.
    """

    parcels: tuple[Parcel, ...]
    notices: tuple[Notice, ...]
    answers: tuple[Parcel, ...]
    pinned: int = 0
    trouble: str = ""


def trade(carrier: Carrier, outgoing: Outgoing) -> Incoming:
    """Talk to the carrier. Slow; touches no file.

    What comes is fetched and what is spent thrown away even where nothing more can be put in: a
    carrier that is full would otherwise keep every letter in it from everybody.

    Raises:
        Unreachable: it broke off.
    """
    trouble = _sent(carrier, outgoing)
    notices = tuple(carrier.notices(outgoing.seen))
    parcels = tuple(
        parcel
        for terminal, chain in outgoing.wanted.items()
        for parcel in _fetched(carrier, terminal, chain)
    )
    for terminal, upto in outgoing.spent.items():
        carrier.discard(terminal, upto)
    answers = tuple(each for id in outgoing.invited for each in carrier.fetch(id, 0, limit=1))
    came = Incoming(parcels, notices, answers, 0, trouble)
    return came if trouble else _pinned(carrier, outgoing, came)


def _fetched(carrier: Carrier, terminal: str, chain: Chain) -> Iterator[Parcel]:
    size = 0
    for parcel in carrier.fetch(terminal, chain.top, chain.missing, LIMIT):
        yield parcel
        size += len(parcel.body)
        if size >= MOST:
            return


def _sent(carrier: Carrier, outgoing: Outgoing) -> str:
    """Send the parcels; return why not, where the carrier does not take them."""
    try:
        carrier.send(outgoing.parcels)
    except Unreachable as error:
        return str(error)
    return ""


def _pinned(carrier: Carrier, outgoing: Outgoing, came: Incoming) -> Incoming:
    """Pin the notices up; say in what came how far that went."""
    # What would be pinned now may take away what another life of this terminal has pinned since.
    if put_back.pinned_since(came.notices, outgoing.here, outgoing.public):
        return came
    done = 0
    try:
        for notice in outgoing.pins:
            carrier.pin(notice)
            done = notice.counter
    except Unreachable as error:
        return replace(came, pinned=done, trouble=str(error))
    return replace(came, pinned=done)
