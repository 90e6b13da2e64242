"""What a case is worked off by: its triages, and what STOP and the like ask for beside them.

STOP, a category that is grave by itself, and what was looked into and may be a crime, close the
files as a triage does. As long as one stands that no triage that counts knows of, it asks for the
same steps and forbids the same as the procedure of what it suspects (rows 13, 14, 18, 19, 21 and
32), for whoever triages or agrees to less. So does what comes of an adult's judgement (`barring`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from store.cases import barring, gravity, locks, procedures
from store.cases.checklist import Triage
from store.cases.due_by import DUE_BY, read
from store.cases.procedures import RIGHT, Procedure, Step
from store.looking.noted import Noted
from store.looking.suspected import CRIME, suspected
from store.school.due import AT_ONCE, due_at

if TYPE_CHECKING:
    from store.cases.case import Case

_TOLD = frozenset({"headteacher", "chair"})
"""Whom at school to tell depends on whom the case is kept from: only a triage says so."""


def counting(case: "Case") -> tuple[Triage, ...]:
    """Return all that asks for steps in a case: the triages that count come first.

    What nobody triaged is asked for by the program's own procedures, due by what its entry says
    (`due_by`): of an entry alone everybody reads the same.
    """
    found = (*case.triage, *_beside(case))
    return _together(found) if len(found) > 1 else found


def _beside(case: "Case") -> Iterator[Triage]:
    own = procedures.procedures()
    if case.stop is not None and not locks.forbids_looking(case.triage):
        yield _of_row(case.stop, (own[CRIME],))
    known = frozenset[str]().union(*map(gravity.grave_of, case.triage))

    def chosen(marks: frozenset[str]) -> tuple[Procedure, ...]:
        return tuple(own[each] for each in sorted(marks - known) if each in own)

    ruling = case.weighed.ruling
    for id, category, at, due in gravity.categories_of(case):
        if id in ruling and (asked := chosen(gravity.category_marks(category))):
            yield _asked(id, "", at, asked, due)
    for row, brings in suspected(case.noted):
        if row.id in ruling and (asked := chosen(gravity.procedure_marks([brings]))):
            yield _of_row(row, asked)
    if (asks := barring.asked_by(case)) is not None:
        due = asks.said.get(DUE_BY, "") if isinstance(asks, Noted) else asks.due_by
        yield _asked(asks.id, asks.by, asks.at, (own[barring.BARRING],), due)


def _of_row(row: Noted, chosen: Sequence[Procedure]) -> Triage:
    return _asked(row.id, row.by, row.at, chosen, row.said.get(DUE_BY, ""))


def _asked(id: str, by: str, at: str, chosen: Sequence[Procedure], due: str) -> Triage:
    dues = read(due)
    every = procedures.once_answered(procedures.steps_of(chosen, without_head=False))
    steps = (each for each in every if not _TOLD & set(each.to))
    return Triage(
        id,
        by,
        at,
        titles=tuple(each.title for each in chosen),
        side=RIGHT,
        calls=procedures.calls_of(chosen),
        stops=procedures.stops_of(chosen),
        steps=tuple(sorted((_dated(each, at, dues) for each in steps), key=procedures.soonest)),
    )


def _dated(step: Step, at: str, dues: Mapping[str, str]) -> Step:
    try:
        # What an older program wrote says no moments: its days count without a calendar.
        due = dues.get(step.due) or due_at(step.due, datetime.fromisoformat(at))
    except ValueError:
        due = ""
    return replace(step, due=due, now=step.due == AT_ONCE)


def _together(found: Sequence[Triage]) -> tuple[Triage, ...]:
    """Return what counts side by side as if it were one: what one asks for may have to wait.

    Parents are not told by today what the police are to be asked about first.
    """
    known = procedures.rules()
    ids = {step.id for each in found for step in each.steps}
    gone = set(chain.from_iterable(known[id].over for id in ids if id in known))
    stops = (stop for each in found for stop in each.stops if stop.no_questions)
    advice = next((stop.until for stop in stops), "")

    def waiting(step: Step) -> Step:
        rule = known.get(step.id)
        if rule is None or not advice:
            return step
        if rule.after_advice:
            return replace(step, due="", after=step.after or advice)
        return replace(step, advised_by=step.advised_by or advice) if rule.once_advised else step

    return tuple(
        replace(each, steps=tuple(waiting(s) for s in each.steps if s.id not in gone))
        for each in found
    )
