"""Who has answered: by class, by form, and what the office has to settle."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.consents.child_page import ChildConsents
from screens.staff.consents.class_page import ClassConsents
from screens.staff.consents.live_page import LivePage
from screens.staff.consents.words import STANDS, bar, count
from screens.staff.enter_button import EnterButton
from screens.staff.key_line import Key, KeyLine
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.consents import overview
from store.consents.overview import Overview, Progress
from store.signing_in.session import Session

CLASSES, FORMS, WAITING = "classes", "forms", "waiting"
TABS = (Key(CLASSES, "C", "By class"), Key(FORMS, "F", "By form"), Key(WAITING, "W", "To settle"))
BAR = 16
NO_PUPILS = "No pupil is on the roll yet: the roll is taken in first (People, Roll)."
NOTHING = "Nothing to settle: nobody disagrees, and no answer waits for a second look."
LEADS = {
    CLASSES: "Enter opens a class: each child, each use, and who has not answered.",
    FORMS: "Enter shows who has not answered a form in the whole school.",
    WAITING: "Until it is settled nothing is permitted. Enter opens the child.",
}


class ConsentsPage(LivePage):
    """Every form of every class with how far it is; Enter opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "tab('classes')", "By class", id="consents.class", tooltip="By class"),
        Binding("f", "tab('forms')", "By form", id="consents.form", tooltip="By form"),
        Binding("w", "tab('waiting')", "To settle", id="consents.wait", tooltip="What to settle"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._tab = CLASSES

    def compose(self) -> ComposeResult:
        """Draw the head, the tabs, the list and the way back."""
        yield PlainText(f"Consents · {self.session.public.school}", classes="title")
        yield KeyLine(TABS, id="tabs")
        yield PlainText(id="consents-lead", classes="quiet")
        yield Listing((Column("Class"),), empty=NO_PUPILS, id="consents")
        with Horizontal(classes="foot"):
            yield EnterButton("Open  Enter", id="open")
            yield Button("Back  Esc", id="back")

    def action_tab(self, tab: str) -> None:
        """Show it in another order."""
        self._tab = tab
        self.query_one(Listing).cursor = 0
        self.show()

    def show(self) -> None:
        """Read everything anew and show it."""
        if not self.session.drawers:
            return
        found = overview.read(self.session, self.clock().date())
        self.query_one(KeyLine).front = self._tab
        self.query_one("#consents-lead", PlainText).show(LEADS[self._tab])
        listing = self.query_one(Listing)
        waits = self._tab == WAITING
        listing.empty = NOTHING if waits and found.pupils else NO_PUPILS
        first = "Child" if waits else "Class"
        last = (Column("", 15),) if waits else (Column("Answered", BAR), Column("", 12))
        listing.columns = (Column(first, 22 if waits else 14), Column("Form"), *last)
        listing.show(self._rows(found))

    def _rows(self, found: Overview) -> list[Row]:
        if self._tab == WAITING:
            return [
                Row(
                    f"{each.pupil.id}|",
                    (each.pupil.called, found.forms[each.form].title, each.pupil.school_class),
                    "urgent",
                    STANDS[each.why][0],
                )
                for each in found.waiting()
            ]
        places = ["All"] if self._tab == FORMS else found.classes()
        return [
            _row(found, place, form)
            for place in places
            for form in found.forms
            if found.here(form, "" if place == "All" else place)
        ]

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        place, _, form = event.row_id.partition("|")
        if form:
            where = "" if self._tab == FORMS else place
            self.app.push_screen(ClassConsents(self.session, self.clock, where, form))
        else:
            self.app.push_screen(ChildConsents(self.session, self.clock, place))

    @on(KeyLine.Pressed)
    def _go_to(self, event: KeyLine.Pressed) -> None:
        event.prevent_default()
        self.action_tab(event.key)


def _row(found: Overview, place: str, form: str) -> Row:
    progress: Progress = found.progress(form, "" if place == "All" else place)
    cells = (place, found.forms[form].title, bar(progress, BAR), count(progress))
    done = not progress.outstanding
    return Row(f"{place}|{form}", cells, "good" if done else "", "all" if done else "")
