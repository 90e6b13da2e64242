"""The reference of a call that was not there yet when the call was logged."""

import pytest

from store import on_desk
from store.cases import casework, closings, to_do
from store.cases.checklist import DONE
from store.errors import Refused
from tests.made_up import NOW, School
from tests.store.closing import close
from tests.store.triaging_stage import CALL, CRIME, DRAWER, Stage


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


def test_the_reference_of_a_call_can_be_noted_later_and_a_closed_case_asks_for_it(
    school: School, stage: Stage
) -> None:
    stage.triage(CRIME)
    stage.do("case.escalated", CALL)
    (owed,) = casework.to_finish(stage.case)
    assert casework.to_finish(stage.case)[owed] == "Note their reference: Police"
    assert not [e for e in to_do.items(stage.case) if e.id == owed], "its step stands there"
    assert not close(stage, second=school.people["Mr Patel"])
    second = school.sign_in("Mr Patel")
    agree = {"answer": "agree"}
    closings.answer(second, second.drawer(DRAWER), stage.case, agree, NOW)
    mine = {each.item.id: each.overdue for each in on_desk.of(stage.session, NOW).mine}
    assert mine[owed] is False
    with pytest.raises(Refused):
        casework.finish_action(stage.drawer, stage.case, "reference x", {"note": "CR-1"}, NOW)
    casework.finish_action(stage.drawer, stage.case, owed, {"note": "CR-1"}, NOW)
    assert stage.step("police").state == DONE
    assert [each.reference for each in stage.case.written if each.kind == "case.escalated"] == [
        "CR-1"
    ]
    assert owed not in {each.item.id for each in on_desk.of(stage.session, NOW).mine}
