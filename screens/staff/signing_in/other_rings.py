"""Key rings for other terminals, made in the background while somebody is signed in."""

from contextlib import suppress
from dataclasses import dataclass

from textual import work
from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker, get_current_worker

from store.errors import WorryBoxError
from store.signing_in import other_rings
from store.signing_in.session import Session

LOOK_EVERY = 1.0
"""Seconds between two looks whether a PIN was typed that rings are to be made with."""

STILL = (
    "\n\nYour key for the other terminals is being made. Please stay a few seconds more: "
    "locked now, you cannot sign in there until you have signed in here again."
)


class OtherRings(Widget):
    """Nothing to see: makes the rings a session owes, all with one stretch of the PIN.

    What is ready only after the screen has gone, at a lock, is thrown away.
    """

    DEFAULT_CSS = "OtherRings { display: none; }"

    @dataclass
    class Ready(Message):
        """Rings are ready to be pinned up."""

        made: other_rings.Made

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._making = False

    @property
    def still(self) -> str:
        """What to say to somebody who is about to lock before their rings are ready."""
        return STILL if self._session.owed is not None or self._making else ""

    def on_mount(self) -> None:
        """Begin once the screen stands."""
        self.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Begin to make what is owed."""
        owed, self._session.owed = self._session.owed, None
        if owed is not None:
            self._making = True
            self._make(owed)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _make(self, owed: other_rings.Owed) -> None:
        worker = get_current_worker()
        with suppress(WorryBoxError):  # too little memory just now: the next sign-in makes them
            made = owed.make()
            if not worker.is_cancelled:
                self.post_message(self.Ready(made))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Note when the making has ended, whichever way."""
        event.stop()
        self._making = not event.worker.is_finished

    def on_other_rings_ready(self, event: Ready) -> None:
        """Pin the rings up, unless their owner has gone or their PIN was changed since."""
        event.stop()
        session = self._session
        if session.owed is None and session.drawers and session.public.is_active(event.made.person):
            with suppress(WorryBoxError):  # a disk that takes nothing is told elsewhere
                other_rings.pin(session.home, event.made)
