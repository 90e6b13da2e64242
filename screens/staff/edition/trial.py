"""Trying how the triage runs with the school's own questions: nothing is recorded."""

from screens.clock import Clock
from screens.staff.cases.triage_page import TriagePage
from screens.widgets.dialogs import Message
from store.cases.case import Case
from store.fields import Values
from store.school.public_list import ROLL
from store.signing_in.session import Session

SAID = (
    "This was a trial: no case was made and nothing is kept. What follows stood beside the "
    "questions, with the steps and when they would be due if a case began now."
)


class TriageTrial(TriagePage):
    """The triage of a case that there is not."""

    SAVE = "Try"

    def __init__(self, session: Session, clock: Clock) -> None:
        case = Case("case:trial", opened_at=clock().isoformat(timespec="seconds"))
        super().__init__(session, clock, session.drawer(ROLL), case, {})

    def heading(self) -> str:
        """Return what stands above the questions."""
        return "Try the triage · nothing is recorded"

    def keep_draft(self) -> None:
        """Keep nothing: it is a trial."""

    def _record(self, answers: dict[str, str], less: Values | None = None) -> None:
        self.app.push_screen(Message("Tried", SAID), lambda _: self.dismiss(None))

    def _thrown_away(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(None)
