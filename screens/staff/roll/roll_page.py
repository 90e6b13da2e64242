"""The roll: every pupil by class, searched as one types; from here it is changed."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Input

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.consents.agreements_page import AgreementsPage
from screens.staff.consents.events_page import EventsPage
from screens.staff.consents.overview_page import ConsentsPage
from screens.staff.consents.publish_page import PublishPage
from screens.staff.enter_button import EnterButton
from screens.staff.key_line import Key, KeyLine
from screens.staff.roll import import_file
from screens.staff.roll.promotion_page import PromotionPage
from screens.staff.roll.pupil_page import PupilPage
from screens.staff.roll.responsibility_page import ResponsibilityPage
from screens.staff.roll.roll_words import year_name
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry
from store.fields import Choice, Field, Kind
from store.roll import book, changing, ending, pegs, responsibility
from store.roll.cells import plain_letters
from store.roll.pupils import Pupil
from store.signing_in.session import Session

EMPTY = "No pupil is on the roll. Press I to take in a list from the school's own system."
NOT_YET = "No pupil is on the roll yet. The office, the headteacher or the DSL takes them in."
NONE_LEFT = "Nobody has left."
NOTHING = "Nobody here has all of these letters, and no class."
SEARCH = "/ to search a child, an adult of theirs or a class"
SEARCH_ALL = "/ to search a name or a class"

OFFICE_WAYS = (
    Key("import", "I", "Import"),
    Key("add", "A", "Add a pupil"),
    Key("may_decide", "R", "Who may decide"),
    Key("new_year", "Y", "New school year"),
    Key("pegs", "G", "Pegs"),
    Key("left", "L", "Who has left"),
)
ALL_WAYS = (Key("pegs", "G", "Pegs"), Key("left", "L", "Who has left"))
ABOUT_ALL = (
    Key("publish", "P", "May we publish?"),
    Key("agreements", "M", "Agreements"),
    Key("events", "E", "Events, cameras"),
)
MORE = (Key("consents", "C", "Consents"), *ABOUT_ALL)


class RollPage(StaffScreen[None]):
    """Every pupil; Enter opens one, / begins to search."""

    AUTO_FOCUS = "#roll"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", id="roll.search", tooltip="Search a name or a class"),
        Binding("i", "import", "Import", id="roll.import", tooltip="Take in a list"),
        Binding("a", "add", "Add a pupil", id="roll.add", tooltip="Put a joiner on the roll"),
        Binding("y", "new_year", "New year", id="roll.year", tooltip="Let each class go up"),
        Binding("r", "may_decide", "May decide", id="roll.decide", tooltip="Who may decide"),
        Binding("g", "pegs", "Pegs", id="roll.pegs", tooltip="Give a class its pegs"),
        Binding("c", "consents", "Consents", id="roll.consents", tooltip="Who permitted what"),
        Binding("p", "publish", "Publish", id="roll.publish", tooltip="May we publish this?"),
        Binding("m", "agreements", "Agreements", id="roll.agree", tooltip="Who signed what"),
        Binding("e", "events", "Events", id="roll.events", tooltip="Events and cameras"),
        Binding("l", "left", "Left", id="roll.left", tooltip="Those who have left, or are here"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._gone = False
        self._found: list[Pupil] = []
        self._adults: dict[str, list[str]] | None = None
        self._office = book.may_change(session)

    def compose(self) -> ComposeResult:
        """Draw the head, the line to search with, the list, and what can be done."""
        yield PlainText(f"Roll · {self.session.public.school}", classes="title")
        yield PlainText(id="roll-count", classes="quiet")
        yield LineEntry(
            limit=80, placeholder=SEARCH if self._office else SEARCH_ALL, id="roll-search"
        )
        columns = (Column("Name"), Column("Class", 18), Column("Year", 9), Column("Peg", 8))
        yield Listing(columns, empty="", id="roll")
        yield KeyLine(OFFICE_WAYS if self._office else ALL_WAYS, id="roll-ways")
        yield KeyLine(MORE if self._office else ABOUT_ALL, id="roll-more")
        with Horizontal(classes="foot"):
            yield EnterButton("Open  Enter", id="open")
            yield Button("Search  /", id="search")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """End what a power cut broke off."""
        self.attempt(lambda: ending.finish(self.session, self.clock()))

    def on_screen_resume(self) -> None:
        """Show the roll as it is now."""
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those change the roll who hold the office's drawer as well."""
        if action in ("import", "add", "may_decide", "new_year", "consents"):
            return self._office
        return super().check_action(action, parameters)

    def show(self) -> None:
        """Read the roll again and show what is searched for."""
        if not self.session.drawers:
            return
        self._found = book.find_pupils(self.session, gone=self._gone)
        self._adults = None
        count, classes = len(self._found), len(book.class_names(self._found))
        pupils = "1 pupil" if count == 1 else f"{count:,} pupils"
        rooms = "1 class" if classes == 1 else f"{classes} classes"
        here = f"{pupils} in {rooms}." if count else "Nobody yet."
        if waits := responsibility.waiting(self.session):
            some = "1 adult" if waits == 1 else f"{waits:,} adults"
            here = f"{here} R: of {some} the list does not say plainly who may decide."
        gone = f"{pupils} who left. L shows who is here." if count else "L shows who is here."
        self.query_one("#roll-count", PlainText).show(gone if self._gone else here)
        self._narrow()

    def _narrow(self) -> None:
        words = plain_letters(self.query_one("#roll-search", LineEntry).value).casefold().split()
        if words and self._adults is None:
            self._adults = book.adult_names(self.session)
        listing = self.query_one("#roll", Listing)
        first = EMPTY if self._office else NOT_YET
        listing.empty = NOTHING if words else NONE_LEFT if self._gone else first
        listing.show([row for each in self._found if (row := self._row(each, words)) is not None])

    def _row(self, pupil: Pupil, words: list[str]) -> Row | None:
        """Return a pupil's row if all words are found in it, else if they are with an adult's."""
        if all(word in _searched(pupil) for word in words):
            return _row(pupil)
        for adult in (self._adults or {}).get(pupil.id, ()):
            said = f"{_searched(pupil)} {plain_letters(adult).casefold()}"
            if all(word in said for word in words):
                return _row(pupil, adult)
        return None

    @on(Input.Changed, "#roll-search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow()

    @on(Input.Submitted, "#roll-search")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#roll", Listing).focus()

    def action_search(self) -> None:
        """Go to the line to search with."""
        # At once: the letters of a name that follow quickly are keys of this page otherwise.
        self.set_focus(self.query_one("#roll-search"))

    def action_back(self) -> None:
        """Leave the line to search with, else the page."""
        entry = self.query_one("#roll-search", LineEntry)
        if entry.has_focus or entry.value:
            entry.value = ""
            self.query_one("#roll").focus()
        else:
            super().action_back()

    @on(Listing.Chosen, "#roll")
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.app.push_screen(PupilPage(self.session, self.clock, event.row_id))

    def action_consents(self) -> None:
        """Show who permitted what."""
        self.app.push_screen(ConsentsPage(self.session, self.clock))

    def action_publish(self) -> None:
        """Check whether something may be published."""
        self.app.push_screen(PublishPage(self.session, self.clock))

    def action_agreements(self) -> None:
        """Show who signed what."""
        self.app.push_screen(AgreementsPage(self.session, self.clock))

    def action_events(self) -> None:
        """Show events and cameras."""
        self.app.push_screen(EventsPage(self.session, self.clock))

    def action_import(self) -> None:
        """Take in a list."""
        import_file.ask(self)

    def action_may_decide(self) -> None:
        """Look through the adults of whom the list does not say whether they may decide."""
        self.app.push_screen(ResponsibilityPage(self.session, self.clock))

    def action_left(self) -> None:
        """Show those who have left, or those who are here again."""
        self._gone = not self._gone
        self.show()

    def action_new_year(self) -> None:
        """Let each class go up."""
        self.app.push_screen(PromotionPage(self.session, self.clock))

    def action_add(self) -> None:
        """Put a joiner on the roll."""
        self.ask(
            "Add a pupil",
            changing.PUPIL_FIELDS,
            self._add,
            form="pupil@new",
            intro="For one who joins. Their adults are added on their own page.",
            sure=lambda said: self._judge(said),
        )

    def _judge(self, said: dict[str, str]) -> None:
        changing.judged(said, self.clock().date())

    def _add(self, said: dict[str, str]) -> None:
        id = changing.add_pupil(self.session, said, self.clock())
        self.app.push_screen(PupilPage(self.session, self.clock, id))

    def action_pegs(self) -> None:
        """Give everybody of a class without a peg one."""
        names = [
            name
            for name in book.class_names(book.find_pupils(self.session))
            if pegs.may_give(self.session, name)
        ]
        if not names:
            words = "Pegs are given out by the office or the grown-ups of a class."
            self.app.push_screen(Message("Pegs", words))
            return
        choices = tuple(Choice(name, name) for name in names)
        self.ask(
            "Pegs for a class",
            (Field("school_class", "Class", Kind.CHOICE, True, choices=choices),),
            self._give,
            form="pegs@class",
            intro="Whoever has no picture gets one that nobody else in the class has.",
            save="Give them out",
        )

    def _give(self, said: dict[str, str]) -> None:
        name = said["school_class"]
        given, left = pegs.give_all(self.session, name, self.clock())
        words = f"{given} got a picture in {name}."
        if left:
            words += f" For {left} no picture is left: the class has more children than pictures."
        self.app.push_screen(Message("Pegs", words))


def _row(pupil: Pupil, adult: str = "") -> Row:
    beside = "".join(f" ({each})" for each in (pupil.apart, adult) if each)
    name = f"{pupil.surname}, {pupil.forename}{beside}"
    cells = (name, pupil.school_class, year_name(pupil.year), pupil.peg)
    return Row(pupil.id, cells, "quiet" if pupil.left_on else "", "left" if pupil.left_on else "")


def _searched(pupil: Pupil) -> str:
    return plain_letters(f"{pupil.called} {pupil.school_class}").casefold()
