"""What a post asks for: by a parent, by somebody who belongs to nobody here, lawful or not."""

import pytest

from store.cases.unfinished import obstacles
from tests.made_up import School
from tests.store.triaging_stage import Stage

POST = {"danger": "no", "illegal": "crime", "adult": "outside", "child": "none", "why": "Read it"}


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


def test_a_racist_post_about_no_child_asks_for_no_childs_help_and_waits_to_be_talked_over(
    stage: Stage,
) -> None:
    kinds = {"kinds": "parent_post\nhate"}
    stage.triage({**POST, **kinds})
    there = {each.step.id: each.step for each in stage.case.steps}
    told = {"untouched", "online_report", "own_words", "ask_advice"}
    assert not {"support", "parents", "parents_advised", *told} & set(there)
    assert {"post_where", "police", "advice"} <= set(there)
    assert stage.case.triage[0].calls == ("police",), "no social care, CEOP or IWF"
    assert there["post_talk"].after == "advice", "nobody warns the writer before the police advise"
    assert not any("parents" in each for each in obstacles(stage.case))
    stage.triage({**POST, **kinds, "child": "victim"})
    with_child = {each.step.id for each in stage.case.steps}
    assert {"support", "parents_advised", *told} <= with_child
    stage.triage({**POST, **kinds, "adult": "staff", "threshold": "no"})
    by_staff = {each.step.id for each in stage.case.steps}
    assert {"untouched", "own_words"} <= by_staff, "nor of what somebody at school wrote"


@pytest.mark.parametrize(
    "answers",
    [{"danger": "yes"}, {"illegal": "unsure"}, {"child": "victim"}, {"child": "unsure"}, {}],
)
def test_a_rude_but_lawful_post_of_a_parent_asks_no_authority(
    stage: Stage, answers: dict[str, str]
) -> None:
    stage.triage({**POST, "illegal": "wrong", "kinds": "parent_post", **answers})
    there = {each.step.id for each in stage.case.steps}
    assert bool({"ask_advice", "police"} & there) == bool(answers)
    assert {"post_where", "post_talk"} <= there, (
        "conversation, letter and decision are all the same"
    )


@pytest.mark.parametrize(
    "answers", [{"child": "instigator"}, {"adult": "staff", "threshold": "no"}, {}]
)
def test_no_table_of_sanctions_is_asked_about_a_post_that_nobody_at_school_wrote(
    stage: Stage, answers: dict[str, str]
) -> None:
    """The tables are for pupils and staff: a parent's post is talked over, or written to."""
    stage.triage({**POST, "illegal": "wrong", "kinds": "parent_post", **answers})
    assert ("judge" in {each.step.id for each in stage.case.steps}) == bool(answers)
