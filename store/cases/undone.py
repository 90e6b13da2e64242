"""Whom a triage kept out by mistake reads the case again once two others have called it one.

A triage that says "the headteacher" keeps the case from them in the same save (`kept_from_head`).
Nothing else that keeps them out ends with it: not that a child shut them out, that somebody said or
judged that it is about them, or that they are named and nobody has said (W) what of. Nor does it
end where somebody is only not sure, or it turned out less grave. Both triages stay in the chain,
and a no that comes later from another terminal keeps the case from them again.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from store.adults.rows import HANDED, TAKEN
from store.adults.whom import known
from store.cases import gravity, named
from store.cases.gravity import MISTAKE
from store.cases.kept import BY_TRIAGE
from store.cases.kinds import KEPT_FROM
from store.cases.questions import ADULT, HEADTEACHER, UNSURE
from store.looking.noted import Noted

if TYPE_CHECKING:
    from store.cases.case import Case


def applied(case: "Case") -> "Case":
    """Return a folded case without what two called a mistake: whom it kept out, and its handing."""
    people = _ended(case)
    if not people:
        return case
    written = tuple(
        replace(each, kind="") if each.reference == BY_TRIAGE and each.to in people else each
        for each in case.written
    )
    out = {each.to for each in written if each.kind == KEPT_FROM}
    kept_from = tuple(id for id in case.kept_from if id not in people or id in out)
    return replace(case, written=written, kept_from=kept_from, noted=_not_handed(case, people))


def back(case: "Case") -> frozenset[str]:
    """Return whom a triage kept out and two called that a mistake, by their ids."""
    return frozenset(
        each.to for each in case.written if each.reference == BY_TRIAGE and not each.kind
    )


def would_be_back(case: "Case", id: str) -> frozenset[str]:
    """Return who could read a case again if somebody agreed to what was said less grave."""
    then = applied(replace(case, lowered=(*case.lowered, gravity.Word(id, "", ""))))
    return back(then) - set(then.kept_from)


def out_by_triage(case: "Case") -> frozenset[str]:
    """Return whom a triage keeps out as things stand, by their ids."""
    kept = (each for each in case.written if each.kind == KEPT_FROM)
    return frozenset(each.to for each in kept if each.reference == BY_TRIAGE)


def _ended(case: "Case") -> frozenset[str]:
    """Return whom no triage keeps out any more; never anybody who had a word in that."""
    people = out_by_triage(case)
    if not people or not _was_mistake(case):
        return frozenset()
    two = gravity.agreed(case)
    spoke = {each.by for each in case.lowered if each.id in two}
    spoke |= {each.by for each in case.triages if each.id in two}
    without = replace(case, noted=_not_handed(case, people))
    told = {each.id for each in known(without.noted).values() if each.told or each.named}
    asked = {each.id for each in named.mentions(without)}
    return people - spoke - told - asked - named.about(without)


def _was_mistake(case: "Case") -> bool:
    """Tell whether two called each triage that says "the headteacher" a mistake, and none counts.

    One that the next of its kind took the place of goes with that one.
    """
    heads = [each.id for each in case.triages if HEADTEACHER in gravity.grave_of(each)]
    standing = {(each.answers or {}).get(ADULT) for each in case.triage}
    if not heads or standing & {HEADTEACHER, UNSURE} or HEADTEACHER in gravity.stands(case):
        return False
    weighed, two = case.weighed, gravity.agreed(case)
    how = {each.id: each.how for each in case.triages}
    otherwise = {lost for id in two if how.get(id) != MISTAKE for lost in weighed.lowers(id)}
    return heads[-1] in gravity.by_mistake(weighed, how, two) and not otherwise & set(heads)


def _not_handed(case: "Case", people: Collection[str]) -> tuple[Noted, ...]:
    """Return what is noted but for that it was handed over as about one of these."""
    handed = [row for row in case.noted if row.kind == HANDED]
    if not handed or any(row.said.get("adult", "") not in people for row in handed):
        return case.noted
    return tuple(row for row in case.noted if row.kind not in (HANDED, TAKEN))
