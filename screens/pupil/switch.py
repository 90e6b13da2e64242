"""The way to the other version: from pictures to words, and back."""

from assets.texts import text
from screens.pupil.telling import Telling, other_version
from screens.pupil.version import YOUNGER
from screens.widgets.sign_tile import SignTile


class Switch(SignTile):
    """It stands at the foot of the first question, where the language spoken has both versions."""

    def __init__(self) -> None:
        super().__init__("", "switch", sign="words", key="0", id="switch")

    def offer(self, telling: Telling, *, first: bool) -> None:
        """Offer the version that a telling is not in; only on the `first` question."""
        other = other_version(telling)
        self.display = first and bool(other)
        if self.display:
            self.say(text(f"pupil.button.{other}"))
            self.show_sign("pictures" if other == YOUNGER else "words")
