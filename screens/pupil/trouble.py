"""What a child reads when something could not be kept: nothing is claimed, and whom to go to."""

from textual.app import ComposeResult
from textual.containers import Vertical

from assets.texts import text
from screens.pupil.failures import out_of_use, whom_to_tell
from screens.pupil.next_tile import NextTile
from screens.pupil.page import Page
from screens.pupil.sentences import VITAL, Sentences
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tiles


class Trouble(Vertical):
    """A note that stands over a page whose answers are all still there, with another try."""

    def __init__(self, kind: str, version: str) -> None:
        super().__init__(classes="trouble", id="trouble")
        self._kind, self._version = kind, version

    def compose(self) -> ComposeResult:
        """Draw what happened, whom to go to, and another try."""
        with Sentences():
            yield PlainText(text(f"pupil.error.{self._kind}.title"), classes="title")
            for line in whom_to_tell(self._kind, self._version):
                yield PlainText(line, classes=VITAL)
        words = text("pupil.button.again")
        again = NextTile(self._version, words, "again", sign="again", id="again")
        again.key = "1"  # as on the page for help, and as Send on the page beneath
        yield Tiles(again, classes="onward")


class OutOfUse(Page):
    """The page instead of telling, before anything is typed that could not be kept."""

    @property
    def kind(self) -> str:
        """Which words say why."""
        return out_of_use(self.intake)

    def lines(self) -> list[str]:
        """Say whom to go to."""
        return list(whom_to_tell(self.kind, self.version))

    @property
    def heading(self) -> str:
        """Say that it does not work now."""
        return text(f"pupil.error.{self.kind}.title")
