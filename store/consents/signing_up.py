"""Signing agreements: staff and visitors in the office, a class with its teacher in the roll."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from uuid import uuid4

from store.consents import agreements, wording
from store.consents.agreements import Agreement
from store.consents.forms import Audience, Form
from store.consents.taking_in import until
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, require
from store.public_list import OFFICE, ROLL
from store.pupils import class_key
from store.roll import book
from store.session import Session

HOW = (Choice("paper", "On paper: the paper is filed"), Choice("screen", "On this screen"))
KINDS = (
    Choice("volunteer", "Volunteer"),
    Choice("governor", "Governor"),
    Choice("visitor", "Visitor"),
    Choice("supply", "Supply staff"),
)
SIGN_FIELDS = (
    Field("how", "How was it signed?", Kind.CHOICE, True, choices=HOW),
    Field("on", "On which day?", Kind.DATE, True),
)
CLASS_HOW = (
    Choice("class", "Aloud, with their teacher"),
    Choice("paper", "On paper: the paper is filed"),
)
CLASS_FIELDS = (
    Field("how", "How did they agree?", Kind.CHOICE, True, choices=CLASS_HOW),
    Field("on", "On which day?", Kind.DATE, True),
)
VISITOR_FIELDS = (
    Field("name", "Name", required=True, limit=80),
    Field("kind", "Who they are", Kind.CHOICE, True, choices=KINDS),
    *SIGN_FIELDS,
)


@dataclass(frozen=True)
class Standing:
    """Whether somebody has signed the words that are in force; `last` is the day they signed."""

    id: str
    name: str
    kind: str
    form: str
    holds: bool
    last: str


def asked(session: Session, audience: Audience) -> list[Form]:
    """Return the agreements that are asked of somebody now."""
    known = wording.current(session.home.desk.db, session.public).values()
    return [each for each in known if each.audience == audience]


def grown_ups(session: Session, today: date) -> list[Standing]:
    """Return staff and visitors by form, those who have not signed first.

    Raises:
        Refused: this session does not hold the office.
    """
    office = session.drawer(OFFICE)
    known: dict[str, Agreement] = {each.id: each for each in office.records(agreements.NOUN)}
    people = [each for each in session.public.people if session.public.is_active(each.id)]
    found = []
    for form in asked(session, "adult"):
        for person in people:
            one = known.get(person.id, Agreement(person.id))
            found.append(_standing(one, person.name, "staff", form, today))
        staff = {person.id for person in session.public.people}
        for one in known.values():
            if one.id not in staff and not one.ended:
                found.append(_standing(one, one.name, one.kind, form, today))
    return sorted(found, key=lambda each: (each.form, each.holds, each.name.casefold()))


def classes(session: Session, today: date) -> list[Standing]:
    """Return for every class whether it went through the words for its children this year."""
    roll = session.drawer(ROLL)
    found = []
    for one in session.public.classes:
        signed = roll.get(agreements.subject(class_key(one.name)))
        known = signed if isinstance(signed, Agreement) else Agreement(class_key(one.name))
        for form in asked(session, "younger" if one.version == "younger" else "older"):
            found.append(_standing(known, one.name, "class", form, today))
    return found


def sign(session: Session, who: str, form: Form, values: Values, now: datetime) -> None:
    """Record that somebody signed; a visitor is known by a new id (`who` empty).

    Raises:
        Incomplete: something is not filled in, or the day is still to come.
    """
    fields = SIGN_FIELDS if who else VISITOR_FIELDS
    require(fields, values)
    _judge_day(values["on"], now)
    said = {key: values[key].strip() for key in ("how", "on", "name", "kind") if values.get(key)}
    body = {**said, "form": form.id, "edition": form.edition, "until": until(form, now.date())}
    about = agreements.subject(who or uuid4().hex)
    session.drawer(OFFICE).record(about, agreements.SIGNED, body, now)


def _judge_day(on: str, now: datetime) -> None:
    if on > now.date().isoformat():
        raise Incomplete({"on": "This day is still to come."})


def end(session: Session, who: str, now: datetime) -> None:
    """Take a visitor off the list: they come no more."""
    session.drawer(OFFICE).record(agreements.subject(who), agreements.ENDED, {}, now)


def sign_class(
    session: Session,
    school_class: str,
    form: Form,
    pupils: Sequence[str],
    now: datetime,
    values: Values = MappingProxyType({}),
) -> None:
    """Record that a teacher went through an agreement with a class, and which children agreed.

    `values` are those of CLASS_FIELDS; without them it was today, in class.

    Raises:
        Refused: no child is named, or one is not in this class.
        Incomplete: the day is still to come.
    """
    on = values.get("on", "") or now.date().isoformat()
    _judge_day(on, now)
    here = {each.id for each in book.of_class(session, school_class)}
    if not pupils or not here.issuperset(pupils):
        raise Refused("Please mark at least one child of this class.")
    body = {
        "form": form.id,
        "edition": form.edition,
        "how": values.get("how", "") or "class",
        "on": on,
        "until": until(form, now.date()),
        "pupils": list(dict.fromkeys(pupils)),
    }
    about = agreements.subject(class_key(school_class))
    session.drawer(ROLL).record(about, agreements.SIGNED, body, now)


def not_yet(session: Session, school_class: str, form: Form, today: date) -> list[str]:
    """Return the ids of the children of a class who have not agreed to these words."""
    found = session.drawer(ROLL).get(agreements.subject(class_key(school_class)))
    signed = found.signed if isinstance(found, Agreement) else ()
    agreed = {
        pupil
        for each in signed
        if each.edition == form.edition and (not each.until or each.until >= today.isoformat())
        for pupil in each.pupils
    }
    return [each.id for each in book.of_class(session, school_class) if each.id not in agreed]


def _standing(one: Agreement, name: str, kind: str, form: Form, today: date) -> Standing:
    last = max((each.at for each in one.signed if each.form == form.id), default="")
    return Standing(one.id, name, kind, form.id, one.holds(form.id, form.edition, today), last)
