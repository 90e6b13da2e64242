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
from store.cases.sanctions import NO, NOUN, SET, YES, Behaviour, Change, Table
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


def put_back(session: Session, table: str, row: str, values: Values, now: datetime) -> None:
    """Put cells and words of a row back as they came with the program; the `values` say why.

    Raises:
        Incomplete: it is not said why.
        Refused: the row is the school's own, nothing of it is different, this person does not
            lead, or the drawer has not come to this terminal yet.
    """
    require((WHY,), values)
    shipped, whole = sanctions.given(table).row(row), sanctions.given(table)
    if shipped is None:
        raise Refused("This row is the school's own: take it out of use with E.")
    if not is_changed(session, table, row):
        raise Refused("This row is as it came with the program.")
    cells = {each.id: YES if each.id in shipped.actions else NO for each in whole.columns}
    said = {"say": shipped.say, "used": YES, "cells": cells, **kept((WHY,), values)}
    _roll(session).record(sanctions.subject_of(table, row), SET, said, now)


def is_changed(session: Session, id: str, row: str) -> bool:
    """Tell whether a row that came with the program is another one at this school."""
    shipped, here = sanctions.given(id).row(row), table(session, id).row(row)
    if shipped is None or here is None:
        return False
    return (shipped.say, set(shipped.actions), True) != (here.say, set(here.actions), here.used)


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
