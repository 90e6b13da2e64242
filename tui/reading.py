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

if TYPE_CHECKING:
    from tui.speech.speech import Speech

ON = "-reads"
"""The class of an app whose pupils' pages offer to be read."""


class Reading:
    """Reads on request; any key stops it, and nobody counts as gone while it lasts."""

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

    def hear(self, event: events.Event) -> None:
        """Be quiet at any key or press; one that was for that reads nothing anew."""
        if event is self._heard:
            return  # what no widget wanted comes by a second time
        self._heard = event
        if isinstance(event, events.Key | events.MouseDown | events.Paste):
            self._hushed = event if self._speech and self._speech.stop() else None

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
