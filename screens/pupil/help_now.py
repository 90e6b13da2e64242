"""Help now: one question, then a page to show to a grown-up, then the ordinary first page."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.message import Message

from assets.texts import english, text, together
from assets.tongue import ENGLISH, spoken_now
from screens.clock import Clock
from screens.hours import nobody_looks
from screens.idle import Idle
from screens.pupil.along import Along
from screens.pupil.base import PupilScreen
from screens.pupil.calling import nobody_reads
from screens.pupil.foot import Foot, FootTile
from screens.pupil.help_line import SIGNS, HelpLine
from screens.pupil.out_of_hours import OutOfHours, OutOfHoursNotes
from screens.pupil.sentences import VITAL, Sentences
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import button
from screens.widgets.tile import Tile, TileKeys, Tiles
from store.errors import WorryBoxError
from store.letterbox.alerts import HERE
from store.letterbox.intake import Intake
from store.letterbox.sent import Sent

STAYS = 90
"""Seconds for which the page for the grown-up stands before the first page takes its place."""
TRIES_EVERY = 5
"""Seconds after which a call that could not be kept is tried again by itself."""
LETTERS, TWO_LINES = (35, 5), (35, 10)
"""Columns and rows for large letters below an answer's picture, and below a small one."""
NOT_KEPT = "pupil.error.not_saved.title"

Call = Callable[[], Sent]


