"""What was written while a case was looked into, in words: for its history and its pages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from screens.staff.adults import adult_words
from screens.staff.labels import labelled, roles_of
from screens.times import day, moment
from store.fields import Field, Kind
from store.letters import fields as letter_fields
from store.looking.file_kinds import in_words, kind
from store.looking.files import CaseFile
from store.looking.investigations import Investigation
from store.looking.looked_fields import MARKED_FIELD
from store.looking.looking_fields import SIGNED_WITHOUT_SESSION, as_written
from store.looking.noted import (
    ABOUT,
    CLOSED,
    COMPUTER,
    DEVICES_TOLD,
    FILE,
    FILE_OUT,
    FILE_PRINTED,
    FILE_SEEN,
    LETTER_PRINTED,
    LOOKED_UP,
    PAPER,
    REOPENED,
    REVIEWER,
    REVIEWERS,
    SESSION,
    SIGNED,
    STOPPED,
    TOLD_SINCE,
    Noted,
    of_kind,
)
from store.school.public_list import PublicList

_NAME = Field("name", "")
_WHAT = Field("what", "")
_REVIEWERS = Field(REVIEWERS, "Who reviewed it", Kind.SEVERAL)
_FILE = (
    _WHAT,
    _NAME,
    Field("taken", "Taken or written", Kind.MOMENT),
    Field("taken_by", "By whom"),
    Field("original", "Where the original lies"),
    Field("sha256", "SHA-256"),
)
_WITHOUT_SESSION = tuple(
    replace(field, label="In no session; went through instead") for field in SIGNED_WITHOUT_SESSION
)
_MADE = (_WHAT, Field("folder", "In"))
Titles = dict[str, tuple[str, Sequence[Field]]]


def titles(public: PublicList) -> Titles:
    """Return what each kind of row is called in the history, with the fields that are read."""
    acts: Titles = {act.kind: (act.done, act.fields) for act in as_written(public)}
    acts |= {act.kind: (act.done, act.fields) for act in letter_fields.acts(public)}
    logged, asked = acts[SESSION]
    acts[SESSION] = (logged, (*asked, MARKED_FIELD))
    return (
        acts
        | adult_words.titles(public)
        | {
            TOLD_SINCE: ("Noted how much was told by then", ()),
            LOOKED_UP: ("Looked up in the roll whom it names", ()),
            DEVICES_TOLD: ("Noted that a device may be in it after all", ()),
            SIGNED: ("Signed the investigation, with their PIN", _WITHOUT_SESSION),
            CLOSED: ("Investigation closed", ()),
            STOPPED: ("STOP pressed", (_REVIEWERS,)),
            FILE: ("File put into the case", _FILE),
            FILE_SEEN: ("Looked at a file", (_NAME,)),
            FILE_OUT: ("Saved a file outside", (_NAME, Field("folder", "In"), Field("why", "Why"))),
            PAPER: ("Made a paper", _MADE),
            LETTER_PRINTED: ("Printed a letter", _MADE),
            FILE_PRINTED: ("Printed a file", _MADE),
        }
    )


def lines(
    row: Noted, public: PublicList, now: datetime, fields: Sequence[Field] = ()
) -> list[tuple[str, str]]:
    """Return what a row says, a label and what was written for each field."""
    _, known = titles(public).get(row.kind, ("", ()))
    fields = fields or known
    return [
        (field.label, value(field, row.said[field.id], public, now))
        for field in fields
        if row.said.get(field.id)
    ]


def value(field: Field, said: str, public: PublicList, now: datetime) -> str:
    """Return what was filled in, in words."""
    match field.kind:
        case Kind.YES_NO:
            return {"yes": "Yes", "no": "No"}.get(said, said)
        case Kind.DATE:
            return day(said, now)
        case Kind.MOMENT:
            return moment(said, now)
        case Kind.CHOICE | Kind.SEVERAL:
            labels = {each.id: each.label for each in field.choices}
            people = {each.id: each.name for each in public.people}
            return ", ".join(labels.get(id) or people.get(id, id) for id in said.split("\n"))
        case _:
            return said


def in_full(row: Noted, public: PublicList, now: datetime, fields: Sequence[Field] = ()) -> str:
    """Return all that a row says in these fields (or its own), with who wrote it and when."""
    said = [labelled(label, text) for label, text in lines(row, public, now, fields)]
    return "\n".join([*said, "", f"{public.name_of(row.by)}, {moment(row.at, now)}"])


def standing(found: Investigation) -> str:
    """Return how far an investigation has come, in a few words."""
    if found.is_closed:
        return "closed"
    if found.judgement is None:
        return "not judged yet"
    signed = f"{len(found.signatures)} of 2 signed"
    return f"changed, {signed}" if found.asked_again else signed


def changes(
    found: Investigation, public: PublicList, now: datetime
) -> list[tuple[str, tuple[str, ...]]]:
    """Return what else a signature stands for: a heading and lines for each.

    The computers one after the other with why, whoever else was named, why it was opened again,
    the files and devices that the record lists, and that more was told since it began.
    """
    said: list[tuple[str, tuple[str, ...]]] = []
    if any(row.kind == COMPUTER for row in found.computers):
        said.append(("Computers", tuple(_computer(row, public, now) for row in found.computers)))
    known = titles(public)
    began = found.opening.at
    beside = (row for row in found.beside if row.kind != TOLD_SINCE or row.at > began)
    rows = (*of_kind(found.rows, ABOUT, REVIEWER, REOPENED), *beside)
    said += [
        (known[row.kind][0], tuple(line for line in in_full(row, public, now).split("\n") if line))
        for row in rows
    ]
    return said


def _computer(row: Noted, public: PublicList, now: datetime) -> str:
    why = f". Why: {row.said['why']}" if row.said.get("why") and row.kind == COMPUTER else ""
    by = public.name_of(row.by)
    return f"From {moment(row.at, now)}: {row.said['computer_is']} ({by}){why}"


def about_file(file: CaseFile) -> str:
    """Return what kind of file it is and how large."""
    return f"{kind(file.kind).name}, {in_words(file.size)}"


def with_positions(
    public: PublicList, said: Mapping[str, str], places: Mapping[str, str]
) -> dict[str, str]:
    """Return what was said with the reviewers' positions as listed, where none were typed.

    `places` are the fields that name a reviewer, each with the field of their position.
    """
    found = dict(said)
    for who, position in places.items():
        person = public.person(said.get(who, ""))
        if person is not None and not said.get(position, "").strip():
            found[position] = roles_of(person)
    return found
