"""Closing a case: who was told, the main file elsewhere, a second person where one is needed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from store import on_desk
from store.adults import outcomes
from store.cases import closings, copied, plain_kind, questions, school_rules, triaging
from store.cases.cases import OPEN, Case
from store.cases.kinds import CLOSING_AGREED, REOPENED
from store.cases.main_file import MainFile
from store.cases.outcomes import ADULT_OUTCOMES, CHILD_OUTCOMES, OUTCOMES
from store.cases.possible_ends import LOW_LEVEL
from store.cases.to_weigh import STOPPED_SINCE
from store.checkup import check_session
from store.drawers import undecided
from store.errors import Incomplete, Refused
from store.letterbox.told import STAFF as STAFF_TOLD
from store.letterbox.told import Told
from store.looking import stopping
from store.worries.worries import Worry
from tests.made_up import NOW, School
from tests.store.agreeing import answered
from tests.store.closing import CLOSING, LEFT, close
from tests.store.triaging_stage import CRIME, DRAWER, NOT_TOLD, QUARREL, STAFF, Stage
from tests.store.two_offices import meet, same
from tests.terminals import Terminals

SAM = {"name": "Sam Fox", "role": "victim", "detail": "Oak"}


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
        fields = closings.fields(stage.case, (), _there(stage), **more)
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
    assert any("parents" in each for each in closings.obstacles(stage.case))
    stage.triage(fault)
    assert "parents" not in {each.step.id for each in stage.case.steps}
    assert closings.obstacles(stage.case) == []
    said = {"name": "Sam Fox", "role": "victim", "detail": "Oak"}
    stage.do("case.person_added", said)
    assert any("parents" in each for each in closings.obstacles(stage.case)), "a child is named"


def test_where_the_main_file_is_elsewhere_a_closing_asks_whether_it_was_copied(
    stage: Stage,
) -> None:
    assert "copied" not in {each.id for each in closings.fields(stage.case, (), _there(stage))}
    stage.do("case.person_added", SAM)
    school_rules.move_main_file(stage.session, {"where": "cpoms"}, NOW)
    with pytest.raises(Incomplete):
        close(stage)
    with pytest.raises(Incomplete):
        close(stage, copied="yes")
    assert close(stage, copied="yes", copied_reference="C-77", copied_by="Mr Bell")
    assert (stage.case.closing or {})["copied_reference"] == "C-77"


def test_what_goes_into_a_childs_file_elsewhere_names_the_child_or_says_why_not(
    stage: Stage,
) -> None:
    copied_there = {"copied": "yes", "copied_reference": "C-77", "copied_by": "Mr Bell"}

    def asks(case: Case, *worries: Worry) -> bool:
        fields = closings.fields(case, (), _there(stage), worries=worries)
        return "unnamed" in {each.id for each in fields}

    assert not asks(stage.case), "the main file is here"
    school_rules.move_main_file(stage.session, {"where": "cpoms"}, NOW)
    with pytest.raises(Incomplete) as caught:
        close(stage, **copied_there)
    assert caught.value.wrong.keys() == {"unnamed"}
    nameless, named = (Worry("worry:1", told=Told(name=each)) for each in ("", "Elsie Marr"))
    assert asks(stage.case, nameless)
    assert not asks(stage.case, named), "the page names who told"
    stage.do("case.person_added", {"name": "Joan Marr", "role": "parent"})
    assert asks(stage.case), "no child is named"
    stage.triage({**QUARREL, "child": "none", "kinds": "fault"})
    assert not asks(stage.case), "it is about no child"
    stage.triage({**STAFF, "child": "none"})
    assert not asks(stage.case), "it is about an adult"
    assert asks(stage.case, nameless), "whom a child told about"
    stage.triage(STAFF)
    assert asks(stage.case), "a child had a part in it"
    stage.do("case.person_added", SAM)
    assert not asks(stage.case)


def test_a_child_who_is_taken_out_while_the_closing_waits_is_named_again_or_it_stays_open(
    school: School, stage: Stage
) -> None:
    school_rules.move_main_file(stage.session, {"where": "cpoms"}, NOW)
    stage.triage(CRIME)
    stage.do("case.person_added", SAM)
    copied_there = {"copied": "yes", "copied_reference": "C-77", "copied_by": "Mr Bell"}
    assert not close(stage, second=school.people["Mr Patel"], **copied_there)
    taken_out = {"person": stage.case.people[0].id, "why": "Entered by mistake"}
    stage.drawer.record(stage.id, "case.person_removed", taken_out, NOW)
    second = school.sign_in("Mr Patel")
    drawer, agree = second.drawer(DRAWER), {"answer": "agree"}
    with pytest.raises(Refused, match="name the child"):
        closings.answer(second, drawer, stage.case, agree, NOW)
    stage.do("case.person_added", SAM)
    closings.answer(second, drawer, stage.case, agree, NOW)
    assert stage.case.state == "closed"


def test_an_adults_case_ends_as_one_of_six_and_a_childs_can_be_mistaken(stage: Stage) -> None:
    assert {"mistaken", "false"} <= _outcomes(stage)
    stage.triage(STAFF)
    six = {"substantiated", "malicious", "false", "unsubstantiated", "unfounded", "mistaken"}
    assert _outcomes(stage) == six


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
            stage.drawer.record(stage.id, "case.kept_from", {"person": school.people[name]}, NOW)
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
        closings.agree_to_parents(stage.session, stage.drawer, stage.case, NOW)
    second = school.sign_in("Mr Patel")
    closings.agree_to_parents(second, second.drawer(DRAWER), stage.case, NOW)
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


def _there(stage: Stage) -> school_rules.MainFile:
    return school_rules.main_file(stage.session)


def _outcomes(stage: Stage) -> set[str]:
    fields = closings.fields(stage.case, (), _there(stage))
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
    with pytest.raises(Refused, match="more came to be open: Name the people"):
        closings.answer(second, drawer, stage.case, {"answer": "agree"}, later)
    assert stage.case.state == OPEN


def test_that_no_child_is_in_it_is_not_said_of_a_case_with_a_child(stage: Stage) -> None:
    stage.do("case.person_added", {"name": "Joan Marr", "role": "parent"})
    none = {"child_told": "none", "parents_dealt": "none"}
    with pytest.raises(Incomplete) as caught:
        close(stage, **none)
    assert caught.value.wrong.keys() == {"parents_dealt"}
    stage.do("case.person_added", {"name": "Elsie Marr", "role": "victim"})
    with pytest.raises(Incomplete) as caught:
        close(stage, **none)
    assert caught.value.wrong.keys() == {"child_told", "parents_dealt"}


def test_what_was_closed_before_it_was_copied_stands_on_the_desk_until_its_reference_is_noted(
    stage: Stage,
) -> None:
    school_rules.move_main_file(stage.session, {"where": "cpoms"}, NOW)
    reference = {"copied_reference": "C-77", "copied_by": "Mr Bell"}
    with pytest.raises(Refused, match="open"):
        copied.note(stage.drawer, stage.case, reference, NOW)
    later = {"copied": "no", "copied_why": "CPOMS is down, Mr Bell does it"}
    assert close(stage, unnamed="It was told without a name", **later)
    mine = [each.item.title for each in on_desk.of(stage.session, NOW).mine]
    assert mine == ["Copy it into the main file"]
    with pytest.raises(Incomplete):
        copied.note(stage.drawer, stage.case, {"copied_by": "Mr Bell"}, NOW)
    copied.note(stage.drawer, stage.case, reference, NOW)
    closing = stage.case.closing or {}
    assert (closing["copied"], closing["copied_reference"]) == ("yes", "C-77")
    assert closing["unnamed"] == "It was told without a name"
    assert closing["copied_why"] == "CPOMS is down, Mr Bell does it"
    assert on_desk.of(stage.session, NOW).mine == ()
    with pytest.raises(Refused, match="already"):
        copied.note(stage.drawer, stage.case, reference, NOW)
    assert check_session(stage.session) == []


def test_that_it_is_known_to_be_false_is_for_two_where_a_child_is_said_to_have_done_it(
    school: School,
) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    stage.do("case.person_added", {"name": "Tom Bell", "role": "instigator", "detail": "Oak"})
    with pytest.raises(Incomplete) as error:
        close(stage, outcome="false")
    assert error.value.wrong.keys() == {"second"}
    assert not close(stage, outcome="false", second=school.people["Mr Patel"])
    second = school.sign_in("Mr Patel")
    closings.answer(second, second.drawer(DRAWER), stage.case, {"answer": "agree"}, NOW)
    assert stage.case.state == "closed"


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
