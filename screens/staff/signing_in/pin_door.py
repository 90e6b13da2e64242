"""Where a PIN is asked: counts the try, opens the ring in a thread, and slows down."""

from dataclasses import dataclass, field

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from screens.staff.signing_in.no_room import why_not
from screens.staff.slow_work import Busy, Outcome
from screens.times import countdown
from screens.widgets.pin_pad import PinPad
from screens.widgets.plain import PlainText
from store.errors import DiskFull, LockedOut, MustWait, WorryBoxError
from store.home import Home
from store.signing_in import sign_in, slow_down
from store.signing_in.sign_in import Unlocked

ASKS = "PIN or pass-phrase"
CHECKING = "It is being checked. One moment…"
LOCKED = (
    "This name is locked after ten wrong PINs. A colleague who may, or the recovery sheet, "
    "can renew the PIN."
)


TALL = [(0, "-short"), (40, "-tall")]
"""From so many rows on a page with a PIN stands in the middle of the screen."""


class PinDoor(Widget):
    """A number pad in front of one person's key ring; without a person it lets nobody type."""

    @dataclass
    class Opened(Message):
        """The PIN was right."""

        unlocked: Unlocked = field(repr=False)

    def __init__(self, home: Home, person: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.home = home
        self.person = person
        self._waiting = False
        self._trying = False

    def compose(self) -> ComposeResult:
        """Draw the sentence, and the pad below it."""
        yield PlainText(ASKS, classes="door-says")
        yield PinPad(enter="Open", id="door-pad")

    def on_mount(self) -> None:
        """Say at once when a wait runs, and count it down."""
        self.set_interval(1, self.look)
        if self.person:
            self.ask(self.person)

    def ask(self, person: str) -> None:
        """Ask this person; the entry has the focus at once, unless a wait runs."""
        self.person = person
        self._waiting = False
        self.pad.clear()
        self.pad.disabled, self.pad.display = False, True
        self._say(ASKS, wrong=False)
        self.look()
        if not self._waiting:
            self.screen.set_focus(self.pad.entry)

    def forget(self) -> None:
        """Ask nobody, and keep nothing of what was typed."""
        self.person = ""
        self.pad.clear()

    @property
    def pad(self) -> PinPad:
        """The number pad."""
        return self.query_one(PinPad)

    def look(self) -> None:
        """Show how long there is to wait; the pad comes back when the wait is over."""
        # A try is counted before it is known to be right.
        if self._trying or not self.person:
            return
        db = self.home.desk.db
        left = slow_down.seconds_left(db, self.person)
        locked = slow_down.is_locked(db, self.person)
        if locked:
            self._say(LOCKED)
        elif left:
            self._say(f"Too many wrong PINs. You can try again in {countdown(left)}.")
        elif self._waiting:
            self._say("You can try again now.")
        self._shut(locked or left > 0)

    def _shut(self, shut: bool) -> None:
        if shut == self._waiting:
            return
        self._waiting = shut
        self.pad.clear()
        self.pad.disabled = shut
        self.pad.display = not shut
        if shut:
            self.screen.set_focus(None)
        else:
            self.pad.entry.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Say of a PIN that is being typed nothing that was true of the one before it."""
        event.stop()
        if event.value:
            self._say(ASKS, wrong=False)

    @on(PinPad.Entered)
    def _entered(self, event: PinPad.Entered) -> None:
        event.stop()
        if not self.person:
            return
        secret = event.secret
        try:
            attempt = sign_in.begin(self.home, self.person)
        except (MustWait, LockedOut):
            self.look()
        except DiskFull as error:
            self.app.push_screen(why_not(error))
        except WorryBoxError as error:
            self._say(str(error))
        else:
            self._trying = True
            self._say(CHECKING, wrong=False)
            self.app.push_screen(Busy("Opening…", lambda: attempt.unlock(secret)), self._tried)

    def _tried(self, outcome: Outcome | None) -> None:
        self._trying = False
        if outcome is None:
            self._say(ASKS, wrong=False)
            return
        if outcome.error is None:
            self.post_message(self.Opened(outcome.value))
            return
        self._say(f"{outcome.error} Please try again.")
        self.look()

    def _say(self, sentence: str, *, wrong: bool = True) -> None:
        says = self.query_one(".door-says", PlainText)
        says.show(sentence)
        says.set_class(wrong, "-wrong")
