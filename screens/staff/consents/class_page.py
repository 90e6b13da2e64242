"""The children of a class (or of the school) with what is permitted; who has not answered."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.consents.child_page import ChildConsents
from screens.staff.consents.live_page import LivePage
from screens.staff.consents.words import STATES, who_may
from screens.staff.enter_button import EnterButton
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row, Tone
from screens.widgets.plain import PlainText
from store.consents import overview, uses
from store.consents.overview import ANSWERED, OUTSTANDING, PARTLY
from store.signing_in.session import Session

TONES: dict[str, Tone] = {ANSWERED: "good", PARTLY: "urgent", OUTSTANDING: "quiet"}
NONE = "Everybody has answered."


class ClassConsents(LivePage):
    """Children by name; O leaves only those who have not answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "only", "No answer", id="consents.only", tooltip="Only who has not answered"),
    ]

    def __init__(self, session: Session, clock: Clock, school_class: str, form: str) -> None:
        super().__init__(session, clock)
        self._class, self._form = school_class, form
        self._only = not school_class

    def compose(self) -> ComposeResult:
        """Draw the head, the list and what can be done."""
        yield PlainText(id="class-title", classes="title")
        yield PlainText(id="class-lead", classes="quiet")
        columns = (Column("Child", 24), Column("Class", 12), Column("Permitted"))
        yield Listing(columns, empty=NONE, id="children")
        with Horizontal(classes="foot"):
            yield EnterButton("Open  Enter", id="open")
            yield Button("No answer  O", id="only")
            yield Button("Back  Esc", id="back")

    def action_only(self) -> None:
        """Show only who has not answered, or everybody."""
        self._only = not self._only
        self.show()

    def show(self) -> None:
        """Read everything anew and show it."""
        if not self.session.drawers:
            return
        found = overview.read(self.session, self.clock().date())
        form = found.forms[self._form]
        names = uses.of_forms({form.id: form})
        here = found.here(form.id, self._class)
        left = found.outstanding(form.id, self._class)
        where = self._class or self.session.public.school
        self.query_one("#class-title", PlainText).show(f"{form.title} · {where}")
        lead = f"{len(here) - len(left)} of {len(here)} have answered. "
        lead += "Shown: who has not. O shows all." if self._only else "O shows who has not."
        self.query_one("#class-lead", PlainText).show(lead)
        rows = []
        for each in left if self._only else here:
            state = found.state(each.id, form.id)
            cells = (each.called, each.school_class, who_may(found, each.id, names))
            rows.append(Row(each.id, cells, TONES[state], STATES[state]))
        self.query_one(Listing).show(rows)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.app.push_screen(ChildConsents(self.session, self.clock, event.row_id))
