"""Going anywhere by a few letters: a case, a worry, a page, or something to do on this page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Input

from screens.clock import Clock
from screens.staff.adults.register_page import RegisterPage
from screens.staff.base import StaffScreen
from screens.staff.consents.agreements_page import AgreementsPage
from screens.staff.consents.events_page import EventsPage
from screens.staff.consents.overview_page import ConsentsPage
from screens.staff.consents.publish_page import PublishPage
from screens.staff.desk.desk_panes import handles_worries
from screens.staff.desk.opening import page_for
from screens.staff.desk.search import Search
from screens.staff.edition.edition_page import EditionPage
from screens.staff.involved.bullying_page import BullyingPage
from screens.staff.involved.child_page import ChildPage
from screens.staff.labels import NOUN_NAMES
from screens.staff.papers_page import PapersPage
from screens.staff.roll.pupil_page import PupilPage
from screens.staff.school.calendar_page import CalendarPage
from screens.staff.school.classes_page import ClassesPage
from screens.staff.school.contacts_page import ContactsPage
from screens.staff.school.people_page import PeoplePage
from screens.staff.school.rules_page import RulesPage
from screens.staff.terminals.terminals_page import TerminalsPage
from screens.staff.to_parents.letters_page import ParentLettersPage
from screens.staff.worries.small_page import SmallWorries
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry
from store.cases.case import Case
from store.cases.jump import OPEN_STATES, jump
from store.drawers.record import Row as Found
from store.drawers.record import words_of
from store.errors import WorryBoxError
from store.involved.people import PUPIL
from store.letterbox.intake import Intake
from store.roll import book
from store.roll.pupils import Pupil
from store.school.public_list import OFFICE
from store.signing_in.session import Session

EMPTY = "Nothing you may open is called so. / on the desk searches in every text."
MOST_PUPILS = 8
"""So many children of the roll are listed: who types more of a name finds the others."""
LEAD = "A number, a name, a word of a title, a page, or something to do here."
_NOT_HERE = frozenset({"back", "lock", "show_help", "jump", "bring", "step"})

Go = Callable[[], object]


@dataclass(frozen=True)
class Goal:
    """Somewhere to go: how it is listed, the words it is found by, and what goes there."""

    row: Row
    words: str
    go: Go


class Jump(StaffScreen[Go]):
    """Words above, where they lead below; ends with what goes there. `origin` stays behind."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    def __init__(self, session: Session, clock: Clock, origin: StaffScreen[Any]) -> None:
        super().__init__(session, clock)
        self._origin = origin
        self._intake = Intake(session.home)
        self._goals: dict[str, Goal] = {}
        self._places = [*self._deeds(), *self._pages()]

    def compose(self) -> ComposeResult:
        """Draw the entry, the list, and the way back."""
        yield PlainText("Go to", classes="title")
        yield LineEntry(limit=100, placeholder="2026-014, sam, papers …", id="jump-words")
        yield PlainText(LEAD, classes="quiet")
        columns = (Column("What", 10), Column("Where"), Column("Since, key", 12))
        yield Listing(columns, empty=EMPTY, id="jump-list")
        with Horizontal(classes="foot"):
            yield Button("Go  Enter", id="go", classes="-main")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin with the words."""
        self._show("")
        self.query_one("#jump-words").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One is enough."""
        return action != "jump" and super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """Go through the list without leaving the entry."""
        self.query_one(Listing).action_step(by)

    def _show(self, typed: str) -> None:
        words = words_of(typed)
        try:
            found = [self._record(row, words) for row in jump(self.session, typed)]
        except WorryBoxError as error:
            found, self.query_one(Listing).empty = [], str(error)
        found += self._pupils(typed, words)
        called = [goal for goal in self._places if _fits(words, goal)]
        goals = [*found, *self._children(typed), *called]
        self._goals = {goal.row.id: goal for goal in goals}
        self.query_one(Listing).show([goal.row for goal in goals])
        self.query_one(Listing).cursor = 0

    def _pupils(self, typed: str, words: list[str]) -> list[Goal]:
        """Return the children of the roll who are called so, whether or not a case names them."""
        if not words:
            return []
        return [self._pupil(each) for each in book.find_pupils(self.session, typed)[:MOST_PUPILS]]

    def _pupil(self, pupil: Pupil) -> Goal:
        row = Row(f"pupil {pupil.id}", ("Pupil", f"{pupil.name} · {pupil.school_class}", ""))
        return Goal(row, "", partial(self._show_page, partial(self._pupil_page, pupil.id)))

    def _pupil_page(self, id: str) -> StaffScreen[Any]:
        return PupilPage(self.session, self.clock, id)

    def _record(self, found: Found, words: list[str]) -> Goal:
        shut = found.state not in OPEN_STATES
        names = self._named(found, words)
        where = f"{found.title} · {names}" if names else found.title
        cells = (NOUN_NAMES[found.noun], where, day(found.at, self.clock()))
        word = {"in_case": "in case", "filed": "filed"}.get(found.state, found.state)
        row = Row(found.subject, cells, "quiet" if shut else "", word)
        return Goal(row, "", partial(self._open, found))

    def _named(self, found: Found, words: list[str]) -> str:
        """Return the people of a case that it was found by: its title does not name them."""
        case = self.session.drawer(found.drawer).get(found.subject)
        people = case.people if isinstance(case, Case) else ()
        return ", ".join(each.name for each in people if _begins(words, words_of(each.name)))

    def _children(self, typed: str) -> Iterator[Goal]:
        """Yield the pupils called so: each leads to what happened to them over all cases."""
        if not (typed.strip() and handles_worries(self.session)):
            return
        for each in book.find_pupils(self.session, typed)[:MOST_PUPILS]:
            row = Row(f"child {each.id}", ("Child", f"{each.name}, all cases", each.school_class))
            key = f"{PUPIL}:{each.id}"
            make = partial(ChildPage, self.session, self.clock, key)
            yield Goal(row, "", partial(self._show_page, make))

    def _open(self, found: Found) -> None:
        page = page_for(self.session, self._intake, self.clock, found.drawer, found.subject)
        if page is not None:
            self._origin.app.push_screen(page)

    def _deeds(self) -> Iterator[Goal]:
        """Yield what can be done on the page one comes from."""
        origin = self._origin
        for found in origin._bindings.key_to_bindings.values():
            for each in found:
                name, _, parameter = each.action.partition("(")
                given = (parameter.strip("')"),) if parameter else ()
                ours = bool(each.id) or name == "deed"
                if not ours or name in _NOT_HERE or each.key.isupper():
                    continue
                if origin.check_action(name, given):
                    words = each.tooltip or each.description
                    key = "/" if each.key == "slash" else each.key.upper()
                    row = Row(f"do {each.action}", ("Here", words, key))
                    yield Goal(row, f"{words} {each.description}", partial(self._do, each.action))

    def _do(self, action: str) -> None:
        self._origin.call_later(self._origin.run_action, action)

    def _pages(self) -> Iterator[Goal]:
        """Yield the pages that begin at the desk or at the list of people."""
        session, clock, intake = self.session, self.clock, self._intake
        pages: dict[str, Callable[[], StaffScreen[Any]]] = {
            "People, who opens what": lambda: PeoplePage(session, clock),
            "Classes, languages": lambda: ClassesPage(session, clock),
            "School days": lambda: CalendarPage(session, clock),
            "Terminals": lambda: TerminalsPage(session, clock),
            "Letters to parents: forms, slips": lambda: ParentLettersPage(session, clock),
            "Papers to print": lambda: PapersPage(session, clock),
            "Whom to call: police, LADO, social care": lambda: ContactsPage(session, clock),
            "Our edition: questions, steps, letters": lambda: EditionPage(session, clock),
            "School rules: sanctions, main file": lambda: RulesPage(session, clock),
            "Adults: concerns, allegations, patterns": lambda: RegisterPage(session, clock),
            "May we publish? Do-not-publish list": lambda: PublishPage(session, clock),
            "Agreements, signatures": lambda: AgreementsPage(session, clock),
            "Events, cameras": lambda: EventsPage(session, clock),
            "Search in every text": lambda: Search(session, intake, clock),
        }
        if session.holds(OFFICE):
            pages["Consents, answers of parents"] = lambda: ConsentsPage(session, clock)
        if handles_worries(session):
            pages["Small worries together"] = lambda: SmallWorries(session, intake, clock)
            pages["Bullying over all cases"] = lambda: BullyingPage(session, clock)
        for title, make in pages.items():
            go = partial(self._show_page, make)
            yield Goal(Row(f"page {title}", ("Page", title, "")), title, go)

    def _show_page(self, make: Callable[[], StaffScreen[Any]]) -> None:
        self._origin.app.push_screen(make())

    @on(Input.Changed, "#jump-words")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(Input.Submitted, "#jump-words")
    @on(Button.Pressed, "#go")
    def _go(self, event: Input.Submitted | Button.Pressed) -> None:
        event.stop()
        self.query_one(Listing).action_choose()

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if goal := self._goals.get(event.row_id):
            self.dismiss(goal.go)


def _fits(words: list[str], goal: Goal) -> bool:
    """Tell whether every word that was typed begins one of a goal's."""
    known = words_of(goal.words)
    return all(_begins([word], known) for word in words)


def _begins(words: list[str], known: list[str]) -> bool:
    """Tell whether one of the words begins one of those that are known."""
    return any(each.startswith(word) for word in words for each in known)
