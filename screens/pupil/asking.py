"""One question after another in a frame, with a way back to each."""

from abc import abstractmethod
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.widget import Widget

from screens.clock import Clock
from screens.idle import Idle
from screens.pupil.base import PupilScreen
from screens.pupil.failures import kind_of
from screens.pupil.foot import back_tile
from screens.pupil.steps.step import Step
from screens.pupil.telling import Telling
from screens.pupil.trouble import Trouble
from screens.styles import style
from screens.widgets.abstract import Abstract
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, TileKeys
from store.errors import WorryBoxError
from store.letterbox.intake import Intake

Result = TypeVar("Result")


class Asking(TileKeys, PupilScreen[Result], metaclass=Abstract):
    """The frame; a kind of it says which pages there are and what becomes of the answers."""

    AUTO_FOCUS = ""
    """Every page says itself where it begins."""
    CSS_PATH = style("everyday")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+b", "back", "Back", id="asking.back", tooltip="Go one page back"),
        Binding("backspace", "back_by_backspace", show=False),
    ]
    DEFAULT_CLASSES = "-pupil -asking"
    dotted: ClassVar[bool] = True
    """Is it said how far one has come?"""

    def __init__(self, intake: Intake, clock: Clock, telling: Telling) -> None:
        super().__init__(intake, clock)
        self.telling = telling
        self.version = telling.version
        self.page = ""
        """Which page is on the screen; empty when it is none that asks."""

    @abstractmethod
    def pages(self) -> dict[str, type[Step]]:
        """The pages as things are said now, by name and in order."""

    @abstractmethod
    async def finish(self) -> None:
        """Make what the answers are for of them."""

    @property
    def idle(self) -> Idle | None:
        """Words take longer than pictures."""
        panes = self.query(Step)
        return panes.first().idle if panes else self.IDLE

    @property
    def place(self) -> str:
        """The class that was chosen."""
        return self.telling.class_name

    def compose(self) -> ComposeResult:
        """Draw the frame; the questions come into its middle."""
        with Horizontal(id="asking-top"):
            yield PlainText(classes="title", id="question")
            yield PlainText(classes="quiet", id="progress")
        yield Container(id="asking-middle")
        yield from self.always(back_tile())

    async def on_mount(self) -> None:
        """Begin."""
        await self.begin()

    async def begin(self) -> None:
        """Show the first page that is not answered already."""
        names = list(self.pages())
        known = self.telling.class_asked and len(names) > 1 and names[0] == "class"
        await self.ask(names[1 if known else 0])

    async def ask(self, page: str) -> None:
        """Show one of the pages."""
        self.page, self.version = page, self.telling.version
        pane = self.pages()[page](self.telling, self.intake)
        names = list(self.pages())
        here = names.index(page)
        dots = " ".join("●" if place <= here else "○" for place in range(len(names)))
        if await self.show_instead(pane, pane.title, dots if self.dotted else ""):
            pane.begin()

    def say_again(self) -> None:
        """Draw the page anew: its answers are in the telling."""
        super().say_again()
        if self.query(Step) and not self.query("#trouble"):
            self.call_later(self.ask, self.page)

    async def show_instead(self, pane: Widget, title: str = "", dots: str = "") -> bool:
        """Show something else in the frame; tell whether the page is still there."""
        if self.is_left:
            return False
        middle = self.query_one("#asking-middle", Container)
        self.set_focus(None)  # else it would flit to the foot when its tile goes
        async with self.batch():
            await self.query("#trouble").remove()
            self.remove_class("-troubled")
            self.set_class(isinstance(pane, Step) and pane.full, "-full")
            if not await self.put(middle, pane):
                return False
            self.set_class(isinstance(pane, Step) and pane.headed, "-headed")
            self.query_one("#question", PlainText).show(title)
            self.query_one("#progress", PlainText).show(dots)
        return True

    async def say_trouble(self, error: WorryBoxError) -> None:
        """Say that it was not kept, over the page whose answers are still there."""
        for pane in self.query(Step):
            pane.answered = False
        self.add_class("-troubled")
        if not self.query("#trouble"):
            await self.mount(Trouble(kind_of(error), self.version), after="#asking-middle")
        self.query("#again").focus()

    @on(Step.Done)
    async def _go_on(self, event: Step.Done) -> None:
        event.stop()
        if not self.is_left:
            await self.go_on(event.to)

    async def go_on(self, to: str) -> None:
        """Go to the page after this one, or from the last to what becomes of it all."""
        names = list(self.pages())
        after = names[names.index(self.page) + 1 :] if self.page in names else []
        if after:
            await self.ask(after[0])
        else:
            await self.finish()

    async def action_back(self) -> None:
        """Go one page back; from the first to where one came from."""
        names = list(self.pages())
        here = names.index(self.page) if self.page in names else 0
        if self.query("#trouble"):
            await self.ask(self.page)
        elif here:
            await self.ask(names[here - 1])
        else:
            self.action_hide()

    async def action_back_by_backspace(self) -> None:
        """Go one page back, where nothing is typed."""
        if not any(pane.typing for pane in self.query(Step)):
            await self.action_back()

    def on_key(self, event: events.Key) -> None:
        """Begin at the first picture when an arrow is pressed and nothing has the focus."""
        panes = self.query(Step)
        if self.focused is None and panes and event.key in ("left", "right", "up", "down"):
            event.stop()
            panes.first().query(Tile).first().focus()

    @on(Tile.Chosen)
    async def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        match event.tile.value:
            case "back":
                await self.action_back()
            case "again":
                await self.finish()
            case "help":
                self.action_help_now()
            case "hide":
                self.action_hide()
            case other:
                await self.pressed(other)

    async def pressed(self, value: str) -> None:
        """Go on from a tile that belongs to no page."""
