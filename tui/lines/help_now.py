"""Help now, from any question, with its honest states."""

from contextlib import suppress

from assets.texts import text
from screens.clock import Clock
from screens.hours import nobody_looks, out_of_hours
from screens.pupil.along import Along
from screens.pupil.calling import nobody_reads
from screens.pupil.help_line import HelpLine
from store.errors import WorryBoxError
from store.letterbox.alerts import HERE
from store.letterbox.intake import Intake
from store.letterbox.sent import Sent
from tui.lines.choosing import Choice
from tui.lines.talk import Back, Help, Talk


class HelpNow:
    """Calls for help and says how far the call has come, never more than is so."""

    def __init__(self, talk: Talk, intake: Intake, clock: Clock, line: HelpLine) -> None:
        self._talk, self._intake, self._clock, self._line = talk, intake, clock, line
        self._sent: Sent | None = None
        self._state = ""
        self._unread = False

    @property
    def kept(self) -> bool:
        """Tell whether a call was kept, with all that was said."""
        return self._sent is not None

    def confirm(self, along: Along | None, place: str, version: str) -> bool:
        """Ask once, then call; False when somebody goes back instead."""
        words, self._sent = f"{version}.help.confirm", None
        self._talk.say(*out_of_hours(self._intake.standing(self._clock())))
        if along is not None and along.says:
            self._talk.say(text(f"{version}.when.now_line"))
        answers = [Choice(each, text(f"{words}.{each}")) for each in ("yes", "no")]
        try:
            answer = self._talk.choose(text(f"{words}.title"), answers)
        except Back:
            return False
        except Help:
            answer = "yes"  # the same word once more
        return answer == "yes" and self.call(along, place, version)

    def call(self, along: Along | None, place: str, version: str) -> bool:
        """Call for help and stay until somebody is done; True when it was kept."""
        self._unread = along is not None and nobody_reads(along.words, self._intake)
        return self._call(along, place, version, None)

    def called(self, sent: Sent, place: str, version: str, *, unread: bool) -> bool:
        """Stay with a call that is out already until somebody is done.

        `unread`: nobody at school can read the words, and the child reads that.
        """
        self._unread = unread
        return self._call(None, place, version, sent)

    def _call(self, along: Along | None, place: str, version: str, sent: Sent | None) -> bool:
        self._sent, self._words = sent, f"{version}.help.page"
        self._state = HERE if sent else ""
        meanwhile = self._talk.meanwhile

        def look_too(seconds: float) -> None:
            meanwhile(seconds)
            self._look()

        self._talk.meanwhile = look_too
        try:
            return self._stay(along, place)
        finally:
            self._talk.meanwhile = meanwhile

    def _stay(self, along: Along | None, place: str) -> bool:
        if self._sent is None:
            self._try(along, place)
        while True:
            self._say()
            try:
                if self._answer() == "done":
                    return self._sent is not None
            except Back:
                return self._sent is not None
            except Help:
                pass  # the same word once more is counted
            # What was said went with the call: a repeat is only counted.
            self._try(None if self._sent else along, place)

    def _answer(self) -> str:
        again = [] if self._sent else [Choice("again", text("pupil.button.again"))]
        done = Choice("done", text("pupil.button.done"))
        question = f"{text('pupil.button.again')}?" if again else text("pupil.lines.enter_done")
        return self._talk.choose(question, [*again, done])

    def _try(self, along: Along | None, place: str) -> None:
        try:
            self._sent = self._line.ask(self._intake, along, place, self._clock())
            self._state, self._talk.kept = HERE, True
        except WorryBoxError:
            self._sent, self._state = None, ""

    def _say(self) -> None:
        for name in ("title", "show", "childline", "grown_up"):
            self._talk.say(text(f"{self._words}.{name}"))
        self._talk.say(self._state_line(), text(f"{self._words}.danger"))
        if self._unread and self._sent is not None:
            self._talk.say(text("pupil.help.unread"))
        if nobody := nobody_looks(self._intake.standing(self._clock())):
            self._talk.say(nobody)

    def _state_line(self) -> str:
        if self._sent is None:
            return text("pupil.error.not_saved.title")
        return text(f"{self._words}.{self._state}")

    def _look(self) -> None:
        """Say it at once when the call has come further."""
        before = self._state
        if self._sent is not None:
            # When it cannot be read, what was true a second ago stays true.
            with suppress(WorryBoxError):
                self._state = self._intake.help_state(self._sent)
        if self._state != before:
            self._talk.say(self._state_line())
            self._talk.prompt()
