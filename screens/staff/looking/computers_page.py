"""The register of designated computers, for reviewing what pupils must not see."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.staff.base import StaffScreen
from screens.staff.enter_button import EnterButton
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.looking import computer_register
from store.looking.computers import FIELDS, IN_USE, Computer

LEAD = "An investigation uses one of these throughout: in use, and no pupil works at it."
EMPTY = "None yet. N adds one: what it is called, where it stands, that pupils do not use it."


class ComputersPage(StaffScreen[None]):
    """Every designated computer; Enter changes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "Add one", id="computers.add", tooltip="Add a computer"),
    ]

    def compose(self) -> ComposeResult:
        """Draw the list and what can be done."""
        yield PlainText(f"Designated computers · {self.session.public.school}", classes="title")
        yield PlainText(LEAD, classes="quiet")
        columns = (Column("Name"), Column("Where"), Column("Pupils", 6), Column("Noted", 9))
        yield Listing(columns, empty=EMPTY, id="computers")
        with Horizontal(classes="foot"):
            if computer_register.may_write(self.session):
                yield EnterButton("Change  Enter", id="change")
                yield Button("Add  N", id="add")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Show the register."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those change the register who keep it."""
        if action == "add":
            return computer_register.may_write(self.session)
        return super().check_action(action, parameters)

    def action_add(self) -> None:
        """Add a computer."""
        self._ask(None)

    def _show(self) -> None:
        found = computer_register.computers(self.session)
        self.query_one(Listing).show([self._row(each) for each in found])

    def _row(self, each: Computer) -> Row:
        noted = day(each.noted_at, self.clock())
        cells = (each.name, each.place, each.pupils, noted)
        if each.fits:
            return Row(each.id, cells, "good", "fits")
        return Row(each.id, cells, "quiet", "out" if each.state != IN_USE else "pupils")

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        found = computer_register.computers(self.session)
        one = next((each for each in found if each.id == event.row_id), None)
        if one is not None and computer_register.may_write(self.session):
            self._ask(one)

    def _ask(self, computer: Computer | None) -> None:
        id = computer.id if computer else ""
        known = {field.id: getattr(computer, field.id) for field in FIELDS} if computer else {}
        self.ask(
            computer.name if computer else "A designated computer",
            FIELDS,
            lambda said: self._note(id, said),
            form=f"computer@{id}",
            values={"pupils": "no", "state": IN_USE, **known},
        )

    def _note(self, id: str, said: dict[str, str]) -> None:
        computer_register.note(self.session, id, said, self.clock())
        self._show()
