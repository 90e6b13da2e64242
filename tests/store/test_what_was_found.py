"""Whom an investigation complains about, and what it finds, weighs on the case it is in."""

import pytest

from store.adults import threshold
from store.cases import closings, locks, unfinished
from store.cases.possible_ends import possible_ends
from store.cases.to_do import items
from store.errors import Refused
from store.looking.files import may_add
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import BELOW_IT
from tests.store.agreeing import LESS, answered, lower
from tests.store.closing import close
from tests.store.looking_stage import DEPUTY, DSL, HEAD, TEACHER, Looking
from tests.store.triaging_stage import CRIME, DRAWER


@pytest.fixture
def looking(school: School) -> Looking:
    return Looking(school, school.sign_in(DSL), triaged=True)


def ends(looking: Looking) -> set[str]:
    return {each.id for each in possible_ends(looking.case)}


def both_sign(looking: Looking) -> None:
    looking.sign()
    looking.sign(looking.school.sign_in(DEPUTY))
    looking.close()


def test_who_is_complained_about_at_school_is_judged_before_anybody_looks_further(
    looking: Looking,
) -> None:
    lee = looking.people[TEACHER]
    assert not looking.case.needs_second
    looking.begin(about=lee)
    case = looking.case
    assert case.matter.unjudged == "Nobody has judged the harm threshold"
    assert case.matter.key == f"adult:{lee}", "it stands in the register"
    assert [each for each in items(case) if each.title == "Judge the harm threshold"]
    assert case.needs_second
    assert any("press H, then J" in each for each in unfinished.obstacles(case))
    assert "no_concern" not in ends(looking)
    with pytest.raises(Refused, match="before the LADO has advised"):
        looking.judge()
    said = {**BELOW_IT, "adult": lee}
    threshold.judge(looking.session, looking.drawer, looking.case, said, NOW)
    looking.judge()
    looking.begin(about=lee)
    assert looking.case.matter.is_low, "to look into it again tells nothing new of them"


def test_what_is_judged_for_the_police_is_reported_and_its_files_closed(
    looking: Looking, school: School
) -> None:
    looking.begin()
    looking.judge(outcomes="internal\npolice")
    case = looking.case
    assert case.files_closed == locks.NUDES or case.files_closed
    with pytest.raises(Refused):
        may_add(case)
    assert looking.step("police").is_open
    assert case.needs_second
    with pytest.raises(Refused, match="before the police or the LADO allow it"):
        looking.site()
    both_sign(looking)  # which looks at nothing
    lower(looking, LESS)
    assert looking.case.files_closed, "one alone opens nothing"
    answered(school.sign_in(DEPUTY), looking.id)
    may_add(looking.case)


def test_what_has_substance_is_closed_by_two_and_not_as_if_there_had_been_nothing(
    looking: Looking, school: School
) -> None:
    looking.triage(CRIME)
    lower(looking, LESS)
    answered(school.sign_in(DEPUTY), looking.id)
    close(looking, outcome="no_concern", second=school.people[HEAD])
    looking.begin()
    assert "no_concern" in ends(looking)
    looking.judge()
    both_sign(looking)
    assert looking.case.files_closed == ""
    assert looking.case.needs_second
    head = school.sign_in(HEAD)
    with pytest.raises(Refused, match="does not end so"):
        closings.answer(head, head.drawer(DRAWER), looking.case, {"answer": "agree"}, NOW)
    assert {"resolved", "referred"} <= ends(looking)
    assert not {"no_concern", "mistaken", "false"} & ends(looking)
    looking.begin()
    looking.judge(substance="no", outcomes="mistaken", reasons="It was another laptop")
    assert "no_concern" not in ends(looking), "of the other one it still has"
