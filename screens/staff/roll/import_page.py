"""What the columns of a list mean, and its first five children as they would be taken in."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.pick import Pick
from screens.staff.roll.import_plan_page import ImportPlanPage
from screens.staff.roll.roll_words import year_name
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.button_words import show_words
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row, Tone
from screens.widgets.plain import PlainText
from store.roll import columns, taking_in
from store.roll.columns import Columns
from store.roll.gather import Child, gather, has_capitals
from store.roll.sheet import Sheet
from store.signing_in.session import Session

FEW = 5
WIDE = 120
"""Cells of a window in which the longest meaning, of any adult, is read whole."""
LINES_EACH = 12
"""No child has more lines in a list than that."""
LEAD = "Enter changes what a column means. It is remembered for the next such list."


class ImportPage(StaffScreen[None]):
    """The columns above, five children below; G goes on to what would change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "go_on", "Go on", id="import.go_on", tooltip="See what would change"),
        Binding("t", "title_case", "Capitals", id="import.case", tooltip="Names as Smith or SMITH"),
    ]

    def __init__(
        self, session: Session, clock: Clock, sheet: Sheet, found: Columns, *, whole: bool
    ) -> None:
        super().__init__(session, clock)
        self._sheet, self._whole = sheet, whole
        self._meant = dict(found.meant)
        self._system = found.system
        self._capitals = has_capitals(sheet, self._meant)
        self._title_case = self._capitals

    def compose(self) -> ComposeResult:
        """Draw how it was read, the columns, the first children, and what can be done."""
        yield PlainText(f"Import · {self._sheet.name}", classes="title")
        yield PlainText(self._how(), classes="quiet")
        room = 40 if self.app.size.width >= WIDE else 26
        means = (Column("Column", 24), Column("Means", room), Column("What stands in it"))
        yield Listing(means, empty="This list has no columns.", id="columns")
        first = (Column("Line", 4), Column("Pupil"), Column("Class", 14), Column("Adults"))
        yield Listing(first, empty="No child can be read yet.", id="first-children")
        yield PlainText(id="import-problem", classes="warning")
        with Horizontal(classes="foot"):
            yield Button("Go on  G", id="go-on", classes="-main")
            yield Button("", id="title-case")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin among the columns."""
        self.show()
        self.query_one("#columns").focus()

    def _how(self) -> str:
        lines = len(self._sheet.lines)
        count = "1 line" if lines == 1 else f"{lines:,} lines"
        system = f", as from {self._system}" if self._system != columns.GENERAL else ""
        return f"{self._sheet.how} {count}{system}.\n{LEAD}"

    def show(self) -> None:
        """Show what the columns mean, and what becomes of the first children."""
        rows = [self._row(place, each) for place, each in enumerate(self._sheet.headings)]
        self.query_one("#columns", Listing).show(rows)
        # Where each adult has a line, a child has several.
        first = replace(self._sheet, lines=self._sheet.lines[: FEW * LINES_EACH], broken={})
        today = self.clock().date()
        found = gather(first, self._meant, today, title_case=self._title_case)
        self.query_one("#first-children", Listing).show(
            [_child_row(c) for c in found.children[:FEW]]
        )
        problems = columns.problems(self._meant)
        self.query_one("#import-problem", PlainText).say(" ".join(problems))
        self.query_one("#go-on", Button).disabled = bool(problems)
        case = self.query_one("#title-case", Button)
        case.display = self._capitals
        show_words(case, "Keep CAPITALS  T" if self._title_case else "Smith for SMITH  T")

    def _row(self, place: int, heading: str) -> Row:
        cells = (line.cells[place].strip() for line in self._sheet.lines[: 4 * FEW])
        first = list(dict.fromkeys(cell for cell in cells if cell))[:FEW]
        meaning = self._meant.get(heading, "")
        tone: Tone = "" if meaning else "quiet"
        return Row(heading, (heading, columns.label(meaning), " · ".join(first)), tone)

    @on(Listing.Chosen, "#columns")
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        heading = event.row_id
        if self._sheet.meant:
            words = "A Common Transfer File says itself what is what."
            self.app.push_screen(Message(heading, words))
            return
        rows = [Row(id or "-", (label,)) for id, label in columns.choices()]
        pick = Pick(
            f"What does “{heading}” mean?",
            (Column("Means"),),
            rows,
            empty="",
            search=True,
            marked=self._meant.get(heading) or "-",
        )
        self.app.push_screen(pick, lambda meaning: self._changed(heading, meaning))

    def _changed(self, heading: str, meaning: str | None) -> None:
        if meaning is not None:
            self._meant[heading] = "" if meaning == "-" else meaning
            self.attempt(
                lambda: taking_in.remember(self.session, self._sheet, self._meant, self.clock())
            )
            self.show()

    def action_title_case(self) -> None:
        """Write names in CAPITALS as they are usually written, or not."""
        if self._capitals:
            self._title_case = not self._title_case
            self.show()

    def action_go_on(self) -> None:
        """Compare the list with the roll."""
        if columns.problems(self._meant):
            return
        session, sheet, meant, now = self.session, self._sheet, dict(self._meant), self.clock()
        title_case = self._title_case

        def compare() -> object:
            return taking_in.planner(session, sheet, meant, now, title_case=title_case)

        self.app.push_screen(Busy("Comparing…", compare), self._compared)

    def _compared(self, outcome: Outcome | None) -> None:
        if outcome is None:
            return
        if outcome.error is not None:
            self.app.push_screen(Message("Not compared", str(outcome.error)))
            return
        page = ImportPlanPage(self.session, self.clock, outcome.value, whole=self._whole)
        self.app.push_screen(page, self._taken_in)

    def _taken_in(self, done: bool | None) -> None:
        if done:
            self.dismiss()


def _child_row(child: Child) -> Row:
    adults = ", ".join(
        f"{each.carer.get('forename', '')} {each.carer.get('surname', '')}".strip()
        for each in child.adults
    )
    school_class = child.pupil.get("school_class", "") or year_name(child.pupil.get("year", ""))
    return Row(str(child.line), (str(child.line), child.name, school_class, adults or "-"))
