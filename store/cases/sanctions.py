"""The sanctions tables: what the school does about a behaviour, for pupils and for staff.

The rows are the policies' own; what a school has changed lies in the `roll`, a subject for each
row. Nothing is lost: each change is a version with who, when and why. Who may change them is for
`store.cases.school_rules` to say (procedure rows 3 and 23 to 25).
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from typing import Any

import msgspec

from assets import FOLDER
from store.cases.case_parts import STAFF as STAFF
from store.drawers.journal import Entry, in_order
from store.drawers.record import Noun, Summary
from store.edition.changes import Version

NOUN = "behaviour"
SET = "behaviour.set"
PUPILS = "pupils"
YES, NO = "yes", "no"
SAY, USED, CELL = "say", "used", "cell:"
"""The values of a version: what a row says, whether it is used, how a cell is named."""


@dataclass(frozen=True)
class Column:
    """Something that can be done: its id, what it is called, and in at most three letters.

    `do` is what somebody is asked to do where it was decided, `tells` whom that tells: `parents` or
    an agency. Whose role is one that `knows` is told by deciding it themselves. One that is `grave`
    is proposed for nothing that somebody did for the first time.
    """

    id: str
    say: str
    short: str
    grave: bool = False
    do: str = ""
    tells: str = ""
    knows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Behaviour:
    """A row: what somebody did, and the columns that are ticked.

    `repeated` is the row offered after earlier ones, `note` what comes before any sanction, `told`
    (YES or NO) what it says by itself of whether they told at once.
    `changed_by` changed it last (empty: as it came with the program), at `changed_at` (ISO 8601).
    One that is not `used` is offered no more.
    """

    id: str
    say: str
    actions: tuple[str, ...] = ()
    repeated: bool = False
    note: str = ""
    used: bool = True
    changed_by: str = ""
    changed_at: str = ""
    told: str = ""


@dataclass(frozen=True)
class Table:
    """One table: its columns and its rows, and a note that stands above them."""

    id: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[Behaviour, ...]

    def row(self, id: str) -> Behaviour | None:
        """Return the row with this id, or None."""
        return next((each for each in self.rows if each.id == id), None)

    @property
    def repeated(self) -> Behaviour | None:
        """The row for what somebody goes on with, where there is one."""
        return next((each for each in self.rows if each.repeated and each.used), None)

    def words(self, actions: Sequence[str]) -> tuple[str, ...]:
        """Return what actions are called, in the order of the columns."""
        return tuple(each.say for each in self.columns if each.id in actions)

    def version(self) -> str:
        """Return what stands for the table as it is now."""
        said = msgspec.json.encode(self)
        return blake2b(said, digest_size=8, person=b"wb sanctions").hexdigest()


@dataclass(frozen=True)
class Change:
    """What a school has made of one row: `cells` maps columns to YES or NO.

    The values of its `versions` are the words and `used` by those names, and cells as CELL says.
    """

    id: str
    table: str = ""
    row: str = ""
    say: str = ""
    used: str = ""
    cells: dict[str, str] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()


@cache
def given(table: str) -> Table:
    """Return a table as it comes with the program."""
    said = tomllib.loads((FOLDER / "sanctions" / f"{table}.toml").read_text("utf-8"))
    return Table(
        table,
        said["title"],
        said["note"],
        tuple(Column(**{**each, "knows": tuple(each.get("knows", ()))}) for each in said["column"]),
        tuple(
            Behaviour(
                each["id"],
                each["say"],
                tuple(each["actions"]),
                each.get("repeated", False),
                each.get("note", ""),
                told=each.get("told", ""),
            )
            for each in said["row"]
        ),
    )


def changed(table: Table, changes: Mapping[str, Change]) -> Table:
    """Return a table as the school has changed it; rows of its own come last, by their words."""
    left = dict(changes)
    rows = [_changed(table, row, left.pop(row.id, None)) for row in table.rows]
    own = [_changed(table, Behaviour(id, change.say), change) for id, change in left.items()]
    return replace(table, rows=(*rows, *sorted(own, key=lambda each: each.say.casefold())))


def _changed(table: Table, row: Behaviour, change: Change | None) -> Behaviour:
    if change is None:
        return row
    on = {**dict.fromkeys(row.actions, YES), **change.cells}
    actions = tuple(each.id for each in table.columns if on.get(each.id) == YES)
    return replace(
        row,
        say=change.say or row.say,
        actions=actions,
        used=change.used != NO,
        changed_by=change.versions[-1].by if change.versions else "",
        changed_at=change.versions[-1].at if change.versions else "",
    )


def subject_of(table: str, row: str) -> str:
    """Return the subject of a row."""
    return f"{NOUN}:{table}.{row}"


def fold(entries: Sequence[Entry]) -> Change:
    """Return what was made of a row: of each cell, and of its words, the last word counts."""
    subject = entries[0].subject
    table, _, row = subject.partition(":")[2].partition(".")
    change = Change(subject, table, row)
    for entry in in_order([entry for entry in entries if entry.kind == SET]):
        change = _said(change, entry, entry.said)
    return change


def _said(change: Change, entry: Entry, said: Any) -> Change:
    cells = {str(id): str(on) for id, on in dict(said.get("cells", {})).items()}
    words = {key: str(said[key]) for key in (SAY, USED) if said.get(key)}
    values = {**words, **{CELL + id: on for id, on in cells.items()}}
    version = Version(entry.at, entry.by, str(said.get("why", "")), values)
    return replace(
        change,
        say=words.get(SAY, change.say),
        used=words.get(USED, change.used),
        cells={**change.cells, **cells},
        versions=(*change.versions, version),
    )


def _summarise(change: Change) -> Summary:
    at = change.versions[-1].at if change.versions else ""
    return Summary("known", 0, at, "", change.say)


BEHAVIOUR = Noun(NOUN, Change, fold, _summarise, frozenset({SET}), frozenset({SET}))
