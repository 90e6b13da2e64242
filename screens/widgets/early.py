"""Screens with a form: what is typed while they are still being built is meant for it.

On a busy machine a page takes a moment to stand, and until then no field has the cursor. What was
pressed meanwhile would go to the page, where nothing is bound to a digit: the first answer was
lost, and the next ones went to the wrong questions.
"""

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.widget import Widget

from screens.widgets.screen import Screen

if TYPE_CHECKING:
    _Beside = Screen[Any]
else:
    # Of a screen's bases Textual takes styles and bindings from the first one: this has none.
    _Beside = object


class TakesEarly(_Beside):
    """A screen that keeps keys and pastes until a field has the cursor, and hands them to it."""

    TAKES_AHEAD: ClassVar[bool] = True
    """What was pressed on the page before, once a key was on its way that leads here, is for it."""
    drops_early = False
    """Whether only a press is left to do here: a key pressed twice must not be that press."""
    _early: list[events.Key | events.Paste] | None = None
    _stands = False

    def _forward_event(self, event: events.Event) -> None:
        """Keep what is typed until the first field has the cursor."""
        if not self._stands and isinstance(event, events.Key | events.Paste):
            self._early = [*(self._early or ()), event]
        else:
            super()._forward_event(event)

    def watch_focused(self, focused: Widget | None) -> None:
        """Hand it on to the first field, before any key that comes after."""
        if focused is not None and not self._stands:
            self._stands, early = True, self._early or []
            # What went by way of the page before may come after what did not.
            for event in [] if self.drops_early else sorted(early, key=lambda each: each.time):
                focused._forward_event(event)
