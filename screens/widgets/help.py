"""The keys of a screen, generated from its bindings."""

from typing import Any, ClassVar

from textual.actions import parse
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Button

from screens.widgets.dialogs import Dialog, DialogText
from screens.widgets.plain import PlainText

_MOVING = {
    "app.focus_next": "Go to the next place",
    "app.focus_previous": "Go back to the place before",
}
"""What the keys do that every screen has, in plain words."""
_WRITTEN = {"tab": "Tab", "shift+tab": "Shift+Tab", "escape": "Esc", "enter": "Enter"}


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
    """Return a line for each key that does something on this screen now."""
    lines: list[str] = []
    for found in screen._bindings.key_to_bindings.values():
        for binding in found:
            if not binding.description or not _works(screen, binding):
                continue
            words = _MOVING.get(binding.action) or binding.tooltip or binding.description
            line = f"{_key(screen, binding):<10} {words}"
            if line not in lines:
                lines.append(line)
    return lines


def _works(screen: Screen[Any], binding: Binding) -> bool:
    """Tell whether the key does anything here: nothing is copied, and not every act is open."""
    if binding.action.endswith("copy_text"):
        return False
    name, parameters = parse(binding.action)[1:]
    return screen.check_action(name, parameters) is True


def _key(screen: Screen[Any], binding: Binding) -> str:
    """Return the key as the tiles write it: `Ctrl+L`, `Esc`, `A`."""
    if binding.key in _WRITTEN:
        return _WRITTEN[binding.key]
    if "+" in binding.key:
        return binding.key.title()
    key = screen.app.get_key_display(binding)
    return key.upper() if len(key) == 1 else key.capitalize()
