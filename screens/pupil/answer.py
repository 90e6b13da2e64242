"""Coming back with four pictures: is there an answer? More words or a name may be added."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from assets.texts import text
from screens.clock import Clock
from screens.hours import nobody_looks
from screens.pupil.add_more import NAME, WORDS, AddMore
from screens.pupil.base import PupilScreen
from screens.pupil.draft import Draft
from screens.pupil.foot import FootTile
from screens.pupil.out_of_hours import OutOfHoursNotes
from screens.pupil.picture_entry import PictureCodeEntry
from screens.pupil.replies import pieces_of
from screens.pupil.tries import Tries
from screens.pupil.version import first_to_answer
from screens.widgets.picture import SIGN, TINY, Picture, picture_names
from screens.widgets.plain import PlainText
from screens.widgets.spoken import OWN
from screens.widgets.tile import Tile, TileKeys, Tiles
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.receipts import Labels, Receipt, Reply


class ComeBack(TileKeys, PupilScreen[None]):
    """Four pictures open what was answered to them, and nothing else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+b", "back", "Back", id="come_back.back", show=False)
    ]

    @dataclass
    class Stretched(Message):
        """The four pictures were turned into labels."""

        labels: Labels

    def __init__(
        self,
        intake: Intake,
        clock: Clock,
        tries: Tries,
        version: str = "",
        draft: Draft | None = None,
    ) -> None:
        super().__init__(intake, clock)
        self._tries, self._draft = tries, draft or Draft()
        self.version = version or first_to_answer()
        self._words = f"{self.version}.answer"
        self._looking = False
        self._receipt: Receipt | None = None
        self._replies: tuple[Reply, ...] = ()

    def compose(self) -> ComposeResult:
        """Draw a title and the place where one pane after the other stands."""
        with Vertical(classes="page come-back"):
            yield PlainText(classes="title")
            yield PlainText(classes="lead")
            yield Vertical(classes="stage")
        back = FootTile("back", "Ctrl+B", id="back", shortens=False)
        yield from self.always(back)

    async def on_mount(self) -> None:
        """Begin with the pictures, or with what is left of a pause."""
        self.set_interval(1.0, self.tick)
        await self._begin()

    def action_back(self) -> None:
        """Go back to the first page."""
        self.dismiss(None)

    def say_again(self) -> None:
        """Say the answers anew as well."""
        super().say_again()
        if self.query(".replies"):
            self.call_later(self._found, self._replies)

    def tick(self) -> None:
        """Count the pause down where it is shown, and look whether school is open."""
        for note in self.query(OutOfHoursNotes):
            note.look()
        for wait in self.query("#wait").results(PlainText):
            left = self._tries.left
            wait.show(text("pupil.error.tries.wait", seconds=str(left)) if left else "")
            again = self.query_one("#again", Tile)
            if again.disabled and not left:
                again.disabled = False
                again.focus()

    @on(PictureCodeEntry.Entered)
    def _entered(self, event: PictureCodeEntry.Entered) -> None:
        event.stop()
        if self._looking or self._tries.left:
            return
        self._looking = True
        self._say(text("pupil.wait.title"), "")
        self._stretch(event.names)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _stretch(self, names: tuple[str, ...]) -> None:
        self.post_message(self.Stretched(self.intake.stretch(names)))

    @on(Stretched)
    async def _stretched(self, event: Stretched) -> None:
        event.stop()
        self._looking = False
        try:
            receipt = self.intake.look_up(event.labels)
            replies = self.intake.answers(receipt, self.clock()) if receipt else ()
        except WorryBoxError:
            await self._out_of_order()
            return
        if receipt is None:
            self._tries.count_wrong()
            await self._pause(f"{self._words}.not_found")
        else:
            self._receipt = receipt
            await self._found(replies)

    @on(Worker.StateChanged)
    async def _stretching(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self._looking = False
            await self._out_of_order()

    @on(Tile.Chosen, "#back")
    def _back(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_back()

    @on(Tile.Chosen, "#again")
    async def _again(self, event: Tile.Chosen) -> None:
        event.stop()
        await self._begin()

    @on(Tile.Chosen, "#done")
    def _done(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_hide()

    @on(Tile.Chosen, "#add-words")
    @on(Tile.Chosen, "#add-name")
    def _add(self, event: Tile.Chosen) -> None:
        event.stop()
        if self._receipt is not None:
            kind = event.tile.value
            self.app.push_screen(
                AddMore(self.intake, self.clock, self._receipt, kind, self.version, self._draft)
            )

    async def _begin(self) -> None:
        if self._tries.left:
            await self._pause("pupil.error.tries")
            return
        entry = PictureCodeEntry(picture_names("pegs"), self.version)
        self._say(text(f"{self._words}.enter.title"), text(f"{self._words}.enter.line"))
        await self._put(entry, entering=True)
        if not self.is_left:
            entry.begin()

    async def _pause(self, words: str) -> None:
        self._say(text(f"{words}.title"), text(f"{words}.line"))
        again = Tile(text("pupil.button.again"), "again", key="1", id="again")
        again.disabled = bool(self._tries.left)
        await self._put(PlainText(id="wait", classes="quiet"), Tiles(again, classes="answers"))
        self.tick()
        again.focus()

    async def _out_of_order(self) -> None:
        await self._pause("pupil.error.out_of_order")

    async def _found(self, replies: tuple[Reply, ...]) -> None:
        self._replies = replies
        self.set_class(bool(replies), "-answered")
        words = f"{self._words}.{'found' if replies else 'waiting'}"
        self._say(text(f"{words}.title"), "" if replies else text(f"{words}.line"))
        add = f"{self._words}.add"
        tiles = Tiles(
            _with_sign("words", text(f"{add}.words"), WORDS, "add-words"),
            _with_sign("name", text(f"{add}.name"), NAME, "add-name"),
            _with_sign("done", text("pupil.button.done"), "done", "done"),
            numbered=True,
            classes="answers",
        )
        newest_first = [self._reply(reply) for reply in reversed(replies)]
        # What does not fit is scrolled to with the arrows, once Tab has led there.
        answers = VerticalScroll(*newest_first, classes="replies", can_focus=bool(replies))
        answers.set_class(not replies, "-none")
        note = () if replies else (OutOfHoursNotes(self.intake, self.clock, nobody_looks),)
        await self._put(answers, *note, tiles)
        self.query("#done").focus()

    def _reply(self, reply: Reply) -> Widget:
        return Vertical(
            *(PlainText(piece, classes="reply-words") for piece in pieces_of(reply)),
            PlainText(text(f"{self._words}.found.from", name=reply.sender), classes="quiet"),
            classes=f"reply {OWN}",
        )

    def _say(self, title: str, lead: str) -> None:
        self.query_one(".title", PlainText).show(title)
        line = self.query_one(".lead", PlainText)
        line.show(lead)
        line.set_class(not lead, "-empty")

    async def _put(self, *widgets: Widget, entering: bool = False) -> None:
        stage = self.query_one(".stage")
        self.set_class(entering, "-entering")
        await self.put(stage, *widgets)


def _with_sign(sign: str, words: str, value: str, id: str) -> Tile:
    return Tile(words, value, picture=Picture(f"{SIGN}{sign}", TINY), id=id)
