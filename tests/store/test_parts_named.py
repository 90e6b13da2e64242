"""The step that asks for the people of a case is done once those are named whom it tells of."""

import pytest

from store.cases.unfinished import left_open
from store.involved import target
from store.involved.kinds import ADDED
from store.involved.people import INSTIGATOR, VICTIM
from tests.made_up import School
from tests.store.triaging_stage import CRIME, QUARREL, Stage


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({**CRIME, "kinds": "nudes"}, ("victim", "instigator")),
        (
            {**QUARREL, "kinds": "nudes", "illegal": "none", "child": "none"},
            ("instigator", "victim"),
        ),
        ({**QUARREL, "child": "victim"}, ("victim", "instigator")),
        ({**QUARREL, "child": "instigator"}, ("instigator",)),
        ({**CRIME, "adult": "outside"}, ("victim",)),
    ],
)
def test_people_and_their_parts_are_named_once_who_is_told_of_is(
    stage: Stage, answers: dict[str, str], missing: tuple[str, ...]
) -> None:
    stage.do(ADDED, {"name": "Amy Bell", "role": "told"})
    stage.triage(answers)
    stage.do(ADDED, {"name": "Ann Fry", "role": "witness"})
    for n, role in enumerate(missing):
        assert "Name the people, their parts" in left_open(stage.case), "the closing asks why"
        stage.do(ADDED, {"name": f"Kim Day{n}", "role": role})
        left = {VICTIM: target.TO_WHOM, INSTIGATOR: target.BY_WHOM}
        still = {left[each] for each in missing[n + 1 :]}
        assert set(target.parts_missing(stage.case)) == still, "the step says who"
    assert not stage.step("people").is_open
