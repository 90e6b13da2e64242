"""The weekly round: which class, what a grown-up needs to know, and one child's turn."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from assets.texts import listed, text
from screens.idle import Idle
from screens.pupil.choices import Choices, Option
from screens.pupil.next_tile import NextTile
from screens.pupil.sentences import Sentences
from screens.pupil.steps.step import Step
from screens.pupil.steps.when import When
from screens.pupil.steps.who_name import NAME_LIMIT
from screens.pupil.steps.who_picture import WhoPicture
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry
from screens.widgets.tile import Tile, Tiles
from store.letterbox.told import ANOTHER_DAY, BEFORE_HOME, NOW

FINE = "none"
BETWEEN_TURNS = Idle(after=600)
"""Between two turns nothing of anybody's is on the screen, and children take their time."""


class TurnOfClass(Step):
    """For the grown-up: whose turn it is."""

    page = "round"
    idle = BETWEEN_TURNS

    @property
    def title(self) -> str:
        """Ask for the class."""
        return text("staff.round.class")

    def compose(self) -> ComposeResult:
        """Draw the classes."""
        options = [Option(each.id, listed(each.name)) for each in self.intake.school.classes]
        yield Choices(options, (20, 5), most=4, id="classes")

    def begin(self) -> None:
        """Begin at the first class."""
        self.query_one(Choices).begin()

    def take(self, tile: Tile) -> None:
        """Keep the class."""
        self.telling.school_class = self.intake.school.school_class(tile.value)
        self.telling.class_asked = True
        self.done()


class BeforeTurns(Step):
    """For the grown-up: how it goes, and why nobody can see who told."""

    page = "round"
    headed = False
    idle = BETWEEN_TURNS

    @property
    def title(self) -> str:
        """Say what this is."""
        return text("staff.round.title")

    def compose(self) -> ComposeResult:
        """Draw the sentences."""
        chosen = self.telling.school_class
        how = "turn" if chosen and chosen.pegs else "names"
        with Sentences():
            for name in (how, "same", "kept", "now", "end"):
                weight = "matters" if name == "now" else None
                yield PlainText(text(f"staff.round.{name}"), classes=weight)
        start = Tile(text("staff.round.start"), "next", key="1", classes="-main", id="next")
        yield Tiles(start, classes="onward")

    def take(self, tile: Tile) -> None:
        """Begin."""
        self.done()


class TurnPicture(WhoPicture):
    """A child finds its picture. It waits for the next child as long as that takes."""

    idle = BETWEEN_TURNS


class TurnName(Step):
    """Where a class has no pictures, a child types its name."""

    page = "round"
    idle = BETWEEN_TURNS
    typing = True

    @property
    def title(self) -> str:
        """Ask for the name."""
        return self.word("name")

    def compose(self) -> ComposeResult:
        """Draw the line."""
        yield LineEntry(self.telling.name, limit=NAME_LIMIT, id="name")
        yield Tiles(NextTile(self.telling.version), classes="onward")

    def begin(self) -> None:
        """Type at once."""
        self.query_one(LineEntry).focus()

    @on(Input.Changed)
    def _keep(self, event: Input.Changed) -> None:
        event.stop()
        self.telling.name = event.value

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.done()

    def take(self, tile: Tile) -> None:
        """Go on with the name."""
        self.done()


class TurnWhen(When):
    """One choice for every child; to be fine is one among the others."""

    page = "round"
    says_who = False
    pictures = (
        (NOW, "now"),
        (BEFORE_HOME, "today"),
        (ANOTHER_DAY, "another-day"),
        (FINE, "thumb"),
    )

    def begin(self) -> None:
        """Begin nowhere: a key pressed twice chooses nothing."""
        self.screen.set_focus(None)
