"""Telling: one screen whose questions are small panes, back and forth without losing anything."""

from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal

from screens.clock import Clock
from screens.idle import Idle
from screens.pupil.along import Along
from screens.pupil.base import PupilScreen
from screens.pupil.calling import call, leave, nobody_reads
from screens.pupil.draft import Draft
from screens.pupil.failures import kind_of
from screens.pupil.foot import Foot, back_tile
from screens.pupil.help_line import HelpLine
from screens.pupil.help_now import HelpPage
from screens.pupil.sent import Sent
from screens.pupil.steps import order
from screens.pupil.steps.look import SEND
from screens.pupil.steps.panes import pane_of
from screens.pupil.steps.step import Step
from screens.pupil.switch import Switch
from screens.pupil.telling import Telling, fresh_telling, other_version
from screens.pupil.trouble import Trouble
from screens.pupil.version import YOUNGER, is_spoken
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, TileKeys
from store.errors import WorryBoxError
from store.letterbox.intake import Intake


class Tell(TileKeys, PupilScreen[None]):
    """The way from the first question to Send. Nothing is on the disk before that.

    `telling` is what was begun elsewhere; `line` is this terminal's open call for help.
    """

    IDLE: ClassVar[Idle | None] = Idle(after=150)
    AUTO_FOCUS = ""
    """Every page says itself where it begins."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+b", "back", "Back", id="tell.back", tooltip="Go one page back"),
        Binding("backspace", "back_by_backspace", show=False),
    ]

    def __init__(
        self,
        intake: Intake,
        clock: Clock,
        draft: Draft,
        telling: Telling | None = None,
        *,
        version: str = YOUNGER,
        line: HelpLine | None = None,
    ) -> None:
        super().__init__(intake, clock)
        self._draft = draft
        self._line = line or HelpLine()
        self._gone = self._from_look = False
        self._begun = telling is not None
        self.telling = telling or fresh_telling(intake.school, version, intake.own_class)
        self.version = self.telling.version
        self.step = ""

    # What the kiosk asks of it.

    @property
    def idle(self) -> Idle | None:
        """Words take longer than pictures."""
        return self._pane.idle if self._steps_there else self.IDLE

    @property
    def so_far(self) -> Along | None:
        """What a call for help takes along."""
        return None if self._gone else self.telling.in_haste(self.intake.school)

    @property
    def sends(self) -> bool:
        """One key sends or calls on this page: Send, "now", or the answer after which it goes."""
        return order.goes_from(self.telling, self.intake.school, self.step)

    @property
    def held_to(self) -> str:
        """It changes, but not once a call is out."""
        return self.version if self.telling.help_called or self.query("#trouble") else ""

    @property
    def place(self) -> str:
        """The class the child chose."""
        return self.telling.class_name

    def keep_draft(self) -> None:
        """Keep what was typed for two minutes, unless it was sent."""
        self._draft.keep(self.telling)

    def _forget(self) -> None:
        self._gone = True
        self._draft.wipe()

    # The frame.

    def compose(self) -> ComposeResult:
        """Draw the frame; the questions come into its middle."""
        with Horizontal(id="tell-top"):
            yield PlainText(classes="title", id="question")
            yield PlainText(classes="quiet", id="progress")
        yield Container(id="tell-middle")
        yield from self.always(back_tile(), Switch())

    async def on_mount(self) -> None:
        """Begin at the first question, or at the words of what was begun elsewhere."""
        self._draft.begin(self.telling)
        first = order.begins_at(self.telling, self.intake.school)
        await self._show("words" if self._begun and self.telling.older else first)

    def on_unmount(self) -> None:
        """Keep what was not sent, whoever took this screen away; after a call, send it."""
        if self._draft.is_open(self.telling) and leave(self.telling, self.intake, self.clock()):
            self._forget()
        self.keep_draft()

    @property
    def _pages(self) -> list[str]:
        return order.pages_of(self.telling, self.intake.school)

    @property
    def _first_question(self) -> str:
        return order.first_question(self.telling, self.intake.school)

    @property
    def _steps_there(self) -> bool:
        return bool(self.query("#step"))

    @property
    def _pane(self) -> Step:
        return self.query_one("#step", Step)

    async def _show(self, name: str) -> None:
        if self.is_left:
            return
        self.step, self.version = name, self.telling.version
        self._from_look &= name != "look"
        pane = pane_of(name, self.telling, self.intake, self._draft)
        middle = self.query_one("#tell-middle", Container)
        async with self.batch():
            await self.query("#trouble").remove()
            self.remove_class("-troubled")
            if not await self.put(middle, pane):
                return
            self._frame(pane)
        pane.begin()

    def say_again(self) -> None:
        """Draw the page anew: its answers are in the telling."""
        super().say_again()
        if not self._steps_there or self.query("#trouble"):
            return
        if not self.held_to and not is_spoken(self.telling.version):
            self.telling.version = other_version(self.telling)
            self.step = self.step if self.step == "class" else self._first_question
        self.call_later(self._show, self.step)

    def _frame(self, pane: Step) -> None:
        names = self._pages
        here = names.index("words" if self.step == order.REOPEN else self.step)
        self.set_class(pane.full, "-full")
        self.set_class(pane.headed, "-headed")
        self.query_one("#question", PlainText).show(pane.title)
        dots = " ".join("●" if place <= here else "○" for place in range(len(names)))
        self.query_one("#progress", PlainText).show(dots)
        switch = self.query_one(Switch)
        switch.offer(self.telling, first=self.step == self._first_question)
        foot = self.query_one(Foot)
        foot.styles.grid_size_columns = 4 if switch.display else 3
        foot.fit()  # other words on a tile are no other widths to whoever holds it

    # Going on and back.

    @on(Step.Done)
    async def _go_on(self, event: Step.Done) -> None:
        event.stop()
        if self._gone:
            return
        if event.to == SEND:
            await self._send()
        elif event.to:
            self._from_look |= self.step == "look"
            await self._show(event.to)
        else:
            await self._on()

    async def _on(self) -> None:
        school = self.intake.school
        match order.onward(self.telling, school, self.step, looked=self._from_look):
            case order.HELP:
                await self._help()
            case order.SEND:
                await self._send()
            case there:
                await self._show(there)

    async def action_back(self) -> None:
        """Go one page back; from the first to the first page of all."""
        school = self.intake.school
        if self.query("#trouble"):
            await self._show(self.step)
        elif there := order.backward(self.telling, school, self.step, looked=self._from_look):
            await self._show(there)
        else:
            self.action_hide()

    def on_key(self, event: events.Key) -> None:
        """Begin at the first picture when an arrow is pressed and nothing has the focus."""
        if self.focused is None and event.key in ("left", "right", "up", "down"):
            event.stop()
            self._pane.query(Tile).first().focus()

    async def action_back_by_backspace(self) -> None:
        """Go one page back, where nothing is typed."""
        if not self._pane.typing:
            await self.action_back()

    def action_hide(self) -> None:
        """Hide at once; what was typed is kept in memory for two minutes."""
        self.keep_draft()
        super().action_hide()

    @on(Tile.Chosen)
    async def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        if self.is_left:
            return
        match event.tile.value:
            case "back":
                await self.action_back()
            case "switch":
                await self._switch()
            case "again":
                await (self._help() if self.telling.wants_now else self._send())
            case "help":
                self.action_help_now()
            case "hide":
                self.action_hide()

    async def _switch(self) -> None:
        self.telling.version = other_version(self.telling) or self.version
        await self._show(self._first_question)

    # Sending: straight through, and only then the thanks. Whoever pressed Hide right after the last
    # key has told it all the same: it is kept, and nothing of it is shown.

    async def _send(self) -> None:
        if self._gone:
            return
        telling = self.telling
        with_receipt = telling.older and not telling.named
        try:
            sent = self.intake.post(telling.told(), self.clock(), with_receipt=with_receipt)
        except WorryBoxError as error:
            await self._say(error)
            return
        self._forget()
        if not self.is_left:
            shown = Sent(self.intake, self.clock, sent, replace(telling, words=""))
            self.app.switch_screen(shown)

    async def _help(self) -> None:
        if self._gone:
            return
        try:
            sent = call(self.telling, self.intake, self._line, self.clock())
        except WorryBoxError as error:
            await self._say(error)
            return
        if sent is None:
            await self._show("not_see")
            return
        unread = nobody_reads(self.telling.told(), self.intake)
        self._forget()
        if not self.is_left:
            page = HelpPage(self.intake, self.clock, sent, self.version, unread=unread)
            self.app.switch_screen(page)

    async def _say(self, error: WorryBoxError) -> None:
        if self.is_left:
            return
        self._pane.answered = False
        self.add_class("-troubled")
        if not self.query("#trouble"):
            await self.mount(Trouble(kind_of(error), self.version), after="#tell-middle")
        self.query("#again").focus()
