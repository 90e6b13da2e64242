"""Searching in everything that this session may read."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Input

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.desk.opening import page_for
from screens.staff.labels import NOUN_NAMES, drawer_name
from screens.staff.row_ids import place_of, row_id
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry
from store.cases import printed
from store.drawers.contents import Hit
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.roll.pupils import NOUN as PUPIL
from store.signing_in.session import Session

BEFORE = (
    "Type a name or a few words. Only what your own drawers hold is searched.\n"
    "The code of a printed record (WB-…), or its PDF's place, says if it is what was printed."
)
MOST = 50
A_RECORD = "Press Enter: it is looked up which record this is, and whether it is what was printed."
NOTHING = "Nothing in your drawers holds all of these words."


class Search(StaffScreen[None]):
    """Words above, what was found below; Enter opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next", id="search.next"),
        Binding("up", "step(-1)", "Before", id="search.before"),
    ]

    def __init__(self, session: Session, intake: Intake, clock: Clock) -> None:
        super().__init__(session, clock)
        self.intake = intake

    def compose(self) -> ComposeResult:
        """Draw the entry and an empty list."""
        yield PlainText("Search", classes="title")
        yield LineEntry(limit=200, placeholder="a name, a word, the beginning of one", id="words")
        yield Listing(
            (Column("What", 10), Column("Whose", 24), Column("Where it says so")),
            empty=BEFORE,
            id="hits",
        )
        yield PlainText(id="count", classes="quiet")
        with Horizontal(classes="foot"):
            yield Button("Go to a case or page  Ctrl+K", id="jump")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one("#words").focus()

    @on(Input.Changed, "#words")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._find(event.value)

    def on_screen_resume(self) -> None:
        """Search again: what was opened may have changed."""
        self._find(self.query_one("#words", LineEntry).value)

    def _find(self, words: str) -> None:
        if not self.session.drawers:
            return
        said = A_RECORD if _is_record(words) else ""
        try:
            hits = [] if said else self._hits(words)
        except WorryBoxError as error:
            hits, said = [], str(error)
        listing = self.query_one("#hits", Listing)
        listing.empty = said or (NOTHING if words.strip() else BEFORE)
        listing.show([_row(place, hit, words) for place, hit in enumerate(hits)])
        count = len(hits)
        more = f"{MOST} or more found: more words find less."
        found = f"{count} found." if count < MOST else more
        self.query_one("#count", PlainText).show(found if count else "")

    def _hits(self, words: str) -> list[Hit]:
        """Return what was told and done, then pupils: a common name in the roll hides no worry."""
        hits = self.session.search(words, MOST, [noun for noun in NOUN_NAMES if noun != PUPIL])
        pupils = {hit.subject: hit for hit in self.session.search(words, MOST, [PUPIL])}
        return [*hits, *pupils.values()][:MOST]

    @on(Input.Submitted, "#words")
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        if _is_record(event.value):
            self.attempt(lambda: self._check_record(event.value.strip()), "Check it")
        else:
            self.query_one("#hits", Listing).action_choose()

    def _check_record(self, record: str) -> None:
        """Say which printed record a code or a file is; see `worrybox check --record`."""
        from screens.record_check import named, verdict

        code, content, lines = named(record)
        said = printed.verify(self.session, code, content, lines)
        wrong = [f"NOT AS PRINTED: {sentence}." for sentence in said.wrong]
        words = "\n\n".join((*verdict(said, self.session.public), *wrong))
        self.app.push_screen(Message(code, words))

    @on(Listing.Chosen, "#hits")
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        drawer, subject = place_of(event.row_id)
        self.attempt(lambda: self._open(drawer, subject), "Open it")

    def _open(self, drawer: str, subject: str) -> None:
        page = page_for(self.session, self.intake, self.clock, drawer, subject)
        if page is not None:
            self.app.push_screen(page)

    def action_step(self, by: int) -> None:
        """Go through what was found without leaving the entry."""
        self.query_one("#hits", Listing).action_step(by)


def _is_record(words: str) -> bool:
    return bool(printed.code_in(words)) or words.strip().lower().endswith(".pdf")


def _row(place: int, hit: Hit, words: str) -> Row:
    what = NOUN_NAMES[hit.noun]
    whose = hit.title or drawer_name(hit.drawer)
    id = row_id(hit.drawer, hit.subject, str(place))
    return Row(id, (what, whose, _telling(hit.excerpt, words)))


def _telling(excerpt: str, words: str) -> str:
    """Return the line of an excerpt that holds one of the words: each text is a line of its own."""
    terms = words.casefold().split()
    for line in excerpt.splitlines():
        if any(term in line.casefold() for term in terms):
            return line
    return " · ".join(excerpt.splitlines())
