"""Something good, said to a grown-up: the pages of the full screens as questions."""

from collections.abc import Callable

from assets.texts import text
from screens.clock import Clock
from screens.pupil.answers import PAST
from screens.pupil.failures import kind_of
from screens.pupil.something_good import (
    ANYONE,
    PICTURES,
    TELL,
    fresh_good,
    pages_of_good,
    who_gets,
)
from screens.pupil.telling import Telling
from screens.widgets.picture import picture_word
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.readers import PUPIL
from store.worries.good import praise_readers
from tui.lines.choosing import Choice
from tui.lines.help_now import HelpNow
from tui.lines.questions import PEGS_AT_A_TIME
from tui.lines.talk import Back, Help, Talk
from tui.lines.writing import Writing, keeps_words

NAME_LIMIT = 100
NAME = "name"


class SayGood:
    """One child's something good; a telling comes of it when there is something to help with."""

    def __init__(self, talk: Talk, intake: Intake, clock: Clock, help_now: HelpNow) -> None:
        self._talk, self._intake, self._clock, self._help = talk, intake, clock, help_now
        self._good = fresh_good(intake.school, talk.version, intake.own_class)
        self._asks: dict[str, Callable[[], str]] = {
            "class": self._class,
            "to": self._to,
            "what": self._what,
            "words": self._words,
            "more": self._more,
            "who": self._who,
        }

    def run(self) -> Telling | None:
        """Ask, send and thank; a telling to go on with instead where help is wanted too.

        Raises:
            Back: from the first question.
        """
        # A class that the terminal knows is not asked for.
        pages = pages_of_good(self._good, self._intake.school)
        place = int(self._good.class_asked and pages[0] == "class")
        while place < len(pages := pages_of_good(self._good, self._intake.school)):
            where = text("pupil.lines.where", page=str(place + 1), pages=str(len(pages)))
            self._talk.version, self._talk.where = self._good.version, where
            try:
                if self._asks[pages[place]]() == TELL:
                    return self._good.as_telling()
                place += 1
            except Back:
                if not place:
                    raise
                place -= 1
            except Help:
                along = self._good.in_haste(self._intake.school)
                if self._help.confirm(along, self._good.class_name, self._good.version):
                    return None
        self._send()
        return None

    def _word(self, name: str, /, **values: str) -> str:
        return text(f"{self._good.version}.good.{name}", **values)

    def _class(self) -> str:
        school = self._intake.school
        choices = [Choice(each.id, each.name) for each in school.classes]
        choices.append(Choice("", text("pupil.class.not_here")))
        chosen = self._talk.choose(text("pupil.class.title"), choices)
        self._good.choose_class(school.school_class(chosen))
        return ""

    def _to(self) -> str:
        readers = self._intake.readers(PUPIL, ())
        adults = self._good.to_ask_for(self._intake.school, readers)
        people = [Choice(each.id, each.name) for each in adults]
        chosen = self._talk.choose(
            self._word("to"), [*people, Choice(ANYONE, self._word("anyone"))]
        )
        self._good.ask_for("" if chosen == ANYONE else chosen)
        return ""

    def _what(self) -> str:
        choices = [Choice(value, self._word(value)) for value, _ in PICTURES]
        self._good.what = self._talk.choose(self._word("what"), choices)
        return ""

    def _words(self) -> str:
        good, talk = self._good, self._talk
        names = good.readers(self._intake.school)
        asks = [self._word("what"), self._word("line"), self._word("reads", names=names)]
        if not keeps_words(talk, good, self._word("what")):
            Writing(talk, good, asks).run()
        while not good.words.strip():
            Writing(talk, good, [self._word("empty")]).run()
        ways = [Choice(NAME, self._word("name")), Choice("", text("pupil.button.skip"))]
        named = talk.choose(self._word("name"), ways) == NAME
        good.name = talk.line(self._word("name"))[:NAME_LIMIT] if named else ""
        return ""

    def _more(self) -> str:
        ways = [Choice("send", self._word("no")), Choice(TELL, self._word("yes"))]
        return self._talk.choose(f"{self._word('more')} {self._word('more_line')}", ways)

    def _who(self) -> str:
        words = f"{self._good.version}.who"
        pegs = self._good.school_class.pegs if self._good.school_class else ()
        choices = [Choice(peg, picture_word(peg)) for peg in pegs]
        others = [Choice("", text(f"{words}.{way}"), key) for way, key in PAST.items()]
        question = f"{text(f'{words}.title')} {text(f'{words}.line')}"
        self._good.peg = self._talk.choose(question, [*choices, *others], PEGS_AT_A_TIME)
        return ""

    def _send(self) -> None:
        """Post it; only then it is thanked for. It may be tried again."""
        said = self._good.good()
        while True:
            try:
                self._intake.say_good(said, self._clock())
                break
            except WorryBoxError as error:
                trouble = f"pupil.error.{kind_of(error)}"
                self._talk.say(text(f"{trouble}.title"), text(f"{trouble}.line"))
                self._talk.say(text(f"{self._good.version}.sent.childline"))
            ways = [Choice(each, text(f"pupil.button.{each}")) for each in ("yes", "no")]
            if self._talk.choose(f"{text('pupil.button.again')}?", ways) == "no":
                return
        self._talk.kept, self._good.words = True, ""
        school = self._intake.school
        names = [school.name_of(id) for id in praise_readers(school, said)]
        self._talk.say(self._word("sent"), *who_gets(self._good.version, names))
