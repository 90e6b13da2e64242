"""The panes of the desk: which there are, and the rows of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from screens.staff.desk import concern_rows
from screens.staff.labels import NO_ONE, drawer_name, first_capital
from screens.staff.row_ids import row_id
from screens.staff.worries.small_words import SHORT
from screens.staff.worries.worry_told import whose
from screens.times import age, day, moment
from screens.widgets.columns import Column
from screens.widgets.listing import Row
from screens.widgets.listing import Tone as RowTone
from store.cases.case import Case
from store.drawers.own import Task
from store.drawers.record import Row as Found
from store.letterbox.told import PARENT, SLIP, STAFF
from store.on_desk import OnDesk, ToDo
from store.signing_in.session import Session
from store.worries.earlier import told_before
from store.worries.gravest import NAMED
from store.worries.praise import NEW, Praise
from store.worries.worry import Worry, title, written_with

Rows = Callable[[Session, OnDesk, datetime], list[Row]]


@dataclass(frozen=True)
class Pane:
    """One pane: `short` is the word on its tile, `empty` what an empty one says."""

    id: str
    short: str
    columns: tuple[Column, ...]
    rows: Rows
    empty: str
    count: Callable[[OnDesk], int]
    for_all: bool = False


ASKS = "adult?"
"""What stands beside a worry that names an adult or a stranger, and does not say for what."""
_WANTED: Sequence[tuple[RowTone, str]] = (("urgent", "NOW"), ("", "today"), ("quiet", "later"))
_SOURCES = {STAFF: "staff", SLIP: "slip", PARENT: "parent"}
_ADULT = {"adult": "adult", "headteacher": "head"}


CHOOSE = "choose"
"""The word on a row in which decisions stand side by side."""


def _with_apart(desk: OnDesk, noun: str, rows: Sequence[Found]) -> list[Found]:
    """Return the rows, those first in which somebody has to choose, in whatever state they are."""
    apart = [row for row in desk.apart if row.noun == noun]
    return [*apart, *(row for row in rows if row not in apart)]


def _waiting(session: Session, desk: OnDesk, now: datetime) -> list[Row]:
    rows = _with_apart(desk, "worry", desk.waiting)
    return [_marked(desk, row, _worry_row(session, desk, row, now)) for row in rows]


def _marked(desk: OnDesk, row: Found, shown: Row) -> Row:
    if row not in desk.apart:
        return shown
    tone: RowTone = "urgent" if shown.tone == "urgent" else "warning"
    return replace(shown, tone=tone, word=CHOOSE)


def _waits(sent: str, now: datetime) -> str:
    """Return how long something waits: beside "later", "now" would say the contrary."""
    return "just in" if (waits := age(sent, now)) == "now" else waits


def _worry_row(session: Session, desk: OnDesk, row: Found, now: datetime) -> Row:
    worry = session.drawer(row.drawer).get(row.subject)
    assert isinstance(worry, Worry)
    told = worry.told
    tone, word = _WANTED[min(row.rank, 2)]
    cells = (
        _waits(worry.sent_at, now),
        whose(worry, session.public),
        told.class_name or worry.place or _ADULT.get(told.about, ""),
        _told_by(worry, session),
        _read(session, worry),
        str(told_before(session, worry) or ""),
    )
    if grave := desk.gravest.get(row.subject, ""):
        mark = ASKS if grave == NAMED else f"! {SHORT[grave]}"
        word = f"{word} {mark}" if tone == "urgent" else mark
        tone = tone if tone == "urgent" or grave == NAMED else "warning"
    return Row(row_id(row.drawer, row.subject), cells, tone, word)


def _told_by(worry: Worry, session: Session) -> str:
    doubted = worry.told.logged and not written_with(worry, session.public)
    source = _SOURCES.get(worry.told.source, "child")
    return f"{source}?" if doubted else source


def _read(session: Session, worry: Worry) -> str:
    if any(remark.by == session.person_id for remark in worry.seen):
        return "by you"
    return "by others" if worry.seen else "not yet"


def _mine(session: Session, desk: OnDesk, now: datetime) -> list[Row]:
    return [_todo_row(session, todo, now, show_owner=False) for todo in desk.mine]


def _overdue(session: Session, desk: OnDesk, now: datetime) -> list[Row]:
    return [_todo_row(session, todo, now, show_owner=True) for todo in desk.overdue]


def _todo_row(session: Session, todo: ToDo, now: datetime, *, show_owner: bool) -> Row:
    by = day(todo.item.due, now) if todo.item.due else "any day"
    cells = ["now" if todo.for_now else by, todo.item.title]
    if show_owner:
        owner = "" if todo.nobodys else todo.item.owner
        cells.append(session.public.name_of(owner) if owner else NO_ONE)
    cells.append(called(session.drawer(todo.drawer).get(todo.subject)))
    id = row_id(todo.drawer, todo.subject, todo.item.id)
    if todo.for_now:
        return Row(id, tuple(cells), "urgent", "NOW")
    return Row(id, tuple(cells), *(("warning", "late") if todo.overdue else ("", "")))


def called(record: object) -> str:
    """Return what a record is called in a list of what is to do with it."""
    if isinstance(record, Worry):
        return title(record)
    if isinstance(record, Praise):
        return f"Something good: {record.title}"
    return f"{record.number} {record.title}".strip() if isinstance(record, Case) else ""


def _inbox(session: Session, desk: OnDesk, now: datetime) -> list[Row]:
    rows = []
    for row in desk.inbox:
        task = session.own.get(row.subject)
        assert isinstance(task, Task)
        late = bool(task.due) and task.due < now.date().isoformat()
        due = day(task.due, now) if task.due else _when(task.when)
        sender = session.public.name_of(task.sender) if task.sender else "a child"
        tone: tuple[RowTone, str] = ("warning", "late") if late else ("", "")
        cells = (due, task.title, sender, age(task.sent_at, now))
        rows.append(Row(row_id(row.drawer, row.subject), cells, *tone))
    return rows


def _when(when: str) -> str:
    return {"now": "now", "another_day": "another day"}.get(when, "today")


_SERIOUS: dict[int, tuple[RowTone, str]] = {0: ("urgent", "danger"), 1: ("warning", "high")}


def _cases(session: Session, desk: OnDesk, now: datetime) -> list[Row]:
    rows = _with_apart(desk, "case", desk.cases)
    return [_marked(desk, row, _case_row(session, row, now)) for row in rows]


def _case_row(session: Session, row: Found, now: datetime) -> Row:
    drawer = session.drawer(row.drawer)
    case = drawer.get(row.subject)
    assert isinstance(case, Case)
    worries = [drawer.get(each.subject) for each in drawer.rows("worry", parent=row.subject)]
    asked = [*case.tasks, *(task for worry in worries for task in worry.tasks)]
    answered = sum(bool(task.done) for task in asked)
    cells = (
        row.title,
        drawer_name(row.drawer),
        day(row.at, now),
        str(len(case.open_actions) + len(case.required) or ""),
        f"{answered} of {len(asked)}" if asked else "",
    )
    return Row(row_id(row.drawer, row.subject), cells, *_SERIOUS.get(row.rank, ("", "")))


def _praise(session: Session, desk: OnDesk, now: datetime) -> list[Row]:
    rows = []
    for row in sorted(desk.praise, key=lambda each: each.at, reverse=True):
        said = session.own.get(row.subject)
        assert isinstance(said, Praise)
        tone: tuple[RowTone, str] = ("quiet", "read") if said.read_at else ("good", "new")
        for_whom = session.public.name_of(said.good.to) if said.good.to else "the class's adults"
        cells = (moment(said.sent_at, now), first_capital(row.title), for_whom)
        rows.append(Row(row_id(row.drawer, row.subject), cells, *tone))
    return rows


PANES = (
    Pane(
        "waiting",
        "Waiting",
        (
            Column("Waits", 7),
            Column("Who"),
            Column("Class", 9),
            Column("Told by", 7),
            Column("Read", 9),
            Column("Before", 6),
        ),
        _waiting,
        "Nothing waits. What children, staff and visitors tell lands here by itself.",
        lambda desk: len(_with_apart(desk, "worry", desk.waiting)),
    ),
    Pane(
        "mine",
        "To do",
        (Column("By", 12), Column("What"), Column("Case", 26)),
        _mine,
        "You have nothing to do. Actions that a case gives to you stand here.",
        lambda desk: len(desk.mine),
    ),
    Pane(
        "overdue",
        "Overdue",
        (Column("Since", 12), Column("What"), Column("Whose", 16), Column("Case", 20)),
        _overdue,
        "Nothing is overdue. Actions and steps that are late stand here, whoever's they are.",
        lambda desk: len(desk.overdue),
    ),
    Pane(
        "inbox",
        "Inbox",
        (Column("By", 12), Column("What"), Column("From", 16), Column("Age", 7)),
        _inbox,
        "Nobody has asked you for anything. What colleagues or children ask of you comes here.",
        lambda desk: len(desk.inbox),
        for_all=True,
    ),
    Pane(
        "cases",
        "Cases",
        (
            Column("Case"),
            Column("Drawer", 12),
            Column("Opened", 10),
            Column("To do", 5),
            Column("Answered", 8),
        ),
        _cases,
        "No case is open. A case is opened from a worry that waits.",
        lambda desk: len(_with_apart(desk, "case", desk.cases)),
    ),
    Pane(
        "concerns",
        "Concerns",
        (Column("Logged", 16), Column("About"), Column("Read", 22)),
        concern_rows.rows,
        "You have logged no concern. Press C to log one: it goes to whoever may read it.",
        lambda desk: len(desk.concerns),
        for_all=True,
    ),
    Pane(
        "praise",
        "Good",
        (Column("Said", 16), Column("From"), Column("For", 22)),
        _praise,
        "Nothing yet. What children say to you with “Something good” comes here. It never waits.",
        lambda desk: sum(row.state == NEW for row in desk.praise),
        for_all=True,
    ),
)


def to_do_rows(session: Session, desk: OnDesk, now: datetime) -> list[Row]:
    """Return what is this person's to do, from cases and from the inbox together.

    The number of the case stands first: a hundred lines may ask for the same.
    """
    mine = [_beside(session, todo, now) for todo in desk.mine]
    asked = [Row(row.id, row.cells[:2], row.tone, row.word) for row in _inbox(session, desk, now)]
    first = ("urgent", "warning")
    return sorted([*mine, *asked], key=lambda e: first.index(e.tone) if e.tone in first else 2)


def _beside(session: Session, todo: ToDo, now: datetime) -> Row:
    row = _todo_row(session, todo, now, show_owner=False)
    record = session.drawer(todo.drawer).get(todo.subject)
    by, what, of = row.cells
    if isinstance(record, Case) and record.number:
        what, of = f"{record.number} {what}", record.title
    return Row(row.id, (by, f"{what} · {of}" if of else what), row.tone, row.word)


def panes_for(session: Session) -> tuple[Pane, ...]:
    """Return the panes this person needs: without drawers of worries only their own."""
    if handles_worries(session):
        return PANES
    return tuple(pane for pane in PANES if pane.for_all)


def handles_worries(session: Session) -> bool:
    """Tell whether this session opens a drawer with worries in it."""
    return any(drawer.name not in ("office", "roll") for drawer in session.shared())
