"""More words, or a name, for what was told before."""

from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from assets.texts import text
from screens.clock import Clock
from screens.idle import Idle
from screens.pupil import adding
from screens.pupil.along import Along
from screens.pupil.asking import Asking
from screens.pupil.base import PupilScreen
from screens.pupil.draft import Draft
from screens.pupil.next_tile import NextTile
from screens.pupil.steps.not_see import NotSee
from screens.pupil.steps.step import Step
from screens.pupil.telling import Telling
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry, TextEntry
from screens.widgets.tile import Tile, TileKeys, Tiles
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.receipts import Receipt

WORDS, NAME = "words", "name"
"""What can be added."""
LONGEST_NAME = 120


class AddMore(TileKeys, PupilScreen[bool]):
    """Type more words or a name and send it; True when something was sent.

    What is hidden is in the `draft`, and here again behind the same pictures.
    """

    IDLE: ClassVar[Idle | None] = Idle(after=150)
    sends = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+b", "back", "Back", id="add_more.back", show=False),
        Binding("ctrl+s", "send", "Send", id="add_more.send", show=False),
    ]

    def __init__(
        self,
        intake: Intake,
        clock: Clock,
        to: Receipt,
        kind: str,
        version: str = "older",
        draft: Draft | None = None,
    ) -> None:
        super().__init__(intake, clock)
        self._to, self._kind, self.version = to, kind, version
        self._sent = False
        self._draft = draft or Draft()
        # A name is no end of words that were typed: each waits for its own page.
        self._pictures = f"{to.id} {kind}"
        typed = self._telling = self._draft.reopen_behind(self._pictures)
        if typed is not None:
            self._draft.begin(typed)
        self._entry: LineEntry | TextEntry = (
            LineEntry(typed.name if typed else "", limit=LONGEST_NAME)
            if kind == NAME
            else TextEntry(typed.words if typed else "")
        )

    @property
    def so_far(self) -> Along | None:
        """What a call for help takes along."""
        with suppress(WorryBoxError):
            return None if self._sent else adding.so_far(self._typed(), self.intake, self._to)
        return None

    @property
    def place(self) -> str:
        """The class of the child who told."""
        known = self.intake.school.school_class(self._to.class_id)
        return known.name if known else ""

    def compose(self) -> ComposeResult:
        """Draw the entry, and what goes on from it."""
        words = f"{self.version}.answer.add"
        with Vertical(classes="page add-more"):
            yield PlainText(text(f"{words}.{self._kind}"), classes="title")
            line = text(f"{words}.name_line") if self._kind == NAME else ""
            yield PlainText(line, classes="lead" if line else "lead -empty")
            yield self._entry
            yield Tiles(
                # First what Tab and Enter should do: they must not throw away what was typed.
                Tile(text("pupil.button.send"), "send", key="Ctrl+S", id="send"),
                Tile(text("pupil.button.back"), "back", key="Ctrl+B", id="back"),
                NextTile(self.version),
                columns=2,
                classes="answers",
            )
        yield from self.always()

    def on_mount(self) -> None:
        """Begin to type; what is typed is to be kept even if the box is out of order by then."""
        with suppress(WorryBoxError):  # Send says so
            self._typed()
        self.query_one(NextTile).display = False
        self._entry.focus()

    def on_unmount(self) -> None:
        """Keep what was not sent, whoever took this screen away."""
        self._keep_draft()

    def _keep_draft(self) -> None:
        # Only where the box was out of order from the first is it not known whom this is kept from.
        # Hide must hide all the same.
        with suppress(WorryBoxError):
            self._draft.keep_behind(self._pictures, self._typed())

    def action_hide(self) -> None:
        """Hide at once; what was typed is kept in memory for two minutes."""
        self._keep_draft()
        super().action_hide()

    def action_back(self) -> None:
        """Go back to the answer."""
        self._keep_draft()
        self.dismiss(self._sent)

    def action_send(self) -> None:
        """Send what was typed, once; what cannot be kept stays where it is."""
        if self._sent or not self._entry.value.strip():
            self._entry.focus()
            return
        try:
            self._sent = adding.add(self._typed(), self.intake, self._to, self.clock())
        except WorryBoxError:
            self._say("pupil.error.not_saved")
            return
        if self._sent:
            self._draft.wipe()
            self._thank()
        elif self._telling is not None:
            asks = WhoSees(self.intake, self.clock, self._telling, self._to)
            self.app.push_screen(asks, self._answered)

    def _typed(self) -> Telling:
        """Return what is typed as a telling, with whom it is kept from so far."""
        if self._telling is None:
            self._telling = adding.begun(self.intake, self._to, self.version)
            self._draft.begin(self._telling)
        typed = self._entry.value
        if self._kind == NAME:
            self._telling.name = typed
        else:
            self._telling.words = typed
        return self._telling

    def _answered(self, answered: bool | None) -> None:
        if answered:
            self.action_send()

    @on(Input.Submitted)
    def _line_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_send()

    @on(Tile.Chosen, "#send")
    def _send_pressed(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_send()

    @on(Tile.Chosen, "#back")
    @on(Tile.Chosen, "#next")
    def _back_pressed(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_back()

    def _say(self, words: str) -> None:
        self.query_one(".title", PlainText).show(text(f"{words}.title"))
        line = self.query_one(".lead", PlainText)
        line.show(text(f"{words}.line"))
        line.remove_class("-empty")

    def _thank(self) -> None:
        thanks, more = adding.thanks(self._typed(), self.intake, self._to)
        self.query_one(".title", PlainText).show(thanks)
        line = self.query_one(".lead", PlainText)
        line.show(more)
        line.set_class(not more, "-empty")
        for tile in self.query(".answers Tile").results(Tile):
            tile.display = isinstance(tile, NextTile)
        # Before the entry goes: else whatever stands next, Hide, would take the focus from it.
        self.set_focus(self.query_one(NextTile))
        self._entry.remove()


class WhoSees(Asking[bool]):
    """Who should not see the words that name somebody; True once that is answered."""

    dotted = False

    def __init__(self, intake: Intake, clock: Clock, telling: Telling, to: Receipt) -> None:
        super().__init__(intake, clock, telling)
        self._to = to

    @property
    def so_far(self) -> Along | None:
        """What a call for help takes along."""
        return adding.so_far(self.telling, self.intake, self._to)

    def pages(self) -> dict[str, type[Step]]:
        """It is one question."""
        return {NotSee.page: NotSee}

    async def finish(self) -> None:
        """Go back to the words with the answer."""
        self.dismiss(True)

    async def action_back(self) -> None:
        """Go back to the words, which are still there."""
        self.dismiss(False)
