"""Which class are you in? Asked while the terminal does not know."""

from textual.app import ComposeResult

from assets.texts import listed, text
from screens.pupil.base import PupilScreen
from screens.pupil.choices import Choices, Option
from screens.pupil.steps.step import Step
from screens.widgets.picture import ROOM
from screens.widgets.tile import Tile
from store.school.class_pictures import class_pictures

NOT_HERE = "not-here"
"""What the tile stands for, and its picture: the sign of "Not here" on the next page, larger."""


class ChooseClass(Step):
    """The classes by picture and name; the class decides the version."""

    page = "class"

    @property
    def title(self) -> str:
        """The same question in both versions."""
        return text("pupil.class.title")

    def compose(self) -> ComposeResult:
        """Draw the classes and a way past them."""
        school = self.intake.school
        pictures = class_pictures(school)
        options = [
            Option(
                each.id, listed(each.name), ROOM + pictures[each.id] if each.id in pictures else ""
            )
            for each in school.classes
        ]
        options.append(Option(NOT_HERE, text("pupil.class.not_here"), NOT_HERE))
        yield Choices(options, (20, 6), chosen=self._chosen(), most=4, id="pictured")

    def begin(self) -> None:
        """Begin at the class chosen before."""
        self.query_one(Choices).begin()

    def take(self, tile: Tile) -> None:
        """Keep the class, or that it is not there."""
        found = self.intake.school.school_class(tile.value)
        self.telling.choose_class(found)
        self.done()
        self.post_message(PupilScreen.Speak(found.language if found else ""))

    def _chosen(self) -> str | None:
        if not self.telling.class_asked:
            return None
        return self.telling.school_class.id if self.telling.school_class else NOT_HERE
