"""A closing asks who keeps an eye on it, and whether whoever was wrongly accused was told so."""

from datetime import timedelta

import pytest

from store import on_desk
from store.cases import casework
from store.cases.actions import ME, WATCH
from store.errors import Incomplete
from tests.made_up import NOW, School
from tests.store.closing import close
from tests.store.triaging_stage import Stage


@pytest.fixture
def stage(school: School) -> Stage:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    stage.leave_parents()
    return stage


def test_an_eye_is_kept_by_somebody_who_looks_again_on_a_day(stage: Stage) -> None:
    for left in ({"watch_by": ME}, {"watch_on": "2026-03-10"}):
        with pytest.raises(Incomplete):
            close(stage, outcome="watching", **left)
    assert close(stage, outcome="watching", watch_by=ME, watch_on="2026-03-10")

    def mine() -> list[tuple[str, str]]:
        found = on_desk.of(stage.session, NOW + timedelta(days=7)).mine
        return [(each.item.title, each.item.due) for each in found]

    assert (WATCH, "2026-03-10") in mine()
    (action,) = casework.to_finish(stage.case)
    casework.finish_action(stage.drawer, stage.case, action, {"note": "They play again"}, NOW)
    assert mine() == []


def test_who_was_wrongly_accused_is_told_so_or_it_is_said_why_not(stage: Stage) -> None:
    stage.do("case.person_added", {"name": "Kyle Moss", "role": "instigator"})
    with pytest.raises(Incomplete) as asked:
        close(stage, outcome="mistaken")
    assert {"accused_told", "accused_how"} <= asked.value.wrong.keys()
    told = {
        "accused_told": "yes",
        "accused_how": "Kyle, his mother: nothing is held against him",
    }
    assert close(stage, outcome="mistaken", **told)
    assert stage.case.closing is not None
    assert stage.case.closing["accused_told"] == "yes"
