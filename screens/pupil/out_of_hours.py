"""The quiet note of how it is out of hours; it comes and goes by itself with the hours."""

from collections.abc import Callable

from textual.app import ComposeResult

from screens.clock import Clock
from screens.hours import how_it_is, whom_to_call
from screens.pupil.sentences import VITAL, Sentences
from screens.widgets.plain import PlainText
from store.letterbox.intake import Intake
from store.school.school_days import Standing

Words = Callable[[Standing], str]


class OutOfHours(PlainText):
    """There while school is not open for certain; `words` says what it says then.

    A page that stands lets it `look` every second. While one is there the page is `-closed`.
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
        notes = self.screen.query(OutOfHours).results()
        self.screen.set_class(any(note.display for note in notes), "-closed")


class OutOfHoursNotes(Sentences):
    """`how` it is, and whom to call then: there while the page is `-closed`."""

    def __init__(self, intake: Intake, clock: Clock, how: Words = how_it_is) -> None:
        super().__init__()
        self.add_class("notes")
        self._notes = (
            OutOfHours(intake, clock, how, "close"),
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
