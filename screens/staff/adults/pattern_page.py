"""The pattern of one adult: what was told over time, how often, of which kinds."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.adults import adult_words
from screens.staff.adults.beside import Beside
from screens.staff.base import StaffScreen
from screens.staff.enter_button import EnterButton
from screens.staff.labels import drawer_name
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row, Tone
from screens.widgets.plain import PlainText
from store.adults import low_level, outcomes, register
from store.adults.register import ALLEGATION, KEPT, Entry, Pattern
from store.signing_in.session import Session

NONE = "Nothing that counts is written about them in a drawer you open."
BAR = 12


class PatternPage(StaffScreen[None]):
    """Counts above, everything about the adult below; `show` opens one of them."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self, session: Session, clock: Clock, key: str, show: Callable[[Entry], None]
    ) -> None:
        super().__init__(session, clock)
        self._key, self._open = key, show
        self._entries: dict[str, Entry] = {}

    def compose(self) -> ComposeResult:
        """Draw whom to ring, the counts, the list and the foot."""
        yield PlainText(id="pattern-title", classes="title")
        yield Beside(self.session, self.clock())
        yield PlainText(id="pattern-look", classes="warning")
        with Horizontal(id="pattern-counts"):
            yield PlainText(id="pattern-kinds")
            yield PlainText(id="pattern-years")
        yield Listing(
            (Column("When", 15), Column("What kind"), Column("Drawer", 13), Column("Case", 10)),
            empty=NONE,
            id="pattern",
        )
        with Horizontal(classes="foot"):
            yield EnterButton("Open  Enter", id="open", classes="-main")
            yield Button("Back  Esc", id="back")

    def on_screen_resume(self) -> None:
        """Count anew: one of them may have been judged again."""
        now = self.clock()
        found = register.pattern(register.entries(self.session, self._key), now)
        entries = found.entries if found else ()
        self._entries = {each.id: each for each in entries}
        self.query_one(Listing).show([row(each, now) for each in entries])
        self.query_one("#pattern-title", PlainText).show(
            f"{found.name}: what was told over time" if found else "Nothing that counts"
        )
        look = adult_words.pattern_note(found.looks_closer, found.name) if found else ""
        self.query_one("#pattern-look", PlainText).say(look)
        self.query_one("#pattern-kinds", PlainText).show(_kinds(found) if found else "")
        self.query_one("#pattern-years", PlainText).show(_years(found) if found else "")

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if entry := self._entries.get(event.row_id):
            self._open(entry)


def row(entry: Entry, now: datetime) -> Row:
    """Return the row of an entry: when, what kind, in which drawer, which case, how it stands."""
    cells = (
        day(entry.at, now),
        kind_of(entry),
        drawer_name(entry.drawer),
        entry.case.number,
    )
    return Row(entry.id, cells, *look_of(entry))


def kind_of(entry: Entry) -> str:
    """Return what kind of concern it is, or how an allegation ended."""
    decided = entry.case.matter.decided
    if entry.state == ALLEGATION and decided:
        found = outcomes.outcome(decided.said.get("outcome", ""))
        return f"Allegation: {found.say.lower()}" if found else "Allegation"
    labels = {each.id: each.label for each in low_level.categories()}
    return labels.get(entry.category, "Allegation" if entry.state == ALLEGATION else "")


def look_of(entry: Entry) -> tuple[Tone, str]:
    """Return the tone of an entry, and the word that says the same."""
    if entry.state == ALLEGATION:
        ended = entry.case.matter.decided is not None
        return ("quiet", "ended") if ended else ("urgent", "LADO")
    return ("quiet", KEPT) if entry.state == KEPT else ("warning", entry.state)


def _kinds(found: Pattern) -> str:
    labels = {each.id: each.label for each in low_level.categories()}
    allegations = "1 allegation" if found.allegations == 1 else f"{found.allegations} allegations"
    unjudged = f", {found.unjudged} to judge" if found.unjudged else ""
    lines = [f"{found.low} low-level, {allegations}{unjudged}"]
    lines += [f"{_bar(count)} {count} {labels.get(id, 'not said')}" for id, count in found.kinds]
    return "\n".join(lines)


def _years(found: Pattern) -> str:
    lines = [f"{found.lately} in all in the last {found.months} months"]
    return "\n".join([*lines, *(f"{year} {_bar(count)} {count}" for year, count in found.years)])


def _bar(count: int) -> str:
    return "■" * min(count, BAR)
