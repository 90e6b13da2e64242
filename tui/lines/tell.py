"""The way from the first question to Send, back and forth. Nothing is on the disk before that."""

from assets.texts import text
from screens.clock import Clock
from screens.pupil.along import Along
from screens.pupil.calling import call, leave, nobody_reads
from screens.pupil.failures import kind_of
from screens.pupil.help_line import HelpLine
from screens.pupil.steps import order
from screens.pupil.steps.order import backward, begins_at, first_question, onward, pages_of
from screens.pupil.telling import Telling, fresh_telling, other_version
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.sent import Sent
from tui.lines.after import After
from tui.lines.choosing import Choice
from tui.lines.help_now import HelpNow
from tui.lines.questions import SEND, SWITCH, Questions
from tui.lines.talk import Back, Help, Talk


class Tell:
    """One child's telling, in memory only; it goes on with one that was `begun` elsewhere."""

    def __init__(
        self,
        talk: Talk,
        intake: Intake,
        clock: Clock,
        line: HelpLine,
        version: str,
        begun: Telling | None = None,
    ) -> None:
        self._talk, self._intake, self._clock = talk, intake, clock
        self._line, self._help = line, HelpNow(talk, intake, clock, line)
        self.telling = begun or fresh_telling(intake.school, version, intake.own_class)
        self._questions = Questions(talk, self.telling, intake, clock)
        self._page = "words" if begun else begins_at(self.telling, intake.school)
        self._looked = False

    @property
    def _pages(self) -> list[str]:
        return pages_of(self.telling, self._intake.school)

    def run(self) -> bool:
        """Ask until it is sent; True when something was.

        Raises:
            Back: from the first question.
        """
        try:
            return self._asks()
        finally:
            if not self._help.kept:
                leave(self.telling, self._intake, self._clock())

    def _asks(self) -> bool:
        while True:
            try:
                if (done := self._ask()) is not None:
                    return done
            except Back:
                self._go_back()
            except Help:
                along = self.telling.in_haste(self._intake.school)
                if self._help.confirm(along, self.telling.class_name, self.telling.version):
                    return True

    def _ask(self) -> bool | None:
        """Ask one page; whether something was sent, or None while there is more to ask."""
        self._stand_here()
        first = self._page == first_question(self.telling, self._intake.school)
        to = self._questions.ask(self._page, first=first)
        telling = self.telling
        if to == SEND:
            return self._send()
        if to == SWITCH:
            telling.version = other_version(telling)
            self._page = first_question(telling, self._intake.school)
        elif to:
            self._looked |= self._page == "look"
            self._page = to
        else:
            return self._on()
        return None

    def _on(self) -> bool | None:
        school = self._intake.school
        match onward(self.telling, school, self._page, looked=self._looked):
            case order.HELP:
                return self._call()
            case order.SEND:
                return self._send()
            case there:
                self._page = there
        return None

    def _stand_here(self) -> None:
        self._talk.say("")
        pages, here = self._pages, self._page
        self._looked &= here != "look"
        self._talk.version = self.telling.version
        place = pages.index(here) + 1 if here in pages else 1
        self._talk.where = text("pupil.lines.where", page=str(place), pages=str(len(pages)))

    def _go_back(self) -> None:
        school = self._intake.school
        there = backward(self.telling, school, self._page, looked=self._looked)
        if not there:
            raise Back
        self._page = there

    def _call(self) -> bool | None:
        """Call; None while it is still to be asked who must not see the words."""
        telling = self.telling
        place, version = telling.class_name, telling.version
        if telling.help_called is None and not telling.undecided(self._intake.school):
            self._talk.say(text(f"{version}.when.now_line"))
            return self._help.call(Along(telling.told()), place, version)
        while True:
            try:
                sent = call(telling, self._intake, self._line, self._clock())
            except WorryBoxError as error:
                self._say_trouble(error)
                if not self._wants_again():
                    return telling.help_called is not None
                continue
            self._talk.kept = True
            if sent is not None:
                unread = nobody_reads(telling.told(), self._intake)
                return self._help.called(sent, place, version, unread=unread)
            self._page = "not_see"
            return None

    def _send(self) -> bool:
        """Send straight through; only then come the thanks."""
        while (sent := self._posted()) is None:
            if not self._wants_again():
                return False
        self.telling.words = ""
        After(self._talk, self._intake, self._clock, self._help).run(sent, self.telling)
        return True

    def _posted(self) -> Sent | None:
        telling = self.telling
        with_receipt = telling.older and not telling.named
        try:
            sent = self._intake.post(telling.told(), self._clock(), with_receipt=with_receipt)
        except WorryBoxError as error:
            self._say_trouble(error)
            return None
        self._talk.kept = True
        return sent

    def _say_trouble(self, error: WorryBoxError) -> None:
        trouble = f"pupil.error.{kind_of(error)}"
        childline = text(f"{self.telling.version}.sent.childline")
        self._talk.say(text(f"{trouble}.title"), text(f"{trouble}.line"), childline)

    def _wants_again(self) -> bool:
        choices = [Choice(each, text(f"pupil.button.{each}")) for each in ("yes", "no")]
        return self._talk.choose(f"{text('pupil.button.again')}?", choices) == "yes"
