"""One visit from the first question to a cleared page, and what the shell is told of it."""

from assets.texts import text
from screens.clock import Clock
from screens.hours import out_of_hours
from screens.pupil.failures import out_of_use, whom_to_tell
from screens.pupil.help_line import HelpLine
from screens.pupil.names import who_opens
from screens.pupil.telling import Telling
from screens.pupil.tries import Tries
from screens.pupil.version import first_version
from screens.pupil.ways import WAYS
from store.letterbox.intake import Intake
from store.letterbox.readers import PUPIL
from tui.lines.choosing import Choice
from tui.lines.come_back import ComeBack
from tui.lines.five_cards import read_cards
from tui.lines.help_now import HelpNow
from tui.lines.say_good import SayGood
from tui.lines.talk import Back, Help, Hide, Talk
from tui.lines.tell import Tell
from tui.lines.typed import Ended, Interrupted

DONE, OUT_OF_USE, NOTHING_SENT = 0, 1, 3
"""Exit statuses; 2 is a wrong option and 70 an error nobody expected."""

HELP = "7"
"""A number that nothing on the full screens' first page has: there help has a key that is none."""


class Visits:
    """Visits one after another; nothing of one is left for the next."""

    def __init__(self, talk: Talk, intake: Intake, clock: Clock) -> None:
        self._talk, self._intake, self._clock = talk, intake, clock
        self._line, self._tries = HelpLine(), Tries()

    def one(self, way: str = "") -> int:
        """Let one person in and return the exit status; `way` skips the first question."""
        self._begin()
        try:
            status = self._greet(way)
            self._say_goodbye()
        except (Hide, Interrupted):
            self._hide()
            status = NOTHING_SENT
        except Ended:
            status = NOTHING_SENT
            if self._talk.lost or not self._talk.kept:
                self._say_that_it_ended()
        if self._talk.lines.is_tty:
            self._talk.lines.begin_anew()
        if self._talk.lost:
            return NOTHING_SENT
        return DONE if self._talk.kept else status

    def _begin(self) -> None:
        talk = self._talk
        talk.version = first_version(self._intake.school, self._intake.own_class)
        talk.where, talk.about = "", self._about
        talk.kept = talk.lost = False
        talk.lines.show(True)

    def _greet(self, way: str) -> int:
        talk = self._talk
        talk.say(
            text(f"{talk.version}.welcome.title"),
            *out_of_hours(self._intake.standing(self._clock())),
        )
        talk.say(text("pupil.lines.how"), text("pupil.lines.words"))
        while True:
            talk.where = ""
            try:
                if (status := self._go(way or self._which())) is not None:
                    return status
            except Back:
                pass
            except Help:
                if self._help_now():
                    return DONE
            way = ""

    def _which(self) -> str:
        words = f"{self._talk.version}.welcome"
        keys = sorted({**WAYS, "help": HELP}.items(), key=lambda pair: pair[1])
        ways = [Choice(way, text(f"{words}.tile.{way}"), key) for way, key in keys]
        return self._talk.choose(text(f"{words}.line"), ways)

    def _go(self, way: str) -> int | None:
        """Go one way; the exit status when the visit is over, else None."""
        match way:
            case "tell" | "good" if not self._intake.ready():
                self._say_out_of_use()
                return OUT_OF_USE
            case "tell":
                return self._tell()
            case "good":
                return self._say_good()
            case "cards":
                read_cards(self._talk)
                return None
            case "answer":
                return DONE if self._come_back() else NOTHING_SENT
            case "slip":
                self._talk.say(text("pupil.grown_up.lines"))
                return None
            case "what_happens":
                self._talk.say(*self._about())
                return None
        return DONE if self._help_now() else None

    def _tell(self, begun: Telling | None = None) -> int:
        talk, version = self._talk, self._talk.version
        told = Tell(talk, self._intake, self._clock, self._line, version, begun).run()
        return DONE if told else OUT_OF_USE

    def _say_good(self) -> int:
        begun = SayGood(self._talk, self._intake, self._clock, self._new_help()).run()
        if begun is not None:
            return self._tell(begun)
        return DONE if self._talk.kept else OUT_OF_USE

    def _come_back(self) -> bool:
        talk = self._talk
        return ComeBack(talk, self._intake, self._clock, self._tries, self._new_help()).run()

    def _help_now(self) -> bool:
        return self._new_help().confirm(None, "", self._talk.version)

    def _new_help(self) -> HelpNow:
        return HelpNow(self._talk, self._intake, self._clock, self._line)

    def _about(self) -> list[str]:
        """Return what happens when a child tells, true of this school."""
        words = f"{self._talk.version}.what_happens"
        readers = self._intake.readers(PUPIL, ())
        opens = who_opens("what_happens", self._talk.version, self._intake.school, readers)
        after = ("help", "not_secret", "good", "childline")
        before = [text(f"{words}.{name}") for name in ("tell", "box")]
        return [*before, opens, *(text(f"{words}.{name}") for name in after)]

    # The end.

    def _say_goodbye(self) -> None:
        """Leave what was said until somebody has read it, then take it away."""
        if self._talk.lines.is_tty:
            self._talk.until_enter(text("pupil.lines.clear"))
            self._hide()

    def _hide(self) -> None:
        """Say one neutral line where everything was."""
        self._talk.page.clear()
        self._talk.say(text(f"{self._talk.version}.welcome.title"))

    def _say_that_it_ended(self) -> None:
        self._talk.page.clear()
        self._talk.say(text(f"pupil.lines.{'ended_later' if self._talk.kept else 'ended'}"))

    def _say_out_of_use(self) -> None:
        kind = out_of_use(self._intake)
        title = text(f"pupil.error.{kind}.title")
        self._talk.say(title, *whom_to_tell(kind, self._talk.version))
