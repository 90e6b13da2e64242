"""What is left of a telling that was posted."""

from dataclasses import dataclass

from store.letterbox.readers import Readers
from store.letterbox.receipts import Receipt


@dataclass(frozen=True)
class Sent:
    """What a screen keeps of a telling that was posted: enough to add to it, no words.

    `readers` is who can open it; without people only a recovery sheet can.
    """

    envelope: str
    subject: str
    thread: str
    about: str
    kept_from: tuple[str, ...]
    readers: Readers
    receipt: Receipt | None = None
