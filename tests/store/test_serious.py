"""A case is called in immediate danger until two take that back, or it ends as mistaken."""

import pytest

from store.cases import serious
from store.cases.kinds import CATEGORISED, REOPENED
from store.cases.to_do import TO_CALL
from tests.made_up import School
from tests.store.agreeing import LESS, NO, answered, lower
from tests.store.closing import close
from tests.store.triaging_stage import QUARREL, Stage

IN_DANGER = {"category": "friends", "seriousness": "danger", "reasons": "A knife"}


@pytest.fixture
def stage(school: School) -> Stage:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    stage.do(CATEGORISED, IN_DANGER)
    return stage


def listed(stage: Stage) -> tuple[str, int, list[str]]:
    """How a case is called, where it stands in the list, and what is to be said again."""
    (row,) = (each for each in stage.drawer.rows("case") if each.subject == stage.id)
    asked = [e.title for id, e in stage.drawer.open_items(item=TO_CALL) if id == stage.id]
    return stage.case.seriousness, row.rank, asked


def test_danger_that_two_took_back_is_said_no_more_and_it_is_asked_how_serious_it_is(
    school: School, stage: Stage
) -> None:
    stage.triage({**QUARREL, "danger": "yes"})
    lower(stage, LESS)
    assert listed(stage) == ("danger", 0, []), "one person's word takes nothing back"
    answered(school.sign_in("Mr Patel"), stage.id)
    assert listed(stage) == ("taken_back", 2, [serious.SAY_AGAIN])
    assert serious.said(stage.case) == ""
    stage.do(CATEGORISED, {**IN_DANGER, "seriousness": "low"})
    assert listed(stage) == ("low", 3, [])
    stage.do(CATEGORISED, IN_DANGER)
    assert listed(stage) == ("danger", 0, []), "it was said anew"


def test_danger_stays_where_somebody_does_not_agree(school: School, stage: Stage) -> None:
    stage.triage({**QUARREL, "danger": "yes"})
    lower(stage, LESS)
    answered(school.sign_in("Mr Patel"), stage.id, NO)
    assert listed(stage) == ("danger", 0, [])


def test_a_case_that_ended_as_mistaken_is_called_in_danger_no_more_until_it_is_open_again(
    stage: Stage,
) -> None:
    assert close(stage, outcome="mistaken")
    assert listed(stage) == ("taken_back", 2, [])
    stage.drawer.record(stage.id, REOPENED, {"why": "It was so"}, stage.now)
    assert listed(stage)[:2] == ("danger", 0)
