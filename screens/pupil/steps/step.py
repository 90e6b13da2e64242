"""What every page of telling is: one question that writes its answer into the telling."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.message import Message

from assets.texts import text
from screens.idle import Idle
from screens.pupil.answers import wording
from screens.pupil.telling import Telling
from screens.widgets.tile import Tile
from store.letterbox.intake import Intake


class Step(Vertical):
    """A pane for one question; `page` is where its texts are found."""

    page: ClassVar[str]
    idle: ClassVar[Idle] = Idle(after=45)
    full = False
    """Does it use the whole width?"""
    headed = True
    """Is there room for the question in large letters in a low window?"""
    typing: ClassVar[bool] = False
    """Does it take letters, so that keys such as backspace belong to what is typed?"""

    @dataclass
    class Done(Message):
        """The question is answered, or left; `to` names another page than the next."""

        to: str = ""

    def __init__(self, telling: Telling, intake: Intake) -> None:
        super().__init__(classes="step", id="step")
        self.set_class(self.full, "-full")
        self.telling = telling
        self.intake = intake
        self.answered = False
        """Has it gone on already? A key pressed twice does not answer the next question."""

    @property
    def title(self) -> str:
        """The question, as it stands at the top."""
        return self.word("title")

    def word(self, name: str, /, **values: str) -> str:
        """Return one of the page's texts, in the words of the version."""
        version = wording(self.page, self.telling.version)
        return text(f"{version}.{self.page}.{name}", **values)

    def begin(self) -> None:
        """Put the focus where the child begins."""
        tiles = list(self.query(Tile))
        next((tile for tile in tiles if tile.selected), tiles[0]).focus()

    def take(self, tile: Tile) -> None:
        """Take a tile that was chosen while the question was open."""

    @on(Tile.Chosen)
    def _chosen_tile(self, event: Tile.Chosen) -> None:
        # A second key right behind the first must not change an answer from which the way goes on.
        event.stop()
        if not self.answered:
            self.take(event.tile)

    def done(self, to: str = "") -> None:
        """Go on, once."""
        if not self.answered:
            self.answered = True
            self.post_message(self.Done(to))
