"""Keys are for what was on the screen when they were pressed: none judges what nobody has seen."""

from math import inf
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    _Beside = Widget
else:
    # Of a widget's bases Textual takes styles and bindings from the first one: this has none.
    _Beside = object


class SeenFirst(_Beside):
    """A page where one key judges a row and the next one comes under the cursor."""

    _seen_from: float = 0.0

    def another_comes(self) -> None:
        """Take no key for the row under the cursor that is pressed before it is drawn."""
        self._seen_from = inf
        self.call_after_refresh(self._is_drawn)

    def was_seen(self, event: events.Key) -> bool:
        """Tell whether the row under the cursor was drawn when a key was pressed."""
        return event.time >= self._seen_from

    def _is_drawn(self) -> None:
        # The clock by which Textual says when a key was pressed.
        self._seen_from = Message().time
