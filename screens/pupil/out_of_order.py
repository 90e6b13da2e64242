"""The page instead of the first one, while the box cannot open what it keeps things in."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.pupil.stopped import Stopped


class OutOfOrder(Stopped):
    """Says to staff what is wrong in one sentence.

    Where there is no school yet it `may_be_left` without a PIN.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="out_of_order.leave")
    ]
    KIND, AGAIN, LEAVE_KEY = "out_of_order", "Try again", "Esc"

    def __init__(self, sentence: str, *, may_be_left: bool = False) -> None:
        super().__init__(_for_staff(sentence), may_be_left=may_be_left)

    def say(self, sentence: str) -> None:
        """Tell staff what is wrong now."""
        super().say(_for_staff(sentence))


def _for_staff(sentence: str) -> str:
    return f"For staff: {sentence} It tries again by itself."
