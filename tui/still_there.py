"""Asking staff whether they are still there, before their screen locks."""

from typing import Any

from textual.app import App
from textual.notifications import Notification, Notify

ASKED = "This screen locks in {left} seconds. Press any key to stay."


class StillThere:
    """Asks once, until somebody touches anything: then the question is gone from the page."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._asked: Notification | None = None

    def ask(self, left: int) -> None:
        """Say that the screen locks in `left` seconds."""
        if self._asked is None:
            words = ASKED.format(left=left)
            self._asked = Notification(words, severity="warning", timeout=left)
            self._app.post_message(Notify(self._asked))

    def touch(self) -> None:
        """Take the question away: it covers what is worked on, and is answered."""
        if self._asked is not None:
            # Textual takes away all or none, and a call for help may stand beside it.
            self._app._unnotify(self._asked)
            self._asked = None
