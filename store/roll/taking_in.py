"""Taking a list in: from the file to a plan, and from the plan into the two drawers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from store.drawers.drawer import Drawer, Fact
from store.drawers.nouns import NOUNS
from store.errors import Refused
from store.roll import book, columns, ending, imported
from store.roll.columns import Columns
from store.roll.gather import gather
from store.roll.imported import Import
from store.roll.plan import Plan, Planner, made
from store.roll.sheet import Sheet
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session

NOT_HELD = "Only the office, the headteacher and the safeguarding lead take in the roll."
STEP = 50
"""So many entries are written between two words about how far it is."""


def require_both(session: Session) -> None:
    """Raise `Refused` where somebody does not hold both drawers here."""
    if not session.holds(OFFICE):
        raise Refused(NOT_HELD)
    if not session.holds(ROLL):
        raise Refused("The roll has not come to this terminal yet. Please try again later.")


def columns_of(session: Session, sheet: Sheet) -> Columns:
    """Return what the columns of a list mean, as somebody said when the last one came."""
    if sheet.meant:
        return Columns("DfE", sheet.meant)
    earlier: list[Import] = session.drawer(OFFICE).records(imported.NOUN)
    return columns.guess(sheet.headings, sorted(earlier, key=lambda each: each.at, reverse=True))


def remember(session: Session, sheet: Sheet, meant: Mapping[str, str], now: datetime) -> None:
    """Keep what somebody said the columns of a list mean, for the next one with these headings."""
    require_both(session)
    office = session.drawer(OFFICE)
    id = imported.same_id(office.key, "\n".join(sorted(sheet.headings)))
    body = {"file": sheet.name, "columns": dict(meant)}
    office.record(imported.subject(id), imported.UNDERSTOOD, body, now)


def planner(
    session: Session,
    sheet: Sheet,
    meant: Mapping[str, str],
    now: datetime,
    *,
    title_case: bool = False,
) -> Planner:
    """Return what compares a list with the roll.

    Raises:
        Refused: the columns do not say who is who, or this person does not hold both drawers.
    """
    require_both(session)
    if problems := columns.problems(meant):
        raise Refused(" ".join(problems))
    found = gather(sheet, meant, now.date(), title_case=title_case)
    kept = {} if sheet.meant else meant
    known, secret = book.read(session), session.drawer(OFFICE).key
    calendar = session.public.calendar
    return Planner(
        uuid4().hex,
        sheet.name,
        sheet.how,
        kept,
        found,
        known,
        secret,
        calendar.region if calendar else "",
        unread := _unread(sheet, meant),
        tuple(columns.weighty(unread, sheet)),
    )


def _unread(sheet: Sheet, meant: Mapping[str, str]) -> tuple[str, ...]:
    """Return the headings of columns in which something stands and which mean nothing known."""
    return tuple(
        heading
        for place, heading in enumerate(sheet.headings)
        if heading.strip()
        and not meant.get(heading)
        and any(line.cells[place].strip() for line in sheet.lines)
    )


@dataclass
class TakingIn:
    """Writes what a plan says, all of it or nothing.

    It opens both drawers a second time, so that it can run beside the screen. `stopped` is asked as
    long as nothing is committed.
    """

    session: Session
    plan: Plan
    on_written: Callable[[int, int], None] = lambda done, of: None
    stopped: Callable[[], bool] = lambda: False

    def __post_init__(self) -> None:
        require_both(self.session)
        self._office = self.session.drawer(OFFICE)
        self._roll = self.session.drawer(ROLL)
        self._author = self.session.author
        self._facts = [fact for step in self.plan.changes for fact in step.facts]
        self._in_roll = [
            fact
            for step in self.plan.changes
            for fact in ending.roll_facts(self.plan.id, step.pupil, step.roll)
        ]
        self._written = 0

    def run(self, now: datetime) -> None:
        """Write the office's part, then the roll's.

        Raises:
            Refused: it was stopped, and nothing was changed.
            OutOfOrder: the disk failed. What was committed by then is brought to its end later.
        """
        with self._again(self._office) as office, self._again(self._roll) as roll:
            office.record_all(self._counted([made(self.plan), *self._facts], can_stop=True), now)
            roll.record_all(self._counted(self._in_roll), now)
            ending.end(office, self.plan.id, now)

    def _counted(self, facts: Iterable[Fact], *, can_stop: bool = False) -> Iterator[Fact]:
        of = len(self._facts) + len(self._in_roll)
        for fact in facts:
            if can_stop and self.stopped():
                raise Refused("Stopped. Nothing was changed.")
            yield fact
            self._written += 1
            if self._written % STEP == 0:
                self.on_written(min(self._written, of), of)

    @contextmanager
    def _again(self, drawer: Drawer) -> Iterator[Drawer]:
        opened = Drawer.open(drawer.path.parent, drawer.name, [drawer.key], NOUNS, self._author)
        try:
            yield opened
        finally:
            opened.close()
