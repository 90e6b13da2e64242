"""Kinds of case that begin at the desk: what each asks (rows 7, 8, 10, 11, 33, 34).

They come from `assets/case_types`; what a school has changed lies over them. What was asked stays
with the case in the words that stood there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from store.asset_tables import tables
from store.cases.act_fields import OPEN_FIELDS
from store.drawers.drawer import Drawer
from store.edition import school
from store.edition.changes import Change
from store.errors import Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.letters.texts import asked
from store.looking.noted import BEGUN
from store.school.public_list import SAFEGUARDING
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


def fields(chosen: CaseType) -> tuple[Field, ...]:
    """Return what is asked when a case of this type is opened."""
    asks = (replace(field, id=ASK + field.id) for field in chosen.asks)
    return (*asks, _TITLE, _SERIOUS)


def may_begin(session: Session) -> bool:
    """Tell whether this person opens cases: they hold the safeguarding drawer."""
    return session.holds(SAFEGUARDING)


def begin(session: Session, chosen: CaseType, values: Values, now: datetime) -> tuple[Drawer, str]:
    """Open a case of a type with what it asks; return its drawer and its subject.

    Raises:
        Incomplete: something is not filled in.
        Refused: this person opens no cases.
    """
    require(fields(chosen), values, now)
    if not may_begin(session):
        raise Refused("Only those who read what children tell open cases. Log a concern (C).")
    drawer = session.drawer(SAFEGUARDING)
    opened = {**values, "category": chosen.category}
    case = triage.open_case(session, drawer, (), opened, now)
    said = kept(fields(chosen)[: len(chosen.asks)], values)
    printed = [
        [field.label, _words(field, said[field.id])]
        for field in fields(chosen)[:-2]
        if field.id in said
    ]
    kinds = [chosen.category, *(kind for id, kind in chosen.brings if said.get(ASK + id))]
    said |= {"step": chosen.step, "kinds": "\n".join(kinds)}
    body = {**said, "type": chosen.id, "type_is": chosen.say, "printed": printed}
    drawer.record(case, BEGUN, body, now)
    return drawer, case


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
    )


def choices(found: tuple[CaseType, ...]) -> tuple[Choice, ...]:
    """Return the types that a school uses, to choose from."""
    return tuple(Choice(each.id, each.say) for each in found if each.used)
