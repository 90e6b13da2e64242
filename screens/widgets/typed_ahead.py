"""Keys that come quicker than the page: each goes to what stood there when it was pressed."""

from math import inf
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

GOES = {"tab": Screen.focus_next, "shift+tab": Screen.focus_previous}
"""Keys that lead elsewhere."""

if TYPE_CHECKING:
    _Beside = Widget
else:
    # Of a widget's bases Textual takes styles and bindings from the first one: this has none.
    _Beside = object


class TypedAhead(_Beside):
    """Where something is filled in. It may appear while somebody types: `drawn` is since when.

    A question that nobody has seen yet is not answered: what was pressed before it was drawn goes
    to the field that stood below it.
    """

    drawn: float = 0.0

    def appear(self) -> None:
        """Take no key that is pressed before this is drawn."""
        self.drawn = inf
        self.call_after_refresh(self._is_drawn)

    def _is_drawn(self) -> None:
        # The clock by which Textual says when a key was pressed.
        self.drawn = Message().time

    async def leads_on(self, event: events.Key) -> bool:
        """Do a Tab at once, or pass a key on that was meant for another field; tell whether it was.

        Textual looks for what a key is bound to once the key has come up to the app: what is
        typed quickly behind a Tab would come here and not to where the Tab leads.
        """
        unseen = self._leave_unseen(event)
        there = self.screen.focused or self.screen
        if go := GOES.get(event.key):
            go(self.screen)
        elif unseen or (there is not self and not isinstance(event._sender, TypedAhead)):
            # Another field may have passed it on: then it came before what moves the focus now.
            passed = events.Key(event.key, event.character).set_sender(self)
            passed.time = event.time
            there._forward_event(passed)
        else:
            return False
        event.stop()
        event.prevent_default()
        return True

    def _leave_unseen(self, event: events.Key) -> bool:
        """Go on to the next field that was there when a key was pressed, unless this one was."""
        if event.time >= self.drawn:
            return False
        here = self.screen.focused
        while isinstance(here, TypedAhead) and event.time < here.drawn:
            here = self.screen.focus_next()
        return True

    async def do_at_once(self, event: events.Key) -> None:
        """Do what a key is bound to here, so that what is typed behind it does not go before it."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return
