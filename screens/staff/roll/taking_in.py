"""Taking in a list in a thread, with a word at the foot of the screen that counts."""

from datetime import datetime

from screens.staff.slow_work import Stoppable
from store.roll.taking_in import TakingIn

BEGUN = "Taking in… Esc stops, and nothing is changed."


class TakingInRoll(Stoppable):
    """Runs an import; until all of it is written Esc stops it, and nothing is changed."""

    COUNTS = "Written {done:,} of {of:,}. Esc stops, and nothing is changed."

    def __init__(self, job: TakingIn, now: datetime) -> None:
        super().__init__(BEGUN, lambda: job.run(now))
        job.on_written = self.count
        job.stopped = lambda: self.is_stopped
