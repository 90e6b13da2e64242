"""Taking everybody off: what it means is said before it is done."""

from collections.abc import Callable, Sequence
from typing import Any

from screens.staff.base import StaffScreen
from screens.staff.duty import duty_words
from screens.widgets.dialogs import Confirm
from store.duty.rota import HalfDay
from store.duty.state import Duty

MEANS = (
    "Nobody answers for {} then: no look is promised to children. It stands on the desks until "
    "somebody covers, and where a look is missing the others are asked to take it, one by one."
)


def sure(
    page: StaffScreen[Any], duty: Duty, halves: Sequence[HalfDay], who: str, then: Callable[[], Any]
) -> None:
    """Go on, at once where somebody is put on duty or nobody was; else ask once more first."""
    taken = [half for half in halves if duty.on(half)]
    if who or not taken:
        then()
        return
    when = [duty_words.when(half, duty).replace("today ", "this ") for half in taken]
    text = MEANS.format(" and ".join(when))
    question = Confirm("Nobody on duty?", text, "Nobody", "Back", careful=True)
    page.app.push_screen(question, lambda yes: then() if yes else None)
