"""What the LADO, the police or social care said about an adult, and who then allows questions.

A call is written once: as the call it is, and as the advice it brought. Only whoever leads what is
about this adult ends "do not question yet", and says why (KCSIE part four: nobody looks into an
allegation before the LADO has advised).
"""

from collections.abc import Collection
from datetime import datetime

from store.adults.rows import ADVICE, LIFTED
from store.cases import freezes
from store.cases.cases import OPEN, Case
from store.cases.casework import as_it_stands
from store.cases.choices import AGENCIES, METHODS
from store.cases.kinds import ESCALATED
from store.cases.named import refuse_named
from store.drawers.drawer import Drawer, Fact
from store.errors import Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.school.public_list import PublicList

POLICE = "police"
_WHO = tuple(each for each in AGENCIES if each.id in ("lado", POLICE, "social_care"))
FIELDS = (
    Field("of", "Who advised", Kind.CHOICE, True, choices=_WHO),
    Field("when", "When", Kind.MOMENT, True),
    Field("method", "How", Kind.CHOICE, True, choices=METHODS),
    Field("spoke", "Who spoke to whom", required=True, limit=400),
    Field("reference", "Their reference", limit=120),
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
        (Choice("no", "Not yet"), Choice("yes", "Yes, they said so")),
    ),
)
STOPS = (
    "STOP: a crime is suspected, so nobody is asked before the police have said so too. Ring them "
    "(E); A writes down what they say."
)
LIFT_FIELDS = (
    Field("why", "Why they may be asked now, by whom, about what", Kind.TEXT, True, in_words=True),
)


def log(drawer: Drawer, case: Case, values: Values, now: datetime) -> None:
    """Write down a contact, and with it what they said.

    Raises:
        Incomplete: a field is missing or wrong.
        Refused: the case is closed.
    """
    require(FIELDS, values, now)
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    said = kept(FIELDS, values)
    parts = ("when", "method", "spoke", "reference")
    call = {"to": said["of"], "agreed": said["said"]}
    call |= {str(key): said[key] for key in parts if key in said}
    advice = {key: said[key] for key in ("of", "said", "may")}
    if said["of"] == POLICE:
        # What is suspected to be a crime waits for their advice too: it is written once.
        waits = freezes.advised_by(case)
        steps = [each.step.id for each in case.steps if each.step.linked and each.step.id in waits]
        advice["step"] = "".join(steps[:1])
    facts = [Fact(case.id, ESCALATED, call), Fact(case.id, ADVICE, advice)]
    drawer.record_all(facts, now)


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
