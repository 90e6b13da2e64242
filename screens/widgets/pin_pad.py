"""A number pad beside the secret entry, so that a mouse or a finger is enough."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from screens.widgets.secret_entry import SecretEntry
from screens.widgets.tile import Tile


class PinKey(Tile, can_focus=False):
    """One key of the pad. It leaves the focus in the entry."""


class PinPad(Widget):
    """A secret entry with digits, delete and enter below; letters come from the keyboard.

    Ctrl+S enters it, as it saves in every form.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "enter", "Enter", id="pin_pad.enter", show=False),
    ]

    @dataclass
    class Entered(Message):
        """A secret was entered. It is in no widget any more."""

        pad: "PinPad"
        secret: str

        @property
        def control(self) -> "PinPad":
            """The pad, for `@on(PinPad.Entered, "#id")`."""
            return self.pad

    def __init__(
        self,
        *,
        delete: str = "Delete",
        enter: str = "Enter",
        placeholder: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._words = {"delete": delete, "enter": enter}
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Draw the entry and the twelve keys."""
        yield SecretEntry(placeholder=self._placeholder)
        with Grid(classes="pin-keys"):
            for key in (*"123456789", "delete", "0", "enter"):
                yield PinKey(self._words.get(key, key), key, classes=f"-{key}")

    @property
    def entry(self) -> SecretEntry:
        """The entry the keys type into."""
        return self.query_one(SecretEntry)

    def clear(self) -> None:
        """Forget what was typed so far."""
        self.entry.value = ""

    @on(Tile.Chosen)
    def _pressed(self, event: Tile.Chosen) -> None:
        event.stop()
        entry, key = self.entry, event.tile.value
        entry.focus()
        if key == "enter":
            self.action_enter()
        elif key == "delete":
            entry.action_delete_left()
        else:
            entry.insert_text_at_cursor(key)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Hand on what was typed."""
        if secret := self.entry.take():
            self.post_message(self.Entered(self, secret).set_sender(self))
