"""Signing agreements: staff and visitors in the office, a class with its teacher in the roll."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from uuid import uuid4

from store.consents import agreements, wording
from store.consents.agreements import ON_SCREEN, Agreement, TakenBack
from store.consents.consents import day_of
from store.consents.forms import Audience, Form
from store.consents.taking_in import until
from store.dates import written
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Lies, Values, require
from store.roll import book
from store.roll.pupils import Pupil, class_key
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session
from store.signing_in.sign_in import Unlocked

ON_PAPER = "paper"
"""How a grown-up signed; ON_SCREEN each signs for themselves, with their own PIN."""
LAST_YOUNGER = 2
"""The last school year that reads the younger children's words (Key Stage 1)."""
KINDS = (
    Choice("volunteer", "Volunteer"),
    Choice("governor", "Governor"),
    Choice("visitor", "Visitor"),
    Choice("supply", "Supply staff"),
)
SIGN_FIELDS = (
    Field("on", "On which day was the paper signed?", Kind.DATE, True, lies=Lies.BEHIND),
)
CLASS_HOW = (
    Choice("class", "Aloud, with their teacher"),
    Choice("paper", "On paper: the paper is filed"),
)
CLASS_FIELDS = (
    Field("how", "How did they agree?", Kind.CHOICE, True, choices=CLASS_HOW),
    Field("on", "On which day?", Kind.DATE, True, lies=Lies.BEHIND),
)
VISITOR_FIELDS = (
    Field("name", "Name", required=True, limit=80),
    Field("kind", "Who they are", Kind.CHOICE, True, choices=KINDS),
    *SIGN_FIELDS,
)


@dataclass(frozen=True)
class Standing:
    """Whether somebody has signed the words that are in force; `last` is the day they signed.

    `how` they did, and who noted it (`by`); `back` is what was last taken back of it. Of a class
    `agreed` of `all` its children, and it `holds` once every child has.
    """

    id: str
    name: str
    kind: str
    form: str
    holds: bool
    last: str
    how: str = ""
    by: str = ""
    agreed: int = 0
    all: int = 0
    back: TakenBack | None = None


@dataclass(frozen=True)
class Child:
    """A child of a class, and when, how and with whom they agreed; empty where they have not.

    `back` is what was last taken back of it, as noted by mistake.
    """

    pupil: Pupil
    at: str = ""
    how: str = ""
    by: str = ""
    back: TakenBack | None = None


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
            one = _with_own(session, known.get(person.id, Agreement(person.id)))
            found.append(_standing(one, person.name, "staff", form, today))
        staff = {person.id for person in session.public.people}
        for one in known.values():
            if one.id not in staff and not one.ended:
                found.append(_standing(one, one.name, one.kind, form, today))
    return sorted(found, key=lambda each: (each.form, each.holds, each.name.casefold()))


def own(session: Session, today: date) -> list[Standing]:
    """Return what is asked of the person themself, as far as this session can tell.

    What they signed on paper is known to the office alone.
    """
    me, found = session.person_id, None
    if session.holds(OFFICE):
        found = session.drawer(OFFICE).get(agreements.subject(me))
    one = _with_own(session, found if isinstance(found, Agreement) else Agreement(me))
    name = session.public.name_of(me)
    return [_standing(one, name, "staff", form, today) for form in asked(session, "adult")]


def _with_own(session: Session, one: Agreement) -> Agreement:
    """Return an agreement with what its person signed on a screen; nobody else writes that."""
    found = session.drawer(ROLL).get(agreements.subject(one.id)) if session.holds(ROLL) else None
    signed = found.signed if isinstance(found, Agreement) else ()
    mine = tuple(each for each in signed if each.by == one.id and each.how == ON_SCREEN)
    return replace(one, signed=(*one.signed, *mine))


def classes(session: Session, today: date) -> list[Standing]:
    """Return for every class whether its children agreed to the words for them this year.

    Classes are those of the school's list and those that stand in the roll alone.

    Raises:
        Refused: this session does not hold the roll.
    """
    pupils = book.find_pupils(session)
    names = {class_key(each.name): each.name for each in session.public.classes}
    versions: dict[str, Audience] = {
        class_key(each.name): "younger" if each.version == "younger" else "older"
        for each in session.public.classes
    }
    for name in book.class_names(pupils):
        if (key := class_key(name)) not in names:
            names[key], versions[key] = name, _version([p for p in pupils if _is_of(p, key)])
    found = []
    for key, name in names.items():
        for form in asked(session, versions[key]):
            children = of_class(session, name, form, today)
            agreed = [each for each in children if each.at]
            stands = _standing(Agreement(key), name, "class", form, today)
            if last := max(agreed, key=lambda each: each.at, default=None):
                stands = replace(stands, last=last.at, how=last.how, by=last.by)
            count, all = len(agreed), len(children)
            found.append(replace(stands, holds=bool(all) and count == all, agreed=count, all=all))
    return found


