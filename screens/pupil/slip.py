"""The slip: a grown-up without a PIN tells about a child, an adult at school or the headteacher."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from assets.texts import text
from screens.clock import Clock
from screens.hours import closed_to_grown_ups
from screens.idle import Idle
from screens.pupil import slip_fields
from screens.pupil.base import PupilScreen
from screens.pupil.out_of_hours import OutOfHours
from screens.widgets.form import Form
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, TileKeys, Tiles
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.readers import PUPIL
from store.letterbox.sent import Sent
from store.school.public_list import Person

ABOUT, WRITE, NAMED, SEND, THANKS = "about", "write", "named", "send", "thanks"
"""The steps, in their order."""


class Slip(TileKeys, PupilScreen[bool]):
    """One page after the other; True when a slip was sent. Esc goes one page back."""

    IDLE: ClassVar[Idle | None] = Idle(after=150)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+b", "back", "Back", id="slip.back", show=False)
    ]

    def __init__(self, intake: Intake, clock: Clock) -> None:
        super().__init__(intake, clock)
        self._slip = slip_fields.Slip(PUPIL, {})
        self._decided: dict[str, bool] = {}
        self._step = ABOUT
        self._sent: Sent | None = None

    def compose(self) -> ComposeResult:
        """Draw a title and the place where one step after the other stands."""
        with Vertical(classes="page slip"):
            yield PlainText(classes="title")
            yield Vertical(classes="stage")

    @property
    def sends(self) -> bool:
        """One key hands in what was written, or sends it for good."""
        return self._step in (WRITE, SEND)

    async def on_mount(self) -> None:
        """Begin with whom it is about."""
        await self._ask_about()
        self.set_interval(1.0, self._look_at_the_clock)

    async def action_back(self) -> None:
        """Go one step back; what was written stays."""
        if self._step == ABOUT:
            self.dismiss(False)
        elif self._step == THANKS:
            self.dismiss(True)
        elif self._step == WRITE:
            self._keep()
            await self._ask_about()
        else:
            await self._write()

    async def _ask_about(self) -> None:
        tiles = [
            Tile(text(f"slip.about.{word}"), about, id=f"about-{word}", classes="about")
            for about, word in slip_fields.ABOUT.items()
        ]
        await self._put(
            ABOUT,
            text("slip.about.title"),
            Tiles(*tiles, columns=1, numbered=True, classes="answers"),
            PlainText(text("slip.about.not_signed_in"), classes="said"),
            OutOfHours(self.intake, self.clock, closed_to_grown_ups),
            PlainText(text("slip.about.urgent"), classes="urgent"),
            self._backs(),
        )
        tiles[0].focus()

    async def _write(self) -> None:
        form = Form(
            slip_fields.fields(self.intake.school, self._slip.about),
            self._slip.values,
            save=text("pupil.button.next"),
            back=text("pupil.button.back"),
        )
        title = text(f"slip.about.{slip_fields.ABOUT[self._slip.about]}")
        ask_no_more = PlainText(text("slip.field.ask_no_more"), classes="quiet ask-no-more")
        ask_no_more.display = self._slip.about == PUPIL
        await self._put(WRITE, title, PlainText(classes="opens"), ask_no_more, form)
        if self.is_left:
            return
        self._show_readers()
        form.focus_first()

    async def _go_on(self) -> None:
        """Ask about each name that occurs in the words, then have it read once more."""
        left_out = tuple(id for id, leave in self._decided.items() if leave)
        self._slip = replace(self._slip, left_out=left_out)
        names = slip_fields.named(self.intake, self._slip, tuple(self._decided))
        if names:
            await self._ask_named(names[0])
        else:
            await self._read_once_more()

    async def _ask_named(self, person: Person) -> None:
        leave = Tile(text("slip.named.leave_out", name=person.name), person.id, id="leave-out")
        let_in = Tile(text("slip.named.let_in", name=person.name), person.id, id="let-in")
        await self._put(
            NAMED,
            text("slip.named.title", name=person.name),
            PlainText(text("slip.named.line", name=person.name), classes="lead"),
            PlainText(text("slip.opens.not_see"), classes="lead"),
            Tiles(leave, let_in, columns=1, numbered=True, classes="answers"),
            self._backs(),
        )
        leave.focus()

    async def _read_once_more(self) -> None:
        said = [
            Vertical(PlainText(label, classes="quiet"), PlainText(words), classes="said-field")
            for label, words in slip_fields.read_back(self.intake.school, self._slip)
        ]
        send = Tile(text("pupil.button.send"), "send", key="1", id="send")
        await self._put(
            SEND,
            text("slip.send.title"),
            VerticalScroll(*said, classes="said-all"),
            PlainText(slip_fields.who_opens(self.intake, self._slip), classes="opens"),
            PlainText(text("slip.send.line"), classes="said", id="send-line"),
            Tiles(self._back_tile(), send, classes="backs"),
        )
        send.focus()

    async def _thank(self, sent: Sent) -> None:
        done = Tile(text("pupil.button.done"), "done", key="1", id="done")
        await self._put(
            THANKS,
            text("slip.thanks.title"),
            PlainText(text("slip.thanks.saved"), classes="lead"),
            PlainText(
                slip_fields.when_read(self.intake, sent.readers, self.clock()), classes="lead"
            ),
            OutOfHours(self.intake, self.clock, closed_to_grown_ups),
            PlainText(text("slip.thanks.talk"), classes="lead"),
            PlainText(text("slip.about.urgent"), classes="urgent"),
            Tiles(done, classes="backs"),
        )
        self._slip, self._decided = slip_fields.Slip(PUPIL, {}), {}
        done.focus()

    @on(Tile.Chosen, ".about")
    async def _about_chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        self._slip = replace(self._slip, about=event.tile.value)
        await self._write()

    @on(Form.Changed)
    def _changed(self, event: Form.Changed) -> None:
        event.stop()
        self._keep()
        self._show_readers()

    @on(Form.Submitted)
    async def _submitted(self, event: Form.Submitted) -> None:
        event.stop()
        self._slip = replace(self._slip, values=event.values, left_out=())
        self._decided = {}
        await self._go_on()

    @on(Form.Cancelled)
    async def _cancelled(self, event: Form.Cancelled) -> None:
        event.stop()
        await self.action_back()

    @on(Tile.Chosen, "#leave-out")
    @on(Tile.Chosen, "#let-in")
    async def _named_decided(self, event: Tile.Chosen) -> None:
        event.stop()
        self._decided[event.tile.value] = event.tile.id == "leave-out"
        await self._go_on()

    @on(Tile.Chosen, "#send")
    async def _send(self, event: Tile.Chosen) -> None:
        event.stop()
        if self._sent is not None:
            return
        told = slip_fields.told(self.intake.school, self._slip)
        try:
            self._sent = self.intake.post(told, self.clock())
        except WorryBoxError:
            line = self.query_one("#send-line", PlainText)
            line.show(text("slip.send.failed"))
            line.add_class("urgent")
            return
        await self._thank(self._sent)

    @on(Tile.Chosen, "#done")
    @on(Tile.Chosen, "#back")
    async def _back_pressed(self, event: Tile.Chosen) -> None:
        event.stop()
        await self.action_back()

    def _look_at_the_clock(self) -> None:
        for note in self.query(OutOfHours):
            note.look()

    def _keep(self) -> None:
        for form in self.query(Form):
            self._slip = replace(self._slip, values=dict(form.values), left_out=())

    def _show_readers(self) -> None:
        sentence = slip_fields.who_opens(self.intake, self._slip)
        self.query_one(".opens", PlainText).show(sentence)

    def _back_tile(self) -> Tile:
        return Tile(text("pupil.button.back"), "back", key="Esc", id="back")

    def _backs(self) -> Tiles:
        return Tiles(self._back_tile(), classes="backs")

    async def _put(self, step: str, title: str, *widgets: Widget) -> None:
        self._step = step
        self.query_one(".title", PlainText).show(title)
        await self.put(self.query_one(".stage"), *widgets)
