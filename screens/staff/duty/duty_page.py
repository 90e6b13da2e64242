"""The rota: who is on duty on the next school days, the week, who follows, who has looked."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.staff.base import StaffScreen
from screens.staff.duty import duty_fields, duty_words, nobody
from screens.staff.duty.notices_page import NoticesPage
from screens.staff.labels import names_of
from screens.staff.pick import Pick
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.duty import acts, rotas, state
from store.duty.rota import HalfDay, Rota, weekly
from store.duty.state import Duty
from store.errors import Incomplete
from store.school import people
from store.school.public_list import SAFEGUARDING

EMPTY = (
    "Nobody is on duty yet. Press W to say who is, for each half-day of the week. Until then "
    "children are told to tell a grown-up themselves too."
)
NO_DAYS = "There are no school days yet. Type them in first (People, S): the rota follows them."
LEAD = "It says who answers for looking. It changes nothing of who can read what was told."
COVERS = "Enter says who covers. It changes nothing of who can read what was told."


class DutyPage(StaffScreen[None]):
    """The half-days of the next school days; Enter says who covers one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "week", "The week", id="duty.week", tooltip="Who is on duty each week"),
        Binding("t", "then", "Who follows", id="duty.then", tooltip="Whom it goes to after them"),
        Binding("n", "notices", "Notices", id="duty.notices", tooltip="How staff are told"),
    ]

    def compose(self) -> ComposeResult:
        """Draw the list, what follows, and what can be done."""
        yield PlainText(f"On duty · {self.session.public.school}", classes="title")
        yield PlainText(self._lead(), classes="quiet")
        columns = (Column("When", 26), Column("On duty"))
        yield Listing(columns, empty=EMPTY, id="rota")
        yield PlainText(id="rota-then", classes="lead")
        yield PlainText(id="rota-looked", classes="quiet")
        yield PlainText(id="rota-said", classes="good")
        with Horizontal(classes="foot"):
            if self.session.is_keeper:
                yield Button("The week  W", id="week")
                yield Button("Follow  T", id="then")
            yield Button("Notices  N", id="notices")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Show the rota."""
        self.show()

    @property
    def duty(self) -> Duty:
        """How the rota stands now."""
        return state.read(self.session.home.desk, self.clock())

    @property
    def may_cover(self) -> bool:
        """Whether this person may say who covers."""
        session = self.session
        return session.is_keeper or session.person_id in session.public.held_by(SAFEGUARDING)

    def show(self, said: str = "") -> None:
        """Show the rota, and `said`."""
        duty = self.duty
        listing = self.query_one(Listing)
        listing.empty = EMPTY if duty.calendar else NO_DAYS
        listing.show(duty_words.rows(duty) if duty.rota else [])
        self.query_one("#rota-then", PlainText).say(duty_words.then(duty))
        self.query_one("#rota-looked", PlainText).say(duty_words.looked(duty) if duty.rota else "")
        self.query_one("#rota-said", PlainText).say(said)

    def _lead(self) -> str:
        if self.session.is_keeper:
            return COVERS
        public = self.session.public
        lead = COVERS if self.may_cover else LEAD
        return f"{lead} {names_of(public, public.keepers)} can change the week."

    # Who covers.

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if not self.may_cover:
            return
        day, _, half = event.row_id.partition(" ")
        half_day, public = HalfDay(date.fromisoformat(day), half), self.session.public
        rows = [Row(id, (public.name_of(id),)) for id in duty_words.holders(public)]
        rows.append(Row("", ("Nobody",)))
        numbered = [Row(row.id, (f"{n} {row.cells[0]}",)) for n, row in enumerate(rows, 1)]
        stands = self.duty.on(half_day) or self.session.person_id
        title = f"Who is on duty {duty_words.when(half_day, self.duty)}?"
        pick = Pick(title, (Column("Who"),), numbered, empty="", marked=stands)
        self.app.push_screen(pick, lambda who: self._chosen_for(half_day, who))

    def _chosen_for(self, half: HalfDay, who: str | None) -> None:
        if who is not None:
            nobody.sure(self, self.duty, [half], who, lambda: self._put(half, who))

    def _put(self, half: HalfDay, who: str) -> None:
        if self.attempt(lambda: acts.cover(self.session, [half], who, self.clock())):
            self.post_message(self.CarryNow())
            name = self.session.public.name_of(who) if who else duty_words.NOBODY
            self.show(f"It is noted: {name}.")

    # The week, and who follows.

    def action_week(self) -> None:
        """Say who is on duty in an ordinary week."""
        calendar, public = self.session.public.calendar, self.session.public
        if not self.session.is_keeper:
            return
        if calendar is None:
            self.app.push_screen(Message("School days first", NO_DAYS))
            return
        rota = self.duty.rota or duty_fields.proposed(public, calendar)
        self.ask(
            "An ordinary week",
            duty_fields.week_fields(public, calendar),
            lambda said: self._keep(duty_fields.with_week(rota, said)),
            form="duty@week",
            values=duty_fields.week_values(rota),
            intro="Only those who open the safeguarding drawer can be on duty.",
            sure=lambda said: self._judge(duty_fields.with_week(rota, said)),
            ready=self.duty.rota is None,
        )

    def action_then(self) -> None:
        """Say whom it goes to after whoever is on duty."""
        rota, public = self.duty.rota, self.session.public
        if not self.session.is_keeper:
            return
        if rota is None:
            self.action_week()
            return
        self.ask(
            "If nobody has looked",
            duty_fields.then_fields(public),
            lambda said: self._keep(duty_fields.with_then(rota, said)),
            form="duty@then",
            values=duty_fields.then_values(rota),
            intro="After these it goes to the safeguarding leads and the headteacher.",
            sure=lambda said: self._judge(duty_fields.with_then(rota, said)),
        )

    def _judge(self, rota: Rota) -> None:
        wrong = rotas.judge(self.session.public, rota)
        calendar = self.session.public.calendar
        if "week" in wrong and calendar is not None:
            day, half = weekly(calendar)[0]
            wrong[f"{day}-{half}"] = wrong.pop("week")
        if wrong:
            raise Incomplete(wrong)

    def _keep(self, rota: Rota) -> None:
        new = rotas.keep_rota(self.session.public, rota, self.clock())
        people.propose(self.session, new, "Who is on duty.", self.clock())
        self.show("It is saved, and comes to every terminal.")
        self.query_one(Listing).focus()

    # Elsewhere.

    def action_notices(self) -> None:
        """Show how staff are told."""
        self.app.push_screen(NoticesPage(self.session, self.clock))
