"""The register of concerns about adults: all that lies in the drawers this session opens."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.adults import adult_words
from screens.staff.adults.adult_page import AdultPage
from screens.staff.adults.beside import Beside
from screens.staff.adults.pattern_page import PatternPage, kind_of, look_of
from screens.staff.base import StaffScreen
from screens.staff.cases.case_page import CasePage
from screens.staff.enter_button import EnterButton
from screens.staff.gently import gently
from screens.staff.labels import drawer_name
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.adults import low_level, register
from store.adults.register import Entry
from store.fields import Values
from store.signing_in.session import Session

LEAD = (
    "However small, in writing. Each entry is shown only to those who open the drawer it lies in, "
    "never to the adult it is about."
)
EMPTY = (
    "No concern about an adult lies in a drawer you open. N writes one down; staff tell theirs, "
    "or one about themselves, with C on their desk."
)


class RegisterPage(StaffScreen[None]):
    """The entries, the newest first; Enter opens one, P shows the pattern of its adult."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "Add", id="register.add", tooltip="Write down a low-level concern"),
        Binding("p", "pattern", "Pattern", id="register.pattern", tooltip="One adult over time"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._entries: dict[str, Entry] = {}

    def compose(self) -> ComposeResult:
        """Draw whom to ring, the list, what it asks for, and the foot."""
        yield PlainText("Concerns about adults", classes="title")
        yield Beside(self.session, self.clock())
        yield PlainText(LEAD, classes="quiet")
        yield Listing(
            (Column("Told", 15), Column("Adult", 15), Column("What kind"), Column("Drawer", 13)),
            empty=EMPTY,
            id="register",
        )
        yield PlainText(id="register-look", classes="warning")
        with Horizontal(classes="foot"):
            yield EnterButton("Open  Enter", id="open", classes="-main")
            yield Button("Add  N", id="add")
            yield Button("Pattern  P", id="pattern")
            yield Button("Back  Esc", id="back")

    def on_screen_resume(self) -> None:
        """Show what changed while something else was in front."""
        now = self.clock()
        found = register.entries(self.session)
        self._entries = {each.id: each for each in found}
        rows = [
            Row(
                each.id,
                (day(each.at, now), each.name, kind_of(each), drawer_name(each.drawer)),
                *look_of(each),
            )
            for each in found
        ]
        self.query_one(Listing).show(rows)
        self._look_closer()

    @on(Listing.Highlighted)
    def _look_closer(self) -> None:
        entry, note = self._highlighted, self.query_one("#register-look", PlainText)
        same = [each for each in self._entries.values() if entry and each.key == entry.key]
        found = register.pattern(same, self.clock())
        note.say(adult_words.pattern_note(found.looks_closer, found.name) if found else "")

    @property
    def _highlighted(self) -> Entry | None:
        return self._entries.get(self.query_one(Listing).row_id or "")

    def action_add(self) -> None:
        """Write down a concern."""
        if not low_level.may_record(self.session):
            self.app.push_screen(Message("Log it on your desk", low_level.ELSEWHERE))
            return
        fields = low_level.fields(self.session.public)
        self.ask(
            "A low-level concern",
            fields,
            self._written,
            form="low_level@new",
            intro="Then four questions say whether it is low-level at all.",
            sure=gently(fields),
        )

    def _written(self, said: Values) -> None:
        drawer, case = low_level.record(self.session, said, self.clock())
        self.app.push_screen(AdultPage(self.session, self.clock, drawer.name, case))

    def action_pattern(self) -> None:
        """Show the pattern of the adult under the cursor."""
        if entry := self._highlighted:
            self.app.push_screen(PatternPage(self.session, self.clock, entry.key, self._open))

    def _open(self, entry: Entry) -> None:
        self.app.push_screen(CasePage(self.session, self.clock, entry.drawer, entry.case.id))

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if entry := self._entries.get(event.row_id):
            self._open(entry)
