"""Bullying over all cases: by target, by who does it, who to whom, by class and month."""

from datetime import timedelta
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.counted import counted
from screens.staff.base import StaffScreen
from screens.staff.key_line import Key, KeyLine
from screens.staff.pick import Pick
from screens.times import day
from screens.widgets.button_words import show_words
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText, plain
from store.involved import patterns
from store.involved.patterns import SCHOOL_YEAR, Line
from store.signing_in.session import Session

VIEWS = {
    "target": ("By target", patterns.by_target),
    "doer": ("Who does it", patterns.by_doer),
    "pair": ("Who to whom", patterns.by_pair),
    "class": ("By class", patterns.by_class),
    "month": ("By month", patterns.by_month),
}
BAR = 12
EMPTY = (
    "No such case in what you may open. Bullying, playtime, conduct, hate and pictures count, "
    "once a child in the case is the target or did it."
)


class BullyingPage(StaffScreen[None]):
    """How often the same child is harmed, or harms; Enter shows the cases."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(n), f"view('{id}')", title, show=False, tooltip=f"Go to: {title}")
            for n, (id, (title, _)) in enumerate(VIEWS.items(), 1)
        ),
        Binding("a", "all_years", "All years", id="bullying.years", tooltip="A year, or all years"),
        Binding("b", "only", "Only bullying", id="bullying.only", tooltip="Only what is called so"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._view = "target"
        self._since: timedelta | None = SCHOOL_YEAR
        self._only = False
        self._lines: dict[str, Line] = {}

    def compose(self) -> ComposeResult:
        """Draw what it counts, the tabs, the list, and what can be done."""
        yield PlainText("Bullying, over all cases you may open", classes="title")
        yield PlainText(id="bullying-says", classes="quiet")
        yield KeyLine(id="bullying-tabs")
        columns = (Column("Who or what"), Column("Cases", BAR + 4), Column("Last", 11))
        yield Listing(columns, empty=EMPTY, id="bullying-list", classes="pane")
        yield PlainText(id="bullying-row", classes="lead")
        with Horizontal(classes="foot"):
            yield Button(plain("All years  A"), id="years")
            yield Button(plain("Only bullying  B"), id="only")
            yield Button("Back  Esc", id="back")

    def on_screen_resume(self) -> None:
        """Count anew."""
        if self.session.drawers:
            self.attempt(self.show)

    def on_resize(self, event: events.Resize) -> None:
        """Know how much room there is."""
        self.set_class(event.size.width >= 110, "-wide")

    def show(self) -> None:
        """Show one view."""
        found = patterns.incidents(
            self.session, self.clock().date(), since=self._since, only=self._only
        )
        tabs = [Key(id, str(n), title) for n, (id, (title, _)) in enumerate(VIEWS.items(), 1)]
        line = self.query_one("#bullying-tabs", KeyLine)
        line.show(tabs)
        line.front = self._view
        lines = VIEWS[self._view][1](found)
        self._lines = {each.key: each for each in lines}
        most = max((each.count for each in lines), default=1)
        self.query_one(Listing).show([self._row(each, most) for each in lines])
        often = sum(each.is_often for each in lines)
        span = "all years" if self._since is None else "the last 12 months"
        what = "only bullying" if self._only else "bullying, playtime, conduct, hate, pictures"
        again = (
            f" {often} {'comes' if often == 1 else 'come'} again."
            if self._view not in ("month", "class") and often
            else ""
        )
        cases = counted(len(found), "case")
        says = f"{cases} in {span}: {what}.{again} Mistaken or false ones do not count."
        self.query_one("#bullying-says", PlainText).show(says)
        years, only = self.query_one("#years", Button), self.query_one("#only", Button)
        show_words(years, "A year  A" if self._since is None else "All years  A")
        show_words(only, "All kinds  B" if self._only else "Only bullying  B")

    def action_view(self, view: str) -> None:
        """Bring a view to the front."""
        self._view = view
        self.show()
        self.query_one(Listing).focus()

    @on(Button.Pressed, "#years")
    def action_all_years(self) -> None:
        """Count the last year, or all years."""
        self._since = None if self._since is not None else SCHOOL_YEAR
        self.show()

    def action_only(self) -> None:
        """Count only what is called bullying, or everything children do to one another."""
        self._only = not self._only
        self.show()

    def _row(self, each: Line, most: int) -> Row:
        length = max(1, round(each.count * BAR / most))
        cells = (each.words, f"{each.count:>2} {'█' * length}", day(each.last, self.clock()))
        counted = self._view in ("month", "class")
        stands_out = each.is_often and not counted
        word = "AGAIN" if stands_out else "maybe" if each.like else ""
        return Row(each.key, cells, "warning" if word else "", word)

    @on(KeyLine.Pressed, "#bullying-tabs")
    def _tab_pressed(self, event: KeyLine.Pressed) -> None:
        event.prevent_default()
        self.action_view(event.key)

    @on(Listing.Highlighted)
    def _marked(self, event: Listing.Highlighted) -> None:
        event.stop()
        line = self._lines.get(event.row_id)
        cases = ", ".join(each.case.number for each in line.incidents) if line else ""
        same = (
            ". The same name stands twice: say in the case who it is" if line and line.like else ""
        )
        self.query_one("#bullying-row", PlainText).show(f"{cases}{same}")

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        line = self._lines.get(event.row_id)
        if line is None:
            return
        rows = [
            Row(
                each.case.id,
                (f"{each.case.number}  {each.case.title}", day(each.case.opened_at, self.clock())),
                "" if each.case.state == "open" else "quiet",
                each.case.state,
            )
            for each in line.incidents
        ]
        columns = (Column("Case"), Column("Opened", 11))
        self.app.push_screen(Pick(line.words, columns, rows, empty=EMPTY), self._open)

    def _open(self, subject: str | None) -> None:
        if subject is not None:
            self.go_to(subject)
