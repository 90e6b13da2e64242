"""A page beside the way a child goes: it comes from any page and leads back to it."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from screens.clock import Clock
from screens.pupil.along import Along
from screens.pupil.base import PupilScreen
from screens.widgets.tile import TileKeys
from store.letterbox.intake import Intake


class Beside(TileKeys, PupilScreen[None]):
    """`behind` is the page the child comes from: what it knows goes along with a call for help."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,ctrl+b", "back", "Back", id="beside.back", show=False)
    ]

    def __init__(
        self, intake: Intake, clock: Clock, behind: PupilScreen[Any] | None = None
    ) -> None:
        super().__init__(intake, clock)
        self.behind = behind
        self.version = behind.version if behind else self.version

    @property
    def so_far(self) -> Along | None:
        """What was told on the page behind."""
        return self.behind.so_far if self.behind else None

    @property
    def held_to(self) -> str:
        """As the page behind."""
        return self.behind.held_to if self.behind else ""

    @property
    def place(self) -> str:
        """The class that was chosen on the page behind."""
        return self.behind.place if self.behind else ""

    def action_back(self) -> None:
        """Go back to where the child was."""
        self.dismiss(None)
