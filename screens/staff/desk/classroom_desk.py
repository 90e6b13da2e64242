"""What a teacher sees at a classroom terminal: they log a concern, and read nothing."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from screens.clock import Clock
from screens.idle import Idle
from screens.staff.adults.beside import in_words
from screens.staff.base import StaffScreen
from screens.staff.worries.concern import INTRO, about_adult, last_look, what_happens
from screens.styles import style
from screens.widgets.ask import Ask
from screens.widgets.dialogs import Message, Refusal
from screens.widgets.help import Help
from screens.widgets.not_done import not_yet
from screens.widgets.plain import PlainText
from screens.widgets.screen import Screen
from screens.widgets.tile import Tile, TileKeys, Tiles
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.told import Told
from store.sealed_drafts import SealedDrafts
from store.signing_in.logger import Logger
from store.worries import concerns

LOG, GO_ON = "Log a concern", "Go on with the concern you began"
ELSEWHERE = (
    "Nothing can be read at this terminal. What you logged before, and whether it was read, is "
    "under “Concerns” on your desk at an office terminal."
)
ITS_DESK = "your desk at an office terminal"
IN_DANGER = "A child in danger now? Go to the safeguarding lead first, then write."


class ClassroomDesk(TileKeys, Screen[None]):
    """One thing to do, and the lock; it locks soon when nobody is there."""

    CSS_PATH = style("staff")
    DEFAULT_CLASSES = "-staff"
    MENU, WRITING = Idle(after=20, warn=10), Idle(after=90, warn=30)
    """How long it stands untouched: half a minute, and longer for somebody who thinks."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+l", "lock", "Lock", id="classroom.lock", tooltip="Lock at once"),
        Binding("question_mark,f1", "show_help", "Help", id="classroom.help", key_display="?"),
    ]

    def __init__(self, logger: Logger, intake: Intake, clock: Clock, drafts: SealedDrafts) -> None:
        super().__init__()
        self.logger = logger
        self.intake = intake
        self.clock = clock
        self._drafts = drafts
        self._form: Ask | None = None

    @property
    def idle(self) -> Idle:
        """How long it may stand untouched now; an empty form is no reason to wait."""
        writing = self._form is not None and self._form.is_mounted and self._form.touched
        return self.WRITING if writing else self.MENU

    def compose(self) -> ComposeResult:
        """Draw who is here, what they can do, and where the rest is."""
        name, here = self.logger.person.name, self.intake.place
        yield PlainText(f"{name} · {here} · {self.logger.public.school}", classes="title")
        with Vertical(id="classroom"):
            yield PlainText(IN_DANGER, classes="warning")
            yield Tiles(
                Tile(LOG, "log", key="1", id="log"),
                Tile("Lock", "lock", key="Esc", id="lock"),
                Tile("Help", "help", key="?", id="help"),
                id="ways",
            )
            yield PlainText(ELSEWHERE, classes="quiet")
            yield PlainText(about_adult(self._numbers), classes="quiet")

    def on_mount(self) -> None:
        """Begin at what there is to do."""
        self._show()
        self.query_one("#log").focus()

    def on_screen_resume(self) -> None:
        """Say whether something was begun."""
        self._show()

    def keep_draft(self) -> None:
        """Keep what is half typed, sealed: the screen is about to be locked."""
        if self._form is not None and self._form.is_mounted:
            self._drafts.keep(self.logger, self._form.filled_in)

    @on(Tile.Chosen, "#log")
    def _log(self, event: Tile.Chosen) -> None:
        event.stop()
        self._ask()

    @on(Tile.Chosen, "#lock")
    def _lock(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_lock()

    @on(Tile.Chosen, "#help")
    def _help(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_show_help()

    def action_lock(self) -> None:
        """Lock at once."""
        self.post_message(StaffScreen.LockNow())

    def action_show_help(self) -> None:
        """Show the keys of this page."""
        self.app.push_screen(Help(self))

    def _show(self) -> None:
        begun = bool(self._drafts.find(self.logger))
        self.query_one("#log", Tile).say(GO_ON if begun else LOG)

    def _ask(self) -> None:
        public = self.logger.public
        self._form = Ask(
            LOG,
            concerns.fields(public, self.logger.person_id, beside=self._numbers),
            self._drafts.find(self.logger),
            intro=INTRO,
            save="Send",
            sure=lambda said: last_look(public, self.intake, self._told(said), self._numbers),
        )
        self.app.push_screen(self._form, self._answered)

    @property
    def _numbers(self) -> str:
        return in_words(self.logger.beside, self.clock())

    def _told(self, said: dict[str, str]) -> Told:
        return concerns.told(self.logger.public, said, self.logger.person_id)

    def _answered(self, said: dict[str, str] | None) -> None:
        form, self._form = self._form, None
        if said is None:
            if form is not None and form.touched:  # thrown away on purpose
                self._drafts.forget(self.logger)
            return
        try:
            concerns.log_here(self.logger, self.intake, said, self.clock())
        except WorryBoxError as error:
            self._drafts.keep(self.logger, said)
            self._ask()
            self.app.push_screen(Refusal(error, not_yet("Send", "Send")))
        else:
            self._drafts.forget(self.logger)
            self._thank(self._told(said))

    def _thank(self, telling: Told) -> None:
        readers = concerns.readers(self.intake, telling)
        public, writer = self.logger.public, self.logger.person_id
        words = what_happens(public, writer, readers, telling, ITS_DESK, numbers=self._numbers)
        self.app.push_screen(Message("Your concern was sent", words))
