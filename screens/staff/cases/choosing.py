"""Decisions that did not know of one another: they are told, and a person lets one stand."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.cases.chronology import Chronology
from screens.staff.cases.event import Event
from screens.staff.cases.history import decided
from screens.staff.deeds import Deed
from screens.times import moment
from screens.widgets.dialogs import Confirm
from screens.widgets.plain import PlainText, plain
from screens.widgets.tile import Tile, TileKeys, Tiles
from store.drawers import undecided
from store.drawers.drawer import Drawer
from store.drawers.undecided import Decision, Undecided
from store.signing_in.session import Session
from store.worries import side_by_side

CHOOSE = Deed("choose", "w", "Choose which stands")
CHOSEN = "Chosen. The history keeps both, and your choice."


def sentence(decisions: Sequence[Decision]) -> str:
    """Return what is the matter: who decided without knowing of whom."""
    people = len({each.by for each in decisions})
    if people == 1:
        return "This was decided twice, at terminals that did not know of each other."
    who = "Two people" if people == 2 else "Several people"
    return f"{who} decided without knowing of each other."


def told(events: Sequence[Event], now: datetime) -> str:
    """Return who decided what, and when, in a line."""
    return " · ".join(f"{e.title}: {e.who}, {moment(e.at, now)}" for e in events)


class Choosing(TileKeys, StaffScreen[bool]):
    """Each decision in full, side by side; ends with True when one was chosen."""

    def __init__(
        self, session: Session, clock: Clock, drawer: Callable[[], Drawer], record: Undecided
    ) -> None:
        super().__init__(session, clock)
        self._drawer, self._record = drawer, record
        self._decisions = undecided.together(record)
        self._events = decided(drawer(), record, session.public, clock())

    def compose(self) -> ComposeResult:
        """Draw what is the matter, the decisions, and a tile for each."""
        yield PlainText("Which one stands?", classes="title")
        yield PlainText(sentence(self._decisions), classes="warning")
        yield PlainText("The other stays in the history and counts no more.", classes="quiet")
        with Horizontal(id="decisions"):
            for number, event in enumerate(self._events, 1):
                pane = Chronology(id=f"decision-{number}", classes="pane")
                pane.border_title = plain(f"{number} {event.who}")
                yield pane
        yield Tiles(
            *(Tile(event.who, each.id) for each, event in self._pairs()),
            numbered=True,
            id="stands",
            classes="-low",
        )
        with Horizontal(classes="foot"):
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Fill the panes."""
        for pane, event in zip(self.query(Chronology), self._events, strict=True):
            pane.tell([event], self.clock())
        self.query(Chronology).first().focus()

    def _pairs(self) -> list[tuple[Decision, Event]]:
        return list(zip(self._decisions, self._events, strict=True))

    @on(Tile.Chosen)
    def _tile_chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        stands = next(each for one, each in self._pairs() if one.id == event.tile.value)
        others = [each for one, each in self._pairs() if one.id != event.tile.value]
        now = self.clock()
        question = Confirm(
            "Let this one stand?",
            f"It stands:\n{told([stands], now)}\n\n"
            f"It counts no more, and stays in the history:\n{told(others, now)}",
            "Let it stand",
            "Go back",
            careful=True,
        )
        decision = event.tile.value
        self.app.push_screen(question, lambda yes: self._choose(decision) if yes else None)

    def _choose(self, decision: str) -> None:
        def choose() -> None:
            public = self.session.public
            side_by_side.choose(public, self._drawer(), self._record, decision, self.clock())

        if self.attempt(choose):
            self.dismiss(True)

    def action_back(self) -> None:
        """Go back without choosing."""
        self.dismiss(False)
