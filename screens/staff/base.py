"""What every staff screen has: a session, a way back, a lock at one key, help, and drafts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message as TextualMessage
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.deeds import Deeds
from screens.staff.form_in_front import FormInFront, Question, Then
from screens.staff.key_line import KeyLine
from screens.styles import style
from screens.widgets.ask import Sure
from screens.widgets.dialogs import Refusal
from screens.widgets.help import Help
from screens.widgets.listing import Listing
from screens.widgets.not_done import not_done
from screens.widgets.screen import Screen
from screens.widgets.tile import Tile
from store.errors import WorryBoxError
from store.fields import Field
from store.signing_in.session import Session

WANTED = (
    events.Key,
    Button.Pressed,
    Deeds.Chosen,
    KeyLine.Pressed,
    Listing.Chosen,
    Tile.Chosen,
)
"""How somebody says what a page is to do."""

Result = TypeVar("Result")


class StaffScreen(Screen[Result]):
    """A screen for a member of staff, handed the session it may use."""

    CSS_PATH = style("staff")
    DEFAULT_CLASSES = "-staff"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="staff.back", tooltip="Go back one screen"),
        Binding("ctrl+l", "lock", "Lock", id="staff.lock", tooltip="Blank the screen at once"),
        Binding(
            "ctrl+k",
            "jump",
            "Go to",
            id="staff.jump",
            tooltip="Go to a case, a worry, a page",
            priority=True,
        ),
        Binding("question_mark,f1", "show_help", "Help", id="staff.help", key_display="?"),
    ]

    @dataclass
    class LockNow(TextualMessage):
        """The session is to be locked at once."""

    @dataclass
    class CarryNow(TextualMessage):
        """What waits here and what waits elsewhere is to be carried now.

        `done` hears when a whole round that began after this is over: nothing, or why it broke off.
        """

        done: Callable[[str], None] = lambda trouble: None

    @dataclass
    class GoAnywhere(TextualMessage):
        """Somebody asks for the list of all that one can go to from this page."""

        page: "StaffScreen[Any]"

    @dataclass
    class GoTo(TextualMessage):
        """A case, a worry or another record is to be shown in front of this page."""

        page: "StaffScreen[Any]"
        subject: str

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__()
        self.session = session
        self.clock = clock
        self._form_in_front = FormInFront(self, session, clock, self.half_written_changed)
        self.take_capitals()

    async def _on_message(self, message: TextualMessage) -> None:
        """Do nothing that is asked while another page opens or stands in front.

        On a slow machine several keys wait by then; each would open one more page over the last.
        A key that nothing here has taken goes to the page in front.
        """
        if isinstance(message, WANTED) and not self.is_active:
            if isinstance(message, events.Key) and not self.is_left:
                message._bubble_to(self.app)
            return
        await super()._on_message(message)

    def take_capitals(self) -> None:
        """Let each letter do the same with Shift or Caps Lock: pages write keys as capitals."""
        keys = self._bindings.key_to_bindings
        for letter in [key for key in keys if len(key) == 1 and key.islower()]:
            capital = letter.upper()
            keys.setdefault(capital, [replace(each, key=capital) for each in keys[letter]])

    def ask(
        self,
        title: str,
        fields: Sequence[Field],
        then: Then,
        *,
        form: str,
        values: Mapping[str, str] | None = None,
        intro: str = "",
        save: str = "Save",
        ready: bool = False,
        sure: Sure | None = None,
        leads_on: bool = False,
        back: Callable[[], None] | None = None,
        changed: bool = False,
    ) -> None:
        """Have a form filled in, then something done; `Question` says what each of these is."""
        known = values or {}
        last = (save, ready, sure, leads_on, back, changed)
        question = Question(title, fields, then, form, known, intro, *last)
        self._form_in_front.ask(question)

    def attempt(self, act: Callable[[], object], doing: str = "") -> bool:
        """Do something in the store; what it refuses is shown as a sentence.

        `doing` says what, as a button would: "Open it".
        """
        try:
            act()
        except WorryBoxError as error:
            self.app.push_screen(Refusal(error, not_done(doing)))
            return False
        return True

    def half_written_changed(self) -> None:
        """Mark anew what is half written, where the page does: a form was done with."""

    def keep_draft(self) -> None:
        """Keep what is half typed: there is a pause, or the screen is about to be locked.

        It is locked even where the disk takes nothing.
        """
        self._form_in_front.keep_draft()

    @on(Button.Pressed)
    @on(KeyLine.Pressed)
    async def _do_what_is_named(self, event: Button.Pressed | KeyLine.Pressed) -> None:
        """Do the action of this page that a button or a key is named after: `take-off`, `page(1)`.

        A page's own handlers run as well, and first; one that means something else by the name of
        an action says `event.prevent_default()`.
        """
        pressed = event.key if isinstance(event, KeyLine.Pressed) else event.button.id or ""
        name, *given = pressed.split("(", 1)
        name = name.replace("-", "_")
        if hasattr(self, f"action_{name}"):
            event.stop()
            await self.run_action("(".join((name, *given)))

    def action_back(self) -> None:
        """Go back one screen."""
        self.dismiss()

    def action_lock(self) -> None:
        """Lock at once."""
        self.post_message(self.LockNow())

    def action_jump(self) -> None:
        """Go to a case, a worry or a page by a few letters."""
        if self.is_active and self.session.drawers:
            self.post_message(self.GoAnywhere(self))

    def go_to(self, subject: str) -> None:
        """Show a case, a worry or another record in front of this page."""
        self.post_message(self.GoTo(self, subject))

    def action_show_help(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(Help(self))
