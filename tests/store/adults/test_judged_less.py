"""What is judged less grave of an adult waits for a second person's word as well."""

import pytest

from store.adults import low_level, threshold
from store.adults.matter import BELOW
from store.cases import gravity, unfinished
from store.errors import Incomplete, Refused
from store.worries import concerns
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import Desk
from tests.store.agreeing import answered


def test_a_judgement_that_says_less_waits_for_another_and_then_ends_the_lados_clock(
    school: School,
) -> None:
    told = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    told.judge(harmed="yes")
    due = told.clock()
    assert told.judge() == BELOW
    assert told.case.matter.is_heavy
    assert set(due) <= set(told.clock())
    with pytest.raises(Refused, match="First the harm threshold"):
        low_level.answer(told.session, told.drawer, told.case, {**ANSWERED}, NOW)
    case = answered(school.sign_in("Dr Quince"), told.id)
    assert case.matter.is_low
    assert case.stops == ()
    assert "Ring the LADO" not in [title for title, _ in told.clock()]
    assert "The LADO has not been told" in unfinished.left_open(case)
    assert case.needs_second


ANSWERED = {"response": "none", "follow_up": "We talked", "reasons": "It is enough"}


def test_judging_somebody_else_takes_nothing_back_of_the_first(school: School) -> None:
    told = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    told.judge(harmed="yes")
    bell = school.people["Mr Bell"]
    values = {**dict.fromkeys(("adult_name",), ""), "adult": bell}
    with pytest.raises(Incomplete) as caught:
        told.judge(**values)
    assert "Nobody told of Mr Bell" in caught.value.wrong["adult"]
    assert told.case.matter.is_heavy
    assert threshold.rung_by(told.case)
    assert told.case.matter.adult[1] == "Mr Okafor", "it stays in that adult's pattern"
    told.judge(**values, harmed="yes")
    assert gravity.waiting(told.case) == (), "it says nothing of the first one"
    assert {row.said["name"] for row in told.case.matter.counting} == {"Mr Okafor", "Mr Bell"}


def test_what_is_small_and_of_somebody_else_stays_in_the_pattern_of_whom_it_was_told_about(
    school: School,
) -> None:
    told = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    bell = {"adult": school.people["Mr Bell"], "adult_name": ""}
    concern = {"category": "contact", "what": "A message", "source": "seen", **bell}
    low_level.describe(told.session, told.drawer, told.case, concern, NOW)
    with pytest.raises(Incomplete):
        told.judge(**bell)
    assert told.case.matter.adult[1] == "Mr Okafor"
    assert told.case.matter.unjudged


def test_a_concern_names_nobody_of_the_list_as_somebody_else(school: School) -> None:
    said = {"about": "adult", "urgent": "no", "fact": "She shouted", "unnamed": "no"}
    for typed in ("Ms Hart", "hart", "Hart\u2019s class"):
        with pytest.raises(Incomplete) as caught:
            concerns.log(
                school.sign_in("Miss Lee"),
                school.intake,
                {**said, "adult": "other", "adult_name": typed},
                NOW,
            )
        assert "kept from them" in caught.value.wrong["adult"]
