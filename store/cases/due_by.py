"""By when the steps are due that an entry asks for by itself, by the school's calendar.

A fold sees no calendar. So whoever writes a STOP, a grave category, a grave judgement of an adult
or anything else that may be a crime writes down beside it when each term of those steps ends;
`demands` reads it back.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from store.cases import barring, gravity
from store.cases.kinds import CATEGORISED, OPENED
from store.cases.procedures import Rule, procedures, rules
from store.drawers.drawer import Fact
from store.looking import suspected
from store.looking.noted import DEVICES_TOLD, STOPPED
from store.school.due import due_at
from store.school.public_list import PublicList

DUE_BY = "due_by"
"""The part of an entry that says it: lines such as `same school day=2026-03-03 15:15`."""


def completed(public: PublicList, fact: Fact, now: datetime) -> Fact:
    """Return a fact with the moments by which what it asks for is due, if it asks for anything."""
    if not _asks(fact):
        return fact
    terms = dict.fromkeys(rule.step.due for rule in _rules() if rule.step.due)
    lines = (f"{term}={due_at(term, now, public.calendar)}" for term in terms)
    return replace(fact, body={**fact.body, DUE_BY: "\n".join(lines)})


def read(said: str) -> Mapping[str, str]:
    """Return the moments by their terms; of what an older program wrote, none."""
    return dict(line.split("=", 1) for line in said.split("\n") if "=" in line)


def _asks(fact: Fact) -> bool:
    if fact.kind in (OPENED, CATEGORISED):
        return bool(gravity.category_marks(str(fact.body.get("category", ""))))
    listed = fact.kind in {*suspected.KINDS, STOPPED, DEVICES_TOLD}
    return listed or barring.is_asked_by(fact)


def _rules() -> list[Rule]:
    known = rules()
    every = procedures().values()
    own = (each for each in every if gravity.is_grave(each) or each.id == barring.BARRING)
    return [known[id] for each in own for id in each.steps if id in known]
