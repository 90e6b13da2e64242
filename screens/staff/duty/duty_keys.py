"""The part of a desk that answers for looking: “I have looked”, and who covers today."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from screens.staff.base import StaffScreen
from screens.staff.duty import duty_words, nobody
from screens.staff.duty.duty_line import DutyLine
from screens.staff.duty.duty_page import DutyPage
from screens.staff.key_line import Key, KeyLine
from screens.staff.pick import Pick
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm
from screens.widgets.listing import Row
from store.adults import drill
from store.cases import directory
from store.duty import acts, late, state
from store.duty.rota import HalfDay
from store.duty.state import Duty
from store.school.public_list import SAFEGUARDING

LOOKED = Key("looked", "L", "Looked")
DUTY = Key("duty", "D", "Duty")
NOBODY, PAGE = "nobody", "page"


class DutyKeys(StaffScreen[None]):
    """A page that says who is on duty, with the two keys about it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "looked", "Looked", id="duty.looked", tooltip="Say that you have looked"),
        Binding("d", "duty", "Duty", id="duty.today", tooltip="Who is on duty; who covers today"),
    ]

    def compose_duty(self) -> ComposeResult:
        """Draw the line about duty and its keys."""
        keys = (LOOKED, DUTY) if self.session.holds(SAFEGUARDING) else (DUTY,)
        with Horizontal(id="duty"):
            yield DutyLine(id="duty-line")
            yield KeyLine(keys, id="duty-keys")

    @property
    def duty(self) -> Duty:
        """How the rota stands now."""
        return state.read(self.session.home.desk, self.clock())

    def show_duty(self) -> None:
        """Show how it stands."""
        said, asks = duty_words.line(self.duty, self.session.person_id)
        line = self.query_one("#duty-line", DutyLine)
        line.show_first(said)
        line.set_class(asks, "warning")
        line.set_class(not asks, "quiet")
        self.query_one("#duty").display = any(said)

    def note_late(self) -> None:
        """Leave behind when steps are due, for the notices, and that the chair's drawer opened."""
        late.note(self.session, self.clock())
        drill.note(self.session, self.clock())
        directory.publish(self.session)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those say that they looked who see what waits."""
        may = action != "looked" or self.session.holds(SAFEGUARDING)
        return may and super().check_action(action, parameters)

    def action_looked(self) -> None:
        """Note that this person has looked; where nobody has read what waits, ask first."""
        if not (unread := acts.unread(self.session)):
            self._looked(True)
            return
        count = "1 that waits here has" if unread == 1 else f"{unread} that wait here have"
        question = Confirm(
            "Look first?",
            f"{count} been read by nobody yet. The one that needs somebody first is on top.",
            yes="I have looked",
            no="Read them first",
            careful=True,
        )
        self.app.push_screen(question, self._looked)

    def _looked(self, yes: bool | None) -> None:
        def look() -> None:
            duty = acts.look(self.session, self.clock())
            left = len(acts.left_waiting(self.session.home))
            self.app.notify(duty_words.after_look(duty, left), title="You have looked", timeout=8)
            self.post_message(self.CarryNow())
            self.show_duty()

        if yes:
            self.attempt(look)

    def action_duty(self) -> None:
        """Ask who covers the rest of today; on other days show the rota."""
        duty, public = self.duty, self.session.public
        may = self.session.person_id in (*public.keepers, *public.held_by(SAFEGUARDING))
        if duty.rota is None or not may or not duty.coming(1):
            self._show_page()
            return
        if duty.coming(1)[0].day != duty.here.date():
            self._show_page()
            return
        now = duty.at(duty.here)
        rows = [
            Row(
                id, (public.name_of(id), "on duty now" if id == now else "covers the rest of today")
            )
            for id in sorted(duty_words.holders(public), key=lambda id: id == now)
        ]
        rows.append(
            Row(NOBODY, ("Nobody", "no look is promised to children for the rest of today"))
        )
        rows.append(Row(PAGE, ("The rota", "other days, the week, who follows, notices")))
        pick = Pick(
            f"On duty today: {duty_words.today(duty)}",
            (Column("Who", 22), Column("")),
            [Row(row.id, (f"{n} {row.cells[0]}", row.cells[1])) for n, row in enumerate(rows, 1)],
            empty="",
            marked=now or None,
        )
        self.app.push_screen(pick, self._covered)

    def _covered(self, chosen: str | None) -> None:
        if chosen == PAGE:
            self._show_page()
        elif chosen is not None:
            who = "" if chosen == NOBODY else chosen
            duty = self.duty
            halves = [each for each in duty.coming(1) if each.day == duty.here.date()]
            nobody.sure(self, duty, halves, who, lambda: self._put(halves, who))

    def _put(self, halves: list[HalfDay], who: str) -> None:
        if self.attempt(lambda: acts.cover(self.session, halves, who, self.clock())):
            said = duty_words.after_cover(self.session.public.name_of(who) if who else "")
            self.app.notify(said, title="Saved", timeout=5)
            self.post_message(self.CarryNow())
            self.show_duty()

    def _show_page(self) -> None:
        self.app.push_screen(DutyPage(self.session, self.clock))
