"""Reading a pupil's page aloud, where staff have said that it may be."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App

from screens.pupil.base import PupilScreen
from screens.widgets.spoken import spoken
from store.errors import WorryBoxError
from store.home import Home
from store.terminals import settings
from tui.idle import IdleLock
from tui.key_repeat import MOVES
from tui.pupil_keys import HELP

if TYPE_CHECKING:
    from tui.speech.speech import Speech

ON = "-reads"
"""The class of an app whose pupils' pages offer to be read."""


LEAVES = frozenset({"escape", "backspace", "ctrl+b"})
"""Keys that lead away and give nothing out of hand: they act whether something is read or not."""
BY_FOCUS = frozenset({"enter", "space"})


class Reading:
    """Reads on request; any key stops it, and nobody counts as gone while it lasts.

    A child takes any key for that: so one that would choose what happens to have the focus, or
    send or call where that is one key away, does nothing else while something is read.
    """

    def __init__(self, app: App[Any], home: Home, idle: IdleLock) -> None:
        self._app, self._home, self._idle = app, home, idle
        self._speech: Speech | None = None
        self._hushed: events.Event | None = None
        self._heard: events.Event | None = None
        self._paused = False
        self._overheard = True

    def set_up(self) -> None:
        """Offer it where it is set and something can be heard; nobody sees it elsewhere."""
        # Where the disk cannot be read, hiding a page must work all the same.
        with suppress(WorryBoxError):
            way = settings.get(self._home.desk.db, settings.SOUND)
            self._overheard = way == settings.SPEAKER
            self._app.set_class(bool(way) and _can_speak(), ON)

    def hear(self, event: events.Event) -> bool:
        """Be quiet at any key or press; tell whether it was for that alone.

        One that was for that reads nothing anew.
        """
        if event is self._heard:
            return False  # what no widget wanted comes by a second time
        self._heard = event
        if not isinstance(event, events.Key | events.MouseDown | events.Paste):
            return False
        self._hushed = event if self._speech and self._speech.stop() else None
        return self._hushed is not None and isinstance(event, events.Key) and self._hushes(event)

    def _hushes(self, key: events.Key) -> bool:
        from textual.widgets import Input, TextArea

        screen, at = self._app.screen, self._app.focused
        if not isinstance(screen, PupilScreen) or key.key in LEAVES | MOVES:
            return False
        if isinstance(at, Input | TextArea) and (key.is_printable or isinstance(at, TextArea)):
            # What is typed there is typed; of the rest only Enter is.
            return screen.sends and not (key.is_printable or key.key == "enter")
        if key.key in HELP and not screen.calls:
            return False
        return screen.sends or key.key in BY_FOCUS

    def read(self, screen: PupilScreen[Any]) -> None:
        """Read the page in front, unless the key has just stopped it."""
        hushed, self._hushed = self._hushed, None
        if hushed is None and screen is self._app.screen and self._app.has_class(ON):
            self._voice().say(spoken(screen, overheard=self._overheard))
            self._idle.pause()
            self._paused = True

    def tick(self) -> None:
        """Count quiet again once nothing is being said."""
        if self._paused and not self._voice().speaking:
            self._paused = False
            self._idle.resume()

    def try_aloud(self, then: Callable[[str], None]) -> None:
        """Say a sentence for staff, then tell why it could not be said, if so."""
        job = partial(self._try, then)
        Thread(target=job, name="sound test", daemon=True).start()

    def _try(self, then: Callable[[str], None]) -> None:
        from tui.speech.trial import try_aloud

        trouble = try_aloud(self._voice())
        self._app.call_later(then, trouble)

    def stop(self) -> None:
        """Be quiet."""
        if self._speech:
            self._speech.stop()

    def _voice(self) -> "Speech":
        # Read when first needed: the first page must be there at once.
        from store.languages.clips import clip_of
        from tui.speech.speech import Speech

        self._speech = self._speech or Speech(partial(clip_of, self._home))
        return self._speech


def _can_speak() -> bool:
    from tui.speech.speech import can_speak

    return can_speak()
