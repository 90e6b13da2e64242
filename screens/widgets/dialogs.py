"""Short questions in front of a screen: yes or no, a message."""

from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button

from screens.widgets.plain import PlainText, plain
from screens.widgets.screen import ModalScreen
from store.errors import WorryBoxError

Answer = TypeVar("Answer")


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


class Refusal(Message):
    """Say what could not be done, in the sentence of the error."""

    def __init__(self, error: WorryBoxError) -> None:
        super().__init__("That did not work", str(error))
