"""What nobody may look into as things stand: after STOP, and before advice is written down.

A case is frozen by STOP until a triage suspects no crime any more, or until it is written down
after it that the police, the LADO or social care allow that people are asked. Where a triage, or
a grave category, says that nobody is questioned before advice has come, nobody looks into anything
before it either (procedure rows 13 and 19). Advice that does not allow it ends nothing.
"""

from typing import TYPE_CHECKING

from store.adults.at_school import hold
from store.adults.rows import ADVICE
from store.cases import demands
from store.cases.checklist import ALLOWED, DONE, Written, allows
from store.cases.to_do import awaits_triage
from store.looking.noted import Noted

if TYPE_CHECKING:
    from store.cases.cases import Case

FROZEN = (
    "STOP was pressed. Nobody looks further before it is written down that the police allow it (a "
    "step on the page of the case), or a new triage (F there) suspects no crime any more, and "
    "somebody else agrees to that."
)
UNADVISED = (
    "Nobody looks into it before the police or the LADO allow it. Ring them, and write down what "
    "they say: it is a step on the page of the case."
)
UNTRIAGED = (
    "First triage it (F on the page of the case): of what it is about nobody sees anything, and "
    "nobody looks into it before the police have advised."
)
UNBEGUN = (
    "First triage it (F on the page of the case): only that says whether anybody may look into it."
)
UNALLOWED = (
    "It is about an adult at school: nobody looks into it before the LADO has advised. H on the "
    "page of the case leads through it."
)


def why_frozen(case: "Case") -> str:
    """Return why nobody may look further, in a sentence or two; empty when they may."""
    if stopped(case) is not None:
        return FROZEN
    if case.files_closed and not case.triages:
        return UNTRIAGED
    if awaits_advice(case):
        return UNADVISED
    return UNALLOWED if hold(case.triage, case.grave_category, case.matter) else ""


def why_still(case: "Case") -> str:
    """Return why not even what looks at nothing is done, e.g. a signature; only STOP forbids it."""
    return FROZEN if stopped(case) is not None else ""


def why_not_begin(case: "Case") -> str:
    """Return why nobody may begin to look into a case, in a sentence or two; empty when they may.

    A triage comes first (procedure row 13): it may say that the police look, and nobody else.
    """
    return why_frozen(case) or (UNBEGUN if awaits_triage(case) else "")


def stopped(case: "Case") -> Noted | None:
    """Return the STOP that freezes a case, or None: the last one, if nobody has advised since."""
    stop = case.stop
    return None if stop is None or allowed_since(case, stop) else stop


def awaits_advice(case: "Case") -> bool:
    """Tell whether nobody is to be questioned, and nothing looked into, before advice has come."""
    undone = {each.step.id for each in case.steps if each.state != DONE}
    return bool(advised_by(case) & undone)


def allowed_since(case: "Case", stop: Noted) -> Written | None:
    """Return what was written down after a STOP by which people may be asked, the last of it."""
    ids = [each.id for each in case.written]
    since = case.written[ids.index(stop.id) + 1 :] if stop.id in ids else ()
    steps = [each.step for each in case.steps if each.step.id in advised_by(case)]
    found = (
        each
        for each in reversed(since)
        if (each.kind == ADVICE and each.may == ALLOWED)
        or any(each.kind and each.step == step.id and allows(each, step) for step in steps)
    )
    return next(found, None)


def advised_by(case: "Case") -> set[str]:
    """Return the steps by which advice is written down, by their ids."""
    return {
        stop.until for each in demands.counting(case) for stop in each.stops if stop.no_questions
    }
