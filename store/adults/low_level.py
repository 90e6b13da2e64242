"""Low-level concerns about adults: written down in the drawer they belong to, and answered.

An entry of the register is a case of its own, so that it is kept from whom it is about, moves,
prints and is searched as every case is. KCSIE part four: in writing, with what was done and why.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cache

from store.adults import low_ends, told_about
from store.adults.keeping_out import keep_away
from store.adults.matter import OTHER
from store.adults.rows import ANSWERED, LOW, REVIEW
from store.adults.threshold import ADULT, name_of, refuse_listed, whom_fields
from store.asset_tables import tables, whole
from store.cases import alone, unread
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.cases.kinds import OPENED
from store.cases.named import refuse_asked, refuse_named
from store.cases.seconds import needs_two, refuse_not_theirs
from store.cases.unfinished import unfinished
from store.drawers import moves
from store.drawers.company import not_alone
from store.drawers.drawer import Drawer, Fact
from store.drawers.holding import let_in_to
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.letterbox.readers import ADULT as OF_ADULT
from store.letterbox.readers import HEADTEACHER
from store.school.due import LADO_WITHIN, due_at, school_day_from
from store.school.public_list import CHAIR, HEAD, PublicList
from store.school.school_days import SchoolDays
from store.signing_in.session import Session
from store.subjects import new_subject
from store.worries.case_numbers import next_number

THEMSELF = "themself"
SOURCES = (
    Choice("colleague", "A colleague"),
    Choice(THEMSELF, "The adult themself"),
    Choice("child", "A child"),
    Choice("parent", "A parent or carer"),
    Choice("seen", "I saw it myself"),
    Choice(OTHER, "Somebody else"),
)
_TOLD = tuple(each.id for each in SOURCES if each.id not in (THEMSELF, "seen"))
OWN = (
    "About yourself you tell it with C on the desk, “Myself”: then somebody else reads it and "
    "writes it down."
)
ELSEWHERE = (
    "This belongs into a drawer that you do not open. Log it with C on the desk: it goes to those "
    "who do."
)


@cache
def categories() -> tuple[Choice, ...]:
    """Return what low-level concerns can be about."""
    return tuple(Choice(**each) for each in _labelled("category"))


NOTHING = "none"
"""What can be done about one, and that it is nothing: the id of that answer."""
NOT_BOTH = "Nothing more is needed, or something is done: choose one of the two."


@cache
def responses() -> tuple[Choice, ...]:
    """Return what can be done about one."""
    return tuple(Choice(**each) for each in _labelled("response"))


def what_fields() -> tuple[Field, ...]:
    """Return what is asked of a concern itself."""
    return (
        Field("category", "What kind of concern?", Kind.CHOICE, True, choices=categories()),
        Field(
            "what",
            "What was seen or said, and where",
            Kind.TEXT,
            True,
            "Facts, in the words used. How it came about, who was there.",
        ),
        Field("happened", "When", Kind.MOMENT, day_alone=True),
        Field("source", "Who told it?", Kind.CHOICE, True, choices=SOURCES),
        Field("teller", "Their name", limit=120, only_if=("source", _TOLD)),
        Field(
            "unnamed",
            "Do they ask not to be named?",
            Kind.YES_NO,
            hint="It is respected as far as it can be: a court may ask.",
            only_if=("source", _TOLD),
        ),
    )


def fields(public: PublicList) -> tuple[Field, ...]:
    """Return what a concern asks that begins in the register."""
    return (*whom_fields(public), *what_fields())


def answer_fields() -> tuple[Field, ...]:
    """Return what is asked about what was done."""
    return (
        Field("response", "What is done about it?", Kind.SEVERAL, True, choices=responses()),
        Field(
            "follow_up",
            "What was said and agreed, and who looks when",
            Kind.TEXT,
            True,
            in_words=True,
        ),
        Field("reasons", "Why that is enough", Kind.TEXT, True, in_words=True),
    )


def may_record(session: Session) -> bool:
    """Tell whether this person opens a drawer that such concerns lie in."""
    return session.holds(HEAD) or session.holds(CHAIR)


def record(session: Session, values: Values, now: datetime) -> tuple[Drawer, str]:
    """Write down a concern in a case of its own; return where it lies and its subject.

    About somebody who opens the drawer it belongs to it lies in a case drawer from the first on.

    Raises:
        Incomplete: a field is missing or wrong.
        Refused: it is about this person, they do not open that drawer, or nobody else would.
    """
    public = session.public
    asked = fields(public)
    require(asked, values, now)
    refuse_listed(public, values)
    said = kept(asked, values)
    adult = said[ADULT]
    if adult == session.person_id:
        raise Refused(OWN)
    drawer = place(session, (adult,), now)
    case = new_subject("case")
    away = [] if adult == OTHER else [adult]
    heads = [each.id for each in public.with_role("headteacher")]
    opened = {
        "title": f"Adult: {_label(said['category'])}",
        "category": "adult",
        "seriousness": "low",
        "number": next_number(session, now),
        "kept_from": sorted({*away, *(heads if adult in heads else [])}),
        "about": away,
        "lado_due": due_at(LADO_WITHIN, now, public.calendar),
    }
    row = {**said, "name": name_of(public, said)}
    drawer.record_all([Fact(case, OPENED, opened), Fact(case, LOW, row)], now)
    return drawer, case


def describe(session: Session, drawer: Drawer, case: Case, values: Values, now: datetime) -> Drawer:
    """Write down in a case that is there what kind of concern it is; return where it lies now.

    Raises:
        Incomplete: a field is missing or wrong.
        Refused: the case is closed, it is about this person, or nobody else could open it.
    """
    asked = fields(session.public)
    require(asked, values, now)
    refuse_listed(session.public, values, case)
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    refuse_named(session.public, session.person_id, case)
    said = kept(asked, values)
    drawer = keep_away(session, drawer, case, said[ADULT], now)
    drawer.record(case.id, LOW, {**said, "name": name_of(session.public, said)}, now)
    return drawer


def answer(session: Session, drawer: Drawer, case: Case, values: Values, now: datetime) -> bool:
    """Say what is done about a low-level concern; True when that closes its case.

    Where a second person has to agree to a closing it stays open for that (`needs_two`).

    Raises:
        Incomplete: a field is missing or wrong.
        Refused: this person does not end it, or not yet (`refuse_answer`).
    """
    require(answer_fields(), values)
    chosen = values["response"].split("\n")
    if NOTHING in chosen and len(chosen) > 1:
        raise Incomplete({"response": NOT_BOTH})
    told_about.note(session.public, drawer, case.id, now)
    case = as_it_stands(drawer, case)
    refuse_answer(session, drawer, case)
    said = kept(answer_fields(), values)
    body = {
        **said,
        "summary": _summary(case),
        "decision": in_words(said["response"]),
        REVIEW: review_on(now.date(), session.public.calendar),
    }
    if needs_two(session, drawer, case):
        body[low_ends.TWO] = "yes"
    drawer.record(case.id, ANSWERED, body, now)
    return as_it_stands(drawer, case).state != OPEN


def refuse_answer(session: Session, drawer: Drawer, case: Case) -> None:
    """Refuse that a low-level concern is answered where a closing would be refused as well.

    Raises:
        Refused: it is closed, judged otherwise, or something of it is not ended; it may be about
            this person, nobody has said yet whether it is, nobody else reads it, or they open no
            drawer that it would be handed to.
    """
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    if not case.matter.is_low:
        raise Refused("First the harm threshold is judged: only what is below it ends like this.")
    refuse_named(session.public, session.person_id, case)
    refuse_asked(session.public, session.person_id, case)
    if alone.is_alone(session, drawer, case):
        raise Refused(alone.SAID)
    refuse_not_theirs(session, case)
    if missing := unfinished(case):
        raise Refused(" ".join(missing))
    unread.refuse(drawer, case)


def review_on(answered: date, calendar: SchoolDays | None = None) -> str:
    """Return on which school day (`2028-03-03`) somebody decides whether it is still kept."""
    years = int(whole("adults", "low_level")["keeping"]["years"])
    leap = (answered.month, answered.day) == (2, 29)
    day = answered.replace(year=answered.year + years, day=28 if leap else answered.day)
    return school_day_from(day, calendar).isoformat()


def in_words(ids: str) -> str:
    """Return the words of responses, given one id a line."""
    labels = {each.id: each.label for each in responses()}
    return "; ".join(labels.get(id, id) for id in ids.split("\n") if id)


def known(case: Case, told: Mapping[str, str]) -> dict[str, str]:
    """Return what a description begins with: what was written last, else what was `told`."""
    row = case.matter.recorded
    return dict(row.said) if row is not None else dict(told)


def place(session: Session, about: Collection[str], now: datetime) -> Drawer:
    """Return the drawer a concern belongs into, a new one where whom it is about opens that.

    Whoever would be left alone with it is not: somebody else reads it beside them, if there is one.

    Raises:
        Refused: this person does not open it, or it is about them.
    """
    public = session.public
    heads = {each.id for each in public.with_role("headteacher")}
    name = CHAIR if heads & set(about) else HEAD
    if not session.holds(name):
        raise Refused(ELSEWHERE)
    away = set(about) | (heads if name == CHAIR else set())
    held = public.held_by(name)
    left = tuple(id for id in held if id not in away)
    if len(left) == len(held):
        return session.drawer(name)
    if session.person_id not in left:
        raise Refused(OWN)
    readers = not_alone(public, HEADTEACHER if name == CHAIR else OF_ADULT, left, away)
    return moves.fresh_drawer(session, readers, away, now, let_in_to(public, name, readers))


def _summary(case: Case) -> str:
    row = case.matter.recorded
    if row is not None:
        return row.said.get("what", "")
    return case.matter.counting[-1].said.get("reasons", "")


def _label(category: str) -> str:
    return next(each.label for each in categories() if each.id == category)


def _labelled(of: str) -> list[dict[str, str]]:
    return [{"id": each["id"], "label": each["say"]} for each in tables("adults", "low_level", of)]
