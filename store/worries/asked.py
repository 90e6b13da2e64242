"""What a colleague was asked about a worry or a case, and what they answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Item

TO_ASK_AGAIN, AGAIN = "asked", "Ask somebody else (Q)"
"""How the item begins of what was taken back from whoever was asked, and what it says."""


@dataclass(frozen=True)
class Asked:
    """Something a colleague was asked in their own inbox; `answer` is what they did.

    `sent`, `done` and `back`, when it was taken back, are moments (ISO 8601). Nobody on the staff
    sent what has no `sent`: there the child itself asked for `to`.
    """

    id: str
    to: str
    text: str = ""
    due: str = ""
    sent: str = ""
    by: str = ""
    done: str = ""
    answer: str = ""
    back: str = ""

    @property
    def waits(self) -> bool:
        """Whether whoever was asked has still to do it."""
        return bool(self.sent) and not (self.done or self.back)


Step = Callable[[Sequence[Asked], Entry, Any], tuple[Asked, ...]]
"""What an entry makes of what was asked."""


def with_task(asked: Sequence[Asked], entry: Entry, said: Any) -> tuple[Asked, ...]:
    """Return what was asked, with a task that was sent; its answer may have come first."""
    texts = {key: said.get(key, "") for key in ("to", "text", "due")}
    task = Asked(said.get("task", ""), **texts, sent=entry.at, by=entry.by)
    for each in asked:
        if each.id == task.id:
            task = replace(task, done=each.done, answer=each.answer, back=each.back)
    return (*(each for each in asked if each.id != task.id), task)


def with_answer(asked: Sequence[Asked], entry: Entry, said: Any) -> tuple[Asked, ...]:
    """Return what was asked, with an answer to it; a child's own asking is known by its answer."""
    id, at, answer = said.get("task", ""), said.get("at", entry.at), said.get("text", "")
    if not any(each.id == id for each in asked):
        return (*asked, Asked(id, said.get("by", entry.by), done=at, answer=answer))
    return tuple(replace(a, done=at, answer=answer) if a.id == id else a for a in asked)


def with_back(asked: Sequence[Asked], entry: Entry, said: Any) -> tuple[Asked, ...]:
    """Return what was asked, with what was taken back last: what is asked after it is asked
    instead. A case has so what was asked about a worry in it."""
    texts = {key: str(said.get(key, "")) for key in ("to", "text", "due", "sent", "by")}
    id = str(said.get("task", ""))
    known = next((each for each in asked if each.id == id), Asked(id, **texts))
    back = replace(known, back=known.back or entry.at)
    return (*(each for each in asked if each.id != id), back)


def to_ask_again_items(asked: Sequence[Asked]) -> list[Item]:
    """Return that somebody else has to be asked, for whoever asked whom it was taken back from."""
    again = to_ask_again(asked)
    return [Item(f"{TO_ASK_AGAIN} {e.id}", e.by, e.due, f"{AGAIN}: {e.text}") for e in again]


def to_ask_again(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """Return what was taken back since somebody was asked last: somebody else has to be asked."""
    found: list[Asked] = []
    for each in asked:
        if each.back:
            found += [] if each.done else [each]
        elif each.sent:
            found = []
    return tuple(found)
