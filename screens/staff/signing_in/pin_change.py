"""Changing one's own PIN: the old one once, the new one twice."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button

from assets.texts import wordlist
from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.labels import in_a_line
from screens.staff.signing_in.choose_secret import ChooseSecret
from screens.staff.signing_in.pin_door import TALL, PinDoor
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.dialogs import Message
from screens.widgets.plain import PlainText
from screens.widgets.tile import TileKeys
from store.school import people
from store.school.public_list import OFFICE
from store.signing_in import other_rings, rings, sign_in, slow_down
from store.signing_in.session import Session
from store.signing_in.sign_in import Unlocked

OTHER = "the other office terminal"
"""What a terminal without a name is called."""
CLASSROOMS = "the classroom terminals"


class PinChange(TileKeys, StaffScreen[bool]):
    """Ends with True when the PIN was changed."""

    VERTICAL_BREAKPOINTS = TALL

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
            f"Now the new one. It takes the place of the old one everywhere.{self._elsewhere()}"
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
        self.app.push_screen(job, lambda outcome: self._locked(outcome, secret))

    def _locked(self, outcome: Outcome | None, secret: str) -> None:
        if outcome is not None and self.attempt(lambda: self._keep(outcome, secret)):
            words = "From now on only the new one opens your drawers."
            if elsewhere := self._elsewhere():
                words = f"From now on only the new one opens your drawers here.{elsewhere}"
            self.app.push_screen(Message("Your PIN is changed", words), self._done)

    def _elsewhere(self) -> str:
        """Say where the old PIN goes on opening something, and until when."""
        others = other_rings.elsewhere(self.session.home, self.session.person_id)
        offices = [each.name or OTHER for each in others if each.kind == OFFICE]
        rooms = [CLASSROOMS] if len(offices) < len(others) else []
        names = in_a_line([*offices, *rooms])
        return f" The old PIN still opens {names} until the next carrying." if names else ""

    def _done(self, _: None) -> None:
        self.dismiss(True)

    def _keep(self, outcome: Outcome, secret: str) -> None:
        if outcome.error is not None:
            raise outcome.error
        old = self._old.secret if self._old else ""
        sign_in.change_pin(self.session, old, outcome.value, self.clock())
        sign_in.owe(self.session, secret)

    def action_back(self) -> None:
        """Go back one step; from the first one, out."""
        choosing = self.query(ChooseSecret)
        if not choosing or not choosing.first().back():
            self.dismiss(False)
