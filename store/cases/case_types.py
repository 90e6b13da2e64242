"""Kinds of case that begin at the desk: what each asks (rows 7, 8, 10, 11, 33, 34).

They come from `assets/case_types`; what a school has changed lies over them. What was asked stays
with the case in the words that stood there (`store.cases.beginning`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from store.asset_tables import tables
from store.cases.begun import ASK as ASK
from store.edition import school
from store.edition.changes import Change
from store.fields import Choice, Field, Kind
from store.letters.texts import asked
from store.signing_in.session import Session

WHAT = "case_type"


@dataclass(frozen=True)
class CaseType:
    """One type: what it is called, when it fits, the kind of case it opens, and what it asks.

    `step` is done by what is asked; `brings` are fields with the kind of case they make it too.
    `tellers` are fields that ask who tells it, `children` which child it is about, `parents` for a
    parent, `known` one that asks when it was told. Where it `may_accuse` somebody, an adult at
    school who is named in it is proposed as the one it is about.
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
    tellers: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    known: str = ""
    may_accuse: bool = False
    used: bool = True
    own: bool = False

    @property
    def asked(self) -> tuple[Field, ...]:
        """What is asked when a case of this type is opened, by the ids it is kept under."""
        return tuple(replace(field, id=ASK + field.id) for field in self.asks)


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
        tuple(each["id"] for each in said["asks"] if each.get("teller")),
        tuple(each["id"] for each in said["asks"] if each.get("child")),
        tuple(each["id"] for each in said["asks"] if each.get("parent")),
        said.get("known", ""),
        said.get("may_accuse", False),
    )


def choices(found: tuple[CaseType, ...]) -> tuple[Choice, ...]:
    """Return the types that a school uses, to choose from."""
    return tuple(Choice(each.id, each.say) for each in found if each.used)
