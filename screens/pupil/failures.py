"""Which of the fixed texts says what went wrong."""

from assets.texts import Text, text
from store.errors import DiskFull, WorryBoxError
from store.letterbox.intake import Intake


def kind_of(error: WorryBoxError) -> str:
    """Return which of the texts in `pupil.error` says why something was not kept."""
    return "full" if isinstance(error, DiskFull) else "not_saved"


def out_of_use(intake: Intake) -> str:
    """Return which of the texts in `pupil.error` says why nothing can be told here now."""
    return "withdrawn" if intake.withdrawn else "full"


def whom_to_tell(kind: str, version: str) -> list[Text]:
    """Say whom to go to where nothing can be told, and whom to call: nobody is left without."""
    call = [text(f"{version}.sent.childline"), text("pupil.closed.danger")]
    return [text(f"pupil.error.{kind}.line"), *call]
