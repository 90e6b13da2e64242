"""Who is who: roles, drawers, classes, and adding somebody."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.staff.adults.register_page import RegisterPage
from screens.staff.base import StaffScreen
from screens.staff.desk.notices import questions
from screens.staff.desk.questions import Questions
from screens.staff.duty.duty_page import DutyPage
from screens.staff.duty.notices_page import NoticesPage
from screens.staff.edition.edition_page import EditionPage
from screens.staff.key_line import Key, KeyLine
from screens.staff.labels import names_of, roles_of
from screens.staff.looking.computers_page import ComputersPage
from screens.staff.papers_page import PapersPage
from screens.staff.roll.roll_page import RollPage
from screens.staff.school import newcomers
from screens.staff.school.calendar_page import CalendarPage
from screens.staff.school.classes_page import ClassesPage
from screens.staff.school.contacts_page import ContactsPage
from screens.staff.school.person_fields import PERSON_FIELDS, free_name
from screens.staff.school.person_page import PersonPage
from screens.staff.school.proposal_page import ProposalPage
from screens.staff.school.proposing import about
from screens.staff.school.rules_page import RulesPage
from screens.staff.terminals.terminals_page import TerminalsPage
from screens.staff.to_parents.letters_page import ParentLettersPage
from screens.times import day
from screens.widgets.button_words import show_words
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.school import people, returning
from store.school.proposal import Proposal
from store.school.public_list import CHAIR, HEAD, OFFICE, SAFEGUARDING, Person, PublicList

DRAWERS = ((SAFEGUARDING, "Safeguarding"), (HEAD, "Head"), (CHAIR, "Chair"), (OFFICE, "Office"))
"""The drawers of which the list says who opens them; everybody opens the roll."""

PLACES = (
    Key("roll", "R", "Roll"),
    Key("classes", "C", "Classes"),
    Key("school_days", "S", "School days"),
    Key("terminals", "T", "Terminals"),
    Key("papers", "P", "Papers"),
    Key("letters", "M", "Letters"),
)
MORE = (
    Key("duty", "D", "On duty"),
    Key("notices", "O", "Notices"),
    Key("calls", "L", "Whom to call"),
    Key("rules", "B", "Rules"),
    Key("edition", "E", "Edition"),
    Key("computers", "U", "Computers"),
    Key("adults", "G", "Adults"),
)
"""The pages that begin here; ids are actions."""


class PeoplePage(StaffScreen[None]):
    """Everybody on the list; Enter opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "Add a person", id="people.add", tooltip="Propose a new person"),
        Binding("r", "roll", "Roll", id="people.roll", tooltip="The pupils and their adults"),
        Binding("c", "classes", "Classes", id="people.classes", tooltip="The classes"),
        Binding("s", "school_days", "School days", id="people.days", tooltip="The school's days"),
        Binding("t", "terminals", "Terminals", id="people.terminals", tooltip="The terminals"),
        Binding("p", "papers", "Papers", id="people.papers", tooltip="Papers to print"),
        Binding("m", "letters", "Letters", id="people.letters", tooltip="Letters to parents"),
        Binding("l", "calls", "Whom to call", id="people.calls", tooltip="The numbers to call"),
        Binding("d", "duty", "On duty", id="people.duty", tooltip="Who is on duty when"),
        Binding("o", "notices", "Notices", id="people.notices", tooltip="How staff are told"),
        Binding("b", "rules", "Rules", id="people.rules", tooltip="Sanctions, and the main file"),
        Binding("e", "edition", "Our edition", id="people.edition", tooltip="Questions, letters"),
        Binding("u", "computers", "Computers", id="people.computers", tooltip="For reviewing"),
        Binding("g", "adults", "Adults", id="people.adults", tooltip="Concerns about adults"),
        Binding("w", "waiting", "To agree", id="people.waiting", tooltip="What waits for a word"),
    ]

    def compose(self) -> ComposeResult:
        """Draw the list and what can be done."""
        yield PlainText(f"People · {self.session.public.school}", classes="title")
        yield PlainText(self._who_changes(), classes="quiet")
        drawers = (Column(name, len(name)) for _, name in DRAWERS)
        columns = (Column("Name"), Column("Here as"), *drawers)
        yield Listing(columns, empty="Nobody is on the list.", id="people")
        yield PlainText("✓ opens this drawer", id="ticks", classes="quiet")
        yield KeyLine(PLACES, id="places")
        yield KeyLine(MORE, id="more-places")
        with Horizontal(classes="foot"):
            if self.session.is_keeper:
                yield Button("Add  N", id="add")
            yield Button("", id="waiting")
            yield Button("Back  Esc", id="back")

    def on_screen_resume(self) -> None:
        """Show the list in force, and who waits to be on it."""
        public = self.session.public
        waiting = people.proposals(self.session.home.desk)
        ordered = sorted(public.people, key=lambda each: (not each.active, each.name.casefold()))
        rows = [_newcomer(each, who) for each in waiting for who in _new_in(public, each)]
        rows += [self._row(public, person, waiting) for person in ordered]
        self.query_one(Listing).show(rows)
        count = len(questions(self.session))
        show_words(self.query_one("#waiting", Button), f"To agree ({count})  W")

    def _who_changes(self) -> str:
        if self.session.is_keeper:
            return "Changes need two keepers of this list; renewing one PIN needs one."
        keepers = names_of(self.session.public, self.session.public.keepers)
        return f"{keepers} can change this list and renew a PIN."

    def _row(self, public: PublicList, person: Person, waiting: list[Proposal]) -> Row:
        held = public.drawers_of(person.id)
        ticks = ("✓" if drawer in held else "" for drawer, _ in DRAWERS)
        cells = (person.name, roles_of(person, short=True), *ticks)
        if any(about(public, each, person.id) for each in waiting):
            return Row(person.id, cells, "warning", "waits")
        if not person.active:
            return Row(person.id, cells, "quiet", "gone")
        if person.renewed and day(person.renewed, self.clock()) == "today":
            return Row(person.id, cells, "warning", "new PIN")
        return Row(person.id, cells, "", "you" if person.id == self.session.person_id else "")

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        for proposal in people.proposals(self.session.home.desk):
            if proposal.id == event.row_id:
                self.app.push_screen(ProposalPage(self.session, self.clock, proposal))
                return
        self.app.push_screen(PersonPage(self.session, self.clock, event.row_id))

    def action_waiting(self) -> None:
        """Show the changes that wait for agreement."""
        self.app.push_screen(Questions(self.session, self.clock))

    def action_roll(self) -> None:
        """Show the roll."""
        self.app.push_screen(RollPage(self.session, self.clock))

    def action_classes(self) -> None:
        """Show the classes."""
        self.app.push_screen(ClassesPage(self.session, self.clock))

    def action_school_days(self) -> None:
        """Show when school is."""
        self.app.push_screen(CalendarPage(self.session, self.clock))

    def action_terminals(self) -> None:
        """Show the terminals."""
        self.app.push_screen(TerminalsPage(self.session, self.clock))

    def action_papers(self) -> None:
        """Show the papers that can be printed."""
        self.app.push_screen(PapersPage(self.session, self.clock))

    def action_letters(self) -> None:
        """Show letters to parents, forms, and slips that come back."""
        self.app.push_screen(ParentLettersPage(self.session, self.clock))

    def action_calls(self) -> None:
        """Show whom to call."""
        self.app.push_screen(ContactsPage(self.session, self.clock))

    def action_duty(self) -> None:
        """Show who is on duty when."""
        self.app.push_screen(DutyPage(self.session, self.clock))

    def action_notices(self) -> None:
        """Show how staff are told."""
        self.app.push_screen(NoticesPage(self.session, self.clock))

    def action_rules(self) -> None:
        """Show the sanctions tables and where the main file is."""
        self.app.push_screen(RulesPage(self.session, self.clock))

    def action_edition(self) -> None:
        """Show what staff are asked and told, as this school words it."""
        self.app.push_screen(EditionPage(self.session, self.clock))

    def action_adults(self) -> None:
        """Show the concerns about adults that lie in one's own drawers."""
        self.app.push_screen(RegisterPage(self.session, self.clock))

    def action_computers(self) -> None:
        """Show the designated computers."""
        self.app.push_screen(ComputersPage(self.session, self.clock))

    def action_add(self) -> None:
        """Propose a new person."""
        if not self.session.is_keeper:
            return
        self.ask(
            "Add a person",
            PERSON_FIELDS,
            self._add,
            form="people@add",
            intro="Another keeper has to agree. They can sign in from then on, with the first "
            "PIN that you are shown now.",
            save="Go on",
            sure=self._judge,
        )

    def _judge(self, said: dict[str, str]) -> None:
        for proposal in people.proposals(self.session.home.desk):
            free_name(proposal.new, said["name"])
        free_name(self.session.public, said["name"])

    def _add(self, said: dict[str, str]) -> None:
        public = self.session.public
        name, roles = free_name(public, said["name"]), said["roles"].split("\n")
        left = returning.who_left(public, name)
        if not left:
            newcomers.propose(self, newcomers.somebody_new(public, name, roles))
            return
        self.ask(
            f"Is it the same person? · {name}",
            newcomers.same_fields(left),
            lambda same: self._said_who(name, roles, same),
            form="people@same",
            intro=newcomers.SAME_INTRO,
            save="Go on",
        )

    def _said_who(self, name: str, roles: list[str], same: dict[str, str]) -> None:
        public, who = self.session.public, same[newcomers.WHO]
        if who == newcomers.OTHER:
            why = f"Somebody else than who has left: {same[newcomers.WHY]}"
            newcomers.propose(self, newcomers.somebody_new(public, name, roles, why))
        else:
            newcomers.propose(self, newcomers.somebody_back(public, who, name, roles))


def _new_in(public: PublicList, proposal: Proposal) -> list[Person]:
    return [each for each in proposal.new.people if public.person(each.id) is None]


def _newcomer(proposal: Proposal, person: Person) -> Row:
    cells = (person.name, roles_of(person, short=True), *("" for _ in DRAWERS))
    return Row(proposal.id, cells, "warning", "waits")
