"""The last page: the school is made while one watches."""

from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import Worker, get_current_worker

from screens.staff.set_up.step import Step
from screens.widgets.plain import PlainText
from store.errors import WorryBoxError
from store.school import set_up
from store.school.set_up import LockedRing

READY = (
    "is set up. Everybody signs in once with their first PIN and chooses their own. "
    "Where two have to agree about a child or an adult they count from the next school day on, "
    "an hour after school opens; "
    "people and terminals are added at once until then.\n\n"
    "Put both sheets where they belong now, and destroy every file you saved for printing."
)


class MakingStep(Step):
    """Locks a key ring for each person in a thread, then puts the school on the disk."""

    PART: ClassVar[str] = "Ready"
    NEXT: ClassVar[str] = "Start Worry Box"

    @dataclass
    class Locked(Message):
        """One more ring is ready; all of them when `done` is `of`."""

        rings: tuple[LockedRing, ...]
        of: int

    @dataclass
    class Failed(Message):
        """The machine could not do it."""

        sentence: str

    @dataclass
    class Made(Message):
        """The school is on the disk."""

    @dataclass
    class NotMade(Message):
        """It is not; `sentence` says why, and another try may do better."""

        sentence: str

    made = False
    _worker: "Worker[None] | None" = None

    @property
    def lead(self) -> str:
        """Say what is going on."""
        if self.made:
            return "Done."
        return "The school is being made. It takes a second for each person."

    def compose(self) -> ComposeResult:
        """Draw how far it is."""
        yield PlainText(id="progress")
        yield PlainText(id="outcome")

    def on_mount(self) -> None:
        """Begin at once."""
        self.start()

    def start(self) -> None:
        """Make the school, from the beginning."""
        self._show_progress(0, len(self.work.prepared.pins))
        self._worker = self._lock_rings()

    def stop(self) -> None:
        """Make no more rings; nothing of them was kept."""
        if self._worker is not None:
            self._worker.cancel()

    @work(thread=True, exclusive=True, exit_on_error=False, group="rings")
    def _lock_rings(self) -> None:
        prepared, worker = self.work.prepared, get_current_worker()
        rings: tuple[LockedRing, ...] = ()
        try:
            for ring in set_up.lock_rings(self.work.home, prepared):
                if worker.is_cancelled:
                    return
                rings = (*rings, ring)
                self.post_message(self.Locked(rings, len(prepared.pins)))
        except WorryBoxError as error:
            self.post_message(self.Failed(str(error)))

    def on_making_step_locked(self, message: Locked) -> None:
        """Show how far it is; with the last ring, put the school on the disk."""
        message.stop()
        self._show_progress(len(message.rings), message.of)
        if len(message.rings) < message.of:
            return
        try:
            set_up.install(self.work.home, self.work.prepared, message.rings, self.work.clock())
        except WorryBoxError as error:
            self._fail(str(error))
            return
        self.made = True
        self.query_one("#outcome", PlainText).show(f"{self.work.plan.school} {READY}")
        self.post_message(self.Made())

    def on_making_step_failed(self, message: Failed) -> None:
        """Say why it did not work."""
        message.stop()
        self._fail(message.sentence)

    def _fail(self, sentence: str) -> None:
        self.post_message(self.NotMade(f"{sentence} Nothing was made."))

    def _show_progress(self, done: int, of: int) -> None:
        bar = "█" * round(40 * done / of) + "░" * (40 - round(40 * done / of))
        self.query_one("#progress", PlainText).show(f"{bar}  {done} of {of} key rings")
