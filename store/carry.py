"""One round of carrying: what waits here goes out, what others posted comes in.

A round has three steps, so that a screen can do the slow one in a thread: `prepare` reads the
files, `trade` talks to the carrier and touches no file, `take_in` writes. Breaking off anywhere
loses nothing, and a step done twice changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from store import alarms, between_offices, board, collected, delivery, enrolment, marks
from store.carriers.carrier import Carrier, Notice, Parcel
from store.chain import Chain, Posted, pack, unpack
from store.delivery import Note
from store.errors import Refused, Unopenable
from store.home import Home
from store.notices import take
from store.public_list import OFFICE, PublicList

LIMIT = 500
"""So many parcels of a terminal go or come in one round at most."""
_NO_END = 2**62


@dataclass(frozen=True)
class Outgoing:
    """What a round brings to the carrier and asks of it. `wanted` is empty but in an office."""

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
    """What a round brought back."""

    parcels: tuple[Parcel, ...]
    notices: tuple[Notice, ...]
    answers: tuple[Parcel, ...]


@dataclass(frozen=True)
class Carried:
    """What a round did: how many envelopes went and came, and whether more is waiting."""

    sent: int
    came: int
    more: bool


def carry(home: Home, carrier: Carrier, now: datetime, *, again: bool = False) -> Carried:
    """Do rounds until nothing more comes or goes. `again` sends what no note has named.

    Raises:
        Unreachable: the carrier broke off; what was done until then is kept.
    """
    sent = came = 0
    more = True
    while more:
        outgoing = prepare(home, again=again)
        done = take_in(home, outgoing, trade(carrier, outgoing), now)
        sent, came, more, again = sent + done.sent, came + done.came, done.more, False
    return Carried(sent, came, more=False)


def prepare(home: Home, *, again: bool = False) -> Outgoing:
    """Read what a round is about. `again` goes back to what the notes have named."""
    public, here = home.desk.school, home.device.id
    if again:
        _go_back(home)
    in_office = is_office(home)
    if in_office:
        between_offices.pin(home)
        collected.pin(home)
    seen = {each.id: marks.get(home.letterbox, marks.SEEN, each.id) for each in public.terminals}
    asking = delivery.unanswered(home.letterbox, public) if in_office else []
    return Outgoing(
        parcels=tuple(pack(posted) for posted in (*_unsent(home), *_refill(home, asking))),
        pins=tuple(_to_pin(home)) if in_office else (),
        wanted=_wanted(home) if in_office else {},
        # A synced folder may show a notice after a later one: now and then all are read anew.
        seen={} if again else {**seen, here: _NO_END},
        spent=_spent(home) if in_office else {},
        answered={note.office: note.number for note in asking},
        invited=tuple(each.terminal for each in enrolment.open_invitations(home)),
    )


def trade(carrier: Carrier, outgoing: Outgoing) -> Incoming:
    """Talk to the carrier. Slow; touches no file.

    Raises:
        Unreachable: it broke off.
    """
    carrier.send(outgoing.parcels)
    for notice in outgoing.pins:
        carrier.pin(notice)
    notices = tuple(carrier.notices(outgoing.seen))
    parcels = tuple(
        parcel
        for terminal, chain in outgoing.wanted.items()
        for parcel in carrier.fetch(terminal, chain.top, chain.missing, LIMIT)
    )
    for terminal, upto in outgoing.spent.items():
        carrier.discard(terminal, upto)
    answers = tuple(each for id in outgoing.invited for each in carrier.fetch(id, 0, limit=1))
    return Incoming(parcels, notices, answers)


def take_in(home: Home, outgoing: Outgoing, incoming: Incoming, now: datetime) -> Carried:
    """Write down what a round did and brought."""
    here = home.device.id
    own = [parcel.counter for parcel in outgoing.parcels if parcel.terminal == here]
    if own:
        marks.put(home.letterbox, marks.SENT, here, max(own), now)
    if outgoing.pins:
        marks.put(home.letterbox, marks.PINNED, here, outgoing.pins[-1].counter, now)
    for terminal, upto in outgoing.spent.items():
        marks.put(home.letterbox, marks.SPENT, terminal, upto, now)
    for office, number in outgoing.answered.items():
        delivery.answered(home.letterbox, office, number)
    _read_board(home, incoming.notices, now)
    enrolment.hear(home, incoming.answers)
    fresh = _receive(home, incoming.parcels, now)
    marks.put(home.letterbox, marks.ROUND, here, 0, now)
    if is_office(home):
        _write_note(home)
    return Carried(len(own), fresh, more=bool(fresh or own or _unsent(home)))


def is_office(home: Home) -> bool:
    """Tell whether this is an office terminal of the school."""
    here = home.desk.school.terminal(home.device.id)
    return here is not None and here.kind == OFFICE


def _write_note(home: Home) -> None:
    body = delivery.write(home.letterbox, home.desk.school, home.device.id)
    board.pin(home.desk.db, board.NOTE, body)


def _others(home: Home, public: PublicList) -> tuple[str, ...]:
    return tuple(each.id for each in public.offices() if each.id != home.device.id)


def _unsent(home: Home) -> list[Posted]:
    here = home.device.id
    if not _others(home, home.desk.school):
        return []  # the only office writes to nobody
    return home.letterbox.above(here, marks.get(home.letterbox, marks.SENT, here), limit=LIMIT)


def _refill(home: Home, asking: Iterable[Note]) -> list[Posted]:
    """Return what notes of other offices leave out and lies here, whoever posted it.

    So a carrier that was emptied, or put back from an old copy, is filled again.
    """
    found: dict[str, Posted] = {}
    for note in asking:
        for terminal in home.desk.school.terminals:
            there = note.chain(terminal.id)
            for posted in home.letterbox.above(terminal.id, there.top, there.missing, LIMIT):
                found[posted.hash] = posted
    return list(found.values())


def _to_pin(home: Home) -> list[Notice]:
    here = home.device
    above = marks.get(home.letterbox, marks.PINNED, here.id)
    return board.pinned(home.desk.db, above, here.id, here.keys)


def _wanted(home: Home) -> dict[str, Chain]:
    here = home.device.id
    terminals = home.desk.school.terminals
    return {each.id: home.letterbox.chain(each.id) for each in terminals if each.id != here}


def _spent(home: Home) -> dict[str, int]:
    """Return what every office has by now, where that is more than was thrown away before."""
    public = home.desk.school
    told = {note.office: note for note in delivery.notes(home.letterbox, public)}
    others = _others(home, public)
    if any(office not in told for office in others):
        return {}
    spent = {}
    for each in public.terminals:
        upto = min(_upto(home, each.id), *(told[o].chain(each.id).upto for o in others), _NO_END)
        if upto > marks.get(home.letterbox, marks.SPENT, each.id):
            spent[each.id] = upto
    return spent


def _upto(home: Home, terminal: str) -> int:
    own = terminal == home.device.id
    return home.letterbox.head.counter if own else home.letterbox.chain(terminal).upto


def _go_back(home: Home) -> None:
    here = home.device.id
    there = delivery.delivered(delivery.notes(home.letterbox, home.desk.school), here)
    marks.put_back(home.letterbox, marks.SENT, here, there.upto)
    marks.put_back(home.letterbox, marks.PINNED, here, 0)


def _read_board(home: Home, notices: tuple[Notice, ...], now: datetime) -> None:
    """Take notices in, versions of the list first: they say whom to believe.

    One that its terminal did not sign moves no mark, so that it can hide nothing.
    """
    read: dict[str, int] = {}
    stuck: set[str] = set()
    for notice in sorted(notices, key=lambda n: (board.kind_of(n) != board.LIST, n.counter)):
        try:
            body = board.read(notice, home.desk.school)
        except Unopenable:
            if home.desk.school.terminal(notice.terminal):
                _alarm(home, notice, alarms.FALSE, now)
            continue
        try:
            take(home, notice, body, now)
        except (Unopenable, Refused):
            stuck.add(notice.terminal)  # a version of the list that explains it may be on its way
        if notice.terminal not in stuck:
            read[notice.terminal] = max(notice.counter, read.get(notice.terminal, 0))
    for terminal, counter in read.items():
        marks.put(home.letterbox, marks.SEEN, terminal, counter, now)


def _alarm(home: Home, what: Notice | Parcel, kind: str, now: datetime) -> None:
    alarms.note(home.letterbox.db, what.terminal, what.counter, kind, now)


def _receive(home: Home, parcels: tuple[Parcel, ...], now: datetime) -> int:
    """Keep the envelopes that the terminals they name have posted; return how many."""
    good: list[Posted] = []
    for parcel in parcels:
        terminal = home.desk.school.terminal(parcel.terminal)
        try:
            posted = unpack(parcel)
        except Unopenable:
            posted = None
        if terminal and posted and posted.is_signed_by(terminal.verify):
            good.append(posted)
        elif terminal:
            _alarm(home, parcel, alarms.CHANGED, now)
    fresh = home.letterbox.receive(good, now)
    for id, counter in {posted.terminal: posted.counter for posted in good}.items():
        marks.put(home.letterbox, marks.HEARD, id, counter, now)
    return fresh
