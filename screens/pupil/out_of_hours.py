"""The quiet note that nobody at school looks now; it comes and goes by itself with the hours."""

from collections.abc import Callable

from textual.app import ComposeResult

from screens.clock import Clock
from screens.hours import nobody_looks, whom_to_call
from screens.pupil.sentences import VITAL, Sentences
from screens.widgets.plain import PlainText
from store.letterbox.intake import Intake
from store.school.school_days import Standing

Words = Callable[[Standing | None], str]


class OutOfHours(PlainText):
    """There while the calendar says that school is closed; `words` says what it says then.

    A page that stands lets it `look` every second. While it is there the page is `-closed`.
    """

    def __init__(self, intake: Intake, clock: Clock, words: Words, classes: str = "") -> None:
        super().__init__(classes=f"out-of-hours {classes}")
        self._intake, self._clock, self._words = intake, clock, words
        self.display = False

    def on_mount(self) -> None:
        """Say how it is."""
        self.look()

    def look(self) -> None:
        """Say how it is now; what is so already is left as it stands."""
        self.say(self._words(self._intake.standing(self._clock())))
        self.screen.set_class(self.display, "-closed")


class OutOfHoursNotes(Sentences):
    """That nobody looks, and whom to call then: there while the page is `-closed`."""

    def __init__(self, intake: Intake, clock: Clock) -> None:
        super().__init__()
        self.add_class("notes")
        self._notes = (
            OutOfHours(intake, clock, nobody_looks, "close"),
            OutOfHours(intake, clock, whom_to_call, f"close {VITAL}"),
        )

    def compose(self) -> ComposeResult:
        """Draw both."""
        yield from self._notes

    def look(self) -> None:
        """Say how it is now."""
        for note in self._notes:
            note.look()
        self.fit()
