"""The quiet note that nobody at school looks now; it comes and goes by itself with the hours."""

from collections.abc import Callable

from assets.texts import together
from screens.clock import Clock
from screens.hours import out_of_hours
from screens.widgets.plain import PlainText
from store.letterbox.intake import Intake
from store.school.school_days import Standing

Words = Callable[[Standing | None], str]


def closed_and_whom_to_call(standing: Standing | None) -> str:
    """Say that nobody looks, and on the next line whom to call."""
    return together(*out_of_hours(standing), between="\n")


class OutOfHours(PlainText):
    """There while the calendar says that school is closed; `words` says what it says then.

    A page that stands lets it `look` every second. While it is there the page is `-closed`.
    """

    def __init__(
        self, intake: Intake, clock: Clock, words: Words = closed_and_whom_to_call
    ) -> None:
        super().__init__(classes="out-of-hours")
        self._intake, self._clock, self._words = intake, clock, words
        self.display = False

    def on_mount(self) -> None:
        """Say how it is."""
        self.look()

    def look(self) -> None:
        """Say how it is now; what is so already is left as it stands."""
        self.say(self._words(self._intake.standing(self._clock())))
        self.screen.set_class(self.display, "-closed")
