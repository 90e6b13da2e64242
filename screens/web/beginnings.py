"""How a visit begins: at what was pressed, in the version and the class of its address."""

from datetime import datetime

from screens.pupil.something_good import fresh_good
from screens.pupil.telling import Telling, fresh_telling
from screens.pupil.version import OLDER, first_version
from screens.web.address import Here
from screens.web.call_mark import LASTS, CallMark
from screens.web.slip import FIRST as SLIP_FIRST
from screens.web.visit import Visit, Visits
from screens.web.walk import Walk
from store.letterbox.intake import Intake
from store.school.public_list import SchoolClass


class Beginnings:
    """Begins visits; `walk` knows the first pages."""

    def __init__(self, intake: Intake, visits: Visits, walk: Walk) -> None:
        self._intake, self._visits, self._walk = intake, visits, walk

    def version(self, here: Here) -> str:
        """Return the version in which a page of this address is."""
        return first_version(self._intake.school, self._own(here))

    def begin(self, here: Here, address: str, go: str, name: str = "") -> Visit:
        """Return a new visit of the browser of this name, at the page that a press leads to."""
        if go in ("good", "good_words"):
            good = fresh_good(self._intake.school, self.version(here), self._own(here))
            good.version = OLDER if go == "good_words" else good.version
            page = go if go == "good_words" else self._walk.good.first_page(good)
            return self._visits.begin(good, page, address, name)
        telling = self._fresh(here)
        if go == "words":
            telling.version = OLDER
        pages = {"answer": "enter", "help": "help_confirm", "slip": SLIP_FIRST, "tell": ""}
        page = pages.get(go, go) or self._walk.telling.first_page(telling)
        return self._visits.begin(telling, page, address, name)

    def recall(self, cookie: str, here: Here, now: datetime) -> Visit | None:
        """Return the page of a call whose visit is forgotten, as long as somebody may be there."""
        mark = CallMark.read(cookie)
        quiet = mark.quiet(now) if mark else LASTS
        if mark is None or quiet >= LASTS:
            return None
        page = "help" if mark.words_wait else mark.page
        visit = self._visits.aside(self._fresh(here), page, quiet)
        visit.recalled, visit.lost = mark.kept, mark.words_wait
        return visit

    def _fresh(self, here: Here) -> Telling:
        return fresh_telling(self._intake.school, self.version(here), self._own(here))

    def _own(self, here: Here) -> SchoolClass | None:
        return here.school_class(self._intake.school) or self._intake.own_class
