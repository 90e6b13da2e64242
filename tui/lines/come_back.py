"""Coming back with four pictures, typed as words."""

import re
from collections.abc import Callable
from functools import partial

from assets.pegs import peg_names
from assets.texts import text
from screens.clock import Clock
from screens.hours import not_looked_at
from screens.pupil import adding
from screens.pupil.replies import pieces_of
from screens.pupil.telling import Telling
from screens.pupil.tries import Tries
from screens.widgets.picture import picture_word
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.receipts import Receipt, Reply
from tui.lines.choosing import Choice
from tui.lines.help_now import HelpNow
from tui.lines.questions import Questions
from tui.lines.talk import Back, Help, Talk
from tui.lines.typed import Ended
from tui.lines.writing import Writing, keeps_words

NAME_LIMIT = 120
PICTURES = 4
BETWEEN = re.compile(r"[,.;]")
"""What may stand between the words beside a space."""


class ComeBack:
    """Four pictures open what was answered to them, and nothing else."""

    def __init__(
        self, talk: Talk, intake: Intake, clock: Clock, tries: Tries, help_now: HelpNow
    ) -> None:
        self._talk, self._intake, self._clock = talk, intake, clock
        self._tries, self._help = tries, help_now
        self._words = f"{talk.version}.answer"
        self._begun: dict[str, Telling] = {}
        """What is being added, by its kind; nothing of it is sent yet."""

    def run(self) -> bool:
        """Ask for the pictures until they are right; True when they were.

        Raises:
            Back: somebody would rather do something else.
        """
        self._talk.where = ""
        while (left := self._tries.left) == 0:
            try:
                receipt = self._find(self._asked())
            except Help:
                self._help.confirm(None, "", self._talk.version)
                continue
            if receipt:
                self._found(receipt)
                return True
        self._say("pupil.error.tries", text("pupil.error.tries.wait", seconds=str(left)))
        return False

    def _asked(self) -> list[str]:
        known = {name: name for name in peg_names()}
        known |= {picture_word(name): name for name in peg_names()}
        known = {word.casefold(): name for word, name in known.items()}
        pictures = list[str]()
        while len(pictures) != PICTURES:
            said = self._line(len(pictures))
            words = BETWEEN.sub(" ", said).split()
            if said in (text("pupil.lines.list").casefold(), "list"):
                self._talk.say(" ".join(map(picture_word, peg_names())))
            elif not set(words) <= known.keys():
                self._talk.say(text("pupil.lines.not_pictures"))
            else:
                pictures = _together(pictures, [known[word] for word in words])
                if len(pictures) > PICTURES:
                    self._talk.say(text("pupil.lines.not_pictures"))
                    pictures = []
        return pictures

    def _line(self, there: int) -> str:
        """Ask for the pictures, or for the next one of them."""
        if there:
            return self._talk.line(text("pupil.lines.next_picture", count=str(there))).casefold()
        question = text(f"{self._words}.enter.title")
        return self._talk.line(question, text("pupil.lines.pictures")).casefold()

    def _find(self, pictures: list[str]) -> Receipt | None:
        self._talk.say(text("pupil.wait.title"))
        try:
            receipt = self._intake.look_up(self._intake.stretch(pictures))
        except WorryBoxError:
            self._say("pupil.error.out_of_order")
            raise Back from None
        if receipt is None:
            self._tries.count_wrong()
            self._say(f"{self._words}.not_found")
        return receipt

    def _found(self, receipt: Receipt) -> None:
        try:
            replies = self._intake.answers(receipt, self._clock())
        except WorryBoxError:
            self._say("pupil.error.out_of_order")
            return
        self._read(replies)
        try:
            while self._adds(receipt):
                pass
        except Ended:
            if self._unsent:
                raise  # else what there is was read
        finally:
            self._talk.lost = self._unsent

    @property
    def _unsent(self) -> bool:
        return any(map(_typed, self._begun.values()))

    def _adds(self, receipt: Receipt) -> bool:
        """Let somebody add once, or go back; False when there is no more to say."""
        try:
            return self._add(receipt)
        except Back:
            pass  # what was typed is there when they add again
        except Help:
            self._help.confirm(None, "", self._talk.version)
        return True

    def _read(self, replies: tuple[Reply, ...]) -> None:
        if not replies:
            self._say(f"{self._words}.waiting")
            self._talk.say(*not_looked_at(self._intake.standing(self._clock())))
            return
        self._talk.say(text(f"{self._words}.found.title"))
        for reply in reversed(replies):
            wrote = text(f"{self._words}.found.from", name=reply.sender)
            self._talk.say(*pieces_of(reply), wrote)

    def _add(self, receipt: Receipt) -> bool:
        """Ask whether there is more to say; False when there is not."""
        add = f"{self._words}.add"
        kinds = [Choice(kind, text(f"{add}.{kind}")) for kind in ("words", "name")]
        done = Choice("", text("pupil.button.done"))
        kind = self._talk.choose(text("pupil.lines.more"), [*kinds, done])
        if not kind:
            return False
        self._more(receipt, add, kind)
        return True

    def _name(self, more: Telling, add: str) -> None:
        said = self._talk.line(text(f"{add}.name"), text(f"{add}.name_line"))
        if len(said) > NAME_LIMIT:
            self._talk.say(text("older.words.full"))
        more.name = said[:NAME_LIMIT]

    def _more(self, receipt: Receipt, add: str, kind: str) -> None:
        try:
            more = self._begun.get(kind) or adding.begun(self._intake, receipt, self._talk.version)
        except WorryBoxError:
            self._say("pupil.error.out_of_order")
            return
        self._begun[kind] = more
        question = text(f"{add}.words")
        writing = Writing(self._talk, more, [question])
        write = partial(self._name, more, add) if kind == "name" else writing.run
        asks: Callable[[], None] | None = write
        if keeps_words(self._talk, more, question):
            asks = self._asks_who_sees(more, write)
        while asks is not None:
            try:
                asks()
            except Help:
                if self._calls(more, receipt, kind):
                    return
            else:
                asks = self._asks_who_sees(more, write)
        if _typed(more):
            self._post(kind, more, receipt)

    def _calls(self, more: Telling, receipt: Receipt, kind: str) -> bool:
        """Call for help with what is being added; True when it went."""
        along = adding.so_far(more, self._intake, receipt)
        try:
            return self._help.confirm(along, "", self._talk.version)
        finally:
            if self._help.kept:
                del self._begun[kind]

    def _asks_who_sees(self, more: Telling, write: Callable[[], None]) -> Callable[[], None] | None:
        """Return what asks who should not see what was typed; None where nobody is named."""
        undecided = more.undecided(self._intake.school)
        return partial(self._ask_who_sees, more, write) if undecided else None

    def _ask_who_sees(self, more: Telling, write: Callable[[], None]) -> None:
        """Ask who should not see what was typed; whoever goes back types more, or another name."""
        try:
            Questions(self._talk, more, self._intake, self._clock).ask("not_see", first=False)
        except Back:
            write()

    def _post(self, kind: str, more: Telling, receipt: Receipt) -> None:
        try:
            adding.add(more, self._intake, receipt, self._clock())
        except WorryBoxError:
            self._say("pupil.error.not_saved")
        else:
            self._talk.kept = True
            del self._begun[kind]
            thanked, who = adding.thanks(more, self._intake, receipt)
            self._talk.say(thanked, *([who] if who else []))

    def _say(self, words: str, *more: str) -> None:
        self._talk.say(text(f"{words}.title"), text(f"{words}.line"), *more)


def _typed(more: Telling) -> bool:
    return bool(more.words.strip() or more.name.strip())


def _together(before: list[str], more: list[str]) -> list[str]:
    """Return what is typed so far, each picture once; four on one line stand for themselves."""
    more = list(dict.fromkeys(more))
    return more if len(more) == PICTURES else list(dict.fromkeys((*before, *more)))
