"""What is closed only by two: who may be the second, and what they are shown."""

from datetime import timedelta

import pytest

from store import on_desk
from store.cases import closings
from store.cases.case_parts import OPEN
from store.cases.kept_alone import AGREE
from store.cases.kinds import CLOSING_AGREED, REOPENED
from store.cases.to_weigh import STOPPED_SINCE
from store.checkup import check_session
from store.drawers import undecided
from store.errors import Incomplete, Refused
from store.involved import telling
from store.letterbox import collect
from store.letterbox.told import Told
from store.looking import stopping
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.agreeing import answered
from tests.store.closing import CLOSING, LEFT, close
from tests.store.triaging_stage import CRIME, DRAWER, NOT_TOLD, QUARREL, Stage
from tests.store.two_offices import meet, same
from tests.terminals import Terminals


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


def test_a_second_person_closes_what_the_policy_wants_two_for(school: School, stage: Stage) -> None:
    stage.triage(CRIME)
    patel = school.people["Mr Patel"]
    with pytest.raises(Incomplete):
        close(stage)
    assert not close(stage, second=patel)
    assert stage.case.state == OPEN
    with pytest.raises(Refused, match="yourself"):
        closings.answer(stage.session, stage.drawer, stage.case, {"answer": "agree"}, NOW)
    second = school.sign_in("Mr Patel")
    assert "Agree to the closing, or not" in {
        each.item.title for each in on_desk.of(second, NOW).mine
    }
    drawer = second.drawer(DRAWER)
    no = {"answer": "refuse", "why": "The police have not answered"}
    closings.answer(second, drawer, stage.case, no, NOW)
    assert (stage.case.proposal, stage.case.state) == (None, OPEN)
    close(stage, second=patel)
    closings.answer(second, drawer, stage.case, {"answer": "agree"}, NOW)
    assert stage.case.state == "closed"
    assert (stage.case.closing or {})["summary"] == CLOSING["summary"]
    assert check_session(second) == []


def test_what_one_person_writes_past_the_rule_closes_nothing(stage: Stage) -> None:
    stage.triage(CRIME)
    close(stage, second=stage.session.public.with_role("deputy")[0].id)
    assert stage.case.proposal is not None
    for kind, body in (
        ("case.closed", dict(CLOSING)),
        (CLOSING_AGREED, {"proposal": stage.case.proposal.id, "closing": dict(CLOSING)}),
    ):
        stage.drawer.record(stage.id, kind, body, NOW)
        assert stage.case.state == OPEN, "one person is not two"


def test_who_alone_can_open_it_and_can_let_nobody_in_closes_nothing_grave(
    school: School, stage: Stage
) -> None:
    stage.triage(CRIME)
    stage.leave_parents()
    for name in school.people:
        if name != "Mrs Adeyemi":
            out = {"person": school.people[name], AGREE: ""}
            stage.drawer.record(stage.id, "case.kept_from", out, NOW)
    with pytest.raises(Refused, match="you alone can open it"):
        close(stage)
    assert stage.case.state == OPEN


def test_a_quarrel_needs_no_second_person(stage: Stage) -> None:
    stage.triage(QUARREL)
    assert close(stage)


def test_parents_not_told_waits_for_the_lead_who_is_named(school: School, stage: Stage) -> None:
    patel = school.people["Mr Patel"]
    stage.do("case.parents", {**NOT_TOLD, "reason": "It may harm her", "agreed": patel})
    with pytest.raises(Refused, match="lead has to agree"):
        close(stage)
    with pytest.raises(Refused, match="waits"):
        telling.answer(stage.session, stage.drawer, stage.case, {"answer": "agree"}, NOW)
    second = school.sign_in("Mr Patel")
    telling.answer(second, second.drawer(DRAWER), stage.case, {"answer": "agree"}, NOW)
    assert close(stage)


def test_two_offices_close_together_and_apart(terminals: Terminals) -> None:
    there = terminals.second_office("Mr Patel", "Mrs Adeyemi")
    first = Stage(terminals.school.sign_in("Mrs Adeyemi"))
    first.triage(CRIME)
    meet(terminals, first.session)
    second = there.sign_in("Mr Patel")
    close(first, second=second.person_id)
    meet(terminals, first.session, second)
    drawer = second.drawer(DRAWER)
    closings.answer(second, drawer, drawer.get(first.id), {"answer": "agree"}, NOW)
    meet(terminals, first.session, second)
    same(first.session, second)
    assert first.case.state == "closed"
    # One opens it again; the other, not knowing of it, does the same with other words.
    first.do("case.reopened", {"reasons": "More was told"})
    drawer.record(first.id, REOPENED, {"reasons": "The police rang"}, NOW)
    meet(terminals, first.session, second)
    same(first.session, second)
    assert first.case.state == OPEN
    undecided.choose(first.drawer, first.case, first.case.apart[0].id, NOW)
    meet(terminals, first.session, second)
    same(first.session, second)
    assert check_session(second) == []


def test_whoever_agrees_is_shown_what_is_left_open_and_what_came_since(
    school: School, stage: Stage
) -> None:
    stage.triage(CRIME)
    left = [each.step.title for each in stage.case.required if each.step.record != "case.parents"]
    close(stage, second=school.people["Mr Patel"])
    second = school.sign_in("Mr Patel")
    drawer = second.drawer(DRAWER)
    shown = "\n".join(closings.to_weigh(stage.case))
    assert f"Left open ({len(left) + 1}): {left[0]}" in shown
    assert LEFT["left_open"] in shown
    assert STOPPED_SINCE not in shown
    later = NOW + timedelta(minutes=1)
    stopping.stop(stage.drawer, stage.case, "", later)
    shown = "\n".join(closings.to_weigh(stage.case))
    assert STOPPED_SINCE in shown
    with pytest.raises(Refused, match="STOP was pressed"):
        closings.answer(second, drawer, stage.case, {"answer": "agree"}, later)
    stage.triage({**QUARREL, "kinds": "bullying"})
    answered(school.sign_in("Ms Hart"), stage.id)
    with pytest.raises(Refused, match="more came to be open: Decide what"):
        closings.answer(second, drawer, stage.case, {"answer": "agree"}, later)
    assert stage.case.state == OPEN


@pytest.mark.parametrize("role", ["instigator", "told", ""])
def test_that_it_is_known_to_be_false_is_for_two_where_a_child_told_it_or_is_said_to_have_done_it(
    school: School, role: str
) -> None:
    """Also where nobody was put into the case yet: what a child told lies in it."""
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    if role:
        stage.do("case.person_added", {"name": "Tom Bell", "role": role, "detail": "Oak"})
    else:
        sent = school.intake.post(Told(words="Tom took my ball", name="Ada"), NOW)
        collect.collect(stage.session, NOW)
        triage.link(stage.session, stage.drawer, stage.drawer.get(sent.subject), stage.id, NOW)
    accused = {"accused_told": "yes", "accused_how": "Tom, his mother"} if role else {}
    with pytest.raises(Incomplete) as error:
        close(stage, outcome="false", **accused)
    assert error.value.wrong.keys() == {"second"}
    assert not close(stage, outcome="false", second=school.people["Mr Patel"], **accused)
    second = school.sign_in("Mr Patel")
    closings.answer(second, second.drawer(DRAWER), stage.case, {"answer": "agree"}, NOW)
    assert stage.case.state == "closed"
