"""The PIN asked once more, before something that only its owner may do."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.signing_in.pin_door import TALL, PinDoor
from screens.widgets.plain import PlainText
from store.signing_in import slow_down
from store.signing_in.session import Session
from store.signing_in.sign_in import Unlocked


class PinCheck(StaffScreen[Unlocked | None]):
    """Ends with the opened ring, or None when the person goes back."""

    VERTICAL_BREAKPOINTS = TALL

    def __init__(self, session: Session, clock: Clock, title: str, words: str) -> None:
        super().__init__(session, clock)
        self._title, self._words = title, words

    def compose(self) -> ComposeResult:
        """Draw what the PIN is asked for, and the pad."""
        yield PlainText(self._title, classes="title")
        yield PlainText(self._words, classes="lead")
        yield PinDoor(self.session.home, self.session.person_id)
        with Horizontal(classes="foot"):
            yield Button("Back  Esc", id="back")

    @on(PinDoor.Opened)
    def _opened(self, event: PinDoor.Opened) -> None:
        event.stop()
        slow_down.forgive(self.session.home.desk.db, self.session.person_id)
        self.dismiss(event.unlocked)

    def action_back(self) -> None:
        """Go back without having opened anything."""
        self.dismiss(None)
