"""One question after another, with the same few words that work at each of them."""

from collections.abc import Callable, Sequence

from assets.texts import templates, text, texts
from screens.idle import Idle
from tui.lines.choosing import Choice, Offer, bare
from tui.lines.page import Page
from tui.lines.typed import Lines

TICK = 1.0
"""Seconds between two looks at what else is to be done while nobody types."""
QUIET = Idle(after=300, warn=60)
"""Reading by ear or finger takes its time; only at a terminal does quiet hide anything."""
LISTS_FROM = 9
"""Where this many can be chosen, a wrong answer does not read them all out again."""

AGAIN = "?"


class Back(Exception):
    """Somebody wants the question before this one."""


class Hide(Exception):
    """Everything is to be forgotten at once."""


class Help(Exception):
    """Somebody asks for help now."""


class Talk:
    """Asks on a page and listens to lines. `meanwhile` is called while nobody types."""

    def __init__(self, page: Page, lines: Lines, meanwhile: Callable[[float], object]) -> None:
        self.page, self.lines = page, lines
        self.meanwhile = meanwhile
        self.version = "younger"
        self.where = ""
        """Where in the whole this is, said before a question that is asked again."""
        self.kept = False
        """Was anything sent since somebody began?"""
        self.lost = False
        """Was something typed that will not be sent, whatever else was?"""
        self.about: Callable[[], Sequence[str]] = tuple
        """What happens when a child tells, in sentences."""

    def say(self, *lines: str) -> None:
        """Print sentences."""
        self.page.say(*lines)

    def choose(self, question: str, choices: Sequence[Choice], most: int = 0) -> str:
        """Ask until one of these is chosen, by its key or its words; say `most` at a time."""
        offer = Offer(choices, most)

        def ask() -> None:
            self.say(question)
            for key, words in offer.said():
                self.page.choice(key, words)

        ask()
        while True:
            said = self._answer(ask)
            value = offer.find(said)
            if value is not None:
                return value
            if offer.turns(said):
                ask()
                continue
            self.say(text("pupil.lines.not_there"))
            self.say(question) if len(choices) >= LISTS_FROM else ask()

    def prompt(self) -> None:
        """Say that it is somebody's turn, where somebody sits."""
        if self.lines.is_tty:
            self.page.prompt()

    def line(self, question: str, hint: str = "") -> str:
        """Ask for one line of anybody's own words; never empty."""

        def ask() -> None:
            self.say(*filter(None, (question, hint)))

        ask()
        while not (said := self._answer(ask)):
            pass
        return said

    def written(self, ask: Callable[[], None]) -> str:
        """Return one line as it was typed; empty where the writing ends."""
        self.prompt()
        line = self._next()
        while self._obeys(line.strip(), ask):
            self.prompt()
            line = self._next()
        return line

    def until_enter(self, sentence: str) -> None:
        """Wait until somebody presses Enter."""
        self.say(sentence)
        self._next()

    def _answer(self, ask: Callable[[], None]) -> str:
        """Return an answer that is none of the words that always work; an empty one asks again."""
        while True:
            self.prompt()
            said = self._next().strip()
            if not said:
                ask()
            elif not self._obeys(said, ask):
                return said

    def _obeys(self, said: str, ask: Callable[[], None]) -> bool:
        """Do what one of the words that always work says; tell whether it was one."""
        match command(said):
            case "back":
                raise Back
            case "help":
                raise Help
            case "hide":
                raise Hide
            case "about":
                self.say(*self.about())
                ask()
            case "again":
                self.say(*filter(None, (self.where, text("pupil.lines.how"))))
                self.say(text("pupil.lines.words"))
                ask()
            case _:
                return False
        return True

    def _next(self) -> str:
        quiet = 0.0
        while (line := self.lines.line(TICK)) is None:
            quiet += TICK
            self.meanwhile(TICK)
            if self.lines.is_tty:
                self._are_you_there(quiet)
        return line

    def _are_you_there(self, quiet: float) -> None:
        if quiet >= QUIET.after + QUIET.warn:
            raise Hide
        if quiet == QUIET.after:
            asked = f"{self.version}.still_here"
            self.say(text(f"{asked}.title"), text(f"{asked}.line", seconds=f"{QUIET.warn:.0f}"))
            self.prompt()


def command(said: str) -> str:
    """Return which of the words that always work somebody typed; empty for anything else."""
    if said == AGAIN:
        return "again"
    said = bare(said)
    known = (*texts("pupil.lines.command").items(), *templates("pupil.lines.command").items())
    return next((name.rsplit(".", 1)[1] for name, word in known if word == said), "")
