"""A new school year: where each class goes, seen first, done with one key, and taken back."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.counted import counted
from screens.staff.base import StaffScreen
from screens.staff.roll.roll_words import year_name
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.fields import Field
from store.roll import book, promotion
from store.roll.promotion import LEAVE, Move
from store.signing_in.session import Session

LEAD = "Enter changes where a class goes. Nothing is changed before you press D."
EMPTY = "No pupil is on the roll, so no class can go up."
HINT = "Leave it empty for those who leave the school."


class PromotionPage(StaffScreen[None]):
    """Every class of every year; Enter says where it goes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "do", "Do it", id="promotion.do", tooltip="Let all classes go up"),
        Binding("t", "take_back", "Take back", id="promotion.back", tooltip="Take the last back"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._moves: list[Move] = []

    def compose(self) -> ComposeResult:
        """Draw the list and what can be done."""
        yield PlainText("A new school year", classes="title")
        yield PlainText(LEAD, classes="quiet")
        columns = (Column("Class"), Column("Year", 9), Column("Pupils", 6), Column("Goes to"))
        yield Listing(columns, empty=EMPTY, id="moves")
        yield PlainText(id="promotion-said", classes="lead")
        with Horizontal(classes="foot"):
            yield Button("Do it  D", id="do", classes="-main")
            yield Button("Take the last back  T", id="take-back")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Propose where everybody goes."""
        self._propose()

    def _propose(self) -> None:
        self._moves = promotion.proposed(book.find_pupils(self.session))
        self.show()

    def show(self) -> None:
        """Show where everybody goes, and when classes were changed last."""
        rows = [_row(str(place), move) for place, move in enumerate(self._moves)]
        self.query_one(Listing).show(rows)
        self.query_one("#do", Button).disabled = not rows
        batch, count = promotion.last_batch(self.session)
        self.query_one("#take-back").display = bool(batch)
        when = day(batch[:10], self.clock())
        done = f"The last change of classes ({when}) moved {count}." if batch else ""
        self.query_one("#promotion-said", PlainText).show(done)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        place = int(event.row_id)
        move = self._moves[place]
        self.ask(
            f"Where does {move.school_class} go? {year_name(move.year)}".strip(),
            (
                Field("to", "To class", limit=60, hint=HINT),
                Field("to_year", "Which is year", limit=3, hint="R, 1, 2"),
            ),
            lambda said: self._changed(place, said),
            form=f"move@{move.school_class}-{move.year}",
            values={"to": move.to, "to_year": move.to_year},
        )

    def _changed(self, place: int, said: dict[str, str]) -> None:
        to = " ".join(said.get("to", "").split())
        year = said.get("to_year", "").strip().upper() if to else ""
        self._moves[place] = replace(self._moves[place], to=to, to_year=year)
        self.show()

    def action_do(self) -> None:
        """Let all classes go up, after asking."""
        if not self._moves:
            return
        going = sum(move.count for move in self._moves if move.to != LEAVE)
        leaving = sum(move.count for move in self._moves if move.to == LEAVE)
        what = (
            f"Going up: {counted(going, 'pupil')}. Leaving: {leaving:,}. Pegs of the old "
            "classes are given back. It can be taken back here."
        )
        batch, count = promotion.last_batch(self.session)
        again = promotion.lately(batch, self.clock().date())
        if again:
            when = day(batch[:10], self.clock())
            what = (
                f"The classes went up already, {when}: {counted(count, 'pupil')} moved or left. "
                f"This moves them one year more.\n\n{what}"
            )
        question = Confirm(
            "Let every class go up once more?" if again else "Let every class go up?",
            what,
            yes="Once more" if again else "Do it",
            no="Not now",
            careful=True,
        )
        self.app.push_screen(question, lambda yes: self._done() if yes else None)

    def _done(self) -> None:
        now, counts = self.clock(), list[int]()
        if self.attempt(
            lambda: counts.append(promotion.promote(self.session, self._moves, now.date(), now))
        ):
            self._propose()
            done = f"{counted(counts[0], 'pupil')} moved or left. T on this page takes it back."
            self.app.push_screen(Message("The classes went up", done))

    def action_take_back(self) -> None:
        """Put everybody back where the last change of classes found them."""
        batch, count = promotion.last_batch(self.session)
        if not batch:
            self.app.push_screen(Message("Take back", "There is nothing to take back."))
            return
        question = Confirm(
            "Take the change of classes back?",
            f"Back to where they were, {day(batch[:10], self.clock())}: {counted(count, 'pupil')}. "
            "Whoever was moved since stays where they are.",
            yes="Take it back",
            no="Leave it",
            careful=True,
        )
        self.app.push_screen(question, lambda yes: self._taken_back(batch) if yes else None)

    def _taken_back(self, batch: str) -> None:
        if self.attempt(lambda: promotion.take_back(self.session, batch, self.clock())):
            self._propose()
            words = "Everybody is where they were, but for who was moved since."
            self.app.push_screen(Message("Taken back", words))


def _row(id: str, move: Move) -> Row:
    leaves = move.to == LEAVE
    to = "leave the school" if leaves else f"{move.to} ({year_name(move.to_year) or 'no year'})"
    cells = (move.school_class, year_name(move.year), str(move.count), to)
    return Row(id, cells, "warning" if leaves else "", "leave" if leaves else "")
