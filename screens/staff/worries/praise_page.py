"""Something good that a child said. Opening it marks it as read."""

from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.labels import first_capital, names_of
from screens.staff.worries import concern
from screens.times import moment
from screens.widgets.plain import PlainText
from store.errors import Damaged, WorryBoxError
from store.letterbox.intake import Intake
from store.signing_in.session import Session
from store.worries.good import GOOD_DAY, HELPED, KIND, THANKS, Good, addressed
from store.worries.praise import READ, Praise

SAID = {
    THANKS: "Thank you",
    HELPED: "You helped me",
    GOOD_DAY: "I had a good day",
    KIND: "My friend was kind",
}
"""What the pictures mean."""
MORE_THAN_PRAISE = (
    "Typed words also come to those who read the letterbox: a child can say more here than it "
    "means to. If you hear a concern in it, log it."
)


def what_was_said(good: Good) -> str:
    """Return the child's words, what its picture means, or both."""
    return "\n".join(filter(None, (SAID.get(good.what), good.words)))


class PraisePage(StaffScreen[None]):
    """What was said, by whom and for whom."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "log_concern", "Concern", id="praise.concern", tooltip="Log a concern"),
    ]

    def __init__(self, session: Session, intake: Intake, clock: Clock, subject: str) -> None:
        super().__init__(session, clock)
        praise = session.own.get(subject)
        if not isinstance(praise, Praise):
            raise Damaged("This cannot be read. `worrybox check` says more.")
        self.intake = intake
        self.record = praise

    def compose(self) -> ComposeResult:
        """Draw it."""
        good, now = self.record.good, self.clock()
        yield PlainText("Something good", classes="title")
        with VerticalScroll(classes="pane", can_focus=True):
            yield PlainText(what_was_said(good), classes="task-text")
            sent = moment(self.record.sent_at, now)
            yield PlainText(f"{first_capital(self.record.title)}, {sent}.", classes="lead")
            yield PlainText(f"It is for {self._for_whom()}.", classes="quiet")
        if good.words:
            yield PlainText(MORE_THAN_PRAISE, classes="quiet")
        with Horizontal(classes="foot"):
            yield Button("Log a concern  C", id="concern")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin at the way back, and remember that it was read."""
        self.query_one("#back").focus()
        if not self.record.read_at:
            # Where the disk takes nothing it stays new: nothing else is lost.
            with suppress(WorryBoxError):
                self.session.own.record(self.record.id, READ, {}, self.clock())

    def _for_whom(self) -> str:
        good, public = self.record.good, self.session.public
        if good.to:
            return public.name_of(good.to)
        return names_of(public, addressed(public, good)) or "any grown-up"

    @on(Button.Pressed, "#concern")
    def action_log_concern(self) -> None:
        """Log a concern about what was said."""
        concern.log_concern(self, self.intake)
