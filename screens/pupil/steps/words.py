"""Older: what do you want to tell us? In the child's own words, or none."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.widgets import TextArea

from assets.texts import texts
from screens.idle import Idle
from screens.looks import BIGGER
from screens.pupil.draft import Draft
from screens.pupil.next_tile import NextTile
from screens.pupil.room import Fitting
from screens.pupil.steps.order import REOPEN
from screens.pupil.steps.step import Step
from screens.pupil.telling import Telling
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import SignTile
from screens.widgets.text_entry import Cut, TextEntry
from screens.widgets.tile import Tile, Tiles
from store.letterbox.intake import Intake

STARTERS_FIT = (74, 17)
"""Columns and rows that the page needs with the beginnings of sentences on it."""
EDGES = 3
"""Columns that a beginning takes beside its words, of which three stand side by side."""


class TellWords(Step, Fitting):
    """A page to write on, with beginnings of sentences and a way to hide it from onlookers.

    While a hidden `draft` is kept, one more tile leads to it: nowhere else is that seen.
    """

    page = "words"
    idle = Idle(after=150)
    typing = True
    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the page to write on takes the key for rubbing out.
        Binding("ctrl+d", "dots", "Hide what I type", id="words.dots", show=False, priority=True),
        Binding("ctrl+t", "reopen", "My words", id="words.reopen", show=False),
    ]

    def __init__(self, telling: Telling, intake: Intake, draft: Draft) -> None:
        super().__init__(telling, intake)
        self._draft = draft

    def compose(self) -> ComposeResult:
        """Draw the beginnings, the page to write on and the way on."""
        yield PlainText(self._hint(), classes="lead", id="hint")
        starters = texts("older.words.starter").values()
        tiles = (Tile(words, words, classes="starter") for words in starters)
        yield Tiles(*tiles, columns=3, id="starters")
        yield TextEntry(self.telling.words, id="words")
        dots = SignTile(self._dots_word(), "dots", sign="dots", key="Ctrl+D", id="dots")
        onward: list[Tile] = [NextTile(self.telling.version), dots]
        if self._draft.waiting:
            before = self.word("before")
            onward.append(SignTile(before, REOPEN, sign="words", key="Ctrl+T", id="reopen"))
        yield Tiles(*onward, classes="onward -three" if self._draft.waiting else "onward")

    def on_mount(self) -> None:
        """Hide the words again if they were hidden."""
        self.query_one(TextEntry).dots = self.telling.dots

    def on_resize(self) -> None:
        """Lay the beginnings out in the room there is."""
        self.fit()

    def fit(self) -> None:
        """Leave the beginnings out where they would be cut off or push Next off the page."""
        width, height = STARTERS_FIT
        fit = self.size.width >= width and self.size.height >= height
        words = max(len(words) for words in texts("older.words.starter").values())
        starters = self.query_one("#starters", Tiles)
        starters.display = fit and words <= self.size.width // 3 - EDGES
        large = self.app.has_class(BIGGER) and self.screen.has_class("-wide")
        starters.styles.grid_size_columns = 2 if large and self.screen.has_class("-signs") else 3

    def begin(self) -> None:
        """Begin to write at once."""
        self.query_one(TextEntry).focus()

    @on(TextArea.Changed)
    def _keep(self, event: TextArea.Changed) -> None:
        event.stop()
        self.telling.words = self.query_one(TextEntry).value

    @on(Cut)
    def _full(self, event: Cut) -> None:
        event.stop()
        self.query_one("#hint", PlainText).show(self.word("full"))

    def take(self, tile: Tile) -> None:
        """Go on, or put the beginning of a sentence down."""
        if tile.id == "next":
            self.done()
        elif tile.id == "dots":
            self.action_dots()
        elif tile.id == "reopen":
            self.done(REOPEN)
        else:
            self._start_with(tile.value)

    def _start_with(self, words: str) -> None:
        entry = self.query_one(TextEntry)
        row, column = entry.cursor_location
        before = entry.get_text_range((row, max(0, column - 1)), (row, column))
        entry.move_cursor((row, column))
        entry.post_message(Paste(f" {words} " if before.strip() else f"{words} "))
        entry.focus()

    def action_reopen(self) -> None:
        """Ask for the last words of what was hidden, where that can be brought back."""
        for tile in self.query("#reopen").results(Tile):
            tile.press()

    def action_dots(self) -> None:
        """Show dots for letters, or the letters again."""
        self.telling.dots = not self.telling.dots
        entry = self.query_one(TextEntry)
        entry.dots = self.telling.dots
        self.query_one("#dots", Tile).say(self._dots_word())
        self.query_one("#hint", PlainText).show(self._hint())
        entry.focus()

    def _dots_word(self) -> str:
        return self.word("dots_on" if self.telling.dots else "dots")

    def _hint(self) -> str:
        return self.word("dots_hint" if self.telling.dots else "line")
