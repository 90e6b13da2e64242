"""A calm page of a few sentences, with a way back."""

from abc import abstractmethod
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from screens.clock import Clock
from screens.pupil.base import PupilScreen
from screens.pupil.foot import back_tile
from screens.pupil.sentences import Sentences
from screens.widgets.abstract import Abstract
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, TileKeys
from store.letterbox.intake import Intake


class Page(TileKeys, PupilScreen[None], metaclass=Abstract):
    """Sentences beside a picture; `heading` and `lines` are what a subclass says."""

    picture: ClassVar[str] = "letterbox"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,ctrl+b,enter", "back", "Back", id="page.back", show=False)
    ]

    def __init__(self, intake: Intake, clock: Clock, version: str = "younger") -> None:
        super().__init__(intake, clock)
        self.version = version

    @property
    @abstractmethod
    def heading(self) -> str:
        """The title."""

    @abstractmethod
    def lines(self) -> list[str]:
        """The sentences, one below another."""

    def compose(self) -> ComposeResult:
        """Draw the title, the picture and the sentences."""
        with Horizontal(classes="page"):
            yield Picture(self.picture, classes="aside")
            with Sentences():
                yield PlainText(self.heading, classes="title")
                for line in self.lines():
                    yield PlainText(line)
        yield from self.always(back_tile())

    def on_mount(self) -> None:
        """Begin at the way back."""
        self.query_one("#back").focus()

    def action_back(self) -> None:
        """Go back to the first page."""
        self.dismiss(None)

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        match event.tile.value:
            case "help":
                self.action_help_now()
            case "hide":
                self.action_hide()
            case _:
                self.action_back()
