"""What a school settles for itself: its sanctions tables, and where its main file is.

Both lie in the `roll`. The headteacher, the chair and the safeguarding leads change them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from store.cases import sanctions
from store.cases.directory import EDITORS, may_edit
from store.cases.main_file import FIELDS as MAIN_FILE_FIELDS
from store.cases.main_file import SET as MAIN_FILE_SET
from store.cases.main_file import SUBJECT as MAIN_FILE
from store.cases.main_file import MainFile
from store.cases.sanctions import NOUN, SET, Behaviour, Change, Table
from store.drawers.drawer import Drawer, Fact
from store.edition.changes import WHY, Version
from store.errors import Refused
from store.fields import Field, Kind, Values, kept, require
from store.school.public_list import ROLL
from store.signing_in.session import Session

ROW_FIELDS = (
    Field("say", "What somebody did", Kind.TEXT, True, limit=200),
    Field("used", "Is it used here?", Kind.YES_NO, True),
    WHY,
)


@dataclass(frozen=True)
class Ticks:
    """Cells of one row that were changed: column to YES or NO."""

    row: str
    cells: Mapping[str, str]


def table(session: Session, id: str) -> Table:
    """Return a table as it is at this school now."""
    changes = {}
    if session.holds(ROLL):
        drawer = session.drawer(ROLL)
        found = [drawer.get(row.subject) for row in drawer.rows(NOUN, limit=1000)]
        changes = {each.row: each for each in found if each.table == id}
    return sanctions.changed(sanctions.given(id), changes)


def versions(session: Session, table: str, row: str) -> tuple[Version, ...]:
    """Return who changed a row, when, why and what, the last first."""
    if not session.holds(ROLL):
        return ()
    found = session.drawer(ROLL).get(sanctions.subject_of(table, row))
    return tuple(reversed(found.versions)) if isinstance(found, Change) else ()


def tick(
    session: Session, table: str, ticks: Sequence[Ticks], values: Values, now: datetime
) -> None:
    """Change cells of a table, all of them or none; the `values` say why (`WHY`).

    Raises:
        Incomplete: it is not said why.
        Refused: this person does not lead, or the drawer has not come to this terminal yet.
    """
    require((WHY,), values)
    why = kept((WHY,), values)
    facts = [
        Fact(sanctions.subject_of(table, each.row), SET, {"cells": dict(each.cells), **why})
        for each in ticks
        if each.cells
    ]
    _roll(session).record_all(facts, now)


def word_row(session: Session, table: str, row: str, values: Values, now: datetime) -> str:
    """Change the words of a row, and whether it is used; an empty `row` makes one. Return its id.

    Raises:
        Incomplete: a field is missing or wrong.
        Refused: this person does not lead, or the drawer has not come to this terminal yet.
    """
    require(ROW_FIELDS, values)
    id = row or uuid4().hex[:12]
    _roll(session).record(sanctions.subject_of(table, id), SET, kept(ROW_FIELDS, values), now)
    return id


def is_doubted(session: Session, row: Behaviour) -> bool:
    """Tell whether somebody changed a row who does not lead: it is shown, and to be checked."""
    person = session.public.person(row.changed_by)
    leads = person is not None and any(role in EDITORS for role in person.roles)
    return bool(row.changed_by) and not leads


def main_file(session: Session) -> MainFile:
    """Return where this school's main file is: here, where nobody has said otherwise."""
    found = session.drawer(ROLL).get(MAIN_FILE) if session.holds(ROLL) else None
    return found if isinstance(found, MainFile) else MainFile()


def move_main_file(session: Session, values: Values, now: datetime) -> None:
    """Say where the main file is from now on.

    Raises:
        Incomplete: a field is missing.
        Refused: this person does not lead, or the drawer has not come to this terminal yet.
    """
    require(MAIN_FILE_FIELDS, values)
    _roll(session).record(MAIN_FILE, MAIN_FILE_SET, kept(MAIN_FILE_FIELDS, values), now)


def _roll(session: Session) -> Drawer:
    if not may_edit(session):
        raise Refused("Only the headteacher, the chair and the safeguarding leads change this.")
    if not session.holds(ROLL):
        raise Refused("The roll has not come to this terminal yet. Please try again later.")
    return session.drawer(ROLL)
