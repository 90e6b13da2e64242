"""The way through telling, in the terminal's order: on, back, and what ends it."""

from collections.abc import Mapping
from dataclasses import replace

from assets.texts import text
from screens.clock import Clock
from screens.pupil.steps.order import HELP, SEND, backward, begins_at, first_question, onward
from screens.pupil.telling import Telling, other_version
from screens.web import telling_pages
from screens.web.page import Page, signed
from screens.web.sending import Sending
from screens.web.visit import Visit
from screens.web.younger import STAY
from store.letterbox.intake import Intake

TELLING = frozenset(("class", *telling_pages.NAMES))


class TellingWalk:
    """Knows what follows each page of telling."""

    def __init__(self, intake: Intake, clock: Clock, sending: Sending) -> None:
        self._intake, self._clock, self._sending = intake, clock, sending

    def first_page(self, telling: Telling) -> str:
        """Return where telling begins."""
        return begins_at(telling, self._intake.school)

    def show(self, visit: Visit) -> Page:
        """Return the page, with the way to the other version on the first."""
        telling = visit.telling
        standing = self._intake.standing(self._clock())
        shown = telling_pages.show(visit.page, telling, self._intake, standing)
        other = other_version(telling)
        if visit.page != self._first_question(telling) or not other:
            return shown
        words, sign = text(f"pupil.button.{other}"), "pictures" if telling.older else "words"
        return replace(shown, switch=signed("switch", words, sign))

    def take(self, visit: Visit, said: Mapping[str, str]) -> None:
        """Keep an answer and be at the page that follows."""
        telling, school, go = visit.telling, self._intake.school, said.get("go", "")
        if go == "switch" and visit.page == self._first_question(telling):
            telling.version = other_version(telling) or telling.version
            visit.go(self._first_question(telling))
            return
        to = telling_pages.take(visit.page, telling, self._intake, said)
        if to == STAY:
            return
        visit.looked |= visit.page == "look" and to != SEND
        self.go(visit, to or onward(telling, school, visit.page, looked=visit.looked))

    def keep_typed(self, visit: Visit, said: Mapping[str, str]) -> None:
        """Keep what was typed, whatever was pressed."""
        visit.full = not telling_pages.keep_typed(visit.page, visit.telling, said)

    def back(self, visit: Visit) -> str:
        """Return the page before; nothing before the first."""
        return backward(visit.telling, self._intake.school, visit.page, looked=visit.looked)

    def go(self, visit: Visit, to: str) -> None:
        """Be at a page, or send, or call for help."""
        if to == SEND and visit.telling.undecided(self._intake.school):
            to = "not_see"  # whatever way led here: this page cannot be skipped
        if to == HELP:
            to = self._sending.call_now(visit)
        if to == SEND:
            self._sending.send(visit)
        elif to != STAY:
            visit.go(to)

    def _first_question(self, telling: Telling) -> str:
        return first_question(telling, self._intake.school)
