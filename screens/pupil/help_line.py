"""The open call for help of this terminal: repeats of it are one alert with a count."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from time import monotonic

from screens.pupil.along import Along
from store.errors import WorryBoxError
from store.letterbox.alerts import HERE, RUNG, SEEN
from store.letterbox.intake import Intake
from store.letterbox.sent import Sent
from store.letterbox.told import NOW, Told

SIGNS = {HERE: "○", RUNG: "◐", SEEN: "●"}
"""How far a call has come by its shape, beside its words."""
ONE_CALL = 600.0
"""Seconds within which a repeat belongs to the call before it."""


class HelpLine:
    """Remembers the last call for help, in memory only and without a word of it.

    `seconds` is a clock that never goes back. A call that a person has seen, or from another
    place, is not added to: it would not ring again. Who asks stands at this terminal, unless it is
    not `here`: a tablet whose browser is served from elsewhere.
    """

    def __init__(self, seconds: Callable[[], float] = monotonic, *, here: bool = True) -> None:
        self._seconds, self._here = seconds, here
        self._open: tuple[Sent, str, float] | None = None
        self.count = 0

    def ask(
        self,
        intake: Intake,
        along: Along | None,
        class_name: str,
        now: datetime,
        *,
        words_follow: bool = False,
    ) -> Sent:
        """Call for help, or count a repeat. When this returns, it is kept.

        `class_name` is the child's class as far as it was said; empty when it was not. Where the
        `words_follow`, all that was said goes with them and a repeat is counted, no more. A call
        that is kept stays so where what goes apart from it could not be kept.

        Raises:
            OutOfOrder: it could not be kept.
        """
        place = self._where_to_go(intake.place, class_name.strip())
        along = along or Along(Told())
        told = _now(along.told)
        if (sent := self._still_open(intake, place)) is not None and _reaches_more(sent, told):
            self._again(intake, sent, Told() if words_follow else told, now)
        else:
            sent = intake.help_now(told, place, now)
            self._open, self.count = (sent, place, self._seconds()), 1
        if along.apart is not None:
            with suppress(WorryBoxError):
                intake.post(_now(along.apart), now)
        return sent

    def _where_to_go(self, terminal: str, class_name: str) -> str:
        """Return where the child is: a class has cover lessons, and goes to the library."""
        if not self._here:
            return class_name or terminal
        if not class_name or class_name.casefold() == terminal.casefold():
            return terminal
        return f"{terminal} (a child of {class_name})"

    def state(self, intake: Intake) -> str:
        """Return how far the last call has come; empty when there was none lately."""
        call = self._lately()
        return intake.help_state(call[0]) if call else ""

    def _again(self, intake: Intake, sent: Sent, told: Told, now: datetime) -> None:
        # It may be another child with other words: those are sealed to their own readers.
        if _says_something(told):
            intake.post(told, now)
        intake.help_again(sent, now)
        self.count += 1

    def _still_open(self, intake: Intake, place: str) -> Sent | None:
        call = self._lately()
        if call is None or call[1] != place or intake.help_state(call[0]) == SEEN:
            return None
        return call[0]

    def _lately(self) -> tuple[Sent, str, float] | None:
        if self._open is not None and self._seconds() - self._open[2] >= ONE_CALL:
            self._open = None
        return self._open


def _now(told: Told) -> Told:
    """Return what was said before it was asked when a grown-up is needed: it is now."""
    return replace(told, when=told.when or NOW)


def _reaches_more(sent: Sent, told: Told) -> bool:
    """Tell whether a call rings for anybody but those whom this child leaves out or names."""
    return not told.kept_from or not set(sent.readers.people) <= set(told.kept_from)


def _says_something(told: Told) -> bool:
    return any((told.words.strip(), told.name.strip(), told.peg, told.feeling, told.kept_from))
