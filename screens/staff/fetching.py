"""A word that what was said elsewhere is being fetched, before something is judged by it."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.staff.base import StaffScreen
from screens.widgets.plain import PlainText
from screens.widgets.screen import ModalScreen
from store.carrying.last_round import last_round

WORDS = "Fetching what was said elsewhere…"
STOP = "Esc: stop"


class Fetching(ModalScreen[str | None]):
    """Waits for a whole round; answers why it broke off, empty if it did not, None if stopped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop", id="fetching.stop", tooltip="Do not wait for it"),
    ]

    def __init__(self, page: StaffScreen[Any], words: str = "") -> None:
        super().__init__()
        self._page, self._words = page, words
        self._trouble: str | None = None

    def compose(self) -> ComposeResult:
        """Draw the quiet word."""
        yield PlainText(f"{self._words} {WORDS}  {STOP}".strip(), classes="busy")

    def on_mount(self) -> None:
        """Ask for a round."""
        self._page.post_message(StaffScreen.CarryNow(self._heard))

    def on_screen_resume(self) -> None:
        """End late when something else stood in front at the time."""
        self._end()

    def _heard(self, trouble: str) -> None:
        self._trouble = trouble
        self._end()

    def _end(self) -> None:
        if self._trouble is not None and self.is_active:
            self.dismiss(self._trouble)

    def action_stop(self) -> None:
        """Wait no longer."""
        self.dismiss(None)


def fetch(
    page: StaffScreen[Any],
    then: Callable[[str], None],
    stopped: Callable[[], None] = lambda: None,
    words: str = "",
) -> None:
    """Carry a whole round first, where there is a carrier.

    `then` is told why it broke off, or an empty sentence; `stopped` that nobody waited for it.
    `words` say what is being made meanwhile.
    """
    if last_round(page.session.home) is None:
        then("")
        return

    def ended(trouble: str | None) -> None:
        if trouble is None:
            stopped()
        else:
            then(trouble)

    page.app.push_screen(Fetching(page, words), ended)
