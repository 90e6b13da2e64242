"""Beginning a case at the desk: what was told is kept from whom it should be from the first on.

What a case begins with counts as what was told. Its words are searched for the names of adults at
school, and whoever should not see it never can, as with a concern (`store.worries.concerns`).
"""

import re
from datetime import datetime

from store.adults import reading
from store.cases.act_fields import OPEN_FIELDS
from store.cases.begun import (
    ASK,
    CHILDREN,
    KNOWN,
    MAY_ACCUSE,
    NO_WORDS,
    NOT_SEE,
    PARENTS,
    TEACHERS,
    with_class,
)
from store.cases.case_types import CaseType
from store.cases.choices import adults
from store.drawers import moves
from store.drawers.company import not_alone
from store.drawers.drawer import Drawer
from store.drawers.holding import let_in_to
from store.drawers.record import words_of
from store.errors import Incomplete, Refused
from store.fields import Field, Kind, Values, kept, require
from store.letterbox.called import teachers_of
from store.letterbox.naming import named_in
from store.letterbox.readers import ADULT, HEADTEACHER
from store.letterbox.told import FAULT
from store.school import typed_names
from store.school.public_list import SAFEGUARDING, Person, PublicList
from store.signing_in.session import Session
from store.worries import grave, of_class, triage
from store.worries.harm import speaks_of_harm

ALONE = (
    "You alone could open it then. Leave somebody in who can read it too, or log a concern (C): it "
    "goes to whoever may read it."
)
_TITLE, _, _SERIOUS = OPEN_FIELDS
_WHO = r"(?:Mr|Mrs|Miss|Ms|Mx|Dr)\.? [A-Z][\w'-]*"
_ENDS = r"(?=\s*(?:$|[.;])|\s+(?:at|in|on|by) (?:\w+ ){0,2}\w+\s*(?:$|[.;]))"
_TOLD = re.compile(
    rf"\b(?:(?:told|showed|rang|e-mailed|emailed)(?: it to)?|(?:gave|handed|passed|forwarded|said|"
    rf"reported|wrote|spoke) (?:\w+ ){{0,2}}to|(?:seen|found|noticed|told) by) {_WHO}{_ENDS}"
)
"""Whoever is told, in a line that asks who tells it: a verb of telling, the name, and a place."""
_FIRST = re.compile(rf"\s*(?:{_WHO}|[A-Z][\w'-]* [A-Z][\w'-]*)(?=[\s,.;]|$)")
"""A name at the beginning of such a line: theirs who tells it."""
_THING = "screen|phone|tablet|computer|laptop|page|post|message|screenshot|link|e-mail|email|letter"
_THINGS = re.compile(rf"\b(?:an?|the|this|his|her|their|my|our) (?:{_THING})\b")
_TELLING = frozenset(
    words_of(
        "told showed shown rang sent forwarded handed gave brought reported noticed found saw it "
        "this me us to and in on at by through a the search google online website facebook "
        "instagram whatsapp tiktok school gate office lunch break today yesterday"
    )
)
"""What is said of who tells it that says nothing else of them."""


def fields(session: Session, chosen: CaseType) -> tuple[Field, ...]:
    """Return what is asked when this person opens a case of a type."""
    people = adults(session.public, (session.person_id,))
    not_see = Field(NOT_SEE, "Who should not see this?", Kind.SEVERAL, choices=people)
    return (*chosen.asked, not_see, _TITLE, _SERIOUS)


def may_begin(session: Session) -> bool:
    """Tell whether this person opens cases: they hold the safeguarding drawer."""
    return session.holds(SAFEGUARDING)


def readers(session: Session, values: Values) -> tuple[str, ...]:
    """Return who could open a case that is begun so, by id.

    Raises:
        Incomplete: nobody but whoever begins it.
    """
    public, away = session.public, set(_away(values))
    held = public.held_by(SAFEGUARDING)
    left = tuple(id for id in held if id not in away)
    if len(left) == len(held):
        return held
    heads = {each.id for each in public.with_role("headteacher")}
    found = not_alone(public, HEADTEACHER if heads & away else ADULT, left, away)
    if set(found) == {session.person_id}:
        raise Incomplete({NOT_SEE: ALONE})
    return found


def named(session: Session, chosen: CaseType, values: Values) -> tuple[Person, ...]:
    """Return those who could open a case although what is told in it names them.

    Raises:
        Incomplete: as `readers`.
    """
    without = _without_words(session.public, chosen, values)
    told = (values.get(each.id, "") for each in chosen.asked if each.id not in without)
    people = session.public.called(readers(session, values))
    teachers = _teachers(session.public, chosen, values)
    words = of_class.read("\n".join((values.get("title", ""), *told)), session.public, "", now=True)
    return named_in(words, people, teachers)


