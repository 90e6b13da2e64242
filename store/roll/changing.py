"""The roll changed by hand: a joiner, a leaver, a correction with its reason (procedure row 91)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from store.consents import kept_away
from store.drawers.drawer import Drawer, Fact
from store.drawers.journal import Entry
from store.errors import Incomplete
from store.fields import Choice, Field, Kind, Values, kept, require
from store.roll import book, carers, couples, details, pupils, ties
from store.roll.carers import Carer
from store.roll.cells import NAME_LIMIT, READERS, BadCell, born, plain_letters
from store.roll.details import Details
from store.roll.pupils import Pupil
from store.roll.taking_in import require_both
from store.roll.ties import Tie
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session

WHY = Field(
    "why",
    "Why it is changed",
    required=True,
    limit=200,
    hint="It is kept with your name.",
    in_words=True,
)
TOLD = Field("told", "Who was told", limit=120, hint="Whoever had it wrong: the nurse, the kitchen")
REASONS = (WHY, TOLD)
OPEN_REASONS = (replace(WHY, hint="All staff read it where a name, class or year changes."), TOLD)
"""The same for what partly lies in the roll."""
YEARS = ("N", "R", *map(str, range(1, 14)))
KNOWN = (Choice("yes", "Yes"), Choice("no", "No"), Choice("unknown", "Not known"))

PUPIL_FIELDS = (
    Field("forename", "Forename", required=True, limit=NAME_LIMIT),
    Field("surname", "Surname", required=True, limit=NAME_LIMIT),
    Field("school_class", "Class", required=True, limit=60),
    Field("year", "Year", hint="Nursery, R or Reception, 1 to 13", limit=20),
    Field("born", "Date of birth", Kind.LINE, hint="03/09/2016", limit=30),
    Field("upn", "UPN", limit=20),
    Field("legal_forename", "Legal forename", limit=NAME_LIMIT, hint="Where it is another"),
    Field("legal_surname", "Legal surname", limit=NAME_LIMIT),
    Field("address", "Address", Kind.TEXT, limit=400),
    Field("postcode", "Postcode", limit=10),
    Field("language", "Home language", limit=60),
)
CARER_FIELDS = (
    Field("title", "Title", limit=20),
    Field("forename", "Forename", required=True, limit=NAME_LIMIT),
    Field("surname", "Surname", required=True, limit=NAME_LIMIT),
    Field("relationship", "Relationship", limit=60, hint="Mother, grandfather, social worker"),
    Field("responsibility", "Parental responsibility", Kind.CHOICE, True, choices=KNOWN),
    Field("court_order", "Court order", Kind.YES_NO, True),
    Field(
        "court_note",
        "What it says",
        Kind.TEXT,
        hint="Only the office, headteacher and DSL read this.",
        only_if=("court_order", ("yes",)),
    ),
    Field("no_contact", "Do not contact", Kind.YES_NO, True),
    Field("priority", "Called as number", limit=2, hint="1 is called first"),
    Field("language", "Home language", limit=60, hint="Where it is not English"),
    Field("email", "E-mail", limit=120),
    Field("phone", "Phone", limit=40),
    Field("address", "Address", Kind.TEXT, limit=400),
    Field("postcode", "Postcode", limit=10),
)
LEAVER_FIELDS = (
    Field("on", "Last day", Kind.DATE, True),
    Field("why", "Why", limit=200, hint="All staff read it: moved away, another school"),
)
END_FIELDS = (WHY,)


def pupil_values(pupil: Pupil, found: Details | None) -> dict[str, str]:
    """Return what a form about a pupil is filled in with."""
    known = found or Details(pupil.id)
    values = {name: getattr(pupil, name) for name in pupils.NAMES}
    values |= {name: getattr(known, name) for name in details.NAMES}
    if known.born:
        values["born"] = f"{date.fromisoformat(known.born):%d/%m/%Y}"
    return values


def carer_values(carer: Carer, tie: Tie) -> dict[str, str]:
    """Return what a form about an adult of a child is filled in with."""
    values = {name: getattr(carer, name) for name in carers.NAMES}
    values |= {name: getattr(tie, name) for name in ties.NAMES}
    values["responsibility"] = tie.responsibility or "unknown"
    return {**values, "court_order": tie.court_order or "no", "no_contact": tie.no_contact or "no"}


def judged(values: Values, today: date) -> dict[str, str]:
    """Return the values of a form as a file's cells would be kept.

    Raises:
        Incomplete: one of them is not right.
    """
    wrong: dict[str, str] = {}
    found: dict[str, str] = {}
    for name, value in values.items():
        try:
            if name == "born":
                found[name] = born(value, today)
            elif name == "responsibility" and value == "unknown":
                found[name] = ""
            else:
                found[name] = READERS[name](value) if name in READERS else value
        except BadCell as error:
            wrong[name] = f"{str(error)[:1].upper()}{str(error)[1:]}."
    if wrong:
        raise Incomplete(wrong)
    return found


def add_pupil(session: Session, values: Values, now: datetime) -> str:
    """Put a joiner on the roll; return their id.

    Raises:
        Incomplete: a field is missing or not right.
        Refused: this person may not.
    """
    require_both(session)
    require(PUPIL_FIELDS, values)
    said, id = judged(values, now.date()), uuid4().hex
    _refuse_twin(session, said)
    office = {name: said[name] for name in details.NAMES if said.get(name)}
    in_roll = {name: said[name] for name in pupils.NAMES if said.get(name)}
    session.drawer(OFFICE).record(details.subject(id), details.IMPORTED, {"said": office}, now)
    session.drawer(ROLL).record(pupils.subject(id), pupils.JOINED, {"said": in_roll}, now)
    return id


def _refuse_twin(session: Session, said: dict[str, str]) -> None:
    """Spell a class as it is spelt already; refuse a second child whom nothing tells apart."""
    beside = book.of_class(session, said.get("school_class", ""))
    if not beside:
        return
    said["school_class"] = beside[0].school_class
    known = {each.id for each in beside if _called(vars(each)) == _called(said)}
    birthdays = {found.born for id in known if (found := _details(session, id)) is not None}
    if known and (not said.get("born") or said["born"] in birthdays):
        name = f"{said['forename']} {said['surname']}"
        why = (
            f"{name} is in {said['school_class']} already: only another birthday tells them apart."
        )
        raise Incomplete({"born": why})


def _called(said: Mapping[str, object]) -> str:
    return plain_letters(f"{said['forename']} {said['surname']}").casefold()


def _details(session: Session, id: str) -> Details | None:
    found: Details | None = session.drawer(OFFICE).get(details.subject(id))
    return found


def correct_pupil(session: Session, id: str, values: Values, now: datetime) -> bool:
    """Put right what is wrong about a pupil, with why; tell whether anything differs.

    Raises:
        Incomplete: a field is missing or not right.
        Refused: this person may not.
    """
    require_both(session)
    require((*PUPIL_FIELDS, *REASONS), values)
    said, why = judged(_all(PUPIL_FIELDS, values), now.date()), kept(REASONS, values)
    office, roll = session.drawer(OFFICE), session.drawer(ROLL)
    there, here = details.subject(id), pupils.subject(id)
    known = office.get(there) or Details(id)
    of_office = _corrections(there, details.CORRECTED, known, said, details.NAMES, why)
    in_roll = _corrections(here, pupils.CORRECTED, roll.get(here), said, pupils.NAMES, why)
    office.record_all(of_office, now)
    roll.record_all(in_roll, now)
    return bool(of_office or in_roll)


def leave(session: Session, id: str, values: Values, now: datetime) -> None:
    """Note that a pupil has left; they are kept apart, and nothing of theirs is lost."""
    require_both(session)
    require(LEAVER_FIELDS, values)
    body = {"on": values["on"], "why": values.get("why", "")}
    session.drawer(ROLL).record(pupils.subject(id), pupils.LEFT, body, now)


def bring_back(session: Session, id: str, now: datetime) -> None:
    """Note that a pupil who had left is here again."""
    require_both(session)
    session.drawer(ROLL).record(pupils.subject(id), pupils.RETURNED, {}, now)


def add_adult(session: Session, pupil: str, values: Values, now: datetime) -> str:
    """Add an adult to a child; return the adult's id.

    Raises:
        Incomplete: a field is missing or not right.
    """
    require_both(session)
    require(CARER_FIELDS, values)
    couples.judge(values)
    said, id = judged(values, now.date()), uuid4().hex
    carer = {name: said[name] for name in carers.NAMES if said.get(name)}
    tie = {name: said[name] for name in ties.NAMES if said.get(name)}
    facts = [
        Fact(carers.subject(id), carers.ADDED, {"said": carer}),
        Fact(ties.subject(pupil, id), ties.ADDED, {"said": tie}),
    ]
    session.drawer(OFFICE).record_all(facts, now)
    return id


def join_adult(session: Session, pupil: str, carer: str, now: datetime) -> None:
    """Let an adult who is known already be one of another child's."""
    require_both(session)
    office = session.drawer(OFFICE)
    office.record(ties.subject(pupil, carer), ties.ADDED, {"said": {}}, now)


