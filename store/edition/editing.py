"""Editing a school's edition: what there is, what can be changed of it, and whether it will do.

Everything is listed and changed the same way, whatever kind of thing it is. What keeps children
safe can be worded and no more.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from store.cases import case_types
from store.cases.directory import may_edit
from store.edition import asked, edition, school
from store.edition.asked import WHY
from store.edition.changes import NO, ORDER, USED, YES, Change, Version
from store.edition.edition import CATEGORY, QUESTION, STEP
from store.errors import Incomplete, Refused
from store.fields import Field, Values, require
from store.letters import texts
from store.signing_in.session import Session

CASE_TYPE, LETTER = case_types.WHAT, texts.WHAT
_Row = tuple[str, str, bool, bool, bool]
_Rows = Sequence[_Row]
SAFETY = "This keeps children safe: it cannot be switched off. Its words can be changed."
SHOWN_DAYS = 21
"""So many days a change of what keeps children safe stands on the desks: longer than holidays."""
MOVABLE = frozenset({QUESTION, CATEGORY, STEP})
"""The kinds of thing that stand in an order of the school's own."""


@dataclass(frozen=True)
class Listed:
    """One thing of the edition. `last` is its last version, None as it came with the program."""

    id: str
    words: str
    used: bool
    critical: bool
    own: bool
    changed: bool
    last: Version | None


def listed(session: Session, what: str) -> tuple[Listed, ...]:
    """Return all things of one kind, in the school's order, used or not."""
    changes = school.changes(session).get(what, {})
    return tuple(_listed(row, changes) for row in _ALL[what](changes))


def fields(session: Session, what: str, id: str = "") -> tuple[Field, ...]:
    """Return what can be changed of a thing, or is asked of a new one, and why."""
    changes = school.changes(session).get(what, {})
    return (*asked.FIELDS[what](id, changes), WHY)


def values(session: Session, what: str, id: str) -> dict[str, str]:
    """Return how a thing stands now, as the form about it is filled in."""
    return asked.VALUES[what](id, school.changes(session).get(what, {}))


def save(session: Session, what: str, id: str, said: Values, now: datetime) -> str:
    """Write a new version of a thing, or a new thing where `id` is empty; return its id.

    Raises:
        Incomplete: something is missing, too long, or cannot be so.
        Refused: this person does not lead, or nothing is different.
    """
    asks = fields(session, what, id)
    judge(session, what, id, said)
    known = values(session, what, id) if id else {}
    new = {field.id: said.get(field.id, "").strip() for field in asks if field is not WHY}
    new = {key: text for key, text in new.items() if text != known.get(key, "")}
    if not new:
        raise Refused("Nothing is different from how it stands now.")
    name = id or f"own{uuid4().hex[:12]}"
    school.write(session, what, name, new, said[WHY.id], now)
    return name


def judge(session: Session, what: str, id: str, said: Values) -> None:
    """Judge what somebody wants a thing to be.

    Raises:
        Incomplete: something is missing, too long, or cannot be so.
    """
    require(fields(session, what, id), said)
    if wrong := asked.judge(session, what, id, said):
        raise Incomplete(wrong)


def reworded(session: Session, now: datetime) -> tuple[Listed, ...]:
    """Return what keeps children safe and was worded by somebody else in the last days.

    It counts at once and by one: whoever else may change it is to know.
    """
    found = school.changes(session) if may_edit(session) else {}
    things = [
        _listed(row, found[what])
        for what in (QUESTION, CATEGORY, STEP)
        if what in found
        for row in _ALL[what](found[what])
    ]
    me, since = session.person_id, now - timedelta(days=SHOWN_DAYS)
    return tuple(
        each
        for each in things
        if each.critical and each.changed and each.last and each.last.by != me
        if datetime.fromisoformat(each.last.at) > since
    )


def switch(session: Session, what: str, id: str, why: str, now: datetime) -> None:
    """Switch a thing off, or on again.

    Raises:
        Incomplete: it is not said why.
        Refused: it keeps children safe, or this person does not lead.
    """
    require((WHY,), {WHY.id: why})
    found = _found(session, what, id)
    if found.critical:
        raise Refused(SAFETY)
    school.write(session, what, id, {USED: NO if found.used else YES}, why, now)


def move(session: Session, what: str, id: str, by: int, now: datetime) -> None:
    """Move a thing one place up (-1) or down (1).

    Raises:
        Refused: it stands at the end, or would be asked before the question it depends on.
    """
    ids = [each.id for each in listed(session, what)]
    there = ids.index(id) + by
    if what not in MOVABLE:
        raise Refused("These stand in a fixed order.")
    if not 0 <= there < len(ids):
        raise Refused("It stands at the end already.")
    ids.remove(id)
    ids.insert(there, id)
    if what == QUESTION and (before := asked.out_of_order(session, ids)):
        raise Refused(f"“{before}” has to be asked before it.")
    school.write(session, what, ORDER, {ORDER: "\n".join(ids)}, "Another order", now)


def put_back(session: Session, what: str, id: str, why: str, now: datetime) -> None:
    """Put a thing back as it came with the program.

    Raises:
        Incomplete: it is not said why.
        Refused: it is the school's own, or stands so already.
    """
    require((WHY,), {WHY.id: why})
    if _found(session, what, id).own:
        raise Refused("This is the school's own: nothing came with the program. Switch it off.")
    school.put_back(session, what, id, why, now)


def _found(session: Session, what: str, id: str) -> Listed:
    found = next((each for each in listed(session, what) if each.id == id), None)
    if found is None:
        raise Refused("This is not there any more. Please look again.")
    return found


def _listed(row: _Row, changes: Mapping[str, Change]) -> Listed:
    id, words, used, critical, own = row
    change = changes.get(id)
    last = change.versions[-1] if change and change.versions else None
    return Listed(id, words, used, critical, own, bool(change and change.values), last)


def _questions(changes: Mapping[str, Change]) -> _Rows:
    found = edition.all_questions(changes)
    return [(each.id, each.ask, each.used, each.critical, each.own) for each in found]


def _categories(changes: Mapping[str, Change]) -> _Rows:
    found = edition.all_categories(changes)
    return [(each.id, each.say, each.used, each.critical, each.own) for each in found]


def _steps(changes: Mapping[str, Change]) -> _Rows:
    found = edition.all_steps(changes)
    return [(each.step.id, each.step.title, each.used, each.critical, each.own) for each in found]


def _types(changes: Mapping[str, Change]) -> _Rows:
    found = case_types.with_changes(changes)
    return [(each.id, each.say, each.used, False, each.own) for each in found]


def _letters(changes: Mapping[str, Change]) -> _Rows:
    found = texts.with_changes(changes)
    return [(each.id, each.title, each.used, False, each.own) for each in found]


_ALL: Mapping[str, Callable[[Mapping[str, Change]], _Rows]] = {
    QUESTION: _questions,
    CATEGORY: _categories,
    STEP: _steps,
    CASE_TYPE: _types,
    LETTER: _letters,
}
