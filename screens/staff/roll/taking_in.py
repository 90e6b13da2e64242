"""Taking in a list in a thread, with a word at the foot of the screen that counts."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.staff.slow_work import Busy
from screens.widgets.plain import PlainText
from store.roll.taking_in import TakingIn

BEGUN = "Taking in… Esc stops, and nothing is changed."
ENDS = "Stopping…"


class TakingInRoll(Busy):
    """Runs an import; until all of it is written Esc stops it, and nothing is changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop", id="taking_in.stop", tooltip="Stop; nothing is changed"),
    ]

    @dataclass
    class Written(Message):
        """So many entries of so many are written."""

        done: int
        of: int

    def __init__(self, job: TakingIn, now: datetime) -> None:
        super().__init__(BEGUN, lambda: job.run(now))
        self._stopped = False
        job.on_written = lambda done, of: self._written(done, of)
        job.stopped = lambda: self._stopped

    def on_unmount(self) -> None:
        """Write nothing more once the screen was locked."""
        self._stopped = True

    def action_stop(self) -> None:
        """Stop, if not everything is committed yet."""
        self._stopped = True
        self.query_one(PlainText).show(ENDS)

    def _written(self, done: int, of: int) -> None:
        self.post_message(self.Written(done, of))

    @on(Written)
    def _count(self, event: Written) -> None:
        event.stop()
        if not self._stopped:
            words = f"Written {event.done:,} of {event.of:,}. Esc stops, and nothing is changed."
            self.query_one(PlainText).show(words)
