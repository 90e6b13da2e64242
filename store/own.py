"""What lies in a person's own drawer: what they were asked, what they logged, their drafts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.journal import Entry
from store.record import Item, Noun, Summary

TASK, CONCERN, DRAFT = "task", "concern", "draft"
OPEN, DONE = "open", "done"


@dataclass(frozen=True)
class Task:
    """Something this person was asked to do: by `sender`, or (empty) because a child asked.

    `about` is the worry or case it belongs to; `answer_to` are the people who are told.
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
    name: str = ""
    peg: str = ""
    class_name: str = ""
    when: str = ""

    @property
    def title(self) -> str:
        """What is asked, in a line: a child's wish has no text of its own."""
        if self.text:
            return self.text
        who = self.name or (f"The {self.peg}" if self.peg else "A child")
        return f"{who} in {self.class_name or 'school'} asked for you."


@dataclass(frozen=True)
class Concern:
    """A concern this person logged, and who has acknowledged it."""

    id: str
    worry: str = ""
    about: str = ""
    name: str = ""
    fact: str = ""
    opinion: str = ""
    logged_at: str = ""
    acknowledged_by: str = ""
    acknowledged_at: str = ""


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
    task = Task(id=entries[0].subject)
    for entry in _ordered(entries):
        if entry.kind == "task.received":
            known = {key: entry.said[key] for key in _TASK_FIELDS if key in entry.said}
            lists = {key: tuple(entry.said.get(key, ())) for key in ("kept_from", "answer_to")}
            task = replace(task, **{**known, **lists})
        elif entry.kind == "task.done":
            task = replace(task, done_at=entry.at, note=entry.said.get("note", ""))
    return task


def fold_concern(entries: Sequence[Entry]) -> Concern:
    """Return a concern."""
    concern = Concern(id=entries[0].subject)
    for entry in _ordered(entries):
        said = entry.said
        if entry.kind == "concern.logged":
            known = {key: said.get(key, "") for key in _CONCERN_FIELDS}
            concern = replace(concern, logged_at=entry.at, **known)
        elif entry.kind == "concern.acknowledged" and not concern.acknowledged_at:
            concern = replace(
                concern,
                acknowledged_by=said.get("by", ""),
                acknowledged_at=said.get("at", ""),
            )
    return concern


def fold_draft(entries: Sequence[Entry]) -> Draft:
    """Return a draft."""
    draft = Draft(id=entries[0].subject)
    for entry in _ordered(entries):
        if entry.kind == "draft.kept":
            draft = Draft(draft.id, entry.said.get("form", ""), entry.said.get("values"), entry.at)
        elif entry.kind == "draft.used":
            draft = replace(draft, used=True, values=None)
    return draft


def _task_summary(task: Task) -> Summary:
    state = DONE if task.done_at else OPEN
    item = Item("task", "me", task.due, task.title)
    return Summary(state, 0, task.sent_at, task.about, task.title, () if task.done_at else (item,))


def _concern_summary(concern: Concern) -> Summary:
    state = DONE if concern.acknowledged_at else OPEN
    return Summary(state, 0, concern.logged_at, concern.worry, concern.name or concern.about)


def _draft_summary(draft: Draft) -> Summary:
    return Summary(DONE if draft.used else OPEN, 0, draft.kept_at, "", draft.form)


def _ordered(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.clock, entry.terminal, entry.counter))


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
_CONCERN_FIELDS = ("worry", "about", "name", "fact", "opinion")

TASKS = Noun(TASK, Task, fold_task, _task_summary, frozenset({"task.received", "task.done"}))
CONCERNS = Noun(
    CONCERN,
    Concern,
    fold_concern,
    _concern_summary,
    frozenset({"concern.logged", "concern.acknowledged"}),
)
DRAFTS = Noun(DRAFT, Draft, fold_draft, _draft_summary, frozenset({"draft.kept", "draft.used"}))
