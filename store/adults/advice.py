"""What the LADO, the police or social care said about an adult, and who then allows questions.

A call is written once: as the call it is, and as the advice it brought; of a call that was logged
before, only what it brought. Only whoever leads what is
about this adult ends "do not question yet", and says why (KCSIE part four: nobody looks into an
allegation before the LADO has advised).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from store.adults.rows import ADVICE, LIFTED
from store.cases import freezes
from store.cases.act_fields import call_fields
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.cases.checklist import ALLOWED
from store.cases.choices import AGENCIES, POLICE
from store.cases.kinds import ESCALATED
from store.cases.named import refuse_named
from store.drawers.drawer import Drawer, Fact
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.school.public_list import PublicList

_WHO = tuple(each for each in AGENCIES if each.id in ("lado", POLICE, "social_care"))
_ADVISE = tuple(each.id for each in _WHO)
OF, CALL = "of", "call"
"""The parts of what was advised that name who did so, and a call logged before that brought it."""
WHO = Field(OF, "Who advised", Kind.CHOICE, True, choices=_WHO)
SAID = (
    Field(
        "said",
        "What they said",
        Kind.TEXT,
        True,
        "Who may be told what, who speaks with whom, what comes next and when.",
    ),
    Field(
        "may",
        "May the adult and the child be asked now?",
        Kind.CHOICE,
        True,
        "As they said it. Not said: not yet.",
        (Choice("no", "Not yet"), Choice(ALLOWED, "Yes, they said so")),
    ),
)
_OF_CALL = ("when", "police_by", "method", "spoke", "reference", "next")
BEFORE_STOP = (
    "That call was before STOP was pressed, so it does not end it. Ring the police again: it is "
    "another call, and logged with what they say."
)
STOPS = (
    "STOP: a crime is suspected, so nobody is asked before the police have said so too. Ring them "
    "(E); A writes down what they say."
)
LIFT_FIELDS = (
    Field("why", "Why they may be asked now, by whom, about what", Kind.TEXT, True, in_words=True),
)


@dataclass(frozen=True)
class Call:
    """A call that was logged and of which nobody has written down what it brought."""

    id: str
    to: str
    when: str
    spoke: str


def calls(drawer: Drawer, case: Case) -> tuple[Call, ...]:
    """Return such calls to whoever advises about an adult, the oldest first."""
    advised = case.matter.advice
    used = {row.said.get(CALL, "") for row in advised}
    # What was written with its advice has its moment and its author.
    used |= {
        each.id
        for each in case.written
        for row in advised
        if (each.at, each.by, each.to) == (row.at, row.by, row.said.get("of", ""))
        and not row.said.get(CALL)
    }
    free = {e.id for e in case.written if e.kind == ESCALATED and e.to in _ADVISE} - used
    entries = (each for each in drawer.entries(case.id) if each.id in free)
    said = ((each, each.said) for each in entries)
    return tuple(
        Call(each.id, str(s["to"]), str(s.get("when", each.at)), str(s.get("spoke", "")))
        for each, s in said
    )


def fields(stands: Sequence[Choice] = ()) -> tuple[Field, ...]:
    """Return what is asked; `stands` are calls that were logged, by the ids of their entries.

    Of any other call it is asked what is asked of a call (E).
    """
    others = [Choice(each.id, f"Another call: {each.label}") for each in _WHO] if stands else _WHO
    which = replace(WHO, label="Which call?" if stands else WHO.label, choices=(*stands, *others))
    call = {each.id: each for each in call_fields(_WHO)}
    asked = {
        **dict.fromkeys(_OF_CALL, _ADVISE),
        "police_by": (POLICE,),
        "method": tuple(id for id in _ADVISE if id != POLICE),
    }
    return (which, *(replace(call[id], only_if=(OF, of)) for id, of in asked.items()), *SAID)


def log(drawer: Drawer, case: Case, values: Values, now: datetime) -> None:
    """Write down what they said; and the contact, unless it names a call that stands already.

    Raises:
        Incomplete: a field is missing or wrong, or a call before STOP is said to end it.
        Refused: the case is closed, or what that call brought is written down already.
    """
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    stands = {each.id: each for each in calls(drawer, case)}
    asked = fields([Choice(id, each.to) for id, each in stands.items()])
    which = values.get(OF, "")
    if which and which not in (*_ADVISE, *stands):
        raise Refused("What this call brought is written down already. Please look again.")
    require(asked, values, now)
    said = kept(asked, values)
    advice = {each.id: said[each.id] for each in SAID}
    facts = []
    if which in stands:
        advice |= {OF: stands[which].to, CALL: which}
    else:
        call = {id: said[id] for id in _OF_CALL if id in said}
        facts.append(Fact(case.id, ESCALATED, {"to": which, "agreed": said["said"], **call}))
        advice |= {OF: which}
    if advice[OF] == POLICE:
        if advice["may"] == ALLOWED:
            _refuse_before_stop(case, advice.get(CALL, ""), said.get("when", ""), now)
        # What is suspected to be a crime waits for their advice too: it is written once.
        waits = freezes.advised_by(case)
        steps = [each.step.id for each in case.steps if each.step.linked and each.step.id in waits]
        advice["step"] = "".join(steps[:1])
    drawer.record_all([*facts, Fact(case.id, ADVICE, advice)], now)


def _refuse_before_stop(case: Case, call: str, when: str, now: datetime) -> None:
    if call and freezes.logged_before(case, call):
        raise Incomplete({OF: BEFORE_STOP})
    if not call and (early := freezes.said_before(case, when, now)):
        raise Incomplete({"when": early})


def lifters(public: PublicList, case: Case, held_by: Collection[str]) -> tuple[str, ...]:
    """Return who may allow questions: the headteacher; about them, or without them, the chair.

    Where neither opens the case it is for whoever leads it.
    """
    for role in ("headteacher", "chair"):
        found = [each.id for each in public.with_role(role)]
        left = tuple(id for id in found if id in held_by and id not in case.kept_from)
        if left:
            return left
    return (case.lead,)


def is_stopped(case: Case) -> bool:
    """Tell whether a STOP waits for what the police say: the LADO's advice does not end it."""
    return freezes.stopped(case) is not None or freezes.awaits_advice(case)


def lift(
    public: PublicList,
    drawer: Drawer,
    case: Case,
    held_by: Collection[str],
    values: Values,
    now: datetime,
) -> None:
    """Allow that the adult and the child are asked, as was advised.

    Raises:
        Incomplete: it is not said why.
        Refused: nobody advised so, it is allowed already, a STOP waits for the police, or somebody
            else has to say it.
    """
    require(LIFT_FIELDS, values)
    case = as_it_stands(drawer, case)
    matter = case.matter
    if case.state != OPEN or not matter.is_held:
        raise Refused("Nothing waits to be allowed any more. Please look again.")
    refuse_named(public, drawer.person, case)
    advised = matter.allows
    if advised is None:
        raise Refused("First write down what the LADO or the police said, and that they allow it.")
    if is_stopped(case):
        raise Refused(STOPS)
    may = lifters(public, case, held_by)
    if drawer.person not in may:
        names = " or ".join(public.name_of(id) for id in may)
        raise Refused(f"Only {names} can say that somebody is asked now.")
    body = {**kept(LIFT_FIELDS, values), "advice": advised.id}
    drawer.record(case.id, LIFTED, body, now)
