"""Short questions in front of a screen: yes or no, a message, a small form."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button

from screens.clock import Clock, wall_clock
from screens.widgets.form import Form
from screens.widgets.plain import PlainText, plain
from screens.widgets.screen import ModalScreen
from store.errors import Incomplete
from store.fields import Field

Answer = TypeVar("Answer")

TALL = 30
"""From so many rows on a form leaves some of the page behind it in sight."""


class DialogText(VerticalScroll, can_focus=False):
    """The words of a dialog; long ones scroll, the buttons stay."""


class Dialog(ModalScreen[Answer]):
    """Words in front of a screen; Page up and Page down go through long ones."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "read_on(-1)", show=False),
        Binding("pagedown", "read_on(1)", show=False),
    ]

    def action_read_on(self, by: int) -> None:
        """Show the words further up or down."""
        for text in self.query(DialogText):
            text.scroll_relative(y=by * max(1, text.size.height - 1), animate=False)


class Confirm(Dialog[bool]):
    """Ask yes or no. The focus is on `no` when yes cannot be taken back (`careful`)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "no", "Back", id="confirm.no", tooltip="The same as no"),
        Binding("left,up", "move(-1)", show=False),
        Binding("right,down", "move(1)", show=False),
    ]

    def __init__(
        self, title: str, text: str, yes: str = "Yes", no: str = "No", *, careful: bool = False
    ) -> None:
        super().__init__()
        self._title, self._text, self._yes, self._no = title, text, yes, no
        self._careful = careful

    def compose(self) -> ComposeResult:
        """Draw the question and its two answers."""
        with Vertical(classes="dialog"):
            yield PlainText(self._title, classes="dialog-title")
            with DialogText(classes="dialog-text"):
                yield PlainText(self._text)
            with Horizontal(classes="dialog-buttons"):
                yield Button(plain(self._yes), id="confirm-yes", classes="-main")
                yield Button(plain(self._no), id="confirm-no")

    def on_mount(self) -> None:
        """Begin where no harm is done."""
        self.query_one("#confirm-no" if self._careful else "#confirm-yes").focus()

    def action_move(self, by: int) -> None:
        """Go to the other answer."""
        self.focus_next() if by > 0 else self.focus_previous()

    def action_no(self) -> None:
        """Answer no."""
        self.dismiss(False)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "confirm-yes")


class Message(Dialog[None]):
    """Say something and wait until it has been read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", id="message.close", tooltip="Close this message"),
        Binding("up", "read_on(-1)", show=False),
        Binding("down", "read_on(1)", show=False),
    ]

    def __init__(self, title: str, text: str, close: str = "OK") -> None:
        super().__init__()
        self._title, self._text, self._close = title, text, close

    def compose(self) -> ComposeResult:
        """Draw the words and one button."""
        with Vertical(classes="dialog"):
            yield PlainText(self._title, classes="dialog-title")
            with DialogText(classes="dialog-text"):
                yield PlainText(self._text)
            with Horizontal(classes="dialog-buttons"):
                yield Button(plain(self._close), id="message-close", classes="-main")

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(None)


Sure = Callable[[dict[str, str]], Dialog[Any] | None]
"""Makes the last question about what is filled in; anything but yes leads back to the form.

What it says is `Incomplete` is shown beside the fields.
"""


class Ask(ModalScreen[dict[str, str] | None]):
    """Have a few fields filled in; None when the person goes back.

    It begins at the first field, or at Save when it is filled in and `ready`. What is saved is
    asked about once more when `sure` makes a question of it. `wrong` says beside the fields what
    was refused before. A small window gives it all its rows.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "show_help", "Help", id="ask.help", key_display="?"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        values: Mapping[str, str] | None = None,
        *,
        intro: str = "",
        save: str = "Save",
        back: str = "Back",
        ready: bool = False,
        sure: Sure | None = None,
        wrong: Mapping[str, str] | None = None,
        clock: Clock = wall_clock,
    ) -> None:
        super().__init__()
        self._title, self._intro, self._ready, self._sure = title, intro, ready, sure
        self._wrong = wrong or {}
        self._form = Form(fields, values, save=save, back=back, clock=clock)

    def compose(self) -> ComposeResult:
        """Draw title, introduction and form."""
        # Said at once: else it would be drawn smaller first, and move under somebody's mouse.
        self.set_class(self.app.size.height < TALL, "-short")
        with Vertical(classes="dialog -wide"):
            yield PlainText(self._title, classes="dialog-title")
            if self._intro:
                yield PlainText(self._intro, classes="dialog-intro")
            yield self._form

    def action_show_help(self) -> None:
        """Show the keys of this form."""
        from screens.widgets.help import Help  # it is one of the dialogs of this file

        self.app.push_screen(Help(self))

    @property
    def filled_in(self) -> dict[str, str]:
        """What is filled in so far."""
        return dict(self._form.values)

    @property
    def touched(self) -> bool:
        """Whether anything differs from what was there at the start."""
        return self._form.touched

    def on_mount(self) -> None:
        """Begin at what is wrong, at the first field, or where only a press is left to do."""
        if self._wrong:
            self._form.show_wrong(self._wrong)
        elif self._ready:
            self._form.query_one("#form-save").focus()
        else:
            self._form.focus_first()

    @on(Form.Submitted)
    def _submitted(self, event: Form.Submitted) -> None:
        event.stop()
        try:
            question = self._sure(event.values) if self._sure else None
        except Incomplete as error:
            self._form.show_wrong(error.wrong)
            return
        if question is None:
            self.dismiss(event.values)
            return

        def answered(yes: object) -> None:
            if yes:
                self.dismiss(event.values)

        self.app.push_screen(question, answered)

    @on(Form.Cancelled)
    def _cancelled(self, event: Form.Cancelled) -> None:
        event.stop()
        if not self._form.touched:
            self.dismiss(None)
            return
        question = Confirm(
            "Throw this away?",
            "What you filled in is not saved.",
            yes="Throw away",
            no="Go on filling in",
            careful=True,
        )
        self.app.push_screen(question, self._thrown_away)

    def _thrown_away(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(None)
