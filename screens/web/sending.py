"""What leaves a visit for the box: a telling, a call for help, a little more."""

from contextlib import suppress
from dataclasses import replace

from screens.clock import Clock
from screens.pupil import adding
from screens.pupil.along import Along
from screens.pupil.calling import call, leave, nobody_reads
from screens.pupil.failures import kind_of
from screens.pupil.help_line import HelpLine
from screens.pupil.something_good import SomethingGood
from screens.pupil.telling import Telling
from screens.served.rates import Rates
from screens.web.visit import Visit
from screens.web.younger import STAY
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.receipts import Receipt
from store.letterbox.sent import Sent
from store.letterbox.told import Told
from store.worries.good import praise_readers

SENDS = 30
"""A whole class may send within a minute, and may share one address."""
TRIES = "tries"
"""The texts that ask somebody to stop for a bit."""


class Sending:
    """Puts things through the slot; what cannot be kept stays where it is."""

    def __init__(self, intake: Intake, clock: Clock) -> None:
        self._intake, self._clock = intake, clock
        self._sends = Rates(SENDS)
        self._lines: dict[str, HelpLine] = {}

    def send(self, visit: Visit) -> None:
        """Send a telling; what stands in the way is the visit's `trouble`."""
        telling = visit.telling
        visit.trouble = "" if self._sends.take(visit.address) else TRIES
        if visit.trouble:
            return
        with_receipt = telling.older and not telling.named
        try:
            sent = self._intake.post(telling.told(), self._clock(), with_receipt=with_receipt)
        except WorryBoxError as error:
            visit.trouble = kind_of(error)
            return
        visit.sent, visit.page = sent, "sent"
        visit.posted = hash(telling.words)
        visit.telling = replace(telling, words="")

    def say_good(self, visit: Visit, telling: SomethingGood) -> bool:
        """Send something good; without it what stands in the way is the visit's `trouble`."""
        good = telling.good()
        visit.trouble = "" if self._sends.take(visit.address) else TRIES
        if not visit.trouble:
            try:
                self._intake.say_good(good, self._clock())
            except WorryBoxError as error:
                visit.trouble = kind_of(error)
        if visit.trouble:
            return False
        school = self._intake.school
        visit.gets = tuple(school.name_of(id) for id in praise_readers(school, good))
        visit.posted = hash(telling.words)
        visit.telling = _without_words(telling)
        return True

    def post_slip(self, visit: Visit, told: Told) -> bool:
        """Send a slip; tell whether it is kept."""
        if not self._sends.take(visit.address):
            return False
        try:
            visit.sent = self._intake.post(told, self._clock())
        except WorryBoxError:
            return False
        return True

    def call(self, visit: Visit, along: Along | None) -> None:
        """Call for help, or once more; what could not be kept is tried again by `call_again`."""
        visit.page, visit.trouble = "help", ""
        visit.called, visit.recalled = None, False
        visit.calls = visit.calls or along or Along(Told())  # words that wait still go along
        self.call_again(visit)

    def call_now(self, visit: Visit) -> str:
        """Call for help from the way through telling; return the page that follows.

        What stands in the way of a call before its words, or of the words, is the `trouble`.
        """
        telling = visit.telling
        if telling.help_called is None and not telling.undecided(self._intake.school):
            self.call(visit, Along(telling.told()))
            return visit.page
        try:
            sent = call(telling, self._intake, self._line(visit), self._clock())
        except WorryBoxError as error:
            visit.trouble = kind_of(error)
            return STAY
        if sent is None:
            return "not_see"
        visit.unread = nobody_reads(telling.told(), self._intake)
        visit.called, visit.calls, visit.telling = sent, None, _without_words(telling)
        return "help"

    def leave(self, visit: Visit) -> None:
        """Send what waits behind a call for help before a visit is forgotten."""
        leave(visit.telling, self._intake, self._clock())

    def call_again(self, visit: Visit) -> None:
        """Try a call that could not be kept."""
        if visit.calls is None:
            return
        place = visit.telling.class_name
        try:
            visit.called = self._line(visit).ask(self._intake, visit.calls, place, self._clock())
        except WorryBoxError:
            return
        visit.unread |= nobody_reads(visit.calls.words, self._intake)
        visit.calls = None
        visit.telling = _without_words(visit.telling)

    def _line(self, visit: Visit) -> HelpLine:
        """Two devices of one class that call are one alert with a count, as at one terminal."""
        return self._lines.setdefault(visit.telling.class_name, HelpLine(here=False))

    def add_more(self, visit: Visit) -> bool | None:
        """Post more words, or a name, to an earlier telling; tell whether they are kept.

        None while it is still to be asked who must not see them.
        """
        receipt = visit.receipt
        if receipt is None or not self._sends.take(visit.address):
            return False
        try:
            more = self._typed(visit, receipt, visit.page)
            return adding.add(more, self._intake, receipt, self._clock()) or None
        except WorryBoxError:
            return False

    def call_adding(self, visit: Visit) -> None:
        """Call for help with what is being added to an earlier telling."""
        along = None
        if visit.receipt is not None:
            with suppress(WorryBoxError):
                more = self._typed(visit, visit.receipt, visit.before)
                along = adding.so_far(more, self._intake, visit.receipt)
        visit.posted = hash(visit.added)
        self.call(visit, along)

    def _typed(self, visit: Visit, receipt: Receipt, page: str) -> Telling:
        if visit.more is None:
            visit.more = adding.begun(self._intake, receipt, visit.telling.version)
        if page == "add_name":
            visit.more.name = visit.added
        elif page == "add_words":
            visit.more.words = visit.added
        return visit.more

    def add(self, visit: Visit, to: Sent | Receipt, **said: str) -> bool:
        """Post a little more; tell whether it is kept."""
        if not self._sends.take(visit.address):
            return False
        try:
            self._intake.add(to, self._clock(), **said)
        except WorryBoxError:
            return False
        return True


def _without_words(telling: Telling) -> Telling:
    return replace(telling, words="", name="")
