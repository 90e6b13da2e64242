"""Short questions in front of a screen: yes or no, a message."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from screens.widgets.abstract import Abstract
from screens.widgets.dialog_text import DialogText
from screens.widgets.not_done import NOT_DONE
from screens.widgets.plain import PlainText, plain
from screens.widgets.screen import ModalScreen
from store.errors import WorryBoxError

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """Words in front of a screen; Page up and Page down go through long ones."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "read_on(-1)", show=False),
        Binding("pagedown", "read_on(1)", show=False),
    ]

    def action_read_on(self, by: int) -> None:
        """Show the words further up or down."""
        for text in self.query(DialogText):
            text.read_on(by)


class Question(Dialog[Answer], metaclass=Abstract):
    """Words and a few answers side by side; the first is the main one, Escape gives the last.

    `answers` maps each answer's id to its words; `begin` is the id the focus starts on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "move(-1)", show=False),
        Binding("right,down", "move(1)", show=False),
    ]
    KIND: ClassVar[str]
    """What the ids of its buttons begin with."""

    def __init__(self, title: str, text: str, answers: Mapping[str, str], begin: str) -> None:
        super().__init__()
        self._title, self._text, self._answers, self._begin = title, text, answers, begin

    @abstractmethod
    def answer(self, id: str) -> Answer | None:
        """Return what the dialog ends with when the button of this answer is pressed."""

    def compose(self) -> ComposeResult:
        """Draw the question and its answers."""
        main = next(iter(self._answers))
        with Vertical(classes="dialog"):
            yield PlainText(self._title, classes="dialog-title")
            with DialogText(classes="dialog-text"):
                yield PlainText(self._text)
            with Horizontal(classes="dialog-buttons"):
                for id, words in self._answers.items():
                    look = "-main" if id == main else None
                    yield Button(plain(words), id=f"{self.KIND}-{id}", classes=look)

    def on_mount(self) -> None:
        """Begin where its maker says."""
        self.query_one(f"#{self.KIND}-{self._begin}").focus()

    def action_move(self, by: int) -> None:
        """Go to another answer."""
        self.focus_next() if by > 0 else self.focus_previous()

    def action_last(self) -> None:
        """Give the last answer."""
        self.dismiss(self.answer(list(self._answers)[-1]))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(self.answer((event.button.id or "").removeprefix(f"{self.KIND}-")))


class Confirm(Question[bool]):
    """Ask yes or no. The focus is on `no` when yes cannot be taken back (`careful`)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "last", "Back", id="confirm.no", tooltip="The same as no")
    ]
    KIND = "confirm"

    def __init__(
        self, title: str, text: str, yes: str = "Yes", no: str = "No", *, careful: bool = False
    ) -> None:
        super().__init__(title, text, {"yes": yes, "no": no}, "no" if careful else "yes")

    def answer(self, id: str) -> bool:
        """Return whether it was yes."""
        return id == "yes"


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
    """Say why something was not done, in the sentence of the error; the title says what."""

    def __init__(self, error: WorryBoxError, title: str = NOT_DONE) -> None:
        super().__init__(title, str(error))
