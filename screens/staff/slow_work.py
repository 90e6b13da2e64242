"""Slow work in a thread, with a quiet word at the foot of the screen while it lasts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import Worker, WorkerState

from screens.widgets.plain import PlainText
from screens.widgets.screen import ModalScreen
from store.errors import OutOfOrder, WorryBoxError


@dataclass(frozen=True)
class Outcome:
    """What slow work came to: its value, or the store's error."""

    value: Any = field(default=None, repr=False)
    error: WorryBoxError | None = None


class Busy(ModalScreen[Outcome]):
    """Runs a job that touches no widget and no file; nothing can be typed meanwhile."""

    def __init__(self, words: str, job: Callable[[], Any]) -> None:
        super().__init__()
        self._words, self._job = words, job
        self._outcome: Outcome | None = None

    def compose(self) -> ComposeResult:
        """Draw the quiet word."""
        yield PlainText(self._words, classes="busy")

    def on_mount(self) -> None:
        """Begin."""
        self._run()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _run(self) -> Outcome:
        try:
            return Outcome(self._job())
        except WorryBoxError as error:
            return Outcome(error=error)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """End with the job; say so when the machine itself refuses, for want of memory perhaps."""
        if event.state is WorkerState.SUCCESS:
            self._outcome = event.worker.result
        elif event.state is WorkerState.ERROR:
            self._outcome = Outcome(error=OutOfOrder("This machine could not do it just now."))
        self._end()

    def on_screen_resume(self) -> None:
        """End late when something else stood in front at the time."""
        self._end()

    def _end(self) -> None:
        if self._outcome is not None and self.is_active:
            self.dismiss(self._outcome)


class Stoppable(Busy):
    """Slow work whose job asks now and then whether it `is_stopped`: by Esc, or by the lock.

    `count` may be called from its thread with how many of how many are done.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop", id="busy.stop", tooltip="Stop what is being done"),
    ]
    ENDS: ClassVar[str] = "Stopping…"
    COUNTS: ClassVar[str] = ""
    """What is said of `done` and `of`."""

    @dataclass
    class Counted(Message):
        """So many of so many are done."""

        done: int
        of: int

    is_stopped = False

    def on_unmount(self) -> None:
        """Do no more once the screen was locked."""
        self.is_stopped = True

    def action_stop(self) -> None:
        """Do no more."""
        self.is_stopped = True
        self.query_one(PlainText).show(self.ENDS)

    def count(self, done: int, of: int) -> None:
        """Say how far it is."""
        self.post_message(self.Counted(done, of))

    @on(Counted)
    def _show_count(self, event: Counted) -> None:
        event.stop()
        if not self.is_stopped:
            self.query_one(PlainText).show(self.COUNTS.format(done=event.done, of=event.of))
