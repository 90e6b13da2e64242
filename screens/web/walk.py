"""From page to page: what a press on a page does to a visit, and which page it is at then."""

from collections.abc import Mapping
from dataclasses import replace

from assets.texts import text
from screens.clock import Clock
from screens.pupil.steps.order import HELP, SEND, backward, onward, pages_of
from screens.pupil.telling import OLDER, YOUNGER, Telling
from screens.web import front, helping, telling_pages
from screens.web.after import OVER, After
from screens.web.coming_back import ComingBack
from screens.web.page import Button, Page
from screens.web.sending import Sending
from screens.web.visit import Visit
from screens.web.younger import STAY
from store.intake import Intake

TELLING = frozenset(("class", *telling_pages.NAMES))
COMING_BACK = frozenset(("enter", "found", "add_words", "add_name", "added"))
AFTER = frozenset(("sent", "receipt", "topic", "online", "do"))


class Walk:
    """Knows every page a visit can be at."""

    def __init__(self, intake: Intake, clock: Clock) -> None:
        self._intake, self._clock = intake, clock
        self.sending = Sending(intake, clock)
        self._after = After(intake, clock, self.sending)
        self._coming_back = ComingBack(intake, clock, self.sending)

    def first_page(self, telling: Telling) -> str:
        """Return where telling begins; a class that is known is not asked for."""
        pages = pages_of(telling, self._intake.school)
        return self._first_question(telling) if telling.class_asked else pages[0]

    # What is shown.

    def show(self, visit: Visit) -> Page:
        """Return the page at which a visit is."""
        if visit.trouble:
            return front.show_trouble(visit)
        if visit.page in TELLING:
            return self._show_telling(visit)
        if visit.page in AFTER:
            return self._after.show(visit)
        if visit.page in COMING_BACK:
            shown = self._coming_back.show(visit)
            return telling_pages.full(shown, text("older.words.full")) if visit.full else shown
        if visit.page == "help_after":
            return helping.show_after(visit)
        standing = self._intake.standing(self._clock())
        if visit.page == "help":
            return helping.show_help(visit, standing)
        return helping.show_confirm(visit, standing)

    def _show_telling(self, visit: Visit) -> Page:
        telling = visit.telling
        shown = telling_pages.show(visit.page, telling, self._intake)
        if visit.full:
            shown = telling_pages.full(shown, text("older.words.full"))
        if visit.page != self._first_question(telling):
            return shown
        other = YOUNGER if telling.older else OLDER
        switch = Button("switch", text(f"pupil.button.{other}"))
        return replace(shown, switch=switch)

    # What a press does.

    async def press(self, visit: Visit, at: str, said: Mapping[str, str]) -> bool:
        """Take what was pressed on the page `at`; False when nothing is left of the visit."""
        if visit.page in TELLING and at in visit.seen & TELLING:
            visit.page = at  # a page gone back to is answered anew
        elif at != visit.page:
            return True  # pressed twice, or on a page that is long over
        self._keep_typed(visit, said)
        go, trouble = said.get("go", ""), visit.trouble
        visit.trouble = ""
        if go == "help" and visit.page not in ("help_confirm", "help"):
            visit.before, visit.page = visit.page, "help_confirm"
        elif trouble:
            self._after_trouble(visit, go)
        elif go == "back":
            self._back(visit)
        elif go != "here" and not visit.full:
            await self._answer(visit, go, said)
        return visit.page != OVER

    def _keep_typed(self, visit: Visit, said: Mapping[str, str]) -> None:
        visit.full = False
        if visit.page in TELLING:
            visit.full = not telling_pages.keep_typed(visit.page, visit.telling, said)
        else:
            self._coming_back.keep_typed(visit, said)

    async def _answer(self, visit: Visit, go: str, said: Mapping[str, str]) -> None:
        if visit.page in TELLING:
            self._tell(visit, go, said)
        elif visit.page in AFTER:
            visit.page = await self._after.take(visit, said)
        elif visit.page in COMING_BACK:
            visit.page = await self._coming_back.take(visit, said)
        else:
            self._help(visit, go)

    def _after_trouble(self, visit: Visit, go: str) -> None:
        """Try again what was not kept, or be at the page before it."""
        if go == "again" and visit.page in TELLING:
            self._go(visit, SEND)

    def _tell(self, visit: Visit, go: str, said: Mapping[str, str]) -> None:
        telling, school = visit.telling, self._intake.school
        if go == "switch" and visit.page == self._first_question(telling):
            telling.version = YOUNGER if telling.older else OLDER
            visit.go(self._first_question(telling))
            return
        to = telling_pages.take(visit.page, telling, self._intake, said)
        if to == STAY:
            return
        visit.looked |= visit.page == "look" and to != SEND
        self._go(visit, to or onward(telling, school, visit.page, looked=visit.looked))

    def _go(self, visit: Visit, to: str) -> None:
        if to in (HELP, SEND) and visit.telling.undecided(self._intake.school):
            to = "not_see"  # whatever way led here: this page cannot be skipped
        if to == HELP:
            self.sending.call(visit, visit.telling.told())
        elif to == SEND:
            self.sending.send(visit)
        else:
            visit.go(to)

    def _back(self, visit: Visit) -> None:
        if visit.page in TELLING:
            school = self._intake.school
            visit.go(backward(visit.telling, school, visit.page, looked=visit.looked))
        elif visit.page in ("add_words", "add_name"):
            visit.page = "found"
        elif visit.page == "enter":
            visit.page = OVER

    def _help(self, visit: Visit, go: str) -> None:
        if visit.page == "help_confirm" and go in ("yes", "help"):
            telling = visit.before in TELLING
            told = visit.telling.told_in_haste(self._intake.school) if telling else None
            self.sending.call(visit, told)
        elif visit.page == "help_confirm":
            visit.page = visit.before
        elif visit.page == "help" and go == "again":
            self.sending.call_again(visit)
        elif visit.page == "help" and go == "done":
            visit.page = "help_after"
        elif visit.page == "help_after" and go == "start":
            visit.page = OVER

    def _first_question(self, telling: Telling) -> str:
        return next(name for name in pages_of(telling, self._intake.school) if name != "class")
