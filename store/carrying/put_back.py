"""A terminal that was put back from a copy finds out, and nothing that it posts since is lost.

Its counters went back with it. Offices that have an envelope under a number never ask for another
one under it, and terminals pass over notices below those they have read. What tells: an office's
note names an end of this terminal's chain that is not here; at an office terminal also letters
and notices of its own that come from the carrier and are not known here.

Then it posts again what no note has named by its hash, under numbers above all that are known,
and pins all its notices anew above those that hang there. Doing it twice does no harm: an
envelope's id is the hash of what is in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime

from store.carriers.carrier import Notice
from store.carrying import alarms, board, delivery, marks, notices
from store.carrying.chain import Posted
from store.carrying.chains import FARTHEST
from store.carrying.delivery import Had
from store.drawers.journal import Head
from store.errors import Refused, Unopenable
from store.home import Home
from store.letterbox.letterbox import Letterbox
from store.school.public_list import PublicList

_FARTHEST = FARTHEST // 2
"""So many letters at most a copy is behind: what says more is not true, and whoever went on above
it would be heard by nobody."""
_OVERTAKEN = (board.NOTE, board.COLLECTED)
"""The kinds of notice of which an older one says nothing any more."""


def pinned_since(found: Iterable[Notice], here: str, public: PublicList) -> bool:
    """Tell whether a terminal has pinned up what it does not know of; touches no file."""
    return any(each.terminal == here and _body(each, public) is not None for each in found)


def look(home: Home, own: Sequence[Notice], came: Sequence[Posted], now: datetime) -> int:
    """Find out whether this terminal was put back from a copy, and go on from there.

    `own` are notices of its own that it does not know, `came` envelopes of its own.

    Returns the number from which it went on, 0 when all is as it should be.
    """
    box, here = home.letterbox, home.device.id
    said = [note.chain(here) for note in delivery.notes(box, home.desk.school)]
    told = [had for had in said if _can_be(box, had)]
    since = max(alarms.went_on(box.db, here), default=0)
    _agree(home, told, since, now)
    pinned = [(each, body) for each in own if (body := _body(each, home.desk.school)) is not None]
    mine = [had for each, body in pinned if (had := _of_note(each, body, here))]
    unknown = [
        *(top for had in (*told, *mine) for top in _unknown(box, here, had, since)),
        *(each.counter for each in came if each.counter >= since and not _is_here(box, each)),
    ]
    went_on = 0
    if unknown or pinned:
        _miss(home, told)
        went_on = box.go_on(_agreed(box, here), max(unknown, default=0), now)
        home.desk.leave_out_numbers(now.year)
    if pinned:
        _pin_anew(home, pinned, now)
    _welcome(box, here, came, told)
    return went_on


def _can_be(box: Letterbox, had: Had) -> bool:
    """Tell whether what is said of this terminal's chain can be true of one put back."""
    highest = max(had.top, *(end.counter for end in had.ends), 0)
    return highest <= box.head.counter + _FARTHEST


def _unknown(box: Letterbox, here: str, had: Had, since: int) -> Iterator[int]:
    """Yield the counters to go on above: those an office has under which other things lie here."""
    strange = [e.counter for e in had.ends if e.counter >= max(since, 1) and not box.holds(here, e)]
    if strange or had.top > max(box.head.counter, since):
        yield from (had.top, *strange)


def _agree(home: Home, told: Iterable[Had], since: int, now: datetime) -> None:
    """Mark how far an office is known to have the same chain as lies here, from its beginning."""
    box, here = home.letterbox, home.device.id
    known = marks.get(box, marks.AGREED, here)
    best = known
    for had in told:
        for end in had.ends:
            if box.holds(here, end):
                best = max(best, end.counter)
            elif end.counter >= since:
                break
    if best > known:
        marks.put(box, marks.AGREED, here, best, now)


def _agreed(box: Letterbox, here: str) -> Head:
    counter = marks.get(box, marks.AGREED, here)
    return Head(counter, box.hash_at(here, counter))


def _is_here(box: Letterbox, posted: Posted) -> bool:
    return box.holds(posted.terminal, Head(posted.counter, posted.hash))


def _miss(home: Home, told: Iterable[Had]) -> None:
    """Note what other offices have of this one's other life; they bring it back."""
    box, here = home.letterbox, home.device.id
    if here not in {each.id for each in home.desk.school.offices()}:
        return  # it cannot read what it has posted
    since = max(alarms.went_on(box.db, here), default=0)
    after = max(marks.get(box, marks.AGREED, here), since - 1)
    for had in told:
        box.miss(each for each in range(after + 1, had.top + 1) if had.has(each))


def _welcome(box: Letterbox, here: str, came: Sequence[Posted], told: Iterable[Had]) -> None:
    """Strike off what came back: each new one, and all that an end that is here leads back to."""
    missing = box.chain(here).missing
    if not missing:
        return
    box.found(each.counter for each in came if not _is_here(box, each))
    for end in (each for had in told for each in had.ends):
        box.found(list(box.back_from(end.hash, min(missing))))


def _body(notice: Notice, public: PublicList) -> bytes | None:
    try:
        return board.read(notice, public)
    except Unopenable:
        return None


def _of_note(notice: Notice, body: bytes, here: str) -> Had | None:
    """Return what a delivery note of its own says of its own chain."""
    if board.kind_of(notice) != board.NOTE:
        return None
    with suppress(Unopenable):
        return delivery.read(body).has.get(here)
    return None


def _pin_anew(home: Home, pinned: Sequence[tuple[Notice, bytes]], now: datetime) -> None:
    """Take in what hangs there in this terminal's name, and pin all anew above it."""
    kept = [(n, body) for n, body in pinned if board.kind_of(n) not in _OVERTAKEN]
    for notice, body in sorted(kept, key=lambda each: board.kind_of(each[0]) != board.LIST):
        with suppress(Unopenable, Refused):
            notices.take(home, notice, body, now)
    above = max(notice.counter for notice, _ in pinned)
    done = marks.get(home.letterbox, marks.PINNED, home.device.id)
    board.pin_anew(home.desk.db, {n.key: body for n, body in kept}, done, above)
