"""A child's own words, line by line, until an empty one; they can be kept out of sight."""

from collections.abc import Sequence

from assets.texts import Text, text
from screens.pupil.telling import Telling
from store.fields import TEXT_LIMIT
from tui.lines.choosing import Choice
from tui.lines.talk import Talk, command


class Writing:
    """Writes lines below the words of a telling; `begins` offers beginnings of sentences."""

    def __init__(
        self, talk: Talk, telling: Telling, asks: Sequence[str], begins: Sequence[str] = ()
    ) -> None:
        self._talk, self._telling, self._asks, self._begins = talk, telling, asks, begins

    def run(self) -> None:
        """Take lines until the writing ends; what finds no room is no answer to what follows."""
        self._say_how()
        full = False
        try:
            while (line := self._talk.written(self._say_how_to_begin)).strip():
                if command(line.strip()) == "dots":
                    self._hide_or_show()
                elif not full and not self._keep(line):
                    full = True
                    self._talk.say(*not_all_kept(self._telling), text("pupil.lines.write"))
        finally:
            self._talk.lines.show(True)

    def _say_how(self) -> None:
        talk = self._talk
        talk.say(*self._asks, text("pupil.lines.write"))
        if talk.lines.is_tty:
            talk.say(text("pupil.lines.dots"))
        talk.lines.show(not self._telling.dots)

    def _say_how_to_begin(self) -> None:
        """Say it all once more, with the beginnings of sentences that a page offers."""
        self._say_how()
        if self._begins:
            self._talk.say(f"{text('pupil.lines.begin')} {'; '.join(self._begins)}.")

    def _keep(self, line: str) -> bool:
        """Keep a line; False when not all of it fits."""
        so_far = self._telling.words
        words = f"{so_far}\n{line}" if so_far else line
        self._telling.words = words[:TEXT_LIMIT]
        return len(words) <= TEXT_LIMIT

    def _hide_or_show(self) -> None:
        telling = self._telling
        telling.dots = not telling.dots
        self._talk.lines.show(not telling.dots)
        self._talk.say(text(f"pupil.lines.{'unseen' if telling.dots else 'seen'}"))


def not_all_kept(telling: Telling) -> tuple[Text, ...]:
    """Say of words that did not all find room what became of them; nothing where they did."""
    if len(telling.words) < TEXT_LIMIT:
        return ()
    return text("older.words.full"), text("pupil.lines.first_part")


def keeps_words(talk: Talk, telling: Telling, question: str) -> bool:
    """Ask what becomes of words that are there already; True when they stay as they are."""
    if not telling.words:
        return False
    ways = (("next", "keep_words"), ("more", "more_words"), ("anew", "new_words"))
    chosen = talk.choose(question, [Choice(way, text(f"pupil.lines.{name}")) for way, name in ways])
    if chosen == "anew":
        telling.words = ""
    return chosen == "next"
