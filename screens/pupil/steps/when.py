"""When do you need a grown-up?"""

from textual.app import ComposeResult

from screens.pupil.answers import WHENS, not_secret, when_word, whens
from screens.pupil.base import PupilScreen
from screens.pupil.steps.own_tongue import speaks_tile, turned
from screens.pupil.steps.pictures import PictureStep
from screens.pupil.telling import Telling
from screens.widgets.tile import Tile
from store.letterbox.intake import Intake


class When(PictureStep):
    """Now goes straight to help; everything else goes on."""

    page = "when"
    says_who = True
    pictures = tuple(zip(WHENS, ("now", "today", "another-day", "question"), strict=True))

    def __init__(self, telling: Telling, intake: Intake) -> None:
        super().__init__(telling, intake)
        self.full = bool(self.note())
        self.set_class(self.full, "-full")

    def compose(self) -> ComposeResult:
        """Draw the times that can be kept now."""
        assert isinstance(self.screen, PupilScreen)
        self._standing = self.intake.standing(self.screen.clock())
        yield from super().compose()

    def answer(self, value: str) -> str:
        """Return the words of a time as they are true now."""
        if value not in WHENS:
            return super().answer(value)
        return when_word(f"{self.telling.version}.{self.page}", value, self._standing)

    def offers(self, value: str) -> bool:
        """Offer a time only while it lies ahead; what is no time always."""
        return value in whens(self._standing) or value not in WHENS

    def note(self) -> str:
        """Say to whom nobody has said it before that it is not kept secret."""
        return not_secret(self.telling)

    def beside(self) -> list[Tile]:
        """Offer somebody who speaks the child's language, where nobody is asked for by name."""
        spoken = self.telling.language or self.telling.speaks
        asks = spoken and not self.telling.older and self.page == "when"
        return (
            [speaks_tile(self.telling, str(len(self.pictures) + 1), picture=True)] if asks else []
        )

    def aside(self, tile: Tile) -> bool:
        """Keep that somebody is wanted who speaks the child's language, or no longer."""
        return turned(self.telling, tile)

    def begin(self) -> None:
        """Begin beside "now", so that a key pressed twice calls nobody by mistake."""
        tiles = list(self.query(Tile))
        next((tile for tile in tiles if tile.selected), tiles[1]).focus()

    def chosen(self) -> str:
        """Return what was chosen before."""
        return self.telling.when

    def choose(self, value: str) -> None:
        """Keep when."""
        self.telling.when = value
