"""Trying every key a child needs, one after another: which arrive, and as what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Button

from screens.widgets.key_names import Key, came_as
from screens.widgets.plain import PlainText
from screens.widgets.screen import Screen


@dataclass(frozen=True)
class Wrong:
    """A key that arrived as another, in words, or not at all (`came` is empty)."""

    key: Key
    came: str

    @property
    def sentence(self) -> str:
        """What was wrong, in words."""
        came = f"arrived as {self.came}" if self.came else "nothing arrived"
        return f"{_capital(self.key.words)}: {came}."


class KeyTest(Screen[tuple[Wrong, ...]]):
    """Asks for one of the `keys` after another; answers with those that were wrong."""

    DEFAULT_CLASSES = "-staff"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__()
        self._count, self._left = len(keys), list(keys)
        self._wrong: list[Wrong] = []

    def compose(self) -> ComposeResult:
        """Draw the key to be pressed and, below, what to do when nothing happens."""
        with Vertical(classes="key-test"):
            yield PlainText("Keys · this terminal", classes="title")
            with VerticalScroll(id="keys-said"):
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
        wanted = self._left.pop(0)
        if not wanted.is_it(event):
            self._wrong.append(Wrong(wanted, came_as(event)))
        self._ask()

    @on(Button.Pressed, "#nothing")
    def _nothing(self, event: Button.Pressed) -> None:
        event.stop()
        if self._left:
            self._wrong.append(Wrong(self._left.pop(0), ""))
            self._ask()

    @on(Button.Pressed, "#done")
    def _done(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(tuple(self._wrong))

    def _ask(self) -> None:
        self.set_focus(None)  # else Enter would press what has it
        wanted = f"Please press {self._left[0].words}." if self._left else "\n".join(self._said())
        self.query_one("#key-wanted", PlainText).show(wanted)
        done = self._count - len(self._left)
        self.query_one("#keys-left", PlainText).show(f"{done} of {self._count} keys tried.")
        # What was wrong has the whole window: in a low one every line is needed.
        for name in (".title", "#keys-left", "#nothing", "#key-hint"):
            self.query_one(name).display = bool(self._left)
        self.query_one("#done").display = not self._left
        if self._wrong and not self._left:
            self.query_one("#keys-said").focus()

    def _said(self) -> Iterator[str]:
        if not self._wrong:
            yield "Every key arrives as it should."
            return
        yield from (each.sentence for each in self._wrong)
        yield "The keyboard's layout, or the terminal program, makes something else of these."


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