def correct_adult(session: Session, tie: Tie, values: Values, now: datetime) -> None:
    """Put right what is wrong about an adult, for one child; their letters end if they are barred.

    Raises:
        Incomplete: a field is missing or not right.
    """
    require_both(session)
    require((*CARER_FIELDS, *REASONS), values)
    couples.judge(values)
    said, why = judged(_all(CARER_FIELDS, values), now.date()), kept(REASONS, values)
    office = session.drawer(OFFICE)
    about, own = carers.subject(tie.carer), ties.subject(tie.pupil, tie.carer)
    if said.get("court_order") != "yes":
        said["court_note"] = tie.court_note  # what was noted stays in the record
    facts = _corrections(about, carers.CORRECTED, office.get(about), said, carers.NAMES, why)
    facts += _corrections(own, ties.CORRECTED, _with_defaults(tie), said, ties.NAMES, why)
    office.record_all(facts, now)
    kept_away.end(session, now)


def end_tie(session: Session, tie: Tie, why: str, now: datetime) -> None:
    """Note that an adult is none of a child's any more: their letters end, each yes waits."""
    require_both(session)
    office = session.drawer(OFFICE)
    carer = office.get(carers.subject(tie.carer))
    body = {"why": why, "adult": carer.name if isinstance(carer, Carer) else ""}
    office.record(ties.subject(tie.pupil, tie.carer), ties.ENDED, body, now)
    kept_away.end(session, now)


