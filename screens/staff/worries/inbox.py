"""A task from the inbox: what is asked, by whom, and saying what was done."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.times import day, moment
from screens.widgets.plain import PlainText
from store.cases import casework
from store.drawers.own import Task
from store.errors import Damaged
from store.signing_in.session import Session

_WHEN = {
    "now": "They need a grown-up now.",
    "before_home": "They need a grown-up before home time.",
    "another_day": "Another day will do.",
}


class TaskPage(StaffScreen[bool]):
    """Ends with True when the task was done here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "done", "Done", id="task.done", tooltip="Say what you did: it is finished"),
    ]

    def __init__(self, session: Session, clock: Clock, subject: str) -> None:
        super().__init__(session, clock)
        task = session.own.get(subject)
        if not isinstance(task, Task):
            raise Damaged("This task cannot be read. `worrybox check` says more.")
        self.record = task

    def compose(self) -> ComposeResult:
        """Draw the task and the one thing to do with it."""
        task, now = self.record, self.clock()
        yield PlainText("Asked of you", classes="title")
        with VerticalScroll(classes="pane"):
            yield PlainText(task.title, classes="task-text")
            yield PlainText(self._by(), classes="lead")
            if task.due:
                late = task.due < now.date().isoformat() and not task.done_at
                words = f"By {day(task.due, now)}" + (", which has passed." if late else ".")
                yield PlainText(words, classes="warning" if late else "lead")
            elif task.when in _WHEN:
                yield PlainText(
                    _WHEN[task.when], classes="urgent" if task.when == "now" else "lead"
                )
            if task.back and task.sender:
                yield PlainText("You do nothing about it any more.", classes="lead")
            if task.done_at:
                yield PlainText(f"Done {moment(task.done_at, now)}: {task.note}", classes="good")
        if not (task.done_at or task.back):
            yield PlainText(self._who_reads(), classes="quiet")
        with Horizontal(classes="foot"):
            if not (task.done_at or task.back):
                yield Button("Done  D", id="done", classes="-main")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin at the first button."""
        self.query(Button).first().focus()

    def _by(self) -> str:
        task, now = self.record, self.clock()
        sent = moment(task.sent_at, now)
        if not task.sender:
            return (
                f"The child chose your name, {sent}. You are not shown what they told. Be there "
                "for them: let them tell, ask no questions about it, promise no secret, and write "
                "down their own words."
            )
        return f"Asked by {self.session.public.name_of(task.sender)}, {sent}."

    def _who_reads(self) -> str:
        names = [self.session.public.name_of(id) for id in self.record.answer_to]
        who = f"{', '.join(names)}, or whoever deals with it by then"
        return f"What you write goes to {who}." if names else ""

    def action_done(self) -> None:
        """Ask what was done, and finish the task."""
        if self.record.done_at or self.record.back:
            return
        self.ask(
            "What did you do?",
            casework.DONE_FIELDS,
            self._finish,
            form=f"task.done@{self.record.id}",
            intro=self.record.title,
            save="It is done",
        )

    def _finish(self, said: dict[str, str]) -> None:
        casework.finish_task(self.session, self.record, said, self.clock())
        self.dismiss(True)
