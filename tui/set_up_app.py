"""Set-up as an app of its own, for a data folder that has no school yet."""

from pathlib import Path

from assets.pegs import peg_names
from assets.texts import wordlist
from screens.clock import Clock, wall_clock
from screens.staff.set_up.setting_up import SettingUp
from store.errors import SchoolExists
from store.home import Home
from tui.closed_doors import ClosedDoors
from tui.themes import STYLES, THEMES


class SetUpApp(ClosedDoors):
    """Behind closed doors too, but whoever sets up a school may stop: there is no PIN yet."""

    CSS_PATH = list(STYLES)

    def __init__(self, home: Home, clock: Clock = wall_clock, *, log: Path | None = None) -> None:
        super().__init__(log=log)
        self.made = False
        self._home, self._clock = home, clock

    def on_mount(self) -> None:
        """Put on the colours and begin."""
        self.theme = THEMES[0].name
        screen = SettingUp(self._home, self._clock, wordlist(), peg_names())
        self.push_screen(screen, self._done)

    def _done(self, made: bool | None) -> None:
        self.made = bool(made)
        self.leave()


def run_set_up(home: Home, log: Path) -> tuple[int, bool]:
    """Set up a school; return the exit status and whether there is one now.

    Raises:
        SchoolExists: there was one already.
    """
    if home.desk.has_school:
        raise SchoolExists("There is a school in this data folder already. It was not changed.")
    app = SetUpApp(home, log=log)
    return app.serve(), app.made