def _with_defaults(tie: Tie) -> Tie:
    """Return a tie as the form showed it: what is not known of an order is filled in with no."""
    return replace(tie, court_order=tie.court_order or "no", no_contact=tie.no_contact or "no")


def _all(fields: Sequence[Field], values: Values) -> dict[str, str]:
    """Return a value for every field: what is empty was emptied by hand."""
    return {field.id: values.get(field.id, "") for field in fields}


def _corrections(
    about: str,
    kind: str,
    before: Any,
    said: Mapping[str, str],
    names: Sequence[str],
    why: Mapping[str, str],
) -> list[Fact]:
    new = {n: said[n] for n in names if n in said and said[n] != getattr(before, n)}
    was = {name: getattr(before, name) for name in new}
    return [Fact(about, kind, {"said": new, "was": was, **why})] if new else []


def history(session: Session, pupil: str) -> list[tuple[str, str, str, Mapping[str, Any]]]:
    """Return what was put right, moved or noted about a pupil: kind, by, at, what was said."""
    found: list[Entry] = []
    places: list[tuple[str, str]] = [
        (ROLL, pupils.subject(pupil)),
        (OFFICE, details.subject(pupil)),
    ]
    if session.holds(OFFICE):
        drawer: Drawer = session.drawer(OFFICE)
        for tie in drawer.records(ties.NOUN, parent=pupil):
            places += [
                (OFFICE, ties.subject(pupil, tie.carer)),
                (OFFICE, carers.subject(tie.carer)),
            ]
    for name, about in places:
        if session.holds(name):
            found += session.drawer(name).entries(about)
    found.sort(key=lambda entry: (entry.at, entry.clock), reverse=True)
    return [(entry.kind, entry.by, entry.at, entry.said) for entry in found]
