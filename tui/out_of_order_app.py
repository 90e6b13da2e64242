"""What the kiosk shows while its data folder cannot be opened: a page that stays and tries on."""

from collections.abc import Callable
from pathlib import Path

from screens.pupil.out_of_order import OutOfOrder
from store.errors import WorryBoxError
from store.home import Home
from tui.closed_doors import ClosedDoors
from tui.themes import PUPIL_STYLES, THEMES

TRY_EVERY = 5.0
"""Seconds between two tries to open the folder."""


class OutOfOrderApp(ClosedDoors):
    """Behind closed doors like the kiosk; it ends by itself when `open_home` works again."""

    CSS_PATH = list(PUPIL_STYLES)

    def __init__(
        self,
        open_home: Callable[[], Home],
        wrong: WorryBoxError,
        *,
        may_be_left: bool = False,
        log: Path | None = None,
    ) -> None:
        super().__init__(log=log)
        self.home: Home | None = None
        """The open folder, once there is one; whoever ran this closes it."""
        self._open_home = open_home
        self._page = OutOfOrder(str(wrong), may_be_left=may_be_left)

    def on_mount(self) -> None:
        """Put on the colours and begin to try."""
        self.theme = THEMES[0].name
        self.push_screen(self._page)
        self.set_interval(TRY_EVERY, self._try)

    def on_stopped_again(self) -> None:
        """Try now."""
        self._try()

    def on_stopped_leave(self) -> None:
        """Give up."""
        self.stop(1)

    def _try(self) -> None:
        if self.home is not None:
            return
        try:
            self.home = self._open_home()
        except WorryBoxError as error:
            self._page.say(str(error))
        else:
            self.leave()
