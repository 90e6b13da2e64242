"""After Send: the thanks, then, if the child likes, pictures to remember and what it was about."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.worker import Worker, WorkerState

from screens.clock import Clock
from screens.idle import Idle
from screens.pupil.after import After, Online, Thanks, Topic, WhatToDo
from screens.pupil.base import PupilScreen
from screens.pupil.receipt import NoPictures, Remember
from screens.pupil.telling import Telling
from screens.widgets.picture import picture_names
from screens.widgets.tile import Tile, TileKeys
from store.errors import WorryBoxError
from store.letterbox import sent as posted
from store.letterbox.intake import Intake
from store.letterbox.receipts import Labels, choose_pictures

COLLISIONS = 8
"""How many times other pictures are tried when some are taken."""


class Sent(TileKeys, PupilScreen[None]):
    """What follows a telling that is kept; every page after the thanks can be left out.

    `telling` says what was asked and answered on the way; its words are not needed any more.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("backspace,ctrl+b", "nothing", show=False)]

    @dataclass
    class Stretched(Message):
        """Four pictures were made into labels."""

        pictures: tuple[str, ...]
        labels: Labels

    def __init__(self, intake: Intake, clock: Clock, sent: posted.Sent, telling: Telling) -> None:
        super().__init__(intake, clock)
        self.sent, self.telling = sent, telling
        self.version = telling.version
        self._stretched: Sent.Stretched | None = None
        self._tries = COLLISIONS if sent.receipt else 0

    @property
    def idle(self) -> Idle | None:
        """Pictures to remember may stand longer."""
        return Idle(after=150) if self.query(Remember) else self.IDLE

    @property
    def place(self) -> str:
        """The class the child chose."""
        return self.telling.class_name

    def compose(self) -> ComposeResult:
        """Draw the thanks."""
        said = (self.telling, self.sent, self.intake, self.clock())
        yield Container(Thanks(*said), id="after-middle")
        yield from self.always()

    def on_mount(self) -> None:
        """Put the focus on the way on, and make the picture code meanwhile."""
        self._pane.begin()
        self._try_pictures()

    def action_nothing(self) -> None:
        """Stay: what is sent is sent."""

    @property
    def _pane(self) -> After:
        return self.query_one("#after", After)

    async def _show(self, pane: After) -> None:
        if self.is_left:
            return
        async with self.batch():
            there = await self.put(self.query_one("#after-middle", Container), pane)
        if there:
            pane.begin()

    # From page to page.

    @on(After.Done)
    async def _go_on(self, event: After.Done) -> None:
        event.stop()
        match event.page:
            case "thanks" if self._tries:
                await self._show(Remember(self.telling))
                await self._keep_receipt()
            case "thanks" if self.sent.receipt:
                await self._without_pictures()
            case "thanks" | "receipt" if self.telling.older:
                await self._show(Topic(self.telling))
            case "topic" if event.value:
                await self._topic(event.value)
            case "online" if event.value:
                kept = self._add(online=event.value)
                await self._show(WhatToDo(self.telling, event.value, thanks=kept))
            case _:
                self.action_hide()

    async def _topic(self, value: str) -> None:
        kept = self._add(topic=value)
        if value == "online":
            await self._show(Online(self.telling))
        elif kept:
            await self._show(WhatToDo(self.telling, "", thanks=True))
        else:
            self.action_hide()

    def _add(self, **said: str) -> bool:
        """Post a little more; the telling itself is kept, whether this works or not."""
        try:
            self.intake.add(self.sent, self.clock(), **said)
        except WorryBoxError:
            return False
        return True

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        if event.tile.value == "help":
            self.action_help_now()
        elif event.tile.value == "hide":
            self.action_hide()

    # The picture code: made while the thanks stand there, kept only when it is shown.

    def _try_pictures(self) -> None:
        if self._tries:
            self._tries -= 1
            self._stretch(choose_pictures(picture_names("pegs")))

    @work(thread=True, exclusive=True, exit_on_error=False, group="receipt")
    def _stretch(self, pictures: tuple[str, ...]) -> None:
        self.post_message(self.Stretched(pictures, self.intake.stretch(pictures)))

    @on(Stretched)
    async def _stretched_now(self, event: Stretched) -> None:
        event.stop()
        self._stretched = event
        await self._keep_receipt()

    async def _keep_receipt(self) -> None:
        """Keep the code once the child is there to see it."""
        if self._stretched is None or self.sent.receipt is None or not self.query(Remember):
            return
        found, self._stretched = self._stretched, None
        try:
            kept = self.intake.keep_receipt(self.sent.receipt, found.labels, self.clock())
        except WorryBoxError:
            await self._without_pictures()
            return
        if kept:
            for page in self.query(Remember):
                await page.show(found.pictures)
        elif self._tries:
            self._try_pictures()
        else:
            await self._without_pictures()

    async def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Go on without a picture code when none could be made."""
        if event.worker.group == "receipt" and event.state is WorkerState.ERROR:
            event.stop()
            self._tries = 0
            if self.query(Remember):
                await self._without_pictures()

    async def _without_pictures(self) -> None:
        self._tries = 0
        await self._show(NoPictures(self.telling))
