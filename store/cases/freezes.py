"""What nobody may look into as things stand: after STOP, and before advice is written down.

A case is frozen by STOP until a triage suspects no crime any more, or until the police are rung
after it and it is written down that they allow that people are asked: what they said before, they
said without knowing of it. Where a triage, or a grave category, says that nobody is questioned
before advice has come, nobody looks into anything before it either (procedure rows 13 and 19).
Advice that does not allow it ends nothing.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from store.adults.at_school import hold
from store.cases import demands
from store.cases.checklist import ALLOWED, DONE, Written
from store.cases.choices import POLICE
from store.cases.kinds import ESCALATED
from store.cases.untriaged import awaits_triage
from store.fields import Values
from store.looking.noted import Noted

if TYPE_CHECKING:
    from store.cases.case import Case

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
NOBODY_RANG = (
    "No call to the police or the LADO is in this case. First log it, with their reference: Esc, "
    "then E. What you typed here is kept."
)
NOT_RUNG_SINCE = (
    "No call to the police was logged after STOP was pressed. First ring them of it and log that, "
    "with their reference: Esc, then E. What you typed here is kept."
)
_ALLOW = frozenset({POLICE, "lado"})
BEFORE_THE_CALL = (
    "The first call that is logged was at {}. If they said it in one before that, log that call "
    "too: Esc, then E. What you typed here is kept."
)
SAID_BEFORE = "STOP was pressed at {}. What they said before that does not end it."


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
    """Return what was written down last after a STOP by which people may be asked."""
    return next(reversed(allowances(case, stop)), None)


def allowances(case: "Case", stop: Noted) -> tuple[Written, ...]:
    """Return what was written down after a STOP, and a call to the police about it, by which
    people may be asked."""
    since = _written_since(case, stop)
    rang = next((n for n, each in enumerate(since) if _is_call(each, {POLICE})), len(since))
    steps = advised_by(case)
    said = (each for each in since[rang:] if each.kind and each.step in steps)
    return tuple(each for each in said if each.may == ALLOWED)


def why_not_theirs(case: "Case", said: Values, now: datetime) -> dict[str, str]:
    """Return why what is said to be allowed ends nothing, by the field of the advice it is about.

    Whoever allows it was rung: after a STOP that stands the police, since then, and they said it
    since then; else the police or the LADO, at any time. `now` is in the time that was typed.
    """
    stop = stopped(case)
    if stop is None:
        calls = [each for each in case.written if _is_call(each, _ALLOW)]
        return _before(calls, said) if calls else {"may": NOBODY_RANG}
    calls = [each for each in _written_since(case, stop) if _is_call(each, {POLICE})]
    if not calls:
        return {"may": NOT_RUNG_SINCE}
    early = said_before(case, said["said_at"], now)
    return {"said_at": early} if early else _before(calls, said)


def _before(calls: Sequence[Written], said: Values) -> dict[str, str]:
    """Return that what they said is older than the first call in which they can have said it."""
    first = min(each.when for each in calls)
    early = said["said_at"] < first
    return {"said_at": BEFORE_THE_CALL.format(first[-5:])} if early else {}


def reference(case: "Case") -> str:
    """Return the reference logged with the last call to whoever can allow it, to go on with.

    Empty where there is none, and where both the police and the LADO gave one: nobody knows here
    who is written down.
    """
    stop = stopped(case)
    since, to = (_written_since(case, stop), {POLICE}) if stop else (case.written, _ALLOW)
    calls = [each for each in since if _is_call(each, to) and each.reference]
    return calls[-1].reference if len({each.to for each in calls}) == 1 else ""


def said_before(case: "Case", at: str, now: datetime) -> str:
    """Return that what was said `at` (`2026-03-03 09:14`, as typed) was before the STOP that stands
    was pressed, in two sentences; empty where it was not."""
    stop = stopped(case)
    if stop is None:
        return ""
    pressed = datetime.fromisoformat(stop.at).astimezone(now.tzinfo)
    early = at < f"{pressed:%Y-%m-%d %H:%M}"
    return SAID_BEFORE.format(f"{pressed:%H:%M} on {pressed:%-d %B}") if early else ""


def logged_before(case: "Case", call: str) -> bool:
    """Tell whether a call, by its entry, was logged before the STOP that stands."""
    stop = stopped(case)
    return stop is not None and call not in {each.id for each in _written_since(case, stop)}


def _written_since(case: "Case", stop: Noted) -> tuple[Written, ...]:
    ids = [each.id for each in case.written]
    return case.written[ids.index(stop.id) + 1 :] if stop.id in ids else ()


def _is_call(record: Written, to: Collection[str]) -> bool:
    return record.kind == ESCALATED and record.to in to


def advised_by(case: "Case") -> set[str]:
    """Return the steps by which advice is written down, by their ids."""
    return {
        stop.until for each in demands.counting(case) for stop in each.stops if stop.no_questions
    }
