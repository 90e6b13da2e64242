"""What lies in a person's own drawer: what they were asked, what they logged, their drafts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import HIDDEN, Apply, Item, Noun, Summary, folded

TASK, CONCERN, DRAFT = "task", "concern", "draft"
OPEN, DONE, COMING = "open", "done", "coming"
TASK_RECEIVED, TASK_DONE, TASK_BACK = "task.received", "task.done", "task.taken_back"
LOGGED, ACKNOWLEDGED, HANDED = "concern.logged", "concern.acknowledged", "concern.handed_over"
DRAFT_KEPT, DRAFT_USED = "draft.kept", "draft.used"


@dataclass(frozen=True)
class Task:
    """Something this person was asked to do: by `sender`, or (empty) because a child asked.

    `about` is the worry or case it belongs to; `answer_to` are the people who are told. Of what
    was taken `back` (ISO 8601) nothing is shown any more; of a child's wish not even that.
    """

    id: str
    text: str = ""
    due: str = ""
    sender: str = ""
    about: str = ""
    thread: str = ""
    drawer: str = ""
    sheet: str = ""
    kept_from: tuple[str, ...] = ()
    answer_to: tuple[str, ...] = ()
    sent_at: str = ""
    done_at: str = ""
    note: str = ""
    back: str = ""
    name: str = ""
    peg: str = ""
    class_name: str = ""
    when: str = ""

    @property
    def title(self) -> str:
        """What is asked, in a line: a child's wish has no text of its own."""
        if self.back and self.sender:
            return "Taken back: somebody else does it."
        if self.text:
            return self.text
        who = self.name or (f"The {self.peg}" if self.peg else "A child")
        return f"{who} in {self.class_name or 'school'} asked for you."


@dataclass(frozen=True)
class Concern:
    """A concern this person logged, and who has acknowledged it.

    `handed` is the role of whom they handed a case over to instead, whose number is its name.
    """

    id: str
    worry: str = ""
    about: str = ""
    name: str = ""
    fact: str = ""
    opinion: str = ""
    kind: str = ""
    logged_at: str = ""
    acknowledged_by: str = ""
    acknowledged_at: str = ""
    handed: str = ""


@dataclass(frozen=True)
class Draft:
    """A half-written form, kept when the screen was locked."""

    id: str
    form: str = ""
    values: dict[str, str] | None = None
    kept_at: str = ""
    used: bool = False


def fold_task(entries: Sequence[Entry]) -> Task:
    """Return a task."""
    return folded(Task(entries[0].subject), entries, _TASK)


def fold_concern(entries: Sequence[Entry]) -> Concern:
    """Return a concern."""
    return folded(Concern(entries[0].subject), entries, _CONCERN)


def fold_draft(entries: Sequence[Entry]) -> Draft:
    """Return a draft."""
    return folded(Draft(entries[0].subject), entries, _DRAFT)


def _task_received(task: Task, entry: Entry, said: Any) -> Task:
    known = {key: said[key] for key in _TASK_FIELDS if key in said}
    lists = {key: tuple(said.get(key, ())) for key in ("kept_from", "answer_to")}
    return _without_words(replace(task, **{**known, **lists}))


def _task_finished(task: Task, entry: Entry, said: Any) -> Task:
    return replace(task, done_at=entry.at, note=said.get("note", ""))


def _task_taken_back(task: Task, entry: Entry, said: Any) -> Task:
    if task.done_at and not task.sender:
        return task  # whoever did what a child wished has read it
    return _without_words(replace(task, back=entry.at))


def _without_words(task: Task) -> Task:
    """Return a task of which nothing is shown any more, where it was taken back."""
    return replace(task, text="", due="", name="", peg="", when="") if task.back else task


def _logged(concern: Concern, entry: Entry, said: Any) -> Concern:
    known = {key: said.get(key, "") for key in _CONCERN_FIELDS}
    return replace(concern, logged_at=said.get("at", entry.at), **known)


def _handed_over(concern: Concern, entry: Entry, said: Any) -> Concern:
    name, role = str(said.get("number", "")), str(said.get("role", ""))
    return replace(concern, about="adult", name=name, handed=role, logged_at=entry.at)


def _acknowledged(concern: Concern, entry: Entry, said: Any) -> Concern:
    if concern.acknowledged_at:
        return concern
    by, at = said.get("by", ""), said.get("at", "")
    return replace(concern, acknowledged_by=by, acknowledged_at=at)


def _draft_kept(draft: Draft, entry: Entry, said: Any) -> Draft:
    return Draft(draft.id, said.get("form", ""), said.get("values"), entry.at)


def _draft_used(draft: Draft, entry: Entry, said: Any) -> Draft:
    return replace(draft, used=True, values=None)


def _task_summary(task: Task) -> Summary:
    over = bool(task.done_at or task.back)
    items = () if over else (Item("task", "me", task.due, task.title),)
    state = HIDDEN if task.back and not task.sender else DONE if over else OPEN
    return Summary(state, 0, task.sent_at, task.about, task.title, items)


def _concern_summary(concern: Concern) -> Summary:
    state = DONE if concern.acknowledged_at else OPEN
    if not concern.logged_at:
        state = COMING
    return Summary(state, 0, concern.logged_at, concern.worry, concern.name or concern.about)


def _draft_summary(draft: Draft) -> Summary:
    return Summary(DONE if draft.used else OPEN, 0, draft.kept_at, "", draft.form)


_TASK_FIELDS = (
    "text",
    "due",
    "sender",
    "about",
    "thread",
    "drawer",
    "sheet",
    "sent_at",
    "name",
    "peg",
    "class_name",
    "when",
)
_CONCERN_FIELDS = ("worry", "about", "name", "fact", "opinion", "kind")

_TASK: Apply[Task] = {
    TASK_RECEIVED: _task_received,
    TASK_DONE: _task_finished,
    TASK_BACK: _task_taken_back,
}
_CONCERN: Apply[Concern] = {
    LOGGED: _logged,
    ACKNOWLEDGED: _acknowledged,
    HANDED: _handed_over,
}
_DRAFT: Apply[Draft] = {DRAFT_KEPT: _draft_kept, DRAFT_USED: _draft_used}

_RECEIVED, _KEPT = frozenset({TASK_RECEIVED}), frozenset({DRAFT_KEPT})
_LOGGED_FIRST = frozenset({LOGGED, HANDED})

TASKS = Noun(TASK, Task, fold_task, _task_summary, frozenset(_TASK), _RECEIVED)
CONCERNS = Noun(
    CONCERN, Concern, fold_concern, _concern_summary, frozenset(_CONCERN), _LOGGED_FIRST
)
DRAFTS = Noun(DRAFT, Draft, fold_draft, _draft_summary, frozenset(_DRAFT), _KEPT)
