"""Rounds of carrying by themselves, fed with the seconds that went by; no clock is trusted.

What touches files runs where it is called. Only the talk with the carrier runs in a thread, which
nobody waits for: a network that hangs holds up no key, and nobody who wants to leave.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Event, Thread
from typing import TYPE_CHECKING

from screens.clock import Clock, wall_clock
from store.carriers.carrier import Carrier
from store.carrying import board
from store.database import translated
from store.errors import WorryBoxError
from store.home import Home
from store.letterbox import alerts
from store.terminals import settings
from tui.last_words import Note

if TYPE_CHECKING:
    from store.carrying.trade import Incoming, Outgoing

EVERY = 15.0
"""Seconds between two rounds."""
CALLING = 5.0
"""Seconds between two rounds while somebody here has called for help and waits for an answer."""
AFTER_FAILURE, AT_MOST = 60.0, 300.0
"""Seconds until the next try after a failure, and how far that grows."""
AGAIN_EVERY = 3600.0
"""Seconds after which a round goes back to what is signed for: a carrier may lose something."""

PORTION = 250
"""So many envelopes are taken in at a tick (about a tenth of a second), so that keys are heard
while a new office fills."""

UNKNOWN = "Carrying stopped for a reason that nobody expected. It is noted in errors.log."

Start = Callable[[Callable[[], None]], None]
"""Lets a job run on its own."""


Done = Callable[[str], None]
"""Hears that a round is over: an empty sentence, or why it broke off."""


def nobody_waits(trouble: str) -> None:
    """Be told how a round went, and do nothing about it."""


def in_a_thread(job: Callable[[], None]) -> None:
    """Let a job run in a thread that ends with the program, whatever it is waiting for."""
    # A worker of Textual's would be waited for when somebody leaves.
    Thread(target=job, name="carrying", daemon=True).start()


@dataclass
class _Trade:
    """One talk with the carrier; `ended` is set once nothing more comes of it."""

    carrier: Carrier
    outgoing: "Outgoing"
    again: bool
    ended: Event
    incoming: "Incoming | None" = None
    trouble: str = UNKNOWN

    def run(self) -> None:
        from store.carrying import trade

        try:
            self.incoming = trade.trade(self.carrier, self.outgoing)
        except WorryBoxError as error:
            self.trouble = str(error)
        finally:
            self.ended.set()


class Carrying:
    """The rounds of one terminal, one at a time. Without a carrier's address nothing runs."""

    def __init__(
        self,
        home: Home,
        clock: Clock = wall_clock,
        start: Start = in_a_thread,
        note: Note = lambda error: None,
    ) -> None:
        self._home, self._clock, self._start, self._note = home, clock, start, note
        self._address = ""
        self._carrier: Carrier | None = None
        self._trade: _Trade | None = None
        self._idle = self._wait = EVERY
        self._since_again = AGAIN_EVERY
        self._failures = 0
        self._known = (0, 0)
        self._asked: list[Done] = []
        self._awaited: list[Done] = []

    def look_again(self, done: Done = nobody_waits) -> None:
        """Do a round as soon as can be: somebody asks for it, and `done` hears how it went.

        One that is under way began too early: what waits elsewhere may have come since.
        """
        self._asked.append(done)

    def tick(self, seconds: float) -> bool:
        """Let seconds go by; True when a round has brought something in."""
        self._idle += seconds
        self._since_again += seconds
        try:
            with translated("the letterbox"):
                return self._step()
        except WorryBoxError as error:
            self._failed(str(error))
        except Exception as error:  # noqa: BLE001 - whatever a carrier brings, children go on telling
            self._note(error)
            self._trade = None
            self._failed(UNKNOWN)
        return False

    @property
    def settled(self) -> bool:
        """Tell whether nothing that was posted here still waits for its first round."""
        if not settings.get(self._home.desk.db, settings.CARRIER):
            return True
        return self._trade is None and self._newest() == self._known

    def close(self) -> None:
        """Let go of the carrier, unless a talk with it is under way."""
        if self._carrier is not None and self._trade is None:
            self._carrier.close()
            self._carrier = None

    def _step(self) -> bool:
        if self._trade is not None:
            return self._trade.ended.is_set() and self._finish(self._trade)
        if self._is_due():
            self._begin()
        return False

    def _is_due(self) -> bool:
        """Tell whether it is time, or something was posted or pinned here since the last round."""
        if self._asked or self._idle >= self._wait:
            return True
        return self._carrier is not None and self._newest() != self._known

    def _begin(self) -> None:
        # Read when first needed, as in `_finish`: the first page must be there at once.
        from store.carrying import carry

        self._idle, self._wait, self._known = 0.0, EVERY, self._newest()
        self._awaited, self._asked = self._awaited + self._asked, []
        carrier = self._reach()
        if carrier is None:
            self._tell("")
            return
        again = self._since_again >= AGAIN_EVERY
        outgoing = carry.prepare(self._home, again=again)
        self._trade = _Trade(carrier, outgoing, again, Event())
        self._start(self._trade.run)

    def _finish(self, talk: _Trade) -> bool:
        from store.carrying import carry
        from store.carrying.last_round import note_trouble

        self._trade = None
        if talk.incoming is None:
            self._failed(talk.trouble)
            return False
        portion, rest = _split(talk.incoming)
        done = carry.take_in(self._home, talk.outgoing, portion, self._clock())
        came = bool(done.came or portion.notices)
        if rest.parcels:
            self._trade, talk.incoming = talk, rest
            return came
        if talk.incoming.trouble:
            self._failed(talk.incoming.trouble)
            return came
        note_trouble(self._home)
        self._failures, self._idle = 0, 0.0
        self._wait = 0.0 if done.more else CALLING if self._is_calling() else EVERY
        if talk.again:
            self._since_again = 0.0
        if not done.more:
            self._tell("")
        return came

    def _failed(self, sentence: str) -> None:
        from store.carrying.last_round import note_trouble

        self._idle, self._wait = 0.0, min(AT_MOST, AFTER_FAILURE * 2.0**self._failures)
        self._failures = min(self._failures + 1, 8)
        # A disk that cannot be written is told elsewhere.
        with suppress(WorryBoxError), translated("the front desk"):
            note_trouble(self._home, sentence)
        self._tell(sentence)

    def _tell(self, trouble: str) -> None:
        awaited, self._awaited = self._awaited, []
        for done in awaited:
            done(trouble)

    def _reach(self) -> Carrier | None:
        from store.carriers.address import carrier_at

        address = settings.get(self._home.desk.db, settings.CARRIER)
        if address != self._address or self._carrier is None:
            self.close()
            self._carrier = carrier_at(address, self._home.desk.id) if address else None
            self._address = address
        return self._carrier

    def _newest(self) -> tuple[int, int]:
        home = self._home
        return home.letterbox.head.counter, board.newest(home.desk.db)

    def _is_calling(self) -> bool:
        home = self._home
        desk, here = home.desk, home.device.id
        return alerts.is_calling(desk.db, home.letterbox, desk.school, here)


def _split(incoming: "Incoming") -> "tuple[Incoming, Incoming]":
    """Return what is taken in now, and the parcels that come after it."""
    now, later = incoming.parcels[:PORTION], incoming.parcels[PORTION:]
    rest = replace(incoming, parcels=later, notices=(), answers=())
    return replace(incoming, parcels=now), rest
