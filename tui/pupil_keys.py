"""Which keys and presses of a child count: none that a held key repeats, none for an unseen page.

Two fingers, or a child that taps on, press two keys 20 to 100 ms apart. The page that comes up
between them would take the second for its own answer, and so it would the second tap of a finger
that slid a cell further: words would be sent, or shown to whom they
name, by a question that nobody read. So a page takes no answer before it has been drawn and
somebody could have seen it. A call for help waits for nothing, nor does what only moves or goes
back, nor a letter where letters are typed.
"""

from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from screens.pupil.base import PupilScreen
from screens.pupil.foot import FootTile
from tui.key_repeat import TURNS, KeyRepeat

SEEN = 0.3
"""Seconds from the drawing of a page within which nobody has seen it and pressed a key for it:
to press at a mere light takes adults 0.2 to 0.25, and children longer."""
LOST = 3.0
"""Seconds after which a page takes keys although nothing has said that it was drawn: it must keep
no child out for good."""
HELP = frozenset({"ctrl+n", "f1"})
"""Keys that call for help, on whatever page."""
AT_ONCE = frozenset({"help-now", "hide", "back"})
"""The tiles of the foot that do what those keys, Hide and Back do."""


def came(message: Message) -> float:
    """Return the seconds at which the terminal gave a key, or something happened."""
    return message.time


def _takes_at_once(widget: Widget) -> bool:
    from textual.widgets import Input, TextArea

    return any(
        isinstance(each, Input | TextArea) or (isinstance(each, FootTile) and each.id in AT_ONCE)
        for each in widget.ancestors_with_self
    )


class PupilKeys:
    """Tells what counts from what does not; `seconds` says when a key came, or a page was drawn."""

    def __init__(self, seconds: Callable[[Message], float] = came) -> None:
        self._seconds = seconds
        self._repeat = KeyRepeat()
        self._sight: object = None
        self._awaited: object = None
        self._drawn = self._settled = self._last = self._since = float("-inf")
        self._pressed_unseen = False

    def drawn(self, event: PupilScreen.Drawn, front: Screen[Any] | None = None) -> None:
        """Note that the page in front is seen from now on, or that nothing moves on it any more.

        Not so what a page behind it says late of itself, that came up for no more than a moment,
        nor the last page of a kiosk that ends.
        """
        if not (isinstance(front, PupilScreen) and event.sight is front.sight):
            return
        at = self._seconds(event)
        if event.sight is not self._sight:
            self._sight, self._drawn, self._settled = event.sight, at, float("inf")
        if event.settled:
            self._settled = at

    def is_for_nobody(self, event: events.Key, screen: Screen[Any], focused: Widget | None) -> bool:
        """Note a key, whatever page it is for; tell whether a pupil's page must not take it."""
        from textual.widgets import Input, TextArea

        at, typing = self._seconds(event), isinstance(focused, Input | TextArea)
        held = self._repeat.is_repeat(event.key, at, typing=typing)
        before, self._last = self._last, at
        if not isinstance(screen, PupilScreen):
            return False
        # In a text entry of one line Enter goes on, in one of several it is typed.
        typed = typing and (
            event.is_printable or (event.key == "enter" and isinstance(focused, TextArea))
        )
        waits = not (typed or screen.at_once or event.key in TURNS | HELP)
        return held or (waits and self._unseen(screen.sight, at, before, self._drawn))

    def is_press_for_nobody(self, event: events.MouseEvent, app: App[None]) -> bool:
        """Tell whether a pupil's page must not take a press of the mouse or a finger.

        What calls for help, hides, goes back or is typed into takes it at once.
        """
        if event.is_forwarded or not isinstance(event, events.MouseDown | events.MouseUp):
            return False
        screen = app.screen
        # One that began where nobody could let go of it any more is over.
        unseen, self._pressed_unseen = self._pressed_unseen, False
        if isinstance(event, events.MouseUp):
            return unseen
        if not screen.region.contains(event.x, event.y):
            return False
        at = self._seconds(event)
        before, self._last = self._last, at
        if isinstance(screen, PupilScreen) and not (
            screen.at_once or _takes_at_once(screen.get_widget_at(event.x, event.y)[0])
        ):
            # A key is that of its tile wherever that stands; a finger hits what stands there.
            self._pressed_unseen = self._unseen(screen.sight, at, before, self._settled)
        return self._pressed_unseen

    def _unseen(self, sight: object, at: float, before: float, drawn: float) -> bool:
        if sight is self._sight and drawn < float("inf"):
            return at - drawn < SEEN
        if sight is not self._awaited:  # it came up behind the key before this one
            self._awaited, self._since = sight, before
        return at - self._since < LOST
