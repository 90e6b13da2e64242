"""After Send: the thanks, four pictures as words, and what it was about for who likes to say."""

from collections.abc import Sequence

from assets.pegs import peg_names
from assets.texts import text
from screens.clock import Clock
from screens.pupil.answers import ONLINE, TOPICS, thanks
from screens.pupil.telling import Telling
from screens.widgets.picture import picture_word
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.receipts import Receipt, choose_pictures
from store.letterbox.sent import Sent
from tui.lines.choosing import Choice
from tui.lines.help_now import HelpNow
from tui.lines.talk import Back, Help, Talk

COLLISIONS = 8
"""How many times other pictures are tried when some are taken."""
SKIP = ""


class After:
    """What follows a telling that is kept; every question can be skipped."""

    def __init__(self, talk: Talk, intake: Intake, clock: Clock, help_now: HelpNow) -> None:
        self._talk, self._intake, self._clock, self._help = talk, intake, clock, help_now

    def run(self, sent: Sent, telling: Telling) -> None:
        """Thank, then ask what may be skipped."""
        self._talk.where = ""
        self._talk.say(text(f"{telling.version}.sent.title"))
        self._talk.say(*thanks(telling, sent, self._intake, self._clock()))
        if sent.receipt:
            self._remember(sent.receipt)
        if telling.older:
            self._topic(sent, telling)

    def _remember(self, receipt: Receipt) -> None:
        pictures = self._kept(receipt)
        if not pictures:
            self._talk.say(*(text(f"older.receipt.none.{name}") for name in ("title", "line")))
            return
        title = text("older.receipt.title")
        self._talk.say(title, f"    {' '.join(map(picture_word, pictures))}")
        self._talk.say(*(text(f"older.receipt.{name}") for name in ("here", "later")))
        self._talk.say(text("older.sent.no_name"))

    def _kept(self, receipt: Receipt) -> tuple[str, ...]:
        """Return four pictures that work from now on; none where none could be made."""
        for _ in range(COLLISIONS):
            pictures = choose_pictures(peg_names())
            try:
                labels = self._intake.stretch(pictures)
                if self._intake.keep_receipt(receipt, labels, self._clock()):
                    return pictures
            except WorryBoxError:
                break
        return ()

    def _topic(self, sent: Sent, telling: Telling) -> None:
        topic = self._skippable("topic", TOPICS, telling)
        kept = bool(topic) and self._add(sent, topic=topic)
        online = self._skippable("online", ONLINE, telling) if topic == "online" else SKIP
        kept = self._add(sent, online=online) if online else kept
        if kept:
            self._talk.say(text("older.topic.thanks"))
        if online:
            self._talk.say(text(f"older.online.do.{online}"))

    def _skippable(self, page: str, ids: Sequence[str], telling: Telling) -> str:
        words = f"older.{page}"
        choices = [Choice(each, text(f"{words}.{each}")) for each in ids]
        choices.append(Choice(SKIP, text("pupil.button.skip"), "0"))
        self._talk.say(text(f"{words}.line"))
        while True:
            try:
                return self._talk.choose(text(f"{words}.title"), choices)
            except Back:
                continue  # what is sent is sent
            except Help:
                self._help.confirm(None, telling.class_name, telling.version)

    def _add(self, sent: Sent, **said: str) -> bool:
        """Post a little more; the telling itself is kept, whether this works or not."""
        try:
            self._intake.add(sent, self._clock(), **said)
        except WorryBoxError:
            return False
        return True
