"""The panes of a case: one at a time on a small window, all side by side on a large one."""

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget

from screens.staff.cases.case_actions import Actions
from screens.staff.cases.case_people import People
from screens.staff.cases.case_steps import Steps
from screens.staff.cases.case_tasks import Tasks
from screens.staff.cases.chronology import Chronology
from screens.staff.cases.event import Event
from screens.staff.key_line import Key, KeyLine
from screens.widgets.plain import plain
from store.cases.case import Case
from store.cases.casework import to_finish
from store.cases.kinds import (
    CLOSED,
    CLOSING_AGREED,
    ESCALATED,
    PARENTS,
    PARENTS_AGREED,
    PARENTS_REFUSED,
)
from store.school.public_list import PublicList
from store.worries.asked import Asked

TITLES = {
    "history": "History",
    "people": "People",
    "actions": "To do",
    "tasks": "Asked",
    "others": "Parents, others",
    "steps": "Steps",
}
SHORT = {"others": "Told"}
"""What a tab is called when its pane's name is too long for one."""
_OTHERS = (PARENTS, PARENTS_AGREED, PARENTS_REFUSED, ESCALATED, CLOSED, CLOSING_AGREED)


class CaseTabs(KeyLine):
    """Which pane is in front, and how much is in each."""

    GAP = ""


class CasePanes(Container):
    """History, steps, people, actions, tasks, and who outside was told."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.newest_first = True
        self._events: tuple[Event, ...] = ()

    def compose(self) -> ComposeResult:
        """Draw the panes."""
        yield Chronology(id="pane-history", classes="pane -front")
        yield Steps(id="pane-steps", classes="pane")
        yield People(id="pane-people", classes="pane")
        yield Actions(id="pane-actions", classes="pane")
        yield Tasks(id="pane-tasks", classes="pane")
        yield Chronology(id="pane-others", classes="pane")

    def tell(
        self,
        case: Case,
        asked: Sequence[Asked],
        events: tuple[Event, ...],
        public: PublicList,
        now: datetime,
    ) -> tuple[Key, ...]:
        """Show a case and its history, given oldest first; return the tabs that name the panes."""
        self._events = events
        self.query_one(Steps).tell(case, now, public.calendar)
        self.query_one(People).tell(case)
        self.query_one(Actions).tell(case, public, now)
        self.query_one(Tasks).tell(asked, public, now)
        others = [event for event in events if event.kind in _OTHERS]
        self.query_one("#pane-others", Chronology).tell(others, now)
        counts = {
            "people": len(case.people),
            "actions": len(to_finish(case)),
            "tasks": len(asked),
            "others": len(others),
            "steps": len(case.required),
        }
        self._tell_history(now)
        return self._name_panes(counts)

    def turn(self, now: datetime) -> None:
        """Show the history from its other end."""
        self.newest_first = not self.newest_first
        self._name_history()
        self._tell_history(now)

    def bring(self, pane: str) -> None:
        """Bring a pane to the front and go there."""
        for id in TITLES:
            self._pane(id).set_class(id == pane, "-front")
        self._pane(pane).focus()

    def _tell_history(self, now: datetime) -> None:
        events: Sequence[Event] = self._events
        events = events[::-1] if self.newest_first else events
        self.query_one("#pane-history", Chronology).tell(events, now)

    def _name_panes(self, counts: dict[str, int]) -> tuple[Key, ...]:
        tabs = []
        for number, (id, title) in enumerate(TITLES.items(), 1):
            count = counts.get(id, 0)
            full = f"{title} ({count})" if count else title
            tabs.append(Key(id, str(number), full.replace(title, SHORT.get(id, title))))
            self._pane(id).border_title = plain(f"{number} {full}")
        self._name_history()
        return tuple(tabs)

    def _name_history(self) -> None:
        order = "newest first" if self.newest_first else "oldest first"
        self._pane("history").border_title = plain(f"1 {TITLES['history']}, {order}")

    def _pane(self, id: str) -> Widget:
        return self.query_one(f"#pane-{id}")
