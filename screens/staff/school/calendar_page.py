"""The school's days: when it is open, and when children are told that somebody looks."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.staff.base import StaffScreen
from screens.staff.duty import duty_words
from screens.staff.labels import names_of
from screens.staff.school import calendar_fields as fields
from screens.staff.school.calendar_words import (
    BANK,
    LOOKS,
    OFF,
    REGION,
    TERM,
    WEEK,
    follows,
    rows,
    warnings,
)
from screens.widgets.button_words import show_words
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from store.duty import state
from store.fields import Field
from store.school import calendars, people
from store.school.school_days import SchoolDays

EMPTY = (
    "Nothing yet. Press A to say when school is. Until then children are told to tell a grown-up "
    "themselves too, and never that school is closed."
)
Part = TypeVar("Part")
Make = Callable[[dict[str, str]], SchoolDays]


class CalendarPage(StaffScreen[None]):
    """The week, the looks, terms and days off; Enter changes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add a term", id="calendar.add", tooltip="Add a term"),
        Binding("o", "day_off", "Day off", id="calendar.off", tooltip="Add days off in a term"),
        Binding("r,delete", "remove", "Remove", id="calendar.remove", tooltip="Remove this line"),
    ]

    def compose(self) -> ComposeResult:
        """Draw the list, what follows of it now, and what can be done."""
        yield PlainText(f"School days · {self.session.public.school}", classes="title")
        yield PlainText(self._lead(), classes="quiet")
        columns = (Column("What", 20), Column("When"))
        yield Listing(columns, empty=EMPTY, id="calendar")
        yield PlainText(id="follows", classes="lead")
        yield PlainText(id="calendar-warnings", classes="warning")
        yield PlainText(id="calendar-said", classes="good")
        with Horizontal(classes="foot"):
            if self.session.is_keeper:
                yield Button("", id="add")
                yield Button("Day off  O", id="day-off")
                yield Button("Remove  R", id="remove")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Show the days."""
        self.show()

    @property
    def calendar(self) -> SchoolDays | None:
        """The calendar in force."""
        return self.session.public.calendar

    def show(self, said: str = "") -> None:
        """Show the calendar in force, what follows now, and `said`."""
        calendar, now = self.calendar, self.clock()
        self.query_one(Listing).show(rows(calendar, now) if calendar else [])
        here = state.read(self.session.home.desk, now).standing()
        now_so = follows(calendar, now, here) if calendar else []
        self.query_one("#follows", PlainText).say("\n".join(now_so))
        nobody = [duty_words.NONE_YET] if self.session.public.rota is None else []
        warned = [*warnings(calendar, now), *nobody] if calendar else []
        self.query_one("#calendar-warnings", PlainText).say("\n".join(warned))
        self.query_one("#calendar-said", PlainText).say(said)
        for button in self.query("#add").results(Button):
            show_words(button, "Add a term  A" if calendar else "Begin  A")
        for button in self.query("#day-off, #remove").results(Button):
            button.display = calendar is not None

    def _lead(self) -> str:
        if self.session.is_keeper:
            return "Enter changes a line. It holds at once, and at every terminal it comes to."
        public = self.session.public
        return f"{names_of(public, public.keepers)} can change the school's days."

    # What is asked.

    def action_add(self) -> None:
        """Add a term; with the first one the week is asked as well."""
        calendar = self.calendar
        if not self.session.is_keeper:
            return
        if calendar is None:
            self._ask("When is school?", "begin", fields.BEGIN, fields.FIRST_VALUES, fields.begun)
        else:
            self._ask_term(calendar, len(calendar.terms))

    def action_day_off(self) -> None:
        """Add days off."""
        calendar = self.calendar
        if self.session.is_keeper and calendar is not None:
            self._ask_day_off(calendar, len(calendar.days_off))

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        calendar = self.calendar
        if not self.session.is_keeper or calendar is None:
            return
        kind, place = _read(event.row_id)
        match kind:
            case "week":
                values = fields.week_values(calendar)
                self._ask("The week", WEEK, fields.WEEK, values, _of(fields.with_week, calendar))
            case "looks":
                values = fields.look_values(calendar)
                make = _of(fields.with_looks, calendar)
                self._ask("When somebody looks", LOOKS, fields.LOOKS, values, make)
            case "region":
                values = {"region": calendar.region or fields.NO_REGION}
                make = _of(fields.with_region, calendar)
                self._ask("Bank holidays", REGION, fields.REGION, values, make)
            case "term":
                self._ask_term(calendar, place)
            case "off":
                self._ask_day_off(calendar, place)

    def _ask_term(self, calendar: SchoolDays, place: int) -> None:
        known = calendar.terms[place : place + 1]
        values = fields.term_values(known[0]) if known else {}

        def make(said: dict[str, str]) -> SchoolDays:
            return replace(calendar, terms=_put(calendar.terms, place, fields.term_of(said)))

        title = f"Change {known[0].name}" if known else "Add a term"
        self._ask(title, f"{TERM}{place}", fields.TERM, values, make)

    def _ask_day_off(self, calendar: SchoolDays, place: int) -> None:
        known = calendar.days_off[place : place + 1]
        values = fields.day_off_values(known[0]) if known else {}

        def make(said: dict[str, str]) -> SchoolDays:
            return replace(
                calendar, days_off=_put(calendar.days_off, place, fields.day_off_of(said))
            )

        title = f"Change {known[0].name}" if known else "Days off in a term"
        self._ask(title, f"{OFF}{place}", fields.DAY_OFF, values, make)

    def _ask(
        self, title: str, form: str, asked: Sequence[Field], values: dict[str, str], make: Make
    ) -> None:
        self.ask(
            title,
            asked,
            lambda said: self._keep(make(said)),
            form=f"calendar@{form}",
            values=values,
            intro=INTRO.get(form, ""),
            sure=lambda said: self._judge(make(said)),
        )

    def _judge(self, calendar: SchoolDays) -> None:
        calendars.keep_calendar(self.session.public, calendar)

    def _keep(self, calendar: SchoolDays) -> None:
        new = calendars.keep_calendar(self.session.public, calendar)
        if new.calendar == self.calendar:
            self.show("Nothing was changed.")
            return
        people.propose(self.session, new, "The school's days.", self.clock())
        self.show("The school's days are saved.")
        self.query_one(Listing).focus()

    # What is taken away.

    def action_remove(self) -> None:
        """Remove the line under the cursor, after asking."""
        row, calendar = self.query_one(Listing).row_id, self.calendar
        if not self.session.is_keeper or calendar is None or row is None:
            return
        kind, place = _read(row)
        title, words, left = "Remove all school days?", ALL_GONE, None
        if kind == TERM and len(calendar.terms) > 1:
            title, words = f"Remove {calendar.terms[place].name}?", TERM_GONE
            left = replace(calendar, terms=_without(calendar.terms, place))
        elif kind == OFF:
            title, words = f"Remove {calendar.days_off[place].name}?", OFF_GONE
            left = replace(calendar, days_off=_without(calendar.days_off, place))
        elif kind == BANK:
            off = calendar.bank_holidays[place]
            title, words = f"School on {off.name}?", OFF_GONE
            left = replace(calendar, open_anyway=(*calendar.open_anyway, off.first))
        question = Confirm(title, words, yes="Remove", no="Keep it", careful=True)
        self.app.push_screen(question, lambda yes: self._remove(left) if yes else None)

    def _remove(self, left: SchoolDays | None) -> None:
        def put() -> None:
            if left is None:
                new = calendars.drop_calendar(self.session.public)
            else:
                new = calendars.keep_calendar(self.session.public, left)
            people.propose(self.session, new, "The school's days.", self.clock())
            self.show("It is removed.")

        self.attempt(put)


INTRO = {
    LOOKS: "Children are told when somebody looks into the box, so promise only what is kept: "
    "every school day, whoever is ill. Left empty, they are told to tell a grown-up too.",
}
"""What is said above a form."""
ALL_GONE = (
    "Nothing is known of the school's days then: children are told to tell a grown-up themselves "
    "too, and never that school is closed."
)
TERM_GONE = "Children are told no longer that school is open on its days."
OFF_GONE = "Children are told no longer that school is closed then."


def _read(row: str) -> tuple[str, int]:
    kind, _, place = row.partition(":")
    return kind, int(place)


def _of(make: Callable[[SchoolDays, dict[str, str]], SchoolDays], calendar: SchoolDays) -> Make:
    return lambda said: make(calendar, said)


def _put(kept: tuple[Part, ...], place: int, new: Part) -> tuple[Part, ...]:
    return (*kept[:place], new, *kept[place + 1 :])


def _without(kept: tuple[Part, ...], place: int) -> tuple[Part, ...]:
    return (*kept[:place], *kept[place + 1 :])
