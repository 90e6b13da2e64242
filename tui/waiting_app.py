"""What a new terminal shows until it is let in: a page that asks the carrier by itself."""

from pathlib import Path

from screens.clock import Clock, wall_clock
from screens.pupil.waiting import Waiting
from screens.widgets.carrier_words import carried
from store.carrying.last_round import last_round
from store.home import Home
from store.terminals import settings
from tui.carrying import Carrying
from tui.closed_doors import ClosedDoors
from tui.themes import PUPIL_STYLES, THEMES

TICK = 1.0
"""Seconds between two looks."""
NO_CARRIER = "It knows no way to the others: end it and run worrybox carrier use ADDRESS."


class WaitingApp(ClosedDoors):
    """Behind closed doors like the kiosk; it ends by itself once the list names this terminal."""

    CSS_PATH = list(PUPIL_STYLES)

    def __init__(
        self,
        home: Home,
        clock: Clock = wall_clock,
        *,
        carrying: Carrying | None = None,
        log: Path | None = None,
    ) -> None:
        super().__init__(log=log)
        self.let_in = False
        self._home, self._clock = home, clock
        self._carrying = carrying or Carrying(home, clock, note=self._note)
        self._page = Waiting(settings.get(home.desk.db, settings.PLACE))

    def on_mount(self) -> None:
        """Put on the colours and begin to ask."""
        self.theme = THEMES[0].name
        self.push_screen(self._page)
        self.set_interval(TICK, self.look)

    def on_unmount(self) -> None:
        """Let go of the carrier."""
        self._carrying.close()

    def on_stopped_again(self) -> None:
        """Ask now."""
        self._carrying.look_again()

    def on_stopped_leave(self) -> None:
        """End the program."""
        self.leave()

    def look(self, seconds: float = TICK) -> None:
        """Let seconds go by; end when this terminal is on the list."""
        self._carrying.tick(seconds)
        if self.let_in or self._home.waits_to_join:
            last = last_round(self._home)
            self._page.say(carried(last, self._clock()) if last else NO_CARRIER)
        else:
            self.let_in = True
            self.leave()


def run_waiting(home: Home, log: Path) -> tuple[int, bool]:
    """Wait to be let in; return the exit status and whether this terminal is on the list now."""
    app = WaitingApp(home, log=log)
    return app.serve(), app.let_in
