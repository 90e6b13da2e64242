"""What a withdrawn terminal wrote after its end: it does not count, and can be read apart."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.cases.chronology import Chronology
from screens.staff.cases.event import Event
from screens.staff.cases.history import where
from screens.staff.deeds import Deed
from screens.staff.labels import in_a_line
from screens.widgets.plain import PlainText
from store.drawers.drawer import Drawer
from store.school.public_list import PublicList
from store.signing_in.session import Session

APART = Deed("apart", "0", "View what is apart", everybody=True)


def sentences(drawer: Drawer, subjects: Sequence[str], public: PublicList) -> list[str]:
    """Return what is the matter with a record and what belongs to it; `subjects` begin with it."""
    said = []
    if not drawer.stands(subjects[0]):
        begun = where(drawer.entries(subjects[0])[0], public)
        said.append(f"This was begun at {begun} after it was withdrawn. It may be made up.")
    apart = [entry for each in subjects for entry in drawer.apart(each)]
    if apart:
        places = in_a_line(list(dict.fromkeys(where(entry, public) for entry in apart)))
        one = len(apart) == 1
        noun, verb = ("entry", "does") if one else ("entries", "do")
        written = f"{len(apart)} {noun}, written at {places} after it was withdrawn"
        said.append(f"{written}, {verb} not count.")
    return said


class ApartPage(StaffScreen[None]):
    """What is set apart, in full, the first one first."""

    def __init__(self, session: Session, clock: Clock, events: Sequence[Event]) -> None:
        super().__init__(session, clock)
        self._events = events

    def compose(self) -> ComposeResult:
        """Draw why it is set apart, and all of it."""
        yield PlainText("Set apart", classes="title")
        yield PlainText(
            "The school had withdrawn the terminal before this was posted. It changes nothing; "
            "what is true of it has to be written anew.",
            classes="quiet",
        )
        yield Chronology(id="apart", classes="pane")
        with Horizontal(classes="foot"):
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Fill the pane."""
        pane = self.query_one(Chronology)
        pane.tell(self._events, self.clock())
        pane.focus()

    def action_back(self) -> None:
        """Go back to the page."""
        self.dismiss()
