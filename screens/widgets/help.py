"""The keys of a screen, generated from its bindings."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Button

from screens.widgets.dialogs import Dialog, DialogText
from screens.widgets.plain import PlainText


class Help(Dialog[None]):
    """What each key of a screen does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,enter", "close", "Close", id="help.close", show=False),
        Binding("up", "read_on(-1)", show=False),
        Binding("down", "read_on(1)", show=False),
    ]

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._lines = lines_of(screen)

    def compose(self) -> ComposeResult:
        """Draw a line a key."""
        with Vertical(classes="dialog"):
            yield PlainText("Keys on this page", classes="dialog-title")
            with DialogText():
                yield PlainText("\n".join(self._lines))
            yield Button("Close", id="close")

    def on_button_pressed(self) -> None:
        """Close."""
        self.dismiss()

    def action_close(self) -> None:
        """Close."""
        self.dismiss()


def lines_of(screen: Screen[Any]) -> list[str]:
    """Return a line for each binding that has a description, the screen's own first."""
    lines: list[str] = []
    for bindings in (screen._bindings.key_to_bindings,):
        for found in bindings.values():
            for binding in found:
                if not binding.description or binding.action.endswith("copy_text"):
                    continue
                key = screen.app.get_key_display(binding)
                line = f"{key:<10} {binding.tooltip or binding.description}"
                if line not in lines:
                    lines.append(line)
    return lines
