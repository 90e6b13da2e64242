"""Key rings for the other office terminals, made in the background while somebody is signed in."""

from contextlib import suppress
from dataclasses import dataclass, field

from textual import work
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from store import rings
from store.errors import WorryBoxError
from store.public_list import Terminal
from store.rings import Owed
from store.session import Session

LOOK_EVERY = 1.0
"""Seconds between two looks whether a PIN was typed that rings are to be made with."""


class OtherRings(Widget):
    """Nothing to see: makes the rings a session owes, one after the other.

    When the screen goes, at a lock, no further one is begun, and what was typed is forgotten.
    """

    DEFAULT_CSS = "OtherRings { display: none; }"

    @dataclass
    class Made(Message):
        """A ring is ready to be pinned up."""

        terminal: Terminal
        person: str
        ring: bytes = field(repr=False)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def on_mount(self) -> None:
        """Begin once the screen stands."""
        self.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Begin to make what is owed."""
        owed, self._session.owed = self._session.owed, None
        if owed is not None:
            self._make(owed)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _make(self, owed: Owed) -> None:
        worker = get_current_worker()
        for terminal in owed.terminals:
            try:
                ring = owed.lock(terminal)
            except WorryBoxError:
                return  # too little memory just now: the next sign-in makes it
            if worker.is_cancelled:
                return
            self.post_message(self.Made(terminal, owed.person, ring))

    def on_other_rings_made(self, event: Made) -> None:
        """Pin a ring up, unless its owner has gone or their PIN was changed since."""
        event.stop()
        session = self._session
        if session.owed is None and session.drawers and session.public.is_active(event.person):
            with suppress(WorryBoxError):  # a disk that takes nothing is told elsewhere
                rings.pin(session.home, event.terminal, event.person, event.ring)
