"""Whom to call: numbers with the day they were last checked; a call is logged from here."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.enter_button import EnterButton
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row, Tone
from screens.widgets.plain import PlainText
from store.cases import directory
from store.cases.choices import AGENCIES
from store.cases.contacts import FIELDS, Contact, values_of
from store.school.public_list import PublicList
from store.signing_in.session import Session

YEAR = 365
"""A number that nobody has checked for so many days is marked."""
OTHER = "other"


class ContactsPage(StaffScreen[str | None]):
    """Everybody to call. With `agencies` Enter logs a call and ends with the agency's id.

    `first` are the contacts that a triage says to call, `called` the agencies that were called
    already; `stops` what nobody may do.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "change", "Change, checked", id="contacts.change"),
        Binding("n", "add", "Add one", id="contacts.add", tooltip="Add somebody to call"),
    ]

    def __init__(
        self,
        session: Session,
        clock: Clock,
        *,
        agencies: Sequence[str] = (),
        first: Sequence[str] = (),
        called: Sequence[str] = (),
        stops: str = "",
    ) -> None:
        super().__init__(session, clock)
        self._agencies, self._stops = agencies, stops
        self._first, self._called = first, called
        self._contacts: dict[str, Contact] = {}

    def compose(self) -> ComposeResult:
        """Draw the stops, the list, what the highlighted one is for, and the foot."""
        yield PlainText("Whom to call", classes="title")
        yield PlainText(self._stops, id="contacts-stops", classes="urgent")
        yield Listing(
            (Column("Who", 26), Column("Number or address"), Column("Checked", 11)),
            empty="Nobody is in the list.",
            id="contacts",
            points_first=True,  # a number is looked up, or checked (C), more often than called
        )
        yield PlainText(id="contact-use", classes="quiet")
        with Horizontal(classes="foot"):
            if self._agencies:
                yield EnterButton("Log a call  Enter", id="call", classes="-main")
            if directory.may_edit(self.session):
                yield Button("Change, checked  C", id="change")
                yield Button("Add  N", id="add")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Show everybody, those to call now on top."""
        self.query_one("#contacts-stops").display = bool(self._stops)
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those change the list who lead."""
        if action in ("change", "add"):
            return directory.may_edit(self.session)
        return super().check_action(action, parameters)

    def _show(self) -> None:
        public, now = self.session.public, self.clock()
        # Whom to ring stands first, then those at school, and last anybody else.
        found = [*self._at_school(), *directory.contacts(self.session)]
        places = {id: place for place, id in enumerate(self._first)}
        found.sort(key=lambda each: (places.get(each.id, len(places)), each.id == OTHER))
        self._contacts = {each.id: each for each in found}
        self.query_one(Listing).show([self._row(each, public, now) for each in found])
        self._show_use()

    def _at_school(self) -> list[Contact]:
        """Return those at school, and anybody else, whom a call can be logged with."""
        names = {each.id: each.label for each in AGENCIES}
        listed = [id for id in ("headteacher", "chair", OTHER) if id in self._agencies]
        return [
            Contact(
                id,
                names[id] if id != OTHER else "Somebody else",
                ", ".join(person.name for person in self.session.public.with_role(id)),
                agency=id,
            )
            for id in listed
        ]

    def _row(self, contact: Contact, public: PublicList, now: datetime) -> Row:
        number = contact.number or ("" if contact.id == OTHER else "no number yet: ask for it")
        at_school = contact.id in self._agencies and contact.id == contact.agency
        own = at_school and not contact.use
        checked = "" if own else day(contact.checked_at, now) if contact.checked_at else "never"
        cells = (contact.name, number, checked)
        return Row(contact.id, cells, *self._tone(contact, public, now, own))

    def _tone(
        self, contact: Contact, public: PublicList, now: datetime, own: bool
    ) -> tuple[Tone, str]:
        if contact.agency and contact.agency in self._called:
            return "good", "called"
        if contact.id in self._first:
            return "urgent", "call"
        if directory.is_doubted(public, contact):
            return "warning", "doubt"
        old = not contact.checked_at or _days(contact.checked_at, now) > YEAR
        return ("quiet", "check") if old and not own else ("", "")

    @on(Listing.Highlighted)
    def _show_use(self) -> None:
        contact = self._contacts.get(self.query_one(Listing).row_id or "")
        self.query_one("#contact-use", PlainText).show(self._about(contact) if contact else "")

    def _about(self, contact: Contact) -> str:
        public, now = self.session.public, self.clock()
        lines = [contact.use, contact.hours]
        if contact.checked_by:
            by = public.name_of(contact.checked_by)
            lines.append(f"Checked by {by}, {day(contact.checked_at, now)}.")
        if directory.is_doubted(public, contact):
            lines.append("They do not lead: please check it before you call.")
        if self._agencies and not contact.agency:
            lines.append("Only a signpost: no call is logged.")
        return " ".join(line for line in lines if line)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        contact = self._contacts[event.row_id]
        if contact.agency in self._agencies:
            self.dismiss(contact.agency)
        elif not self._agencies and directory.may_edit(self.session):
            self.action_change()
        else:
            words = f"{contact.number}\n\n{self._about(contact)}".strip()
            self.app.push_screen(Message(contact.name, words))

    def action_change(self) -> None:
        """Change the highlighted one, or say that it was found right today."""
        contact = self._contacts.get(self.query_one(Listing).row_id or "")
        if contact is None or contact.id in {each.id for each in self._at_school()}:
            return
        if directory.may_edit(self.session):
            self._ask(contact)

    def action_add(self) -> None:
        """Add somebody to call."""
        self._ask(Contact(""))

    def _ask(self, contact: Contact) -> None:
        self.ask(
            contact.name or "Somebody to call",
            FIELDS,
            lambda said: self._check(contact.id, said),
            form=f"contact@{contact.id}",
            values=values_of(contact) if contact.id else {},
            intro="Saving says that all of it is right today, with your name.",
            save="It is right",
            ready=bool(contact.number),
        )

    def _check(self, id: str, said: dict[str, str]) -> None:
        directory.check(self.session, id, said, self.clock())
        self._show()


def _days(at: str, now: datetime) -> int:
    return (now - datetime.fromisoformat(at)).days
