"""The keys of a screen, generated from its bindings."""

from collections.abc import Collection, Iterator
from typing import Any, ClassVar

from textual.actions import parse
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button

from screens.widgets.dialog_text import DialogText
from screens.widgets.dialogs import Dialog
from screens.widgets.form import Form
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
    """Return a line for each key that does something on this screen now, its forms' own first."""
    forms = tuple(screen.query(Form))
    lines = [_line(*each) for form in forms for each in (*_said(screen, form), *form.choosing)]
    own = {key for form in forms for key in form._bindings.key_to_bindings}
    for key, words in _said(screen, screen, own):
        # In a field a question mark is typed.
        lines.append(_line("F1" if forms and key == "?" else key, words))
    return list(dict.fromkeys(lines))


def _line(key: str, words: str) -> str:
    return f"{key:<10} {words}"


def _said(
    screen: Screen[Any], node: Widget, leave_out: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yield each key of a screen, or of a form on it, with what it does now."""
    for key, found in node._bindings.key_to_bindings.items():
        for binding in found:
            if key not in leave_out and binding.description and _works(screen, binding):
                words = _MOVING.get(binding.action) or binding.tooltip or binding.description
                yield _key(screen, binding), words


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
