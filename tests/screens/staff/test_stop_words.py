"""Whoever reads a page or a paper of a stopped case reads whether the STOP is over, and by whom."""

from datetime import timedelta

import pytest

from screens.papers.looking_papers import OWN_WORDS, hand_over
from screens.staff.cases import case_head
from screens.staff.cases.record_paper import Source, one_page, whole
from screens.staff.cases.why_two import why_two
from store.cases import casework
from store.cases.acts import acts
from store.cases.kinds import CATEGORISED, ESCALATED
from store.looking import looking_fields, stopping
from tests.made_up import NOW, School
from tests.store.adults.named_stage import tell
from tests.store.agreeing import LESS, answered, lower
from tests.store.looking_stage import DSL, NUDES, Looking
from tests.store.triaging_stage import CALL, CRIME


@pytest.fixture
def looking(school: School) -> Looking:
    return Looking(school, school.sign_in(DSL))


def first_page(looking: Looking) -> dict[str, str]:
    session = looking.session
    source = Source(looking.drawer, looking.case, (), (), session.public, NOW, session)
    return dict(one_page(source)[0].parts[0].lines)


def test_page_one_and_the_page_for_the_police_say_whether_a_stop_is_over(
    school: School, looking: Looking
) -> None:
    stopping.stop(looking.drawer, looking.case, "", NOW)
    public = looking.session.public
    assert first_page(looking)["STOP"].endswith("Mrs Adeyemi; still in force")
    assert why_two(looking.drawer, looking.case) == "Two close it: STOP was pressed."
    ((_, _, stands),) = hand_over(public, looking.case, NOW).data()["stopped"]
    assert stands == "still in force"
    lower(looking, LESS)
    answered(school.sign_in("Mr Patel"), looking.id)
    assert first_page(looking)["STOP"].endswith("Mrs Adeyemi and Mr Patel")
    ((_, _, stands),) = hand_over(public, looking.case, NOW).data()["stopped"]
    assert stands.startswith("over since ")


def test_what_the_named_one_says_of_a_stop_stands_last_and_takes_nobody_s_place(
    school: School,
) -> None:
    told = tell(school, "Mr Patel hit me", DSL)
    stopping.stop(told.drawer, told.case, "", NOW)
    public = told.session.public
    act = looking_fields.stop_told(public)
    for name, where in ((DSL, "The safe"), (DSL, "Her safe"), ("Mr Patel", "His cupboard")):
        by = told.by(name)
        said = {"present": by.session.person_id, "device": "Laptop 4", "where": where}
        at = NOW + timedelta(minutes=5 if name == "Mr Patel" else 0)
        stopping.tell_stop(by.drawer, by.case, act, {**said, "holder": name}, at)
    by = told.by("Mr Patel")
    call = {**CALL, "reference": "CAD 17"}
    casework.do(by.drawer, by.case, acts(public)[ESCALATED], call, NOW)
    paper = hand_over(public, told.case, NOW).data()
    assert [each["where"] for each in paper["told"]] == ["Her safe", "His cupboard"]
    assert paper["told"][1]["by"].startswith(f"Mr Patel{OWN_WORDS}")
    assert not paper["reference"]
    assert paper["known"] == ["3 March 2026 09:14"] * 2, "known before it was stopped, too"


def test_no_head_and_no_paper_calls_a_case_grave_that_two_called_less(
    school: School, looking: Looking
) -> None:
    looking.do(CATEGORISED, NUDES)
    lower(looking, LESS)
    assert case_head.TAKEN_BACK not in first_page(looking)["About"]
    before = why_two(looking.drawer, looking.case)
    assert before == "Two close it: nude pictures of a child were said to be in it."
    answered(school.sign_in("Mr Patel"), looking.id)
    public = looking.session.public
    assert case_head.TAKEN_BACK in case_head.standing(looking.case, public, NOW, ())
    assert first_page(looking)["About"].endswith(case_head.TAKEN_BACK)


def test_the_steps_of_the_record_say_what_was_advised_and_by_whom(looking: Looking) -> None:
    looking.triage(CRIME)
    looking.police_allow("Look at the laptop only, and ask no child")
    session = looking.session
    source = Source(looking.drawer, looking.case, (), (), session.public, NOW, session)
    (steps,) = (each for each in whole(source, ()) if each.title == "Steps")
    (advised,) = (each for each in steps.parts if each.heading == "Write down what they advise")
    note = "PC Day, 101: Look at the laptop only, and ask no child"
    assert advised.lines == (("Note", note),)
