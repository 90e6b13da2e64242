"""Making papers in a thread, with a word at the foot of the screen that counts them."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.papers.printing import Printing
from screens.staff.slow_work import Busy
from screens.widgets.plain import PlainText

BEGUN = "Making papers… Esc stops."
ENDS = "Stopping after this one…"


class MakingPapers(Busy):
    """Runs a printing; Esc ends it after the paper that is being made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop", id="papers.stop", tooltip="Stop after this paper"),
    ]

    @dataclass
    class Made(Message):
        """So many papers of so many are made."""

        done: int
        of: int

    def __init__(self, job: Printing) -> None:
        super().__init__(BEGUN, job.run)
        self._stopped = False
        job.on_made = self._made
        job.stopped = lambda: self._stopped

    def on_unmount(self) -> None:
        """Make no further paper once the screen was locked."""
        self._stopped = True

    def action_stop(self) -> None:
        """Make no further paper."""
        self._stopped = True
        self.query_one(PlainText).show(ENDS)

    def _made(self, done: int, of: int) -> None:
        self.post_message(self.Made(done, of))

    @on(Made)
    def _count(self, event: Made) -> None:
        event.stop()
        if not self._stopped:
            self.query_one(PlainText).show(f"Made {event.done} of {event.of}. Esc stops.")
