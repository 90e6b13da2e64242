"""The pages of telling as questions: the same order, words and answers as on full screens."""

from collections.abc import Callable, Sequence
from itertools import starmap

from assets.texts import text, texts
from screens.clock import Clock
from screens.pupil.answers import (
    FEELINGS,
    HELPERS,
    NOBODY_KEY,
    NOT_YET,
    PAST,
    SPEAKS,
    WHENS,
    chosen_so_far,
    keep_from,
    left_out,
    not_secret,
    when_word,
    whens,
    who_may_not,
    wording,
)
from screens.pupil.names import who_opens
from screens.pupil.telling import Telling, other_version
from screens.pupil.version import OLDER
from screens.widgets.picture import picture_word
from store.letterbox.intake import Intake
from store.letterbox.readers import PUPIL
from tui.lines.choosing import Choice
from tui.lines.talk import Talk
from tui.lines.writing import Writing, keeps_words, not_all_kept

SEND, SWITCH, NEXT, WORDS = "send", "switch", "next", "words"
NAME_LIMIT = 100
PEGS_AT_A_TIME = 8
"""So many pictures are said one after another; who hears theirs need not hear the rest."""


class Questions:
    """Asks one page after another and writes the answers into the telling."""

    def __init__(self, talk: Talk, telling: Telling, intake: Intake, clock: Clock) -> None:
        self._talk, self._telling, self._intake, self._clock = talk, telling, intake, clock
        self._asks: dict[str, Callable[[Sequence[Choice]], str]] = {
            "class": self._class,
            "who": self._who,
            "feel": self._feel,
            "promise": self._promise,
            "words": self._words,
            "when": self._when,
            "not_see": self._not_see,
            "ask": self._ask,
            "look": self._look,
        }

    def ask(self, page: str, *, first: bool) -> str:
        """Ask what a page asks; return the page to go to, or nothing for the next one.

        From the `first` question a child may change to the other version (`SWITCH`).
        """
        other = other_version(self._telling) if first else ""
        switch = [Choice(SWITCH, text(f"pupil.button.{other}"), "0")] if other else []
        self._page = "send" if page == "look" else page
        return self._asks[page](switch)

    def _word(self, name: str) -> str:
        return text(f"{wording(self._page, self._telling.version)}.{self._page}.{name}")

    def _choices(self, ids: Sequence[str]) -> list[Choice]:
        return [Choice(each, self._word(each)) for each in ids]

    def _choose(self, choices: Sequence[Choice]) -> str:
        return self._talk.choose(self._word("title"), choices)

    # Both versions.

    def _class(self, switch: Sequence[Choice]) -> str:
        school = self._intake.school
        choices = [Choice(each.id, each.name) for each in school.classes]
        choices.append(Choice("", text("pupil.class.not_here")))
        chosen = self._talk.choose(text("pupil.class.title"), choices)
        self._telling.choose_class(school.school_class(chosen))
        return ""

    def _when(self, switch: Sequence[Choice]) -> str:
        if known := not_secret(self._telling):
            self._talk.say(known)
        standing = self._intake.standing(self._clock())
        offered, page = whens(standing), f"{self._telling.version}.when"
        choices = [
            Choice(when, when_word(page, when, standing), str(place))
            for place, when in enumerate(WHENS, 1)
            if when in offered
        ]
        older, key = self._telling.older, str(len(WHENS) + 1)
        self._telling.when = self._choose(choices) if older else self._own(choices, key)
        return ""

    def _own(self, choices: Sequence[Choice], key: str) -> str:
        """Choose; who speaks another language may say first that somebody should speak it."""
        telling = self._telling
        if not telling.language:
            return self._choose(list(choices))
        no_more = text("pupil.lines.speaks_no_more")
        words = no_more if telling.speaks else text("pupil.language.speaks")
        chosen = self._choose([*choices, Choice(SPEAKS, words, key)])
        if chosen != SPEAKS:
            return chosen
        telling.speaks = "" if telling.speaks else telling.language
        kept = "speaks_kept" if telling.speaks else "speaks_gone"
        self._talk.say(text(f"pupil.lines.{kept}"))
        return self._own(choices, key)

    def _who(self, switch: Sequence[Choice]) -> str:
        return self._name(switch) if self._telling.older else self._peg(switch)

    # Younger.

    def _peg(self, switch: Sequence[Choice]) -> str:
        telling = self._telling
        pegs = telling.school_class.pegs if telling.school_class else ()
        choices = [Choice(peg, picture_word(peg)) for peg in pegs]
        others = [Choice(way, self._word(way), key) for way, key in PAST.items()]
        question = f"{self._word('title')} {self._word('line')}"
        chosen = self._talk.choose(question, [*choices, *others, *switch], PEGS_AT_A_TIME)
        if chosen == SWITCH:
            return SWITCH
        telling.peg = "" if chosen in PAST else chosen
        if chosen == NOT_YET:
            telling.stay_unnamed()
        return ""

    def _feel(self, switch: Sequence[Choice]) -> str:
        chosen = self._choose([*self._choices(FEELINGS), *switch])
        if chosen == SWITCH:
            return SWITCH
        self._telling.feeling = chosen
        return ""

    # Older.

    def _promise(self, switch: Sequence[Choice]) -> str:
        readers = self._intake.readers(PUPIL, self._telling.left_out)
        opens = who_opens("promise", OLDER, self._intake.school, readers)
        self._talk.say(self._word("title"), self._word("what"), opens, self._word("not_secret"))
        onward = Choice(NEXT, text("pupil.button.next"))
        chosen = self._talk.choose(self._word("stop"), [onward, *switch])
        return "" if chosen == NEXT else chosen

    def _words(self, switch: Sequence[Choice]) -> str:
        if not keeps_words(self._talk, self._telling, self._word("title")):
            self._write()
        return ""

    def _write(self) -> None:
        begins = tuple(texts("older.words.starter").values())
        asks = (self._word("title"), self._word("line"))
        Writing(self._talk, self._telling, asks, begins).run()

    def _name(self, switch: Sequence[Choice]) -> str:
        talk, telling = self._talk, self._telling
        talk.say(self._word("line"), self._word("not_yet_line"))
        keep = [Choice(NEXT, text("pupil.lines.keep_name"))] if telling.named else []
        ways = [*keep, Choice("name", self._word("name")), Choice("", self._word("not_yet"))]
        match self._choose(ways):
            case "name":
                telling.name = talk.line(self._word("name"))[:NAME_LIMIT]
            case "":
                telling.stay_unnamed()
        helpers = [Choice(id, self._word(f"helper.{name}")) for id, name in HELPERS.items()]
        telling.helper = talk.choose(self._word("helper.title"), helpers)
        return ""

    def _ask(self, switch: Sequence[Choice]) -> str:
        telling, school = self._telling, self._intake.school
        readers = self._intake.readers(PUPIL, telling.left_out)
        self._talk.say(who_opens("ask", OLDER, school, readers), self._word("line"))
        if telling.left_out:
            self._talk.say(left_out(telling, school))
        people = [Choice(one.id, one.name) for one in telling.to_ask_for(school, readers)]
        not_see = Choice("not_see", self._word("not_see"), "0")
        chosen = self._own([*people, Choice("", self._word("anyone")), not_see], "-")
        if chosen == "not_see":
            telling.wants_not_see = True
            return chosen
        telling.ask_for(chosen)
        return ""

    def _not_see(self, switch: Sequence[Choice]) -> str:
        telling, school = self._telling, self._intake.school
        if telling.help_called:
            self._talk.say(self._word("called"))
        self._talk.say(self._word("line"))
        if telling.left_out:
            self._talk.say(left_out(telling, school))
        if telling.undecided(school):
            self._talk.say(self._word("named"))
        *people, nobody = who_may_not(telling, school)
        offered = [*starmap(Choice, people), Choice(*nobody, NOBODY_KEY)]
        keep_from(telling, school, self._choose(offered))
        return ""

    def _look(self, switch: Sequence[Choice]) -> str:
        self._talk.say(*not_all_kept(self._telling), self._word("line"))
        while (chosen := self._choose(list(self._look_choices()))) == "look":
            self._look_again()
        return chosen

    def _look_choices(self) -> list[Choice]:
        telling = self._telling
        choices = [Choice(SEND, text("pupil.button.send"))]
        none = "" if telling.words.strip() else f": {self._word('no_words')}"
        change = text("pupil.button.change")
        choices.append(Choice(WORDS, f"{change}: {self._word('words')}{none}"))
        standing = self._intake.standing(self._clock())
        for page, said in chosen_so_far(telling, self._intake.school, standing):
            # A name was typed as well: it is read out only when somebody asks.
            shown = text("pupil.lines.given") if page == "who" and telling.named else said
            choices.append(Choice(page, f"{change}: {self._word(page)}: {shown}"))
        if telling.words.strip() or telling.named:
            choices.append(Choice("look", text("pupil.lines.look_again"), "0"))
        return choices

    def _look_again(self) -> None:
        telling = self._telling
        if telling.words.strip():
            self._talk.say(f"{self._word('words')}:", telling.words)
        if telling.named:
            self._talk.say(f"{self._word('who')}: {telling.name}")
