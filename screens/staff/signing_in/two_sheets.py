"""What a recovery sheet opens, in words, and the question where somebody's PIN is new already."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.staff.labels import first_capital, in_a_line, the_drawer
from screens.widgets.dialogs import Question
from store.drawers.grants import CASE, LETTER, OWN, sheet_for
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET, PublicList

_BACK = "back"
ADD, RENEW = "add", "renew"
"""The PIN stays and more drawers open to it, or there is a new PIN."""

_OPENS = {
    CHAIR_SHEET: "This is the chair's sheet. It opens the headteacher's, the chair's and case "
    "drawers.",
    SCHOOL_SHEET: "This is the school's sheet. It opens the safeguarding, office and roll drawers.",
}
_OTHER = {CHAIR_SHEET: SCHOOL_SHEET, SCHOOL_SHEET: CHAIR_SHEET}


def opens(sheet: str) -> str:
    """Return which sheet this is and what it opens."""
    return _OPENS[sheet]


def drawers_in_a_line(names: Sequence[str]) -> str:
    """Return drawers as they stand in a sentence, each kind once: `the roll drawer and drafts`."""
    others = {
        CASE: "case drawers",
        OWN: "their inbox and drafts",
        LETTER: "what was told or sent to them and waits",
    }
    said = {
        n: next((w for p, w in others.items() if n.startswith(p)), the_drawer(n)) for n in names
    }
    return in_a_line(list(dict.fromkeys(said.values())))


def what_closes(public: PublicList, sheet: str, person: str) -> str:
    """Return what becomes of somebody's drawers when this sheet gives them a new PIN."""
    shut = [name for name in public.drawers_of(person) if sheet_for(name) != sheet]
    back = "The PIN they had stops working. What this sheet opens comes back with the new one."
    if not shut:
        return back
    be, them = ("stays", "it") if len(shut) == 1 else ("stay", "them")
    return (
        f"{back}\n\n{first_capital(drawers_in_a_line(shut))} {be} shut to it, also if open now. "
        f"Then use {public.name_of(_OTHER[sheet])} for them too: it opens {them} to the new PIN, "
        f"and closes nothing. Or who opens {them} says yes (A on their desk)."
    )


class WhichWay(Question[str]):
    """Asks whether a PIN that is new stays, with more open to it; ends with ADD, RENEW or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "last", "Back", id="which.back", tooltip="Nothing is changed")
    ]
    KIND = "which"

    def __init__(self, public: PublicList, sheet: str, person: str, shut: Sequence[str]) -> None:
        text = (
            f"{opens(sheet)}\n\nStill shut to the PIN they have, and opened by this sheet: "
            f"{drawers_in_a_line(shut)}.\n\nDo they know that PIN? Then keep it: nothing that is "
            "open to it closes. A new PIN is only for who has forgotten it."
        )
        answers = {ADD: "Keep it, open more", RENEW: "A new PIN", _BACK: "Not now"}
        # Where nothing is changed.
        super().__init__(f"{public.name_of(person)}: keep the PIN?", text, answers, _BACK)

    def answer(self, id: str) -> str | None:
        """Return the way that was chosen, None on going back."""
        return None if id == _BACK else id
