"""Anybody on the staff logs a fault, a complaint or a mistake; it begins the case that it is."""

import pytest

from store.cases import questions, triaging
from store.cases.case import Case
from store.drawers.own import Concern
from store.involved import first_people, named_child
from store.letterbox import collect
from store.letterbox.told import COMPLAINT, FAULT, MISTAKE, PARENT, PERSON, STAFF, concern_of
from store.worries import concerns, triage
from store.worries.worry import Worry, title
from tests.made_up import NOW, School
from tests.store.triaging_stage import QUARREL

SAID = {"urgent": "no", "fact": "It is broken, and a mother said so", "happened": "2026-03-03"}
OPENING = {"title": "A", "seriousness": "low"}


@pytest.mark.parametrize(
    ("kind", "said", "called", "first"),
    [
        (FAULT, {}, "a fault or damage", "fault_pass"),
        (MISTAKE, {}, "a mistake of our own", "mistake_thanks"),
        (
            COMPLAINT,
            {"child": "Ann Lee", "way": PERSON, "teller": "Her mother, at the gate"},
            "a parent's complaint: Ann Lee",
            "complaint_way",
        ),
    ],
)
def test_what_anybody_logs_is_what_it_is_on_the_desk_and_begins_such_a_case(
    school: School, kind: str, said: dict[str, str], called: str, first: str
) -> None:
    lee = school.sign_in("Miss Lee")
    subject = concerns.log(
        lee, school.intake, {**SAID, **said, "about": "school", "kind": kind}, NOW
    )
    lead = school.sign_in("Mrs Adeyemi")
    collect.collect(lead, NOW)
    drawer = lead.find(subject)
    assert drawer is not None
    worry = drawer.get(subject)
    assert isinstance(worry, Worry)
    assert title(worry).startswith(called)
    assert worry.told.source == (PARENT if said else STAFF)
    triage.see(lead, drawer, worry, NOW)
    opening = {**OPENING, "category": kind}
    case = drawer.get(triage.open_case(lead, drawer, [worry], opening, NOW))
    assert isinstance(case, Case)
    offered = [(e.name, e.detail, e.role) for e in first_people.offered(lead.public, [worry])]
    assert offered == ([("Ann Lee", "", "named"), ("Her mother", "at the gate", "")] * bool(said))
    known = triaging.begun(lead.public, case, [worry])
    assert known[questions.KINDS] == kind
    answers = {**QUARREL, **known, questions.CHILD: questions.NO_PART}
    plan = triaging.triage(lead.public, drawer, case, answers, NOW)
    assert first in {each.id for each in plan.steps}
    case = drawer.get(case.id)
    assert named_child.is_missing(case, [worry]) is False
    collect.collect(lee, NOW)
    own = lee.own.get(concern_of(subject))
    assert isinstance(own, Concern)
    assert (own.kind, own.acknowledged_by) == (kind, lead.person_id)
