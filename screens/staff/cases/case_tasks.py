"""What colleagues were asked in their own inboxes, and what they answered."""

from collections.abc import Sequence
from datetime import datetime

from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from store.school.public_list import PublicList
from store.worries.asked import Asked


class Tasks(Listing):
    """What was asked about a case and its worries; Enter shows one in full."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        columns = (Column("Whom", 11), Column("Task or answer"), Column("By", 9))
        empty = "Nobody was asked yet. Q asks a colleague who cannot open the case."
        super().__init__(columns, empty=empty, id=id, classes=classes)

    def tell(self, asked: Sequence[Asked], public: PublicList, now: datetime) -> None:
        """Show what was asked."""
        self.show([_row(task, public, now) for task in asked])


def in_full(task: Asked, public: PublicList, now: datetime) -> str:
    """Return all there is to say about a task."""
    who = public.name_of(task.to)
    asked = f"{who} was asked {day(task.sent, now)}:\n{task.text}"
    if not task.sent:
        asked = f"The child asked for {who}."
    if task.back and not task.done:
        back = day(task.back, now)
        return f"{asked}\n\nTaken back {back}: it may be about {who}. Ask somebody else."
    if not task.done:
        return f"{asked}\n\nNo answer yet. Due {day(task.due, now)}."
    return f"{asked}\n\nAnswered {day(task.done, now)}:\n{task.answer}"


def _row(task: Asked, public: PublicList, now: datetime) -> Row:
    who = public.name_of(task.to)
    if task.done:
        return Row(task.id, (who, task.answer, day(task.done, now)), "good", "done")
    if task.back:
        return Row(task.id, (who, task.text, day(task.back, now)), "warning", "back")
    late = bool(task.due) and task.due < now.date().isoformat()
    cells = (who, task.text, day(task.due, now))
    return Row(task.id, cells, "urgent" if late else "", "LATE" if late else "sent")
