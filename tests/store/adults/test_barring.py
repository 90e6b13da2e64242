"""Whether the DBS and the TRA are told of an adult: a question that no triage leaves out."""

from dataclasses import replace

import pytest

from store.adults import outcomes, told_about
from store.cases import triaging, unfinished
from store.cases.kinds import ESCALATED, SANCTION_LIFTED, SANCTIONED
from store.errors import Refused
from store.school import people
from tests.made_up import NOW, School
from tests.school_year import with_calendar
from tests.store.adults.judging_stage import ENDED, Desk
from tests.store.changing import agreed
from tests.store.triaging_stage import QUARREL, STAFF

BARRING = {"dbs", "tra"}


@pytest.fixture
def stage(school: School) -> Desk:
    return Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])


def left(stage: Desk) -> set[str]:
    """Return what is still asked, or to be done, about the DBS and the TRA."""
    return {each.step.id for each in stage.case.steps if each.is_open} & {"barred", *BARRING}


def tick(stage: Desk, step: str, said: str) -> None:
    triaging.tick(stage.drawer, stage.case, step, said, {"note": "He has left"}, NOW)


def test_whether_the_dbs_is_told_is_asked_and_once_more_after_the_outcome(stage: Desk) -> None:
    answers = {"danger": "no", "illegal": "none", "adult": "staff", "threshold": "yes"}
    answers |= {"child": "victim", "kinds": "adult", "why": "Told"}
    triaging.triage(stage.session.public, stage.drawer, stage.case, answers, NOW)
    stage.judge(harmed="yes")
    stage.advised(may="yes")
    stage.lift()

    tick(stage, "barred", "no")
    assert left(stage) == set()
    ended = {**ENDED, "outcome": "substantiated"}
    outcomes.decide(stage.session.public, stage.drawer, stage.case, ended, NOW)
    assert left(stage) == {"barred"}, "what was said before the outcome is asked anew"
    assert any("is not answered" in each for each in unfinished.obstacles(stage.case))
    assert not any("DBS" in each for each in unfinished.left_open(stage.case)), "no reason will do"
    tick(stage, "barred", "yes")
    assert left(stage) == BARRING
    stage.drawer.record(stage.id, ESCALATED, {"to": "dbs"}, NOW)
    assert left(stage) == BARRING, "their reference is still to come"
    still = [each for each in unfinished.obstacles(stage.case) if "is still to do" in each]
    assert len(still) == 2, "closed, they would stand on nobody's desk"
    stage.drawer.record(stage.id, ESCALATED, {"to": "dbs", "reference": "B-4"}, NOW)
    tick(stage, "tra", "not_needed")
    assert left(stage) == set()
    assert not any("is still to do" in each for each in unfinished.obstacles(stage.case))


@pytest.mark.parametrize("harmed", ["yes", "unsure"])
def test_whether_the_dbs_is_told_is_asked_of_whoever_met_the_threshold_whatever_it_was_triaged_as(
    school: School, harmed: str
) -> None:
    with_calendar(school)
    school.now = NOW
    stage = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    public = stage.session.public
    stage.judge(harmed="no")
    assert left(stage) == set(), "of a low-level concern nobody asks it"
    triaging.triage(public, stage.drawer, stage.case, QUARREL, NOW)
    stage.judge(harmed=harmed)
    assert left(stage) == {"barred"}
    with pytest.raises(Refused, match="judge it anew first"):
        triaging.triage(public, stage.drawer, stage.case, QUARREL, NOW)
    told = unfinished.obstacles(stage.case)
    assert not any("is not answered" in each for each in told), "its outcome asks it anew"
    tick(stage, "barred", "yes")
    assert left(stage) == BARRING
    due = {each.step.id: each.step.due for each in stage.case.steps if each.step.id in BARRING}
    assert set(due.values()) == {"2026-03-10 09:14"}
    triaging.triage(public, stage.drawer, stage.case, {**STAFF, "kinds": "adult"}, NOW)
    assert left(stage) == BARRING, "once, and what was said of it stays said"
    stage.judge(harmed="no", how="less", second=school.people["Dr Quince"])
    assert left(stage) == BARRING, "one alone takes it from nobody's desk"


def test_whether_the_dbs_is_told_is_asked_of_whom_a_sanction_takes_from_their_work(
    stage: Desk,
) -> None:
    said = {"table": "staff", "person": "p", "name": "Mr Okafor", "actions": "head"}
    stage.drawer.record(stage.id, SANCTIONED, said, NOW)
    stage.drawer.record(stage.id, SANCTIONED, {**said, "table": "pupils"}, NOW)
    assert left(stage) == set()
    stage.drawer.record(stage.id, SANCTIONED, {**said, "actions": "head\nsuspension"}, NOW)
    assert left(stage) == {"barred"}
    stage.drawer.record(stage.id, SANCTION_LIFTED, {"sanction": stage.case.sanctions[-1].id}, NOW)
    assert left(stage) == set()


def leaves(school: School, name: str) -> None:
    """Somebody works here no more; Miss Lee has their class."""
    ended = people.end_person(school.home.desk.school, school.people[name])
    lee = (school.people["Miss Lee"],)
    classes = tuple(replace(each, adults=each.adults or lee) for each in ended.classes)
    agreed(school, "Mrs Adeyemi", "Ms Hart", replace(ended, classes=classes))


def test_whether_the_dbs_is_told_is_asked_of_whoever_left_before_anything_was_decided(
    school: School, stage: Desk
) -> None:
    with_calendar(school)
    more = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"], fact="He did it again")
    answers = {**STAFF, "kinds": "adult"}
    triaging.triage(stage.session.public, more.drawer, more.case, answers, NOW)
    tick(more, "barred", "no")
    low = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"], fact="He was late")
    low.judge(harmed="no")
    leaves(school, "Mr Okafor")
    public = stage.session.public
    for each in (stage, more, low):
        assert left(each) == set()
        told_about.note(public, each.drawer, each.id, NOW)
    assert left(low) == set(), "of a low-level concern nobody asks it"
    assert left(more) == {"barred"}, "what was said before he left is asked again"
    assert left(stage) == {"barred"}, "nobody has judged it"
    assert any("is not answered" in each for each in unfinished.obstacles(stage.case))
    tick(stage, "barred", "yes")
    told_about.note(public, stage.drawer, stage.id, NOW)
    assert left(stage) == BARRING, "it is noted once"
    due = {each.step.id: each.step.due for each in stage.case.steps if each.step.id in BARRING}
    assert set(due.values()) == {"2026-03-10 09:14"}
