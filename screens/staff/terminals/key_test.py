"""Trying every key a child needs, one after another: which arrive, and as what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Button

from screens.widgets.plain import PlainText
from screens.widgets.screen import Screen

KEYS = {
    "up": "the arrow up",
    "down": "the arrow down",
    "left": "the arrow to the left",
    "right": "the arrow to the right",
    **{digit: digit for digit in "1234567890"},
    "enter": "Enter",
    "backspace": "Backspace, which takes a letter away",
    "ctrl+f": "Ctrl and F together, which goes on",
    "ctrl+b": "Ctrl and B together, which goes back",
    "ctrl+n": "Ctrl and N together, which asks for help",
    "escape": "Esc",
}
"""What arrives here when a key is right, and what people call it."""


@dataclass(frozen=True)
class Wrong:
    """A key that arrived as another, or not at all (`came` is empty)."""

    key: str
    came: str

    @property
    def sentence(self) -> str:
        """What was wrong, in words."""
        if not self.came:
            return f"{_capital(KEYS[self.key])}: nothing arrived."
        return f"{_capital(KEYS[self.key])}: arrived as {KEYS.get(self.came, self.came)}."


class KeyTest(Screen[tuple[Wrong, ...]]):
    """Asks for one key after another; answers with those that were wrong."""

    DEFAULT_CLASSES = "-staff"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__()
        self._left = list(KEYS)
        self._wrong: list[Wrong] = []

    def compose(self) -> ComposeResult:
        """Draw the key to be pressed and, below, what to do when nothing happens."""
        with Vertical(classes="key-test"):
            yield PlainText("Keys · this terminal", classes="title")
            yield PlainText(id="key-wanted", classes="lead")
            yield PlainText(id="keys-left", classes="quiet")
            yield Button("Nothing happens", id="nothing")
            yield PlainText(
                "Press it once. Where nothing happens, press this with the mouse, "
                "or another key if there is no mouse: it is noted, and the next one comes.",
                classes="quiet",
                id="key-hint",
            )
            yield Button("Done  Enter", id="done")

    def on_mount(self) -> None:
        """Ask for the first key."""
        self.query_one("#done").display = False
        self._ask()

    def on_key(self, event: events.Key) -> None:
        """Judge the key; none does here what it does elsewhere."""
        if not self._left:
            if event.key in ("enter", "escape"):
                event.stop()
                self.dismiss(tuple(self._wrong))
            return
        event.stop()
        event.prevent_default()
        self._judge(event.key)

    @on(Button.Pressed, "#nothing")
    def _nothing(self, event: Button.Pressed) -> None:
        event.stop()
        if self._left:
            self._judge("")

    @on(Button.Pressed, "#done")
    def _done(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(tuple(self._wrong))

    def _judge(self, came: str) -> None:
        wanted = self._left.pop(0)
        if came != wanted:
            self._wrong.append(Wrong(wanted, came))
        self._ask()

    def _ask(self) -> None:
        self.set_focus(None)  # else Enter would press what has it
        wanted = f"Please press {KEYS[self._left[0]]}." if self._left else "\n".join(self._said())
        self.query_one("#key-wanted", PlainText).show(wanted)
        done = len(KEYS) - len(self._left)
        self.query_one("#keys-left", PlainText).show(f"{done} of {len(KEYS)} keys tried.")
        # What was wrong has the whole window: in a low one every line is needed.
        for name in (".title", "#keys-left", "#nothing", "#key-hint"):
            self.query_one(name).display = bool(self._left)
        self.query_one("#done").display = not self._left

    def _said(self) -> Iterator[str]:
        if not self._wrong:
            yield "Every key arrives as it should."
            return
        yield from (each.sentence for each in self._wrong)
        yield "The keyboard's layout, or the terminal program, makes something else of these."


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
