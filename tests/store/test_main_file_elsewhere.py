"""A child whose main file is kept elsewhere: what a closing asks of it, and what is owed to it."""

from dataclasses import replace

import pytest

from store import on_desk
from store.cases import closings, copied, school_rules
from store.cases.case import Case
from store.cases.to_do import owes_copy
from store.checkup import check_session
from store.errors import Incomplete, Refused
from store.fields import check
from store.letterbox.told import Told
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.closing import close, main_file_of
from tests.store.triaging_stage import CRIME, DRAWER, QUARREL, STAFF, Stage

SAM = {"name": "Sam Fox", "role": "victim", "detail": "Oak"}


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


def test_where_the_main_file_is_elsewhere_a_closing_asks_whether_it_was_copied(
    stage: Stage,
) -> None:
    assert "copied" not in {
        each.id for each in closings.fields(stage.case, (), main_file_of(stage))
    }
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
        fields = closings.fields(case, (), main_file_of(stage), worries=worries)
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
    there = main_file_of(stage)
    assert not copied.belongs_there(stage.case, there, ()), "it lies in no child's file"
    assert not {"copied"} & {e.id for e in closings.fields(stage.case, (), there)}
    assert copied.belongs_there(stage.case, there, (nameless,))
    assert asks(stage.case, nameless), "whom a child told about"
    stage.triage(STAFF)
    assert asks(stage.case), "a child had a part in it"
    stage.do("case.person_added", SAM)
    assert not asks(stage.case)


def test_what_is_about_an_adult_may_be_said_not_to_belong_into_a_childs_file(
    stage: Stage,
) -> None:
    def choices() -> list[str]:
        asked = copied.closing_fields(stage.case, main_file_of(stage))
        return [choice.id for each in asked if each.id == "copied" for choice in each.choices]

    school_rules.move_main_file(stage.session, {"where": "cpoms"}, NOW)
    stage.triage(QUARREL)
    assert choices() == [], "what is about children alone is copied, now or later"
    stage.triage({**STAFF, "child": "both", "threshold": "no"})
    assert choices() == ["yes", "no", copied.NOT_THERE]
    asked = copied.closing_fields(stage.case, main_file_of(stage))
    wrong = check(asked, {"copied": copied.NOT_THERE}, NOW)
    assert wrong.keys() == {"copied_never"}, "with why, and without a reference or a child's name"
    said = {"copied": copied.NOT_THERE, "copied_never": "It is in the register"}
    assert check(asked, said, NOW) == {}
    assert not copied.lacks_child(said, stage.case, ())
    assert not owes_copy(replace(stage.case, closing=said))


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
    assert copied.copied_before(stage.drawer, stage.case) == reference
    stage.drawer.record(stage.id, "case.reopened", {"reason": "More came"}, NOW)
    assert stage.case.closing is None
    assert copied.copied_before(stage.drawer, stage.case) == reference, "it lies there still"
    assert check_session(stage.session) == []


def test_what_was_closed_before_the_main_file_was_elsewhere_can_have_its_reference_noted(
    stage: Stage,
) -> None:
    assert close(stage)
    here = school_rules.main_file(stage.session)
    assert not copied.may_be_noted(stage.case, here, ())
    school_rules.move_main_file(stage.session, {"where": "cpoms"}, NOW)
    there = school_rules.main_file(stage.session)
    assert copied.may_be_noted(stage.case, there, ())
    reference = {"copied_reference": "C-77", "copied_by": "Mr Bell"}
    copied.note(stage.drawer, stage.case, reference, NOW)
    assert (stage.case.closing or {})["copied_reference"] == "C-77"
    assert not copied.may_be_noted(stage.case, there, ())


def test_of_several_children_the_reference_of_each_is_given_by_name(stage: Stage) -> None:
    school_rules.move_main_file(stage.session, {"where": "cpoms"}, NOW)
    stage.triage(QUARREL)
    stage.do("case.person_added", SAM)
    stage.do("case.person_added", {"name": "Ella Boyd", "role": "instigator"})
    there = {"copied": "yes", "copied_by": "Mr Bell"}
    with pytest.raises(Incomplete) as caught:
        close(stage, copied_reference="sam C-77", **there)
    assert caught.value.wrong == {copied.REFERENCE: copied.LEFT_OUT.format("Ella Boyd")}
    assert close(stage, copied_reference="sam C-77, Ella: no file there", **there)
