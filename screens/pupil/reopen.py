"""Back to a hidden page, for whoever types its last words."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from assets.texts import text
from screens.clock import Clock
from screens.pupil.base import PupilScreen
from screens.pupil.draft import Draft
from screens.pupil.foot import back_tile
from screens.pupil.telling import Telling
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry
from screens.widgets.tile import Tile, TileKeys, Tiles
from store.letterbox.intake import Intake

WORDS_LIMIT = 200


class Reopen(TileKeys, PupilScreen[Telling | bool | None]):
    """Asks for the last two words; after two wrong tries the page is gone.

    Ends with the telling, with True when a new one is wanted, or with None on the way back.
    """

    version = "older"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+b", "back", "Back", id="reopen.back", show=False)
    ]

    def __init__(self, intake: Intake, clock: Clock, draft: Draft) -> None:
        super().__init__(intake, clock)
        self._draft = draft

    def compose(self) -> ComposeResult:
        """Draw the question and its line, with dots if the page was written in dots."""
        with Vertical(classes="page"):
            yield PlainText(text("older.reopen.title"), classes="title")
            yield PlainText(text("older.reopen.line"), classes="lead", id="said")
            yield LineEntry(limit=WORDS_LIMIT, password=self._draft.dots, id="last-words")
            yield Tiles(
                Tile(text("pupil.button.reopen"), "next", key="Enter", classes="-main", id="next"),
                Tile(text("older.reopen.skip"), "new", key="Tab, Enter", id="new"),
                classes="onward",
            )
        yield from self.always(back_tile())

    def on_mount(self) -> None:
        """Begin to type at once."""
        self.query_one(LineEntry).focus()

    def action_back(self) -> None:
        """Leave it."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._try()

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        match event.tile.value:
            case "next":
                self._try()
            case "new":
                self.dismiss(True)
            case "help":
                self.action_help_now()
            case "hide":
                self.action_hide()
            case _:
                self.action_back()

    def _try(self) -> None:
        entry = self.query_one(LineEntry)
        words = entry.value
        entry.clear()
        if not words.strip():
            return
        telling = self._draft.reopen(words)
        if telling is not None:
            self.dismiss(telling)
            return
        waiting = self._draft.waiting
        said = text(f"older.reopen.{'wrong' if waiting else 'gone'}")
        self.query_one("#said", PlainText).show(said)
        entry.display = waiting
        self.query_one("#next").display = waiting
        self.query_one("#last-words" if waiting else "#new").focus()
