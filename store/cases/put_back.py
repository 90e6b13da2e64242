"""A case once it is undone that one colleague put another out of it.

Nothing that they alone said of whom they put out counts then, whatever it was said by, but what two
take back: a judgement or a triage that is grave (`gravity`). What others said stays, and whatever
else keeps it from them.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from store.adults.judged import HEAVY
from store.adults.rows import HANDED, LOW, MENTIONED, SAID_OF, THRESHOLD
from store.adults.whom import ENTERED, NOT_OURS, SAID
from store.cases import gravity
from store.cases.checklist import Written
from store.cases.kinds import KEPT_FROM
from store.involved.people import ADULT, INSTIGATOR, NAMED, STAFF, CasePerson
from store.looking.noted import ABOUT, INVESTIGATION, OPENED, SEVERAL, SIGNED, Noted, of_kind

if TYPE_CHECKING:
    from store.cases.case import Case


def put_back(case: "Case", kept: Written) -> "Case":
    """Return a case as it is once what was `kept` alone from somebody is undone."""
    since = next((n for n, each in enumerate(case.written) if each.id == kept.id), 0)
    held = _sanctioned(case, kept)
    written = tuple(
        replace(each, kind="", reference="")
        if each.id in held
        or (place >= since and (each.kind, each.to, each.by) == (KEPT_FROM, kept.to, kept.by))
        else each
        for place, each in enumerate(case.written)
    )
    out = {each.to for each in written if each.kind == KEPT_FROM}
    mistakes = {*case.matter.mistaken, *(gravity.agreed(case) if case.matter.mistaken else ())}
    rows = (row for row in case.noted if not _said_alone(row, kept, mistakes))
    return replace(
        case,
        written=written,
        kept_from=tuple(id for id in case.kept_from if id != kept.to or id in out),
        noted=tuple(_not_about(case, row, kept) for row in rows),
        people=tuple(_only_named(case, each, kept) for each in case.people),
        sanctions=tuple(
            replace(each, lifted=each.lifted or each.id in held) for each in case.sanctions
        ),
    )


def _said_alone(row: Noted, kept: Written, mistakes: Collection[str]) -> bool:
    """Tell whether a row says of whoever was put out what whoever did so alone says of them.

    Or what two called a mistake: `mistakes` are both judgements, by their ids.
    """
    if row.said.get("adult") != kept.to or (row.by != kept.by and row.id not in mistakes):
        return False
    if row.kind == THRESHOLD:
        return row.said.get("outcome") not in HEAVY or row.id in mistakes
    if row.kind == MENTIONED:
        return row.said.get(ENTERED) == "yes"
    return row.kind in (LOW, HANDED) or (row.kind == SAID_OF and row.said.get(SAID) not in NOT_OURS)


def _not_about(case: "Case", row: Noted, kept: Written) -> Noted:
    """Return a row that complains of them no more, if nobody else has signed that it is so."""
    if row.kind not in (OPENED, ABOUT) or row.by != kept.by or kept.to not in row.ids("about"):
        return row
    whole = row.said.get(INVESTIGATION, row.id)
    signed = (one for one in of_kind(case.noted, SIGNED) if one.said.get(INVESTIGATION) == whole)
    if any(one.by != kept.by for one in signed):
        return row
    left = SEVERAL.join(id for id in row.ids("about") if id != kept.to)
    return replace(row, said={**row.said, "about": left})


def _only_named(case: "Case", person: CasePerson, kept: Written) -> CasePerson:
    """Return somebody of a case, no adult in it any more where the same hand put them in as one."""
    rows = of_kind(case.noted, MENTIONED)
    alone = (row for row in rows if _said_alone(row, kept, ()))
    if person.id not in {row.said.get("part") for row in alone}:
        return person
    roles = (NAMED if role in (ADULT, INSTIGATOR) else role for role in person.roles)
    return replace(person, roles=tuple(dict.fromkeys(roles)))


def _sanctioned(case: "Case", kept: Written) -> frozenset[str]:
    """Return what the same hand decided about the behaviour of whom they put out, by its ids."""
    tied = {each.id for each in case.people if each.tie == f"{STAFF}:{kept.to}"}
    return frozenset(s.id for s in case.sanctions if s.person in tied and s.by == kept.by)
