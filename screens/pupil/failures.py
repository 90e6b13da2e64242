"""Which of the fixed texts says what went wrong."""

from store.errors import DiskFull, WorryBoxError
from store.intake import Intake


def kind_of(error: WorryBoxError) -> str:
    """Return which of the texts in `pupil.error` says why something was not kept."""
    return "full" if isinstance(error, DiskFull) else "not_saved"


def out_of_use(intake: Intake) -> str:
    """Return which of the texts in `pupil.error` says why nothing can be told here now."""
    return "out_of_order" if intake.withdrawn else "full"
