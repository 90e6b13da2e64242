"""A first PIN, shown once to whoever passes it on."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from screens.staff.signing_in.choose_secret import spaced
from screens.widgets.plain import PlainText
from screens.widgets.screen import ModalScreen


class ShownOnce(ModalScreen[None]):
    """Shows a secret large. It closes only by saying that it was written down."""

    def __init__(self, title: str, text: str, secret: str) -> None:
        super().__init__()
        self._title, self._text, self._secret = title, text, secret

    def compose(self) -> ComposeResult:
        """Draw the secret between what it is for and what to do with it."""
        with Vertical(classes="dialog"):
            yield PlainText(self._title, classes="dialog-title")
            yield PlainText(self._text, classes="dialog-intro")
            yield PlainText(spaced(self._secret), classes="secret-shown")
            yield PlainText(
                "It is not shown again. It works once: at the first sign-in they choose "
                "their own PIN.",
                classes="dialog-intro",
            )
            with Horizontal(classes="dialog-buttons"):
                yield Button("I have written it down", id="written", classes="-main")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self._secret = ""
        self.dismiss(None)