def _is_of(pupil: Pupil, key: str) -> bool:
    return class_key(pupil.school_class) == key


def _version(pupils: Sequence[Pupil]) -> Audience:
    """Return which words fit a class nobody has said it of: most are in Year 2 or below."""
    young = sum(book.year_place(each.year) <= LAST_YOUNGER for each in pupils)
    return "younger" if 2 * young > len(pupils) else "older"


def of_class(session: Session, school_class: str, form: Form, today: date) -> list[Child]:
    """Return the children of a class, each with how they agreed to these very words.

    Whoever agreed in another class brings it along.
    """
    every: list[Agreement] = session.drawer(ROLL).records(agreements.NOUN)
    agreed = {
        pupil: signed
        for signed in sorted((each for one in every for each in one.signed), key=lambda e: e.at)
        if signed.edition == form.edition
        and (not signed.until or signed.until >= today.isoformat())
        for pupil in signed.pupils
    }
    back = {
        pupil: taken
        for taken in sorted((each for one in every for each in one.taken_back), key=lambda e: e.at)
        if taken.edition == form.edition
        for pupil in taken.pupils
    }
    return [
        Child(each, found.at, found.how, found.by)
        if (found := agreed.get(each.id))
        else Child(each, back=back.get(each.id))
        for each in book.of_class(session, school_class)
    ]


def sign(session: Session, who: str, form: Form, values: Values, now: datetime) -> None:
    """Record that somebody signed on paper; a visitor is known by a new id (`who` empty).

    Raises:
        Incomplete: something is not filled in, or it cannot have been signed on that day.
    """
    fields = SIGN_FIELDS if who else VISITOR_FIELDS
    require(fields, values)
    _judge_day(session, form, values["on"], now)
    said = {key: values[key].strip() for key in ("on", "name", "kind") if values.get(key)}
    about = agreements.subject(who or uuid4().hex)
    body = {**said, **_words(form, date.fromisoformat(values["on"])), "how": ON_PAPER}
    session.drawer(OFFICE).record(about, agreements.SIGNED, body, now)


def sign_own(session: Session, form: Form, proved: Unlocked, now: datetime) -> None:
    """Record that the person who is signed in signs on the screen; their PIN was asked again.

    It lies in the roll, where all staff can write, and counts under their own signature alone.

    Raises:
        Refused: the PIN was somebody else's, or this is nothing that grown-ups sign.
    """
    if proved.person != session.person_id or form.audience != "adult":
        raise Refused("On the screen each signs for themselves, with their own PIN.")
    body = {"on": now.date().isoformat(), **_words(form, now.date()), "how": ON_SCREEN}
    session.drawer(ROLL).record(agreements.subject(proved.person), agreements.SIGNED, body, now)


def _words(form: Form, signed: date) -> dict[str, str]:
    """Return what was signed on a day, and until when it holds, whenever it is noted."""
    return {"form": form.id, "edition": form.edition, "until": until(form, signed)}


def _judge_day(session: Session, form: Form, on: str, now: datetime) -> None:
    if on > now.date().isoformat():
        raise Incomplete({"on": "This day is still to come."})
    worded = wording.worded(session.home.desk.db, form.edition)
    if worded and on < (day := day_of(worded)):
        why = f"These words are of {written(day)}: nobody can have signed them before that."
        raise Incomplete({"on": why})
    last = until(form, date.fromisoformat(on))
    if last and last < now.date().isoformat():
        why = f"What was signed on that day held until {written(last)}: please ask again."
        raise Incomplete({"on": why})


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
        Incomplete: they cannot have agreed on that day, or what was agreed has ended since.
    """
    on = values.get("on", "") or now.date().isoformat()
    _judge_day(session, form, on, now)
    here = {each.id for each in book.of_class(session, school_class)}
    if not pupils or not here.issuperset(pupils):
        raise Refused("Please mark at least one child of this class.")
    body = {
        **_words(form, date.fromisoformat(on)),
        "how": values.get("how", "") or "class",
        "on": on,
        "pupils": list(dict.fromkeys(pupils)),
    }
    about = agreements.subject(class_key(school_class))
    session.drawer(ROLL).record(about, agreements.SIGNED, body, now)


def _standing(one: Agreement, name: str, kind: str, form: Form, today: date) -> Standing:
    signed = [each for each in one.signed if each.form == form.id]
    last = max(signed, key=lambda each: each.at, default=None)
    holds = one.holds(form.id, form.edition, today)
    if last is None:
        back = next((each for each in one.taken_back[::-1] if each.form == form.id), None)
        return Standing(one.id, name, kind, form.id, holds, "", back=back)
    return Standing(one.id, name, kind, form.id, holds, last.at, last.how, last.by)
