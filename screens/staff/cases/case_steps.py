"""The steps of a case: the checklist beside it, and one of them in full."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.staff.cases import follows
from screens.times import moment
from screens.widgets.columns import Column
from screens.widgets.dialogs import Question
from screens.widgets.listing import Listing, Row
from store.adults.rows import ADVICE, COPY, DECIDED, THRESHOLD
from store.cases import kinds
from store.cases.case import Case
from store.cases.checklist import DONE, NO, NOT_NEEDED, OPEN, YES, Ticked
from store.cases.procedures import soonest
from store.cases.shown import NOT_DONE_YET
from store.cases.triaging import NEEDED
from store.involved.kinds import ADDED, INFORMED
from store.looking.noted import DEVICE, LETTER_SENT, SEARCH
from store.school.due import is_overdue
from store.school.public_list import PublicList
from store.school.school_days import SchoolDays

_BACK = "back"
ACT = "act"
"""The answer of a step's page that says: do what it asks for now."""
_LOG = {
    kinds.ESCALATED: "Log the call",
    kinds.NOTE: "Write it",
    kinds.PARENTS: "Say it",
    kinds.ACTION: "Add the action",
    ADDED: "Add somebody",
    SEARCH: "Write it down",
    DEVICE: "Write it down",
    INFORMED: "Say it",
    kinds.TRIAGED: "Triage again",
    LETTER_SENT: "Write it",
    THRESHOLD: "Judge it",
    ADVICE: "Write it",
    DECIDED: "Decide it",
    COPY: "Say it",
    kinds.KEPT_FROM: "Keep it from them",
    kinds.SANCTIONED: "Decide",
}


WEEK = 7
UNTRIAGED = "No steps yet. F triages the case: a few questions say what is to be done."
NO_STEPS = "It was triaged, and no step follows from that. F triages it again, A adds an action."


class Steps(Listing):
    """The checklist, open ones by when they are due; Enter opens one."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        columns = (Column("Step"), Column("By", 6))
        super().__init__(columns, empty=UNTRIAGED, id=id, classes=classes)
        self._open = set[str]()

    def tell(self, case: Case, now: datetime, calendar: SchoolDays | None = None) -> None:
        """Show the steps of this case; from one that was done the cursor goes to the next."""
        before, self.empty = self.row_id, NO_STEPS if case.triages else UNTRIAGED
        ordered = sorted(case.steps, key=lambda each: (not each.is_open, *_place(each)))
        self.show([_row(each, now, calendar) for each in ordered])
        open_now = {each.step.id for each in ordered if each.is_open}
        if before in self._open - open_now:
            self.cursor = 0
        self._open = open_now


def late(steps: Sequence[Ticked], now: datetime, calendar: SchoolDays | None) -> int:
    """Return how many required steps are open though their time has passed."""
    return sum(_is_late(each, now, calendar) for each in steps)


class StepPage(Question[str]):
    """One step in full; ends with what is to be said of it, or ACT."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "last", "Back", id="step.back", tooltip="Go back, nothing is said")
    ]
    KIND = "step"

    def __init__(self, ticked: Ticked, public: PublicList, now: datetime, number: str = "") -> None:
        words = _in_full(ticked, public, now, number)
        answers = {**_answers(ticked), _BACK: "Back  Esc"}
        # It begins at what is most likely, or where no harm is done.
        begin = next(iter(answers)) if ticked.is_open else _BACK
        super().__init__(ticked.step.title, words, answers, begin)

    def answer(self, id: str) -> str | None:
        """Return what was said, None on going back."""
        return None if id == _BACK else id


def _answers(ticked: Ticked) -> dict[str, str]:
    step = ticked.step
    if not ticked.is_open:
        return {OPEN: "Open it again"}
    if step.brings:
        return {YES: "Yes, or not sure", NO: "No"}
    first = {ACT: _LOG.get(step.record, "Do it")} if step.record else {DONE: "Done"}
    return first if step.allows else {**first, NOT_NEEDED: "Not needed"}


def _in_full(ticked: Ticked, public: PublicList, now: datetime, number: str) -> str:
    step = ticked.step
    lines = [step.help, number]
    if ticked.lacks_reference:
        lines.append("The call is logged. D notes their reference once you have it.")
    if ticked.not_yet:
        lines.append("They advised, and do not allow it yet. Write down what they say next.")
    if ticked.is_open and step.allows:
        lines.append(NEEDED)
    if ticked.is_open:
        lines.append(f"Due {follows.when(step, now)}.{'' if step.required else ' If it fits.'}")
    else:
        said = "Done" if ticked.state == DONE else "Not needed"
        by = f"{said}: {public.name_of(ticked.by)}, {moment(ticked.at, now)}."
        lines.append(f"{by} {ticked.note}".strip())
    if step.check:
        lines.append(f"Check this with your authority: {step.check}.")
    lines.append(f"From: {step.source}." if step.source else "")
    return "\n\n".join(line for line in lines if line)


def _place(ticked: Ticked) -> tuple[bool, bool, str]:
    return not ticked.step.required, *soonest(ticked.step)


def _is_late(ticked: Ticked, now: datetime, calendar: SchoolDays | None) -> bool:
    step = ticked.step
    return ticked.is_open and step.required and is_overdue(step.due, now, calendar)


def _row(ticked: Ticked, now: datetime, calendar: SchoolDays | None) -> Row:
    step = ticked.step
    if not ticked.is_open:
        word = "done" if ticked.state == DONE else "not"
        word = "agreed" if ticked.note == NOT_DONE_YET else word
        return Row(step.id, (step.title, _on(ticked.at, now)), "quiet", word)
    cells = (step.title, _by(ticked, now))
    if _is_late(ticked, now, calendar):
        return Row(step.id, cells, "urgent", "LATE")
    return Row(step.id, cells, *(("", "must") if step.required else ("quiet", "may")))


def _on(at: str, now: datetime) -> str:
    then = datetime.fromisoformat(at).astimezone(now.tzinfo)
    return f"{then:%H:%M}" if then.date() == now.date() else f"{then.day} {then:%b}"


def _by(ticked: Ticked, now: datetime) -> str:
    """Return in six columns when a step is due: a time today, a weekday soon, else a date."""
    if ticked.lacks_reference:
        return "ref. ?"
    if ticked.not_yet:
        return "wait"
    if ticked.step.after:
        return "later"
    if follows.is_for_now(ticked.step, now):
        return "now"
    if not ticked.step.due:
        return ""
    then = datetime.fromisoformat(ticked.step.due)
    away = (then.date() - now.date()).days
    if away == 0:
        return f"{then:%H:%M}"
    return f"{then:%a}" if 0 < away < WEEK else f"{then.day} {then:%b}"