class HelpConfirm(TileKeys, PupilScreen[bool]):
    """Ask once whether help is needed now; on yes call for it and show `HelpPage`.

    `along` is what was said so far, `place` the class chosen so far; without it the terminal's.
    """

    sends = calls = True
    at_once = True
    """A call for help waits for nothing."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,ctrl+b", "back", "Back", id="help_now.back", show=False)
    ]

    @dataclass
    class Called(Message):
        """Help was called for: what was said so far is sent, and no draft of it is needed."""

        sent: Sent

    def __init__(
        self,
        intake: Intake,
        clock: Clock,
        along: Along | None,
        place: str,
        line: HelpLine,
        version: str = "older",
    ) -> None:
        super().__init__(intake, clock)
        self._along, self._place, self._line = along, place, line
        self.version = version
        self._answered = False

    def compose(self) -> ComposeResult:
        """Draw the question and its two answers."""
        words = f"{self.version}.help.confirm"
        says = self._along is not None and self._along.says
        with Vertical(classes=f"page help-confirm {'-says' if says else ''}"):
            yield PlainText(text(f"{words}.title"), classes="title")
            if says:
                yield PlainText(text(f"{self.version}.when.now_line"), classes="lead")
            yield Tiles(
                Tile(text(f"{words}.yes"), "yes", picture=Picture("help"), id="yes"),
                Tile(text(f"{words}.no"), "no", picture=Picture("back"), id="no"),
                numbered=True,
                classes="answers",
            )
            yield OutOfHoursNotes(self.intake, self.clock)
        yield Foot(
            FootTile("read", "Ctrl+R", id="read", asks=True),
            FootTile("look", "Ctrl+O", id="look", asks=True),
            FootTile("hide", "Esc", id="hide"),
        )

    def on_mount(self) -> None:
        """Begin at yes: who asks for help gets it."""
        answers, page = self.query_one(".answers", Tiles), self.query_one(".help-confirm")
        lettered = answers.letters(*LETTERS) is not None
        page.set_class(lettered, "-lettered")
        two_lines = not lettered and answers.letters(*TWO_LINES) is not None
        page.set_class(two_lines, "-two-lines")
        self.query_one("#yes").focus()

    def action_back(self) -> None:
        """Go back to where the pupil was."""
        self._answer(False)

    def action_help_now(self) -> None:
        """The same key once more is a yes."""
        self._answer(True)

    @on(Tile.Chosen, "#yes")
    def _yes(self, event: Tile.Chosen) -> None:
        event.stop()
        self._answer(True)

    @on(Tile.Chosen, "#no")
    def _no(self, event: Tile.Chosen) -> None:
        event.stop()
        self._answer(False)

    def _answer(self, yes: bool) -> None:
        if self._answered:
            return
        self._answered = True
        if not yes:
            self.dismiss(False)
            return
        along, see = self._along, self.intake
        unread = along is not None and nobody_reads(along.words, see)
        page = HelpPage(see, self.clock, None, self.version, self._call, unread=unread)
        page.call()
        self.app.switch_screen(page)

    def _call(self) -> Sent:
        sent = self._line.ask(self.intake, self._along, self._place, self.clock())
        self._along = None
        self.app.post_message(self.Called(sent))
        return sent


class HelpPage(TileKeys, PupilScreen[None]):
    """What a child shows to a grown-up. Its frame says to them how far the call has come, no more.

    Without `sent` the call could not be kept: the page claims nothing, and `call` tries again.
    `unread`: nobody at school can read the words, and the child reads that.
    """

    IDLE: ClassVar[Idle | None] = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,ctrl+b", "done", "Done", id="help_page.done", show=False)
    ]

    def __init__(
        self,
        intake: Intake,
        clock: Clock,
        sent: Sent | None,
        version: str = "older",
        call: Call | None = None,
        *,
        unread: bool = False,
    ) -> None:
        super().__init__(intake, clock)
        self._sent, self.version, self._call = sent, version, call
        self._unread = unread
        self._seconds = 0
        self.state = HERE if sent else ""

    def compose(self) -> ComposeResult:
        """Draw the page for the child and, in a frame, what the grown-up is to know."""
        words = f"{self.version}.help.page"
        with Vertical(classes="page help-page"):
            with Horizontal(classes="for-child"):
                yield Picture("grown-up")
                with Sentences():
                    yield PlainText(text(f"{words}.title"), classes=f"title {VITAL}")
                    yield PlainText(classes=f"show {VITAL}")
                    yield PlainText(classes=f"childline {VITAL}")
                    yield PlainText(classes=f"danger {VITAL}")
                    yield PlainText(classes="own-state")
                    yield OutOfHours(self.intake, self.clock, nobody_looks)
            with Container(classes="beneath"):
                with Vertical(classes="for-grown-up"):
                    yield PlainText(text(f"{words}.grown_up"), classes="grown-up")
                    yield PlainText(classes="state")
                yield Tiles(
                    button("again", "again", key="1", id="again"),
                    button("done", "done", id="done"),
                    classes="answers",
                )
        yield from self.always()

    def on_mount(self) -> None:
        """Show the page for the grown-up and begin to look for an answer."""
        self._show()
        self.query_one("#done" if self._sent else "#again").focus()
        self.set_interval(1.0, self.tick)

    def tick(self) -> None:
        """Look how far the call has come; after a while go, for whoever walks past."""
        self._seconds += 1
        if self._sent is None and self._seconds % TRIES_EVERY == 0:
            self.call()
        self._look()
        self.query_one(OutOfHours).look()
        if self._sent is not None and self._seconds == STAYS:
            self.action_done()

    def call(self) -> None:
        """Try to call for help; what fails is said by saying nothing."""
        try:
            self._sent = self._call() if self._call else None
        except WorryBoxError:
            self._sent = None
        self._seconds = 0
        self.state = HERE if self._sent else ""
        self._look()

    def action_done(self) -> None:
        """Go to the ordinary first page; a calm line there says how far the call has come.

        A round goes on instead: other children wait for their turns.
        """
        beneath = self.app.screen_stack[-2:-1]
        if any(isinstance(each, PupilScreen) and each.goes_on_after_help() for each in beneath):
            self.dismiss()
        else:
            self.action_hide()

    @on(Tile.Chosen, "#again")
    def _again(self, event: Tile.Chosen) -> None:
        event.stop()
        self.call()
        if self._sent is not None:
            self.query_one("#done").focus()

    @on(Tile.Chosen, "#done")
    def _done(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_done()

    def _look(self) -> None:
        if self._sent is not None:
            # When it cannot be read, what was true a second ago stays on the page.
            with suppress(WorryBoxError):
                self.state = self.intake.help_state(self._sent)
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        name = f"{self.version}.help.page.{self.state}" if self.state else NOT_KEPT
        shape = (SIGNS[self.state],) if self.state else ()
        # The school's grown-ups read English; a child who does not is told in its own language.
        self.query_one(".state", PlainText).say(together(*shape, english(name)))
        waits = [text("pupil.help.unread")] if self._unread and self._sent else []
        show = text(f"{self.version}.help.page.show")
        self.query_one(".show", PlainText).say(together(show, *waits))
        own = together() if spoken_now().code == ENGLISH else text(name)
        self.query_one(".own-state", PlainText).say(own)
        # While nobody looks that is said as well: then these are the short ones.
        standing = self.intake.standing(self.clock())
        closed = "pupil.closed" if nobody_looks(standing) else f"{self.version}.help.page"
        for call in ("childline", "danger"):
            self.query_one(f".{call}", PlainText).say(text(f"{closed}.{call}"))
        self.query_one(Sentences).fit()
        again = not self.state and self._call is not None
        self.query_one("#again").display = again
        self.query_one("#done", Tile).key = "2" if again else "1"
        self.set_class(not self.state, "-failed")
