"""The key test as an app of its own, for a terminal where nobody signs in."""

from pathlib import Path

from screens.pupil.keys import childs_keys
from screens.staff.terminals.key_test import KeyTest, Wrong
from tui.closed_doors import ClosedDoors
from tui.themes import STYLES, THEMES


class KeyTestApp(ClosedDoors):
    """One page; it ends when every key was tried."""

    CSS_PATH = list(STYLES)

    def __init__(self, *, log: Path | None = None) -> None:
        super().__init__(log=log)
        self.wrong: tuple[Wrong, ...] = ()

    def on_mount(self) -> None:
        """Put on the colours and begin."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.push_screen(KeyTest(childs_keys()), self._done)

    def _done(self, wrong: tuple[Wrong, ...] | None) -> None:
        self.wrong = wrong or ()
        self.leave()
