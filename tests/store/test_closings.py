"""Closing a case: who was told, what it asks, and as what it ends."""

from dataclasses import replace
from typing import Any

import pytest

from store.adults import outcomes
from store.cases import closings, plain_kind, questions, triaging, unfinished
from store.cases.main_file import MainFile
from store.cases.outcomes import ADULT_OUTCOMES, CHILD_OUTCOMES, OUTCOMES
from store.cases.possible_ends import LOW_LEVEL
from store.errors import Incomplete
from store.letterbox.told import STAFF as STAFF_TOLD
from store.letterbox.told import Told
from store.worries.worry import Worry
from tests.made_up import School
from tests.store.closing import close, main_file_of
from tests.store.triaging_stage import QUARREL, STAFF, Stage


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


def test_a_closing_says_who_was_told_or_why_not(stage: Stage) -> None:
    with pytest.raises(Incomplete) as caught:
        close(stage, child_why="", staff_told="yes")
    assert caught.value.wrong.keys() == {"child_why", "staff_what"}
    assert close(stage, child_told="no", child_why="They have left the school")
    assert stage.case.closing is not None
    assert stage.case.closing["child_why"] == "They have left the school"


def test_that_no_child_or_no_parents_are_in_it_is_said_only_where_that_can_be(
    stage: Stage,
) -> None:
    """It began with what a child told, or the parents were told of it before."""

    def offered(**more: Any) -> list[str]:
        fields = closings.fields(stage.case, (), main_file_of(stage), **more)
        asked = ("child_told", "parents_dealt")
        return [f.id for f in fields if f.id in asked and "none" in {c.id for c in f.choices}]

    stage.leave_parents()
    assert offered() == ["child_told"], "of the parents something was said"
    concern = Worry("worry:1", told=Told(source=STAFF_TOLD, about="adult"))
    assert offered(worries=[concern]) == ["child_told"]
    assert offered(worries=[replace(concern, told=Told())]) == []


def test_where_no_child_has_a_part_no_parents_need_to_be_told(stage: Stage) -> None:
    fault = {**QUARREL, "child": "none", "kinds": "fault"}
    stage.triage({**fault, "kinds": "fault\ncontent"})
    assert "parents" in {each.step.id for each in stage.case.required}
    assert any("parents" in each for each in unfinished.obstacles(stage.case))
    stage.triage(fault)
    assert "parents" not in {each.step.id for each in stage.case.steps}
    assert unfinished.obstacles(stage.case) == []
    said = {"name": "Sam Fox", "role": "victim", "detail": "Oak"}
    stage.do("case.person_added", said)
    assert any("parents" in each for each in unfinished.obstacles(stage.case)), "a child is named"


def test_where_no_child_is_in_it_nobody_is_asked_what_parents_were_told(stage: Stage) -> None:
    """A post: the only parent in it wrote it."""

    def asked(**values: str) -> list[str]:
        fields = closings.fields(stage.case, (), main_file_of(stage))
        of_them = ("child_told", "parents_dealt")
        return [f.id for f in fields if f.id in of_them and f.applies(values)]

    stage.do("case.person_added", {"name": "Gail Stone", "role": "parent"})
    assert asked() == ["child_told"]
    assert asked(child_told="none") == ["child_told"]
    assert asked(child_told="no") == ["child_told", "parents_dealt"]
    stage.triage({**QUARREL, "child": "none", "kinds": "parent_post"})
    assert asked() == []
    stage.do("case.person_added", {"name": "Jamie Stone", "role": "named"})
    assert asked() == ["child_told", "parents_dealt"], "a child is named"


def test_an_adults_case_ends_as_one_of_six_and_a_childs_can_be_mistaken(stage: Stage) -> None:
    assert {"mistaken", "false"} <= _outcomes(stage)
    stage.triage(STAFF)
    six = {"substantiated", "malicious", "false", "unsubstantiated", "unfounded", "mistaken"}
    assert _outcomes(stage) == six


def _outcomes(stage: Stage) -> set[str]:
    fields = closings.fields(stage.case, (), main_file_of(stage))
    (outcome,) = (each for each in fields if each.id == "outcome")
    return {each.id for each in outcome.choices}


def test_the_digits_of_outcomes_have_no_gap_and_stay_where_fewer_are_offered() -> None:
    of_children = (OUTCOMES, CHILD_OUTCOMES)
    of_adults = (outcomes.fields()[0].choices, ADULT_OUTCOMES, (*ADULT_OUTCOMES, LOW_LEVEL))
    for lists in (of_children, of_adults):
        whole = {each.id: each.digit for each in lists[-1]}
        for choices in lists:
            digits = [each.digit for each in choices]
            assert digits == [str(n) for n in range(1, len(choices) + 1)]
            assert {each.id: each.digit for each in choices}.items() <= whole.items()


def test_that_no_child_is_in_it_is_not_said_of_a_case_with_a_child(stage: Stage) -> None:
    told = {"told": "yes", "when": "2026-03-03 09:10", "how": "phone", "who": "Her mother"}
    stage.do("case.parents", told)
    stage.do("case.person_added", {"name": "Joan Marr", "role": "parent"})
    none = {"child_told": "none", "parents_dealt": "none"}
    with pytest.raises(Incomplete) as caught:
        close(stage, **none)
    assert caught.value.wrong.keys() == {"parents_dealt"}
    stage.do("case.person_added", {"name": "Elsie Marr", "role": "victim"})
    with pytest.raises(Incomplete) as caught:
        close(stage, **none)
    assert caught.value.wrong.keys() == {"child_told", "parents_dealt"}


@pytest.mark.parametrize(
    ("kinds", "first"),
    [
        ("fault", "mended"),
        ("complaint", "answered"),
        ("own_mistake", "put_right"),
        ("fault\nbullying", "resolved"),
        ("bullying", "resolved"),
    ],
)
def test_a_case_ends_as_what_it_is_ends(school: School, kinds: str, first: str) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    stage.triage({**QUARREL, "kinds": kinds})
    asked = {each.id: each for each in closings.fields(stage.case, (), MainFile())}
    offered = asked["outcome"].choices
    assert [each.digit for each in offered] == [str(n) for n in range(1, len(offered) + 1)]
    assert offered[0].id == first
    assert {"mistaken", "practice"} <= {each.id for each in offered}
    assert {each.id for each in offered} <= {each.id for each in closings.ALL_OUTCOMES}
    stage.triage({**QUARREL, "kinds": kinds, "illegal": "unsure"})
    grave = {each.id: each for each in closings.fields(stage.case, (), MainFile())}
    assert grave["outcome"].choices[0].id == "resolved", "two close it, as what it may be"


def test_one_sentence_triages_a_fault_that_is_nothing_else(school: School) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    case, guide = replace(stage.case, category="fault"), questions.given()
    plain = plain_kind.answers(case, triaging.begun(stage.session.public, case, ()), guide)
    assert plain["danger"] == "no"
    assert "no child and no adult" in plain[questions.WHY]
    stage.triage(plain)
    assert {each.step.id for each in stage.case.steps} >= {"fault_pass"}
    assert stage.case.stops == ()
    assert not plain_kind.answers(stage.case, {"kinds": "fault"}, guide), "it is triaged"
    for kinds in ("fault\nbullying", "bullying", "own_mistake"):
        assert not plain_kind.answers(case, {"kinds": kinds}, guide)
    more = replace(guide.questions[0], id="own")
    asks_more = replace(guide, questions=(*guide.questions, more))
    assert not plain_kind.answers(case, {"kinds": "fault"}, asks_more), "the school asks more"
