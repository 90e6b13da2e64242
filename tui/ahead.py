"""Keys that come quicker than pages open: what is typed behind a key is for where that key leads.

Textual gives a key to whatever has the cursor, and looks for what it is bound to once it has come
back up to the app. What is pressed right behind it is given to the same page by then, and would
come back to nobody once another stands in front.
"""

from typing import Any
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.screen import Screen


class Ahead(App[Any]):
    """An app whose forms get what was typed for them before they stood in front."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._given: WeakKeyDictionary[events.Key, Screen[Any]] = WeakKeyDictionary()

    async def on_event(self, event: events.Event) -> None:
        """Hand a key on that nobody wanted on the page it was given to."""
        if isinstance(event, events.Key):
            if not event.is_forwarded:
                self._given[event] = self.screen
            elif self._is_for_the_form_in_front(self._given.pop(event, None)):
                passed = events.Key(event.key, event.character)
                passed.time = event.time
                (self.focused or self.screen)._forward_event(passed)
                return
        await super().on_event(event)

    def _is_for_the_form_in_front(self, given: Screen[Any] | None) -> bool:
        """Tell whether another page was in front when a key came, and a form of it is now."""
        came = given is not None and given is not self.screen and given in self.screen_stack
        return came and getattr(self.screen, "TAKES_AHEAD", False)
