"""What the kiosk looks at as time goes by: waits after wrong PINs, and what lies in the box."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from screens.clock import Clock, wall_clock
from store.errors import OutOfOrder, WorryBoxError
from store.home import FORMS, Home
from store.letterbox import alerts
from store.letterbox.alerts import Alert
from store.school.public_list import OFFICE
from store.signing_in import slow_down

LOOK_EVERY = 5.0
"""Seconds between two looks into the letterbox."""
RING_EVERY = 30.0
"""Seconds between two rings while a call for help is unseen."""


@dataclass(frozen=True)
class Notice:
    """What a screen may say that nobody has signed in at; no words of anybody's.

    How much waits and who is on duty (`for_staff`) is for the page where staff sign in: on the
    first page a classmate would see that somebody has just told something.
    """

    waiting: int = 0
    places: tuple[str, ...] = ()
    ring: str = ""
    on_duty: str = ""
    apart: bool = False
    """Do children have terminals of their own, so that this one stands in the office for staff?"""

    @property
    def urgent(self) -> bool:
        """Does somebody want help now?"""
        return bool(self.places)

    @property
    def framed(self) -> bool:
        """Is it to be seen from across the room: help is wanted, or nobody has looked?"""
        return self.urgent or bool(self.ring)

    @property
    def sentence(self) -> str:
        """The banner's words, none when nothing waits."""
        if self.places:
            return f"Help now · please go to {' and to '.join(self.places)}"
        if self.ring:
            return self.ring
        return "Something waits in the box" if self.apart and self.waiting else ""

    @property
    def for_staff(self) -> str:
        """What whoever signs in reads: how much waits, and who is on duty."""
        one = "1 letter is in the box"
        waits = one if self.waiting == 1 else f"{self.waiting} letters are in the box"
        return " · ".join(each for each in (waits if self.waiting else "", self.on_duty) if each)


class Watch:
    """Fed with the seconds that went by; no clock is trusted."""

    def __init__(self, home: Home, clock: Clock = wall_clock) -> None:
        self._home = home
        self._clock = clock
        self._unlooked = LOOK_EVERY
        self._unrung = RING_EVERY
        self._seconds = 0.0
        self._begun = False
        self.notice = Notice()

    def start(self) -> None:
        """Begin unfinished waits again: while the program was not running, nothing is known."""
        self._count(0)

    def look_soon(self) -> None:
        """Look at the next tick: something has come."""
        self._unlooked = LOOK_EVERY

    def tick(self, seconds: float) -> bool:
        """Let seconds go by; True when the bell is to ring."""
        self._seconds += seconds
        whole, self._seconds = divmod(self._seconds, 1.0)
        if whole:
            self._count(int(whole))
        self._unlooked += seconds
        if self._unlooked >= LOOK_EVERY:
            self._unlooked = 0.0
            self.notice = self._look()
        self._unrung += seconds
        if self.notice.urgent and self._unrung >= RING_EVERY:
            self._unrung = 0.0
            return True
        return False

    def _count(self, seconds: int) -> None:
        """Count waits down; while the disk takes nothing they only last longer."""
        db = self._home.desk.db
        with suppress(OutOfOrder):
            if not self._begun:
                slow_down.restart(db)
                self._begun = True
            slow_down.tick(db, seconds)

    def _say_it_rings(self, unseen: list[Alert]) -> None:
        """Sign that an office screen rings now, for the terminal where help was asked for."""
        home = self._home
        for alert in unseen:
            if alert.state == alerts.HERE and alert.terminal != home.device.id and home.is_office:
                keys, now = home.device.keys, self._clock()
                alerts.mark(home.desk.db, alert.envelope, alerts.RUNG, keys, now)

    def _look(self) -> Notice:
        home = self._home
        try:
            school, device = home.desk.school, home.device.keys
            unseen = alerts.unseen(home.desk.db, home.letterbox, school, device)
            self._say_it_rings(unseen)
            places = _each_once(alert.place.place for alert in unseen)
            # In a classroom the next pupil would see that the one before has told something.
            return _office(home, self._clock(), places) if home.is_office else Notice(0, places)
        except WorryBoxError:
            # No school yet; or a disk that cannot be read, which is said where somebody tells
            # or signs in.
            return self.notice


def _each_once(places: Iterable[str]) -> tuple[str, ...]:
    """Return places without those that another one names together with the child's class."""
    named = dict.fromkeys(places)
    return tuple(each for each in named if not any(o.startswith(f"{each} (") for o in named))


def _office(home: Home, now: datetime, places: tuple[str, ...]) -> Notice:
    # Read when first needed: the first page must be there at once.
    from screens.duty_words import on_duty, to_ring
    from store.duty import state
    from store.duty.reach import everybody
    from store.letterbox import collected

    duty = state.read(home.desk, now)
    ring = to_ring(duty, everybody(home)) if duty.owed() else ""
    return Notice(collected.waiting(home).count, places, ring, on_duty(duty), _apart(home))


def _apart(home: Home) -> bool:
    here = home.desk.school.terminals
    return any(each.kind not in (OFFICE, FORMS) and each.last is None for each in here)
