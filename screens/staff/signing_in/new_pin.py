"""The first sign-in: a first PIN opens no drawer until its owner has chosen their own."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from assets.texts import wordlist
from screens.clock import Clock
from screens.idle import Idle
from screens.staff.signing_in.choose_secret import ChooseSecret
from screens.staff.signing_in.pin_door import TALL
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.dialogs import Refusal
from screens.widgets.help import Help
from screens.widgets.plain import PlainText
from screens.widgets.screen import Screen
from screens.widgets.tile import TileKeys
from store.errors import WorryBoxError
from store.school import people
from store.signing_in import sign_in
from store.signing_in.session import Session
from store.signing_in.sign_in import FirstSignIn


class NewPin(TileKeys, Screen[Session | None]):
    """Choose the PIN that replaces a first one; ends with a session, or None on going back."""

    VERTICAL_BREAKPOINTS = TALL

    IDLE: ClassVar[Idle | None] = Idle(after=180)
    DEFAULT_CLASSES = "-staff"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="new_pin.back", tooltip="Go back one step"),
        Binding("f1", "show_help", "Help", id="new_pin.help", show=False),
    ]

    def __init__(self, first: FirstSignIn, clock: Clock) -> None:
        super().__init__()
        self.first = first
        self.clock = clock

    def compose(self) -> ComposeResult:
        """Draw why a new PIN is needed, and the choice."""
        yield PlainText("Your own PIN", classes="title")
        yield PlainText(
            "A first PIN works once. From now on only a PIN that you alone know opens your "
            "drawers.",
            classes="lead",
        )
        yield ChooseSecret(self._make, self.first.judge, id="choose")
        with Horizontal(classes="foot"):
            yield Button("Back  Esc", id="back")

    def _make(self) -> str:
        home, person = self.first.home, self.first.unlocked.person
        return people.first_pin(home, home.desk.school, person, wordlist())

    @on(ChooseSecret.Settled)
    def _settled(self, event: ChooseSecret.Settled) -> None:
        secret = event.secret
        job = Busy("Making your key ring…", lambda: self.first.lock_ring(secret))
        self.app.push_screen(job, lambda outcome: self._locked(outcome, secret))

    def _locked(self, outcome: Outcome | None, secret: str) -> None:
        if outcome is None:
            return
        try:
            if outcome.error is not None:
                raise outcome.error
            session = self.first.finish(outcome.value, self.clock())
            sign_in.owe(session, secret)
        except WorryBoxError as error:
            self.app.push_screen(Refusal(error))
            return
        self.dismiss(session)

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Go back one step, and from the first step to the names."""
        if not self.query_one(ChooseSecret).back():
            self.dismiss(None)

    def action_show_help(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(Help(self))
