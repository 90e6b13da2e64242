"""Who is who: roles, drawers, and adding somebody."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from assets.texts import wordlist
from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.labels import ROLE_NAMES, drawer_name, names_of, roles_of
from screens.staff.person_page import PersonPage
from screens.staff.proposing import proposed
from screens.staff.questions import Questions
from screens.staff.shown_once import ShownOnce
from screens.staff.slow_work import Busy, Outcome
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText, plain
from store import people, rings
from store.crypto.keys import Keys
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind
from store.public_list import ROLL, Person, PublicList
from store.session import Session

PERSON_FIELDS = (
    Field("name", "Name, as the children know it", required=True, limit=80),
    Field(
        "roles",
        "Roles",
        Kind.SEVERAL,
        True,
        choices=tuple(Choice(role, name) for role, name in ROLE_NAMES.items()),
        hint="A role opens no drawer by itself. Drawers are given afterwards.",
    ),
)


class PeoplePage(StaffScreen[None]):
    """Everybody on the list; Enter opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "Add a person", id="people.add", tooltip="Propose a new person"),
        Binding("w", "waiting", "Agreement", id="people.waiting", tooltip="What waits for a word"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._new: tuple[PublicList, Person, Keys, str] | None = None

    def compose(self) -> ComposeResult:
        """Draw the list and what can be done."""
        yield PlainText(f"People · {self.session.public.school}", classes="title")
        yield PlainText(self._who_changes(), classes="quiet")
        columns = (Column("Name", 20), Column("Here as", 16), Column("Opens"))
        yield Listing(columns, empty="Nobody is on the list.", id="people")
        with Horizontal(classes="foot"):
            if self.is_keeper:
                yield Button("Add a person  N", id="add")
            yield Button("", id="waiting")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Listing).focus()

    def on_screen_resume(self) -> None:
        """Show the list in force."""
        public = self.session.public
        ordered = sorted(public.people, key=lambda each: (not each.active, each.name.casefold()))
        self.query_one(Listing).show([self._row(public, person) for person in ordered])
        count = len(people.proposals(self.session.home.desk))
        self.query_one("#waiting", Button).label = plain(f"Waits for agreement ({count})  W")

    @property
    def is_keeper(self) -> bool:
        """Whether this person may propose changes."""
        return self.session.person_id in self.session.public.keepers

    def _who_changes(self) -> str:
        if self.is_keeper:
            return "Changes need two keepers of this list; renewing one PIN needs one."
        keepers = names_of(self.session.public, self.session.public.keepers)
        return f"{keepers} can change this list and renew a PIN."

    def _row(self, public: PublicList, person: Person) -> Row:
        held = [drawer for drawer in public.drawers_of(person.id) if drawer != ROLL]
        opens = ", ".join(drawer_name(drawer) for drawer in held)
        cells = (person.name, roles_of(person, short=True), opens)
        if not person.active:
            return Row(person.id, cells, "quiet", "gone")
        if person.renewed and day(person.renewed, self.clock()) == "today":
            return Row(person.id, cells, "warning", "new PIN")
        return Row(person.id, cells, "", "you" if person.id == self.session.person_id else "")

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.app.push_screen(PersonPage(self.session, self.clock, event.row_id))

    @on(Button.Pressed, "#waiting")
    def action_waiting(self) -> None:
        """Show the changes that wait for agreement."""
        self.app.push_screen(Questions(self.session, self.clock))

    @on(Button.Pressed, "#add")
    def action_add(self) -> None:
        """Propose a new person."""
        self.ask(
            "Add a person",
            PERSON_FIELDS,
            self._add,
            form="people@add",
            intro="Another keeper has to agree. They can sign in from then on, with the first "
            "PIN that you are shown now.",
            save="Go on",
        )

    def _add(self, said: dict[str, str]) -> None:
        public, keys = self.session.public, Keys.fresh()
        name = " ".join(said["name"].split())
        if name.casefold() in {person.name.casefold() for person in public.adults()}:
            raise Incomplete({"name": "Somebody of this name is on the list already."})
        if not self.is_keeper:
            raise Refused("Only a keeper of the list of people can change it.")
        new = people.add_person(public, name, said["roles"].split("\n"), keys)
        people.judge(public, new)
        home, person = self.session.home, new.people[-1]
        pin = people.first_pin(home, new, person.id, wordlist())
        self._new = (new, person, keys, pin)
        job = Busy(
            "Making a key ring…",
            lambda: rings.lock(home, person.id, keys.seed, pin, first=True),
        )
        self.app.push_screen(job, self._ring_made)

    def _ring_made(self, outcome: Outcome | None) -> None:
        if outcome is None or self._new is None:
            return
        (new, person, _, pin), self._new = self._new, None
        in_force: list[bool] = []

        def keep() -> None:
            if outcome.error is not None:
                raise outcome.error
            in_force.append(people.propose(self.session, new, f"Add {person.name}."))
            rings.keep(self.session.home, person.id, outcome.value, self.clock())

        if self.attempt(keep):
            words = f"For {person.name}, and nobody else. It works once a keeper has agreed."
            once = ShownOnce("The first PIN", words, pin)
            self.app.push_screen(once, lambda _: self._said(in_force[0]))

    def _said(self, in_force: bool) -> None:
        self.app.push_screen(Message("Proposed", proposed(in_force)))

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()
