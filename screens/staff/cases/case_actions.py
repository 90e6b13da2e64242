"""What is to be done in a case, and what was done."""

from datetime import datetime

from screens.staff.labels import NO_ONE
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from store.cases import promised, references
from store.cases.actions import Action
from store.cases.case import Case
from store.school.public_list import PublicList


class Actions(Listing):
    """The actions of a case and the calls that were promised, open ones first; Enter ends one."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        columns = (Column("What"), Column("Who", 11), Column("By", 9))
        empty = "Nothing to do yet. A adds an action with an owner and a day."
        super().__init__(columns, empty=empty, id=id, classes=classes)

    def tell(self, case: Case, public: PublicList, now: datetime) -> None:
        """Show the actions of this case."""
        calls = [
            Action(each.id, promised.title(each.to), promised.owner(case, each), each.next)
            for each in promised.promised(case)
        ]
        owed = [Action(e.id, e.title, e.owner, e.due) for e in references.items(case)]
        every = (*calls, *owed, *case.actions)
        ordered = sorted(every, key=lambda action: (bool(action.done), action.due))
        self.show([_row(action, _whose(action, case, public), now) for action in ordered])


def is_late(action: Action, now: datetime) -> bool:
    """Tell whether an action is open though its day has passed."""
    return not action.done and bool(action.due) and action.due < now.date().isoformat()


def _whose(action: Action, case: Case, public: PublicList) -> str:
    """Return who does it, or did; whom the case is kept from does nothing more in it."""
    out = not action.done and action.owner in case.kept_from
    return NO_ONE if out else public.name_of(action.owner)


def _row(action: Action, who: str, now: datetime) -> Row:
    due = day(action.done or action.due, now)
    cells = (action.text, who, due)
    if action.done:
        return Row(action.id, cells, "quiet", "done")
    if is_late(action, now):
        return Row(action.id, cells, "urgent", "LATE")
    return Row(action.id, cells, "", "open")
