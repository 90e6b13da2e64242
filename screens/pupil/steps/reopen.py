"""Older: back to what was written before Hide, for whoever types its last words."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from screens.idle import Idle
from screens.pupil.draft import Draft
from screens.pupil.next_tile import NextTile
from screens.pupil.steps.order import REOPEN
from screens.pupil.steps.step import Step
from screens.pupil.telling import Telling
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry
from screens.widgets.tile import Tile, Tiles
from store.letterbox.intake import Intake

WORDS_LIMIT = 200


class Reopen(Step):
    """Asks for the last two words; after two wrong tries what was written is gone."""

    page = REOPEN
    idle = Idle(after=150)
    typing = True

    def __init__(self, telling: Telling, intake: Intake, draft: Draft) -> None:
        super().__init__(telling, intake)
        self._draft = draft

    def compose(self) -> ComposeResult:
        """Draw the line to type in, with dots if the words were written in dots."""
        yield PlainText(self.word("line"), classes="lead", id="said")
        yield LineEntry(limit=WORDS_LIMIT, password=self._draft.dots, id="last-words")
        yield Tiles(NextTile(self.telling.version), classes="onward")

    def begin(self) -> None:
        """Type at once, unless there is nothing to come back to any more."""
        if self._draft.waiting:
            self.query_one(LineEntry).focus()
        else:
            self._say_gone()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._try()

    def take(self, tile: Tile) -> None:
        """Try the words that are typed."""
        self._try()

    def _try(self) -> None:
        entry = self.query_one(LineEntry)
        words = entry.value
        entry.clear()
        if not self._draft.waiting:
            self._say_gone() if entry.display else self.done("words")
        elif not words.strip():
            entry.focus()
        elif (kept := self._draft.reopen(words)) is not None:
            self.telling.take_up(kept)
            self.done("words")
        elif self._draft.waiting:
            self._say("wrong")
            entry.focus()
        else:
            self._say_gone()

    def _say_gone(self) -> None:
        """Say that it is gone; the one way on leads back to the page to write on."""
        self._say("gone")
        self.query_one(LineEntry).display = False
        self.query_one(NextTile).focus()

    def _say(self, name: str) -> None:
        self.query_one("#said", PlainText).show(self.word(name))
