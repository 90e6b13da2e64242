"""Making papers in a thread, with a word at the foot of the screen that counts them."""

from screens.papers.printing import Printing
from screens.staff.slow_work import Stoppable

BEGUN = "Making papers… Esc stops."


class MakingPapers(Stoppable):
    """Runs a printing; Esc ends it after the paper that is being made."""

    ENDS = "Stopping after this one…"
    COUNTS = "Made {done} of {of}. Esc stops."

    def __init__(self, job: Printing) -> None:
        super().__init__(BEGUN, job.run)
        job.on_made = self.count
        job.stopped = lambda: self.is_stopped
