"""Triage: a few questions below one another, and beside them what follows from the answers."""

from contextlib import suppress
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll

from screens.clock import Clock
from screens.staff import follows
from screens.staff.base import StaffScreen
from screens.staff.half_written import HalfWritten
from screens.widgets.dialogs import Confirm
from screens.widgets.form import Form
from screens.widgets.plain import PlainText, plain
from store import directory, triaging
from store.cases import Case
from store.drawer import Drawer
from store.edition import edition
from store.errors import WorryBoxError
from store.fields import check
from store.procedures import RIGHT
from store.questions import WHY, triage_fields
from store.session import Session
from store.triaging import Plan

WIDE = 110
"""From so many columns on, what follows stands beside the questions."""


class TriagePage(StaffScreen[Plan | None]):
    """The questions about one case; ends with what follows once it is recorded."""

    BINDINGS: ClassVar[list[BindingType]] = []
    SAVE: ClassVar[str] = "Save"

    def __init__(
        self, session: Session, clock: Clock, drawer: Drawer, case: Case, begun: dict[str, str]
    ) -> None:
        super().__init__(session, clock)
        self._drawer, self._case = drawer, case
        self._half = HalfWritten(session, clock, f"triage@{case.id}")
        self._contacts = {each.id: each for each in directory.contacts(session)}
        known = {**begun, **self._half.before}
        self._edition = edition.of_school(session)
        asked = triage_fields(self._edition.guide)
        self._form = Form(asked, known, save=self.SAVE, clock=clock, id="triage-form")

    def heading(self) -> str:
        """Return what stands above the questions."""
        again = "Triage once more" if self._case.triage else "Triage"
        return f"{again} · {self._case.number}  {self._case.title}"

    def compose(self) -> ComposeResult:
        """Draw the title, the questions, and what follows."""
        yield PlainText(self.heading(), classes="title")
        with Container(id="triage-body"):
            yield self._form
            with VerticalScroll(id="follows", classes="pane", can_focus=False) as pane:
                pane.border_title = plain("What follows")
                yield PlainText(id="follows-head")
                yield PlainText(id="follows-steps")

    def on_mount(self) -> None:
        """Begin at the first question."""
        self._form.focus_first()
        self._show_follows()

    def on_resize(self, event: events.Resize) -> None:
        """Put what follows beside the questions where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def keep_draft(self) -> None:
        """Keep what is half answered, wherever the disk takes it."""
        with suppress(WorryBoxError):
            self._half.keep(self._form)

    def action_back(self) -> None:
        """Go back; what was answered is thrown away only when asked."""
        self._form.action_back()

    def _show_follows(self) -> None:
        plan = triaging.plan(
            self.session.public, self._case, self._form.values, self.clock(), self._edition
        )
        missing = len(check(self._form.fields, {**self._form.values, WHY: "-"}))
        head = self.query_one("#follows-head", PlainText)
        head.set_class(plan.side == RIGHT, "urgent")
        head.show(follows.head(plan, self._contacts, missing))
        self.query_one("#follows-steps", PlainText).show(follows.steps(plan, self.clock()))

    @on(Form.Changed)
    def _changed(self, event: Form.Changed) -> None:
        event.stop()
        self._show_follows()

    @on(Form.Submitted)
    def _submitted(self, event: Form.Submitted) -> None:
        event.stop()
        self.attempt(lambda: self._record(event.values))

    def _record(self, answers: dict[str, str]) -> None:
        now, public = self.clock(), self.session.public
        follows = triaging.triage(public, self._drawer, self._case, answers, now, self._edition)
        self._half.forget()
        self.dismiss(follows)

    @on(Form.Cancelled)
    def _cancelled(self, event: Form.Cancelled) -> None:
        event.stop()
        if not self._form.touched:
            self.keep_draft()
            self.dismiss(None)
            return
        question = Confirm(
            "Throw this away?",
            "What you answered is not saved.",
            yes="Throw away",
            no="Go on answering",
            careful=True,
        )
        self.app.push_screen(question, self._thrown_away)

    def _thrown_away(self, yes: bool | None) -> None:
        if yes:
            self._half.forget()
            self.dismiss(None)
