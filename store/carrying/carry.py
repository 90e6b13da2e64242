"""One round of carrying: what waits here goes out, what others posted comes in.

A round has three steps, so that a screen can do the slow one in a thread: `prepare` reads the
files, `trade` talks to the carrier and touches no file, `take_in` writes. Breaking off anywhere
loses nothing, and a step done twice changes nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from store.carriers.carrier import Carrier, Notice, Parcel
from store.carrying import alarms, between_offices, board, delivery, marks, put_back, signs
from store.carrying.chain import Chain, Posted, pack, unpack
from store.carrying.delivery import Note
from store.carrying.notices import take
from store.carrying.trade import LIMIT, Incoming, Outgoing, trade
from store.duty import late, outbox, reach
from store.errors import Refused, Unopenable, Unreachable
from store.home import Home
from store.letterbox import collected
from store.school.public_list import PublicList
from store.terminals import enrolment


@dataclass(frozen=True)
class Carried:
    """What a round did: how many envelopes went and came, and whether more is waiting.

    `went_on` is the number from which this terminal went on, when it found that it was put back
    from a copy; else 0.
    """

    sent: int
    came: int
    more: bool
    went_on: int = 0


def carry(home: Home, carrier: Carrier, now: datetime, *, again: bool = False) -> Carried:
    """Do rounds until nothing more comes or goes. `again` sends what no note has named.

    Raises:
        Unreachable: the carrier broke off; what was done until then is kept.
    """
    sent = came = went_on = 0
    more = True
    while more:
        outgoing = prepare(home, again=again)
        incoming = trade(carrier, outgoing)
        done = take_in(home, outgoing, incoming, now)
        if incoming.trouble:
            raise Unreachable(incoming.trouble)
        sent, came, more, again = sent + done.sent, came + done.came, done.more, False
        went_on = went_on or done.went_on
    return Carried(sent, came, more=False, went_on=went_on)


def prepare(home: Home, *, again: bool = False) -> Outgoing:
    """Read what a round is about. `again` goes back to what the notes have named."""
    public, here = home.desk.school, home.device.id
    missed = _go_back(home) if again else ()
    in_office = home.is_office
    if in_office:
        between_offices.pin(home)
        collected.pin(home)
        for each in (reach, late, outbox):
            each.pin(home)
    seen = {each.id: marks.get(home.letterbox, marks.SEEN, each.id) for each in public.terminals}
    # Its own notices it knows, unless it was put back from a copy.
    mine = {here: board.newest(home.desk.db)}
    asking = delivery.unanswered(home.letterbox, public) if in_office else []
    return Outgoing(
        here=here,
        public=public,
        parcels=tuple(pack(posted) for posted in (*_unsent(home, missed), *_refill(home, asking))),
        pins=tuple(_to_pin(home)) if in_office else (),
        wanted=_wanted(home) if in_office else {},
        # A synced folder may show a notice after a later one: now and then all are read anew.
        seen=mine if again else {**seen, **mine},
        spent=_spent(home, again=again) if in_office else {},
        answered={note.office: note.number for note in asking},
        invited=tuple(each.terminal for each in enrolment.open_invitations(home)),
    )


def take_in(home: Home, outgoing: Outgoing, incoming: Incoming, now: datetime) -> Carried:
    """Write down what a round did and brought."""
    here = home.device.id
    own = [each.counter for each in outgoing.parcels if each.terminal == here]
    if incoming.trouble:
        own = []  # nobody knows how far that went: all of it goes again
    if own:
        marks.put(home.letterbox, marks.SENT, here, max(own), now)
    if incoming.pinned:
        marks.put(home.letterbox, marks.PINNED, here, incoming.pinned, now)
    for terminal, upto in outgoing.spent.items():
        marks.put(home.letterbox, marks.SPENT, terminal, upto, now)
    _read_board(home, [each for each in incoming.notices if each.terminal != here], now)
    enrolment.hear(home, incoming.answers)
    good = _signed(home, incoming.parcels, now)
    mine = [each for each in incoming.notices if each.terminal == here]
    went_on = put_back.look(home, mine, [each for each in good if each.terminal == here], now)
    begun = signs.begin_day(home, now)
    fresh = _receive(home, good, now)
    if not incoming.trouble:
        _went(home, outgoing, now)
    if home.is_office:
        _write_note(home, now)
    more = bool(fresh or own or went_on or begun or _unsent(home))
    return Carried(len(own), fresh, more, went_on)


def _went(home: Home, outgoing: Outgoing, now: datetime) -> None:
    """Write down that all went out."""
    for office, number in outgoing.answered.items():
        delivery.answered(home.letterbox, office, number)
    marks.put(home.letterbox, marks.ROUND, home.device.id, 0, now)


def _write_note(home: Home, now: datetime) -> None:
    before = board.hanging(home.desk.db, board.NOTE)
    body = delivery.write(home.letterbox, home.desk.school, before, now)
    board.pin(home.desk.db, board.NOTE, body)


def _others(home: Home, public: PublicList) -> tuple[str, ...]:
    return tuple(each.id for each in public.offices() if each.id != home.device.id)


def _unsent(home: Home, also: Collection[int] = ()) -> list[Posted]:
    box, here = home.letterbox, home.device.id
    if not _others(home, home.desk.school):
        return []  # the only office writes to nobody
    after = max(marks.get(box, marks.SENT, here), _signed_for(home))
    return box.above(here, after, also, LIMIT)


def _signed_for(home: Home) -> int:
    """Return up to where an office has this terminal's chain by its newest note.

    That needs no room any more at a carrier that is full.
    """
    box, here = home.letterbox, home.device.id
    notes = delivery.notes(box, home.desk.school)
    ends = [end for note in notes for end in note.chain(here).ends[-1:]]
    return max((end.counter for end in ends if box.holds(here, end)), default=0)


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
    """Return what is here of every chain: of its own too, which another life may have gone on."""
    return {each.id: home.letterbox.chain(each.id) for each in home.desk.school.terminals}


def _spent(home: Home, *, again: bool) -> dict[str, int]:
    """Return what every office has by now, where that is more than was thrown away before.

    `again` returns all of it: what was sent twice came back after it had been thrown away.
    """
    public = home.desk.school
    told = {note.office: note for note in delivery.notes(home.letterbox, public)}
    others = _others(home, public)
    if any(office not in told for office in others):
        return {}
    spent = {}
    for each in public.terminals:
        chains = [home.letterbox.chain(each.id), *(told[o].chain(each.id) for o in others)]
        given_up = home.letterbox.given_up(each.id)
        upto = min(chain.without(given_up) for chain in chains)
        if upto > (0 if again else marks.get(home.letterbox, marks.SPENT, each.id)):
            spent[each.id] = upto
    return spent


def _go_back(home: Home) -> tuple[int, ...]:
    """Send again what no note has named; return the gaps below that."""
    here = home.device.id
    there = delivery.delivered(delivery.notes(home.letterbox, home.desk.school), here)
    marks.put_back(home.letterbox, marks.SENT, here, there.top)
    marks.put_back(home.letterbox, marks.PINNED, here, 0)
    return there.missing


def _read_board(home: Home, notices: Sequence[Notice], now: datetime) -> None:
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


def _signed(home: Home, parcels: Iterable[Parcel], now: datetime) -> list[Posted]:
    """Return the envelopes that the terminals they name have posted."""
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
    return good


def _receive(home: Home, good: Sequence[Posted], now: datetime) -> int:
    """Keep what came; return how many are new."""
    fresh = home.letterbox.receive(good, now)
    if good:
        signs.take_in(home, good, now)
    for id, counter in {posted.terminal: posted.counter for posted in good}.items():
        marks.put(home.letterbox, marks.HEARD, id, counter, now)
    return fresh
