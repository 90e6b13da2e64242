"""Kinds of case that begin at the desk: what each asks (rows 7, 8, 10, 11, 33, 34).

They come from `assets/case_types`; what a school has changed lies over them. What was asked stays
with the case in the words that stood there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from store.adults import told_at_desk
from store.adults.told_at_desk import Said
from store.asset_tables import tables
from store.cases.act_fields import OPEN_FIELDS
from store.drawers.drawer import Drawer, Fact
from store.edition import school
from store.edition.changes import Change
from store.errors import Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.letters.texts import asked
from store.looking.noted import BEGUN
from store.school.public_list import SAFEGUARDING, Person
from store.signing_in.session import Session
from store.worries import triage

WHAT = "case_type"
ASK = "ask_"
"""How the fields of what a type asks begin, in a form and in what is kept."""
_TITLE, _, _SERIOUS = OPEN_FIELDS


@dataclass(frozen=True)
class CaseType:
    """One type: what it is called, when it fits, the kind of case it opens, and what it asks.

    `step` is done by what is asked; `brings` are fields with the kind of case they make it too.
    What stands in the fields `told` somebody from outside said; a name in those `aside` is of
    nobody at school whom it is about.
    """

    id: str
    say: str
    hint: str
    category: str
    title: str = ""
    asks: tuple[Field, ...] = ()
    rows: tuple[int, ...] = ()
    step: str = ""
    brings: tuple[tuple[str, str], ...] = ()
    told: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    used: bool = True
    own: bool = False


@cache
def given() -> tuple[CaseType, ...]:
    """Return the types that come with the program, in the order in which they are offered."""
    return tuple(_type(each) for each in tables("case_types", "types", "type"))


def of_school(session: Session) -> tuple[CaseType, ...]:
    """Return every type as this school has it."""
    return with_changes(school.changes(session).get(WHAT, {}))


def with_changes(changes: Mapping[str, Change]) -> tuple[CaseType, ...]:
    """Return every type as the school has it, those it does not use among them."""
    known = {each.id for each in given()}
    own = [_own(change) for id, change in changes.items() if id not in known and change.values]
    found = [_changed(each, changes.get(each.id)) for each in given()]
    return (*found, *sorted(own, key=lambda each: each.say.casefold()))


def fields(session: Session, chosen: CaseType) -> tuple[Field, ...]:
    """Return what is asked when a case of this type is opened."""
    whom = told_at_desk.field(session.public, session.person_id)
    return (*_asks(chosen), whom, _TITLE, _SERIOUS)


def named(session: Session, chosen: CaseType, values: Values) -> tuple[Person, ...]:
    """Return whom at school the words name that nobody has said yet that it is about."""
    found = told_at_desk.named(session.public, _said(chosen, values), session.person_id)
    about = told_at_desk.chosen(values.get(told_at_desk.WHOM, ""))
    return tuple(each for each in found if each.id not in about)


def may_begin(session: Session) -> bool:
    """Tell whether this person opens cases: they hold the safeguarding drawer."""
    return session.holds(SAFEGUARDING)


def begin(session: Session, chosen: CaseType, values: Values, now: datetime) -> tuple[Drawer, str]:
    """Open a case of a type with what it asks; return its drawer and its subject.

    Raises:
        Incomplete: something is not filled in.
        Refused: this person opens no cases.
    """
    asked = fields(session, chosen)
    require(asked, values, now)
    if not may_begin(session):
        raise Refused("Only those who read what children tell open cases. Log a concern (C).")
    drawer = session.drawer(SAFEGUARDING)
    about = told_at_desk.chosen(kept(asked, values).get(told_at_desk.WHOM, ""))
    opened = {**values, "category": chosen.category}
    case = triage.open_case(session, drawer, (), opened, now)
    asks = _asks(chosen)
    said = kept(asks, values)
    printed = [[each.label, _words(each, said[each.id])] for each in asks if each.id in said]
    kinds = [chosen.category, *(kind for id, kind in chosen.brings if said.get(ASK + id))]
    said |= {"step": chosen.step, "kinds": "\n".join(kinds)}
    body = {**said, "type": chosen.id, "type_is": chosen.say, "printed": printed}
    me, words = session.person_id, _said(chosen, values)
    whom = told_at_desk.facts(session.public, case, about, now)
    named = told_at_desk.mentions(session.public, case, words, me, about)
    drawer.record_all([Fact(case, BEGUN, body), *whom, *named], now)
    return told_at_desk.keep_from_them(session, drawer, case, about, now), case


def _asks(chosen: CaseType) -> tuple[Field, ...]:
    return tuple(replace(field, id=ASK + field.id) for field in chosen.asks)


def _said(chosen: CaseType, values: Values) -> list[Said]:
    """Return the words that may name somebody it is about, the title among them."""
    typed = [each.id for each in chosen.asks if each.kind in (Kind.LINE, Kind.TEXT)]
    ids = [id for id in typed if id not in chosen.aside]
    said = [Said(id, values.get(ASK + id, ""), id in chosen.told) for id in ids]
    return [*said, Said(_TITLE.id, values.get(_TITLE.id, ""))]


def _words(field: Field, said: str) -> str:
    if field.kind is Kind.YES_NO:
        return {"yes": "Yes", "no": "No"}.get(said, said)
    if field.kind is Kind.MOMENT:
        # It stays as it is printed: a page of ten years hence says the year too.
        return f"{datetime.fromisoformat(said):%a %d %b %Y, %H:%M}"
    labels = {each.id: each.label for each in field.choices}
    return "; ".join(labels.get(each, each) for each in said.split("\n")) if labels else said


def _changed(chosen: CaseType, change: Change | None) -> CaseType:
    if change is None:
        return chosen
    asks = (replace(each, label=change.text(ASK + each.id, each.label)) for each in chosen.asks)
    return replace(
        chosen,
        say=change.text("say", chosen.say),
        hint=change.text("hint", chosen.hint),
        asks=(*asks, *_more(change)),
        used=change.used,
    )


def _own(change: Change) -> CaseType:
    say, hint, category = (change.text(each) for each in ("say", "hint", "category"))
    asks = _more(change)
    return CaseType(change.name, say, hint, category, asks=asks, used=change.used, own=True)


def _more(change: Change) -> tuple[Field, ...]:
    """Return what a school asks besides: a question to a line, each a text of its own."""
    lines = [line.strip() for line in change.text("more").splitlines() if line.strip()]
    return tuple(Field(f"own_{n}", line, Kind.TEXT) for n, line in enumerate(lines, 1))


def _type(said: Mapping[str, Any]) -> CaseType:
    return CaseType(
        said["id"],
        said["say"],
        said["hint"],
        said["category"],
        said.get("title", ""),
        tuple(asked(each) for each in said["asks"]),
        tuple(said.get("rows", ())),
        said.get("step", ""),
        tuple((each["id"], each["brings"]) for each in said["asks"] if "brings" in each),
        tuple(each["id"] for each in said["asks"] if each.get("told")),
        tuple(each["id"] for each in said["asks"] if each.get("aside")),
    )


def choices(found: tuple[CaseType, ...]) -> tuple[Choice, ...]:
    """Return the types that a school uses, to choose from."""
    return tuple(Choice(each.id, each.say) for each in found if each.used)
