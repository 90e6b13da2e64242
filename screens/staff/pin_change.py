"""Changing one's own PIN: the old one once, the new one twice."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button

from assets.texts import wordlist
from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.choose_secret import ChooseSecret
from screens.staff.pin_door import PinDoor
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.dialogs import Message
from screens.widgets.plain import PlainText
from screens.widgets.tile import TileKeys
from store import people, rings, sign_in, slow_down
from store.session import Session
from store.sign_in import Unlocked


class PinChange(TileKeys, StaffScreen[bool]):
    """Ends with True when the PIN was changed."""

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._old: Unlocked | None = None

    def compose(self) -> ComposeResult:
        """Draw the pad for the PIN that is still in force."""
        yield PlainText("Change my PIN", classes="title")
        yield PlainText("First the PIN you have now.", id="pin-step", classes="lead")
        yield PinDoor(self.session.home, self.session.person_id)
        with Horizontal(classes="foot"):
            yield Button("Back  Esc", id="back")

    @on(PinDoor.Opened)
    def _opened(self, event: PinDoor.Opened) -> None:
        event.stop()
        slow_down.forgive(self.session.home.desk.db, self.session.person_id)
        self._old = event.unlocked
        self.query_one(PinDoor).remove()
        self.query_one("#pin-step", PlainText).show(
            "Now the new one. It is for this machine; on others the old one stays in force "
            "until you change it there."
        )
        self.mount(ChooseSecret(self._make, self._judge), after="#pin-step")

    def _make(self) -> str:
        public = self.session.public
        return people.first_pin(self.session.home, public, self.session.person_id, wordlist())

    def _judge(self, secret: str, again: str) -> None:
        rings.judge(secret, again, self._old.secret if self._old else "")

    @on(ChooseSecret.Settled)
    def _settled(self, event: ChooseSecret.Settled) -> None:
        session, secret = self.session, event.secret
        home, person, seed = session.home, session.person_id, session.keys.seed
        job = Busy("Making your key ring…", lambda: rings.lock(home, person, seed, secret))
        self.app.push_screen(job, self._locked)

    def _locked(self, outcome: Outcome | None) -> None:
        if outcome is not None and self.attempt(lambda: self._keep(outcome)):
            done = Message(
                "Your PIN is changed", "From now on only the new one opens your drawers."
            )
            self.app.push_screen(done, self._done)

    def _done(self, _: None) -> None:
        self.dismiss(True)

    def _keep(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            raise outcome.error
        old = self._old.secret if self._old else ""
        sign_in.change_pin(self.session, old, outcome.value, self.clock())

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Go back one step; from the first one, out."""
        choosing = self.query(ChooseSecret)
        if not choosing or not choosing.first().back():
            self.dismiss(False)
