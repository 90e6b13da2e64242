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
from screens.staff.half_written import HalfWritten
from screens.staff.key_line import KeyLine
from screens.styles import style
from screens.widgets.ask import Ask, Sure
from screens.widgets.dialogs import Confirm, Dialog, Message
from screens.widgets.help import Help
from screens.widgets.listing import Listing
from screens.widgets.screen import Screen
from screens.widgets.tile import Tile
from store.errors import Incomplete, WorryBoxError
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

NOT_KEPT = (
    "Throw this away?",
    "The disk takes nothing now: what you filled in is not saved, and cannot be kept for later.",
    "Throw away",
    "Go on filling in",
)

Result = TypeVar("Result")
Then = Callable[[dict[str, str]], None]


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
        self._asking: tuple[HalfWritten, Ask] | None = None
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
        wrong: Mapping[str, str] | None = None,
        typed: Mapping[str, str] | None = None,
    ) -> None:
        """Have a form filled in and hand what it says to `then`.

        `form` names it together with its subject: what is typed is kept under that name in the
        author's own drawer, and is there when it is asked again; `typed` is what stood there
        just now, whether the disk took it or not. What
        `then` refuses is shown and the form comes back as it was, at the field that is `wrong`. A
        form that is filled in already begins at its Save button when it is `ready`. `sure` makes a
        last question, or says beside the fields what is `Incomplete`.
        """
        half = HalfWritten(self.session, self.clock, form, fields)
        known = {**(values or {}), **half.before, **(typed or {})}

        def certain(said: dict[str, str]) -> Dialog[Any] | None:
            try:
                return sure(said) if sure else None
            except WorryBoxError as error:
                if _beside(error, fields):
                    raise
                return Message("That did not work", str(error))

        dialog = Ask(
            title,
            fields,
            known,
            intro=intro,
            save=save,
            ready=ready,
            sure=certain,
            wrong=wrong,
            clock=self.clock,
        )
        self._asking = (half, dialog)

        def again(beside: Mapping[str, str] | None = None) -> None:
            self.ask(
                title,
                fields,
                then,
                form=form,
                values=values,
                intro=intro,
                save=save,
                sure=sure,
                wrong=beside,
                typed=half.typed(dialog.form),
            )

        def thrown_away(yes: bool | None) -> None:
            if not yes:
                again()

        def answered(said: dict[str, str] | None) -> None:
            self._asking = None
            if said is None:
                # Only what was thrown away on purpose is forgotten; a look at it loses nothing.
                if dialog.touched:
                    half.forget()
                elif not self._keep_half(half, dialog, whole=bool(typed)):
                    self.app.push_screen(Confirm(*NOT_KEPT, careful=True), thrown_away)
                return
            try:
                then(said)
            except WorryBoxError as error:
                self._keep_half(half, dialog)
                beside = _beside(error, fields)
                again(beside)
                if not beside:
                    self.app.push_screen(Message("That did not work", str(error)))
            else:
                half.forget()

        self.app.push_screen(dialog, answered)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something in the store; what it refuses is shown as a sentence."""
        try:
            act()
        except WorryBoxError as error:
            self.app.push_screen(Message("That did not work", str(error)))
            return False
        return True

    def keep_draft(self) -> None:
        """Keep what is half typed: there is a pause, or the screen is about to be locked.

        It is locked even where the disk takes nothing.
        """
        if self._asking is not None:
            self._keep_half(*self._asking)

    def _keep_half(self, half: HalfWritten, dialog: Ask, *, whole: bool = False) -> bool:
        """Keep a draft where the disk takes it; tell whether it did."""
        try:
            half.keep(dialog.form, whole=whole)
        except WorryBoxError:
            return False
        return True

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


def _beside(error: WorryBoxError, fields: Sequence[Field]) -> Mapping[str, str]:
    """Return what is wrong by field, where each sentence has a field to stand beside."""
    wrong = error.wrong if isinstance(error, Incomplete) else {}
    return wrong if wrong.keys() <= {each.id for each in fields} else {}
