"""Whom one colleague puts out of what they read: somebody else agrees to that, or undoes it.

One rule, whatever it is done by: keeping it from them (K), a judgement (J), a concern that is
written down (N), a case of their own (M), an answer about who is named (W), a triage; a hand-over
(T) asks itself. Every drawer asks it at its one door. They are out at once, since a child may be
at risk; until somebody else has agreed the case ends by no road (`keeping`). Whoever so chose who
reads it with them, since nobody else was left, ends it with them alone (`chose_beside`).
"""

from dataclasses import replace
from datetime import datetime

from store.adults import low_ends
from store.adults.rows import MENTIONED
from store.adults.told_about import SHUT_WITH_HARM
from store.adults.whom import HARM, SAY_BY
from store.cases import clearing, door
from store.cases import kinds as of_case
from store.cases.begun import HERE
from store.cases.case import Case
from store.cases.kept_alone import AGREE, BESIDE, BY
from store.drawers.drawer import Drawer, Fact
from store.drawers.holding import held_by
from store.letterbox.told import PUPIL
from store.school.due import due_at, known_at
from store.school.public_list import PublicList
from store.subjects import noun_of
from store.worries import kinds as of_worry
from store.worries import stands_out
from store.worries.worry import Worry

WITHIN = "2 school days"
"""By when somebody else has agreed, or has said whether it is about them."""


def completed(public: PublicList, drawer: Drawer, fact: Fact, now: datetime) -> Fact:
    """Return a fact with the day by which somebody else agrees to it, where somebody has to.

    What came along from somewhere else says itself whether that waits (`kept_alone.along`).
    So it gets the day by which somebody says whether it is about whom it names, where what was told
    says that they harmed a child: counted from when it was told, whoever opens a case with it when.
    """
    if fact.kind == MENTIONED and fact.body.get(HARM):
        known = known_at(_told_at(drawer, fact), now)
        return replace(fact, body={**fact.body, SAY_BY: due_at(WITHIN, known, public.calendar)})
    if clearing.asks(public, drawer, fact):
        return replace(fact, body={**fact.body, **agree(public, now)})
    if fact.kind not in (of_case.KEPT_FROM, of_worry.KEPT_FROM) or AGREE in fact.body:
        return fact
    record, said = drawer.get(fact.subject), fact.body
    about = said.get("about") == "yes" or BY in said
    if not asks(public, drawer, record, str(said.get("person", "")), about=about):
        return fact
    return replace(fact, body={**said, **agree(public, now)})


def agree(public: PublicList, now: datetime) -> dict[str, str]:
    """Return what an entry says that somebody else has to agree to."""
    return {AGREE: due_at(WITHIN, now, public.calendar)}


def asks(
    public: PublicList, drawer: Drawer, record: object, person: str, *, about: bool = False
) -> bool:
    """Tell whether somebody else agrees where whoever writes in a drawer puts this person out.

    That is so of everybody who can read it. `about`: it is said to be about them. Then nobody is
    asked where a child named them, or shut them out; but for what whoever writes brought together
    with something else: anybody can tell a kiosk something.
    """
    case = drawer.get(record.case) if isinstance(record, Worry) and record.case else record
    if person == drawer.person or not isinstance(case, Case | Worry):
        return False
    if person in case.kept_from or person not in held_by(public, drawer):
        return False
    return not (isinstance(case, Case) and about and _child_named(public, drawer, case, person))


def _told_at(drawer: Drawer, mention: Fact) -> tuple[str, ...]:
    """Return when the part of what was told came that names somebody, as ISO 8601 where known."""
    told, part = str(mention.body.get("worry", "")), str(mention.body.get("part", ""))
    worry = drawer.get(told) if noun_of(told) == "worry" else None
    if isinstance(worry, Worry):
        later = stands_out.told_later(worry)
        since = int(part) if part.isdigit() else 0
        if part == SHUT_WITH_HARM and not low_ends.shuts_out_with_harm(replace(worry, more=())):
            since = len(later)
        return (later[since - 1].at,) if 0 < since <= len(later) else (worry.sent_at,)
    case = drawer.get(mention.subject) if told == HERE else None
    return (case.known_at,) if isinstance(case, Case) else ()


def chose_beside(drawer: Drawer, case: Case) -> tuple[str, ...]:
    """Return whom whoever writes in a drawer put out of a case as the last other reader, by id.

    Or of what was told in it, before that. So they chose who reads it with them instead; not where
    it was undone.
    """
    told = (row.subject for row in drawer.rows("worry", parent=case.id))
    entries = (e for each in (case.id, *told) for e in drawer.entries(each))
    kept = (e for e in entries if e.kind in (of_case.KEPT_FROM, of_worry.KEPT_FROM))
    chose = (e.said.get("person", "") for e in kept if e.by == drawer.person and BESIDE in e.said)
    return tuple(id for id in dict.fromkeys(map(str, chose)) if id in case.kept_from)


def _child_named(public: PublicList, drawer: Drawer, case: Case, person: str) -> bool:
    """Tell whether a child named somebody, by no worry that whoever writes brought together with
    something else in the case: in whatever order, and whether it was begun with it or put in."""
    entries, me = drawer.entries(case.id), drawer.person
    came = {
        str(e.said.get("worry", "")): (place, e.by)
        for place, e in enumerate(entries)
        if e.kind == of_case.WORRY_PUT_IN
    }
    first = (-1, next((e.by for e in entries if e.kind == of_case.OPENED), ""))
    rows = (drawer.get(row.subject) for row in drawer.rows("worry", parent=case.id))
    told = [each for each in rows if isinstance(each, Worry)]
    naming = [each for each in told if door.tells_of(public, each, person)]
    others = [came.get(each.id, first) for each in told if each not in naming]

    def is_mine(worry: Worry) -> bool:
        beside = [first, *others] if worry.id in came else others
        return any(max(each, came.get(worry.id, first))[1] == me for each in beside)

    return any(each.told.source == PUPIL and not is_mine(each) for each in naming)
