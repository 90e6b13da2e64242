"""Notices to staff, sent from an office terminal; fed with the seconds that went by.

What touches files runs where it is called. Only the talk with a service runs in threads, which
nobody waits for: a server that hangs holds up no key.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from threading import Event, Thread

from screens.clock import Clock, wall_clock
from store.duty import acts, events, late, outbox, post, reach, state, wording
from store.duty.events import URGENT, WAITS, Box, Wanted
from store.duty.post import Letter, Went
from store.duty.reach import MAIL, Reach
from store.errors import WorryBoxError
from store.home import Home
from store.letterbox import addressed, alerts, collected

EVERY = 5.0
"""Seconds between two looks at what is owed."""
LIMIT = 60.0
"""Seconds after which a talk is given up; what it still says is not heard."""
AT_ONCE = 6
"""So many talks at the same time."""
NEXT_URGENT, NEXT = 45.0, 180.0
"""Seconds by which each further office terminal waits for word that another one has sent it."""
SETTLES = 120.0
"""Seconds that a letter waits before somebody is told: whoever is at the desk sees it by then."""
AGAIN = (30.0, 120.0, 600.0)
"""Seconds until a notice that did not go is tried again, after the first, the second try…"""
TOO_LONG = Went(anywhere=False, why="it took too long")
BROKEN_OFF = Went(anywhere=False, why=post.REFUSED)

Start = Callable[[Callable[[], None]], None]
"""Lets a job run on its own."""
Send = Callable[[Letter], Went]


def in_a_thread(job: Callable[[], None]) -> None:
    """Let a job run in a thread that ends with the program."""
    Thread(target=job, name="sending", daemon=True).start()


@dataclass
class _Talk:
    """One letter on its way; `ended` is set once `went` says what became of it."""

    letter: Letter
    send: Send
    ended: Event
    went: Went = BROKEN_OFF
    seconds: float = 0.0

    def run(self) -> None:
        try:
            self.went = self.send(self.letter)
        finally:
            self.ended.set()


class Sending:
    """The notices of one terminal. Only an office terminal sends any."""

    def __init__(
        self,
        home: Home,
        clock: Clock = wall_clock,
        start: Start = in_a_thread,
        send: Send = post.send,
    ) -> None:
        self._home, self._clock, self._start, self._send = home, clock, start, send
        self._unlooked = EVERY
        self._talks: dict[Wanted, _Talk] = {}
        self._waits: dict[Wanted, float] = {}
        self._rests: dict[Wanted, float] = {}

    def tick(self, seconds: float) -> None:
        """Let seconds go by: hear what became of what was sent, and send what is owed."""
        for known in (self._waits, self._rests):
            for wanted in known:
                known[wanted] += seconds
        self._unlooked += seconds
        # A disk that cannot be read or written is told elsewhere.
        with suppress(WorryBoxError):
            self._hear(seconds)
            if self._unlooked >= EVERY:
                self._unlooked = 0.0
                self._look()

    def _hear(self, seconds: float) -> None:
        for wanted, talk in list(self._talks.items()):
            talk.seconds += seconds
            if not talk.ended.is_set() and talk.seconds < LIMIT:
                continue
            went = talk.went if talk.ended.is_set() else TOO_LONG
            del self._talks[wanted]
            self._rests[wanted] = 0.0
            outbox.note(self._home, wanted, went.why, self._clock(), went=went.anywhere)

    def _look(self) -> None:
        home, now = self._home, self._clock()
        if not home.desk.has_school or home.device.id not in _offices(home):
            return
        reaches = reach.everybody(home)
        reachable = {id for id, each in reaches.items() if each.addresses and id != MAIL}
        owed = [*outbox.asked(home)]
        if reachable:
            owed += events.wanted(state.read(home.desk, now), _box(home), reachable)
        self._waits = {each: self._waits.get(each, 0.0) for each in owed}
        self._rests = {each: rest for each, rest in self._rests.items() if each in self._waits}
        done = outbox.done(home, now - timedelta(days=3))
        for wanted in owed:
            if (wanted.event, wanted.person) not in done and self._is_time(wanted):
                self._begin(wanted, reaches)

    def _is_time(self, wanted: Wanted) -> bool:
        if wanted in self._talks or len(self._talks) >= AT_ONCE:
            return False
        if wanted in self._rests:
            tries = outbox.tries(self._home, wanted)
            return self._rests[wanted] >= AGAIN[min(tries, len(AGAIN)) - 1]
        settles = SETTLES if wanted.kind == WAITS else 0.0
        return self._waits[wanted] >= settles + self._turn(wanted)

    def _turn(self, wanted: Wanted) -> float:
        """Return how long this terminal leaves it to those before it on the list."""
        if wanted.kind == events.TEST:
            return 0.0
        place = _offices(self._home).index(self._home.device.id)
        return place * (NEXT_URGENT if wanted.kind in URGENT else NEXT)

    def _begin(self, wanted: Wanted, reaches: Mapping[str, Reach]) -> None:
        known, mail = reaches.get(wanted.person), reaches.get(MAIL)
        title, text = wording.said(wanted.kind, self._home.desk.school.school)
        way = mail.addresses[0] if mail and mail.addresses else ""
        letter = Letter(known.addresses if known else (), title, text, way)
        talk = _Talk(letter, self._send, Event())
        self._talks[wanted] = talk
        self._start(talk.run)


def _offices(home: Home) -> list[str]:
    """Return the office terminals that were not withdrawn, in the order in which they send."""
    return [each.id for each in home.desk.school.offices()]


def _box(home: Home) -> Box:
    """Return what is known of the letterbox from outside, without opening anything."""
    calls = alerts.unseen(home.desk.db, home.letterbox, home.desk.school, home.device.keys)
    left = acts.left_waiting(home)
    waiting = max(0, collected.waiting(home).count - len(left))
    placed = tuple((call.envelope, call.place.at) for call in calls)
    known = late.newest(home)
    readers = addressed.readers(home)
    return Box(waiting, placed, left, readers, known.due, known.apart, known.kept)
