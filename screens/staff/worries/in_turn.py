"""Doing the same to several, one after the other: what each gets is seen first, then it is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.widgets.button_words import show_words
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row, Tone
from screens.widgets.plain import PlainText, plain
from store.signing_in.session import Session
from store.worries import bulk
from store.worries.bulk import Done


@dataclass(frozen=True)
class Job:
    """What is to be done: `says` stands above the rows, a row for each subject (its id).

    `careful` is a warning above all else; `act` does it to one subject; `go` is the word on the
    button, `done` what a row says then.
    """

    title: str
    says: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    act: Callable[[str], object]
    go: str
    done: str
    careful: str = ""


class InTurn(StaffScreen[tuple[str, ...] | None]):
    """Answers with the subjects it was done to; None when somebody went back before it began.

    It closes by itself when all went well. Each is a step of its own: Esc stops after the one
    that is being done, and what is done stays done.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", "Do it", id="in_turn.go", tooltip="Begin, or close when it is over"),
    ]

    def __init__(self, session: Session, clock: Clock, job: Job) -> None:
        super().__init__(session, clock)
        self.job = job
        self._rows = list(job.rows)
        self._done: list[Done] = []
        self._steps = bulk.in_turn([row.id for row in job.rows], job.act)
        self._begun = self._over = self._stop_here = False

    def compose(self) -> ComposeResult:
        """Draw what is to be done, to whom, how far it is, and the buttons."""
        yield PlainText(self.job.title, classes="title")
        if self.job.careful:
            with VerticalScroll(id="in-turn-careful", can_focus=True):
                yield PlainText(self.job.careful, classes="warning")
        yield PlainText(self.job.says, id="in-turn-says")
        yield Listing((*self.job.columns,), self.job.rows, empty="", id="in-turn-rows")
        yield PlainText(id="in-turn-so-far", classes="lead")
        with Horizontal(classes="foot"):
            yield Button(plain(f"{self.job.go}  Enter"), id="go", classes="-main")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin where one press does it."""
        self.query_one("#go").focus()

    def action_go(self) -> None:
        """Begin; or close, when it is over."""
        if self._over:
            self.dismiss(self._finished)
        elif not self._begun:
            self._begun = True
            self.query_one("#go").display = False
            show_words(self.query_one("#back", Button), "Stop  Esc")
            self.query_one("#in-turn-rows").focus()
            self._next()

    def action_back(self) -> None:
        """Go back; or stop, while it runs."""
        if self._begun and not self._over:
            self._stop_here = True
        else:
            self.dismiss(self._finished if self._over else None)

    @property
    def _finished(self) -> tuple[str, ...]:
        return tuple(done.subject for done in self._done if not done.trouble)

    def _next(self) -> None:
        """Do one, show it, and let whoever wants to stop have a turn."""
        if not self.is_attached or not self.session.drawers:
            return
        done = None if self._stop_here else next(self._steps, None)
        if done is None:
            self._end()
            return
        place = len(self._done)
        self._done.append(done)
        word = "NOT" if done.trouble else self.job.done
        tone: Tone = "warning" if done.trouble else "good"
        row = self._rows[place]
        cells = (*row.cells[:-1], done.trouble or row.cells[-1])
        self._rows[place] = replace(row, word=word, tone=tone, cells=cells)
        listing = self.query_one("#in-turn-rows", Listing)
        listing.show(self._rows)
        listing.cursor = place
        self._say(f"{len(self._done)} of {len(self._rows)}.")
        self.call_after_refresh(self._next)

    def _end(self) -> None:
        self._over = True
        troubles = [done for done in self._done if done.trouble]
        left = len(self._rows) - len(self._done)
        if not troubles and not left:
            self.dismiss(self._finished)
            return
        said = [f"{len(self._finished)} of {len(self._rows)} done."]
        said += [f"{len(troubles)} could not be: this is why:"] * bool(troubles)
        said += [f"Stopped: {left} are as they were."] * bool(left)
        self._say(" ".join(said), troubles)
        back = self.query_one("#back", Button)
        show_words(back, "Back  Esc")
        back.focus()

    def _say(self, sentence: str, troubles: Sequence[Done] = ()) -> None:
        reasons = dict.fromkeys(done.trouble for done in troubles)
        self.query_one("#in-turn-so-far", PlainText).show("\n".join((sentence, *reasons)))

    @on(Listing.Chosen)
    def _row_chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if self._over:
            self.action_go()
