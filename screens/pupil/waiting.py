"""The page of a new terminal that has answered its invitation and is not let in yet."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.pupil.stopped import Stopped

NEXT = (
    "At an office terminal open People, then Terminals, and let it in. A second keeper agrees on "
    "their desk. This page then goes on by itself."
)


class Waiting(Stopped):
    """Says to staff what is to be done, and how carrying stands."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "leave", "Leave", id="waiting.leave")]
    KIND, AGAIN, LEAVE_KEY = "waiting", "Look again", "e"

    def __init__(self, place: str) -> None:
        name = f"This terminal, {place}," if place else "This terminal"
        to_do = f"For staff: {name} is waiting to be let in. {NEXT}"
        super().__init__(to_do, "", may_be_left=True)