def begin(session: Session, chosen: CaseType, values: Values, now: datetime) -> tuple[Drawer, str]:
    """Open a case of a type with what it asks; return its drawer and its subject.

    Raises:
        Incomplete: something is not filled in, or nobody else could open it.
        Refused: this person opens no cases.
    """
    asked = fields(session, chosen)
    require(asked, values, now)
    if not may_begin(session):
        raise Refused("Only those who read what children tell open cases. Log a concern (C).")
    drawer = _place(session, values, now)
    opened = {**values, "category": chosen.category}
    told = _told(session.public, chosen, kept(asked, values))
    case = triage.open_case(session, drawer, (), opened, now, kept_from=_away(values), begun=told)
    return drawer, case


def _told(public: PublicList, chosen: CaseType, said: Values) -> dict[str, object]:
    without = _without_words(public, chosen, said)
    tellers = {ASK + id for id in chosen.tellers}.difference(without)
    # Who tells it, and may have done it, stands before what "he" did.
    asked = sorted((e for e in chosen.asked if e.id in said), key=lambda e: e.id not in tellers)
    kinds = [chosen.category, *(kind for id, kind in chosen.brings if said.get(ASK + id))]
    return {
        **{id: said[id] for id in (*(each.id for each in asked), NOT_SEE) if id in said},
        "title": said["title"],
        "step": chosen.step,
        "kinds": "\n".join(kinds),
        KNOWN: said.get(ASK + chosen.known, ""),
        "type": chosen.id,
        "type_is": chosen.say,
        "printed": [[e.label, _words(e, said[e.id])] for e in chosen.asked if e.id in said],
        NO_WORDS: "\n".join(without),
        CHILDREN: "\n".join(ASK + id for id in chosen.children),
        PARENTS: "\n".join(ASK + id for id in chosen.parents),
        TEACHERS: "\n".join(_teachers(public, chosen, said)),
        MAY_ACCUSE: "yes" if chosen.may_accuse else "",
    }


def _without_words(public: PublicList, chosen: CaseType, values: Values) -> tuple[str, ...]:
    """Return the fields in which nothing is told that names somebody.

    Whoever only tells it is named in one of their own, as the writer of a concern is.
    """
    tellers = {ASK + id for id in chosen.tellers}
    return tuple(
        each.id
        for each in chosen.asked
        if each.kind not in (Kind.LINE, Kind.TEXT)
        or (
            each.id in tellers
            and _only_tells(public, values.get(each.id, ""))
            and not _did_it(public, chosen, values, each.id)
        )
    )


def _teachers(public: PublicList, chosen: CaseType, values: Values) -> tuple[str, ...]:
    """Return who is meant by "her teacher": whoever teaches the class of the child asked about."""
    typed = {with_class(values.get(ASK + id, ""))[1].casefold() for id in chosen.children}
    classes = (each for each in public.classes if each.name.casefold() in typed)
    return tuple(id for each in classes for id in teachers_of(public, each.name, each.id))


def _did_it(public: PublicList, chosen: CaseType, values: Values, teller: str) -> bool:
    """Tell whether "he" may be who noticed a fault: "He threw it at Kit", and nobody else is named.

    What parents say or write is not told of whoever passes it on.
    """
    typed = (each for each in chosen.asked if each.kind in (Kind.LINE, Kind.TEXT))
    rest = (values.get(each.id, "") for each in typed if each.id != teller)
    words = "\n".join((values.get(teller, ""), *rest))
    return chosen.category == FAULT and bool(reading.at_first(public, words, grave.harms))


def _only_tells(public: PublicList, typed: str) -> bool:
    """Tell whether whoever is named only tells it, or was told: “Mr Webb showed me his screen”,
    “Mum told Mr Webb at the gate”.

    Where anything else is said of them they may be whom it is about.
    """
    if typed_names.is_all(public, typed):
        return True
    called = public.called({each.id for each in public.people})
    told = _TOLD.sub("", typed)
    first = _FIRST.match(told)
    if first and _TELLING.issuperset(words_of(_THINGS.sub("", told[first.end() :]))):
        return True
    return not named_in(told, called) and not speaks_of_harm(typed)


def _place(session: Session, values: Values, now: datetime) -> Drawer:
    """Return the drawer it lies in: a new one where somebody opens the usual one who must not."""
    people = readers(session, values)
    if set(people) == set(session.public.held_by(SAFEGUARDING)):
        return session.drawer(SAFEGUARDING)
    made = let_in_to(session.public, SAFEGUARDING, people)
    return moves.fresh_drawer(session, people, _away(values), now, made)


def _away(values: Values) -> tuple[str, ...]:
    return tuple(id for id in values.get(NOT_SEE, "").split("\n") if id)


def _words(field: Field, said: str) -> str:
    if field.kind is Kind.YES_NO:
        return {"yes": "Yes", "no": "No"}.get(said, said)
    if field.kind is Kind.MOMENT:
        # It stays as it is printed: a page of ten years hence says the year too.
        return f"{datetime.fromisoformat(said):%a %d %b %Y, %H:%M}"
    labels = {each.id: each.label for each in field.choices}
    return "; ".join(labels.get(each, each) for each in said.split("\n")) if labels else said
