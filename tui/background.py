"""What an open kiosk does by itself: it looks into the box, carries, and tells staff."""

from functools import cached_property
from typing import TYPE_CHECKING

from screens.clock import Clock
from store.home import Home
from tui.carrying import Carrying, Done, nobody_waits
from tui.last_words import Note
from tui.watch import Notice, Watch

if TYPE_CHECKING:
    from tui.sending import Sending


class Background:
    """Fed with the seconds that went by; no clock is trusted."""

    def __init__(self, home: Home, clock: Clock, note: Note) -> None:
        self._home, self._clock = home, clock
        self._watch = Watch(home, clock)
        self._carrying = Carrying(home, clock, note=note)

    @property
    def notice(self) -> Notice:
        """What a locked screen may say."""
        return self._watch.notice

    def start(self) -> None:
        """Begin unfinished waits again."""
        self._watch.start()

    def tick(self, seconds: float) -> bool:
        """Let seconds go by; True when the bell is to ring."""
        if self._carrying.tick(seconds):
            self._watch.look_soon()
        self._sending.tick(seconds)
        return self._watch.tick(seconds)

    def carry_now(self, done: Done = nobody_waits) -> None:
        """Carry as soon as can be: somebody asks for it, and `done` hears how it went."""
        self._carrying.look_again(done)
        if self._carrying.tick(0.0):
            self._watch.look_soon()

    def close(self) -> None:
        """Let go of the carrier."""
        self._carrying.close()

    @cached_property
    def _sending(self) -> "Sending":
        # Read when first needed: the first page must be there at once.
        from tui.sending import Sending

        return Sending(self._home, self._clock)
