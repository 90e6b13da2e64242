"""A page with questions, and beside them what follows from the answers: triage, sanctions."""

from contextlib import suppress
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.half_written import HalfWritten
from screens.widgets.dialogs import Confirm
from screens.widgets.early import TakesEarly
from screens.widgets.form import Form
from screens.widgets.plain import PlainText, plain
from store.errors import WorryBoxError
from store.signing_in.session import Session

WIDE = 110
"""From so many columns on, what follows stands beside the questions."""
TALL = 40
"""From so many rows on, a long list of choices is shown whole."""

Result = TypeVar("Result")


class FormBeside(TakesEarly, StaffScreen[Result]):
    """A form and a pane beside it; `half` keeps what is half answered."""

    BINDINGS: ClassVar[list[BindingType]] = []
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
    BESIDE: ClassVar[str] = ""
    """What stands above the pane."""

    def __init__(self, session: Session, clock: Clock, form: Form, half: HalfWritten) -> None:
        super().__init__(session, clock)
        self._form, self._half = form, half

    def heading(self) -> str:
        """Return what stands above the questions."""
        return ""

    def show_beside(self, head: PlainText, below: PlainText) -> None:
        """Show what follows from the answers so far: what matters first, and the rest below."""

    def take(self, answers: dict[str, str]) -> None:
        """Record what was answered."""

    def compose(self) -> ComposeResult:
        """Draw the title, the questions, and what follows from the answers."""
        yield PlainText(self.heading(), classes="title")
        with Container(id="triage-body"):
            yield self._form
            with VerticalScroll(id="follows", classes="pane", can_focus=False) as pane:
                pane.border_title = plain(self.BESIDE)
                yield PlainText(id="follows-head")
                yield PlainText(id="follows-steps")

    def on_mount(self) -> None:
        """Begin at the first question."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self._form.focus_first()
        self._show_beside()

    def on_resize(self, event: events.Resize) -> None:
        """Put what follows beside the questions where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def keep_draft(self) -> None:
        """Keep what is half answered, wherever the disk takes it."""
        with suppress(WorryBoxError):
            self._half.keep(self._form)

    def forget_draft(self) -> None:
        """Forget what was half answered."""
        self._half.forget()

    def action_back(self) -> None:
        """Go back; what was answered is thrown away only when asked."""
        self._form.action_back()

    def _show_beside(self) -> None:
        head = self.query_one("#follows-head", PlainText)
        self.show_beside(head, self.query_one("#follows-steps", PlainText))

    @on(Form.Changed)
    def _changed(self, event: Form.Changed) -> None:
        event.stop()
        self._show_beside()

    @on(Form.Submitted)
    def _submitted(self, event: Form.Submitted) -> None:
        event.stop()
        self.take(event.values)

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
            self.forget_draft()
            self.dismiss(None)
