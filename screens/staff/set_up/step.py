"""One page of set-up: a pane inside the frame."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message
from textual.widget import Widget

from screens.staff.set_up.work import Work


class Step(Widget):
    """A page: what it asks goes into `work` when it is left, forwards or back."""

    PART: ClassVar[str]
    """Which part of the way this page belongs to."""
    NEXT: ClassVar[str] = "Go on"
    KEYS: ClassVar[Mapping[str, str]] = {}
    """Which button a key presses wherever on the page one is, by its id."""

    @dataclass
    class GoOn(Message):
        """The page is done, e.g. by Enter in its last field."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work

    @property
    @abstractmethod
    def lead(self) -> str:
        """What this page is about, in a sentence or two."""

    def take(self) -> None:
        """Keep what is filled in."""

    def wrong(self) -> str:
        """Return a sentence on why one cannot go on yet; empty when one can."""
        return ""

    def begin(self) -> bool:
        """Put the focus where this page begins; False when that is the Next button."""
        return False
