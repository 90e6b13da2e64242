"""What a colleague was asked about a worry or a case, and what they answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.drawers.journal import Entry


@dataclass(frozen=True)
class Asked:
    """Something a colleague was asked in their own inbox; `answer` is what they did.

    `sent` and `done` are moments (ISO 8601). Nobody on the staff sent what has no `sent`: there
    the child itself asked for `to`.
    """

    id: str
    to: str
    text: str = ""
    due: str = ""
    sent: str = ""
    by: str = ""
    done: str = ""
    answer: str = ""


def with_task(asked: Sequence[Asked], entry: Entry, said: Any) -> tuple[Asked, ...]:
    """Return what was asked, with a task that was sent; its answer may have come first."""
    texts = {key: said.get(key, "") for key in ("to", "text", "due")}
    task = Asked(said.get("task", ""), **texts, sent=entry.at, by=entry.by)
    for each in asked:
        if each.id == task.id:
            task = replace(task, done=each.done, answer=each.answer)
    return (*(each for each in asked if each.id != task.id), task)


def with_answer(asked: Sequence[Asked], entry: Entry, said: Any) -> tuple[Asked, ...]:
    """Return what was asked, with an answer to it; a child's own asking is known by its answer."""
    id, at, answer = said.get("task", ""), said.get("at", entry.at), said.get("text", "")
    if not any(each.id == id for each in asked):
        return (*asked, Asked(id, said.get("by", entry.by), done=at, answer=answer))
    return tuple(replace(a, done=at, answer=answer) if a.id == id else a for a in asked)
