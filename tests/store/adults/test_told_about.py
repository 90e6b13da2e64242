"""Whom a concern is about stands in the case from the first on, whatever it is filed under."""

import pytest

from store.adults import low_level, outcomes, register, threshold
from store.adults.matter import HOLD, OTHER
from store.adults.register import TO_JUDGE
from store.cases import casework, closings, restrict, triaging, unfinished
from store.cases.acts import acts
from store.cases.barring import ASKED
from store.cases.case_parts import OPEN
from store.cases.main_file import MainFile
from store.cases.seconds import seconds
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.worries import concerns, triage
from tests.made_up import NOW, School
from tests.store.adults.concerns_written import DONE
from tests.store.adults.judging_stage import ENDED, Desk
from tests.store.closing import CLOSING
from tests.store.triaging_stage import QUARREL

LEFT = {**CLOSING, "outcome": "unsubstantiated", "left_open": "Waiting for advice"}


@pytest.fixture
def stage(school: School) -> Desk:
    return Desk(school, "Ms Hart", "friends", adult=school.people["Mr Okafor"])


def test_no_category_and_no_triage_takes_the_adult_out_of_it(stage: Desk) -> None:
    assert stage.case.stops == (HOLD,)
    assert "Judge the harm threshold" in {title for title, _ in stage.clock()}
    answers = {**QUARREL, "kinds": "friends"}
    triaging.triage(stage.session.public, stage.drawer, stage.case, answers, NOW)
    assert HOLD in stage.case.stops


def test_it_is_in_the_register_and_in_the_pattern_before_it_is_judged(
    school: School, stage: Desk
) -> None:
    (entry,) = register.entries(stage.session)
    assert (entry.name, entry.state) == ("Mr Okafor", TO_JUDGE)
    found = register.pattern(register.entries(stage.session, entry.key), NOW)
    assert found is not None
    assert found.name == "Mr Okafor"
    assert [each.case.id for each in found.entries] == [stage.id]


def test_somebody_who_is_not_on_the_list_is_there_by_name_and_a_listed_one_by_theirs(
    school: School,
) -> None:
    stage = Desk(school, "Ms Hart", "friends", adult=OTHER, adult_name="Jo Day")
    assert [each.name for each in register.entries(stage.session)] == ["Jo Day"]
    okafor = {"about": "adult", "adult": OTHER, "adult_name": "Mr Okafor", "urgent": "no"}
    told = concerns.told(stage.session.public, {**okafor, "fact": "x"}, stage.session.person_id)
    sent = school.intake.post(told, NOW)
    collect.collect(stage.session, NOW)
    found = stage.session.find(sent.subject)
    assert found is not None
    triage.link(stage.session, found, found.get(sent.subject), stage.id, NOW)
    assert stage.case.matter.adult == (school.people["Mr Okafor"], "Mr Okafor")


def test_one_person_never_closes_it_unjudged_nor_judged_grave(school: School, stage: Desk) -> None:
    act = acts(stage.session.public)["case.parents"]
    said = {"told": "no", "risk": "wait", "reason": "as agreed", "again": "2026-03-09"}
    casework.do(stage.drawer, stage.case, act, {**said, "agreed": stage.session.person_id}, NOW)
    with pytest.raises(Refused, match="harm threshold"):
        closings.close(stage.session, stage.drawer, stage.case, LEFT, MainFile(), NOW)
    stage.drawer.record(stage.id, "case.closed", LEFT, NOW)
    assert stage.case.state == OPEN, "one person is not two"
    stage.judge(risk="yes")
    stage.advised(may="yes")
    outcomes.decide(stage.session.public, stage.drawer, stage.case, ENDED, NOW)
    with pytest.raises(Refused, match="Referral to DBS or TRA"):
        closings.close(stage.session, stage.drawer, stage.case, LEFT, MainFile(), NOW)
    triaging.tick(stage.drawer, stage.case, ASKED, "no", {"note": "Nothing came of it"}, NOW)
    with pytest.raises(Incomplete, match="Who else looks at it"):
        closings.close(stage.session, stage.drawer, stage.case, LEFT, MainFile(), NOW)
    with pytest.raises(Incomplete, match="Was the adult told how it ended"):
        closings.close(stage.session, stage.drawer, stage.case, LEFT, MainFile(), NOW)
    able = seconds(stage.session, stage.drawer, stage.case)
    said = {**LEFT, "second": able[0].id, "adult_told": "no", "adult_why": "Mr Webb does it"}
    copied = {"given": "yes", "when": "2026-03-03 09:14", "what": "By hand, from Ms Hart"}
    outcomes.give_copy(stage.drawer, stage.case, copied, NOW)
    with pytest.raises(Incomplete) as both:
        closings.close(stage.session, stage.drawer, stage.case, said, MainFile(), NOW)
    assert both.value.wrong.keys() == {"adult_told"}, "the copy says how it ended"
    outcomes.give_copy(stage.drawer, stage.case, {**copied, "when": "2026-03-02 09:14"}, NOW)
    assert not closings.close(stage.session, stage.drawer, stage.case, said, MainFile(), NOW)
    assert stage.case.state == OPEN


def test_a_missing_triage_and_a_lado_who_was_not_told_are_named_first(
    school: School, stage: Desk
) -> None:
    assert unfinished.left_open(stage.case)[0] == unfinished.UNTRIAGED
    yes = {each: "yes" for each, _, _ in threshold.questions()}
    why = {f"{each}_why": "He said so" for each in yes}
    okafor = {"adult": school.people["Mr Okafor"], "reasons": "All of it"}
    assert threshold.told_by(stage.case, NOW, stage.session.public) == "2026-03-04 09:14"
    threshold.judge(stage.session, stage.drawer, stage.case, {**yes, **why, **okafor}, NOW)
    assert unfinished.left_open(stage.case)[:2] == (unfinished.UNTRIAGED, unfinished.LADO_UNTOLD)
    assert threshold.told_by(stage.case, NOW, stage.session.public) == ""
    call = {
        "to": "lado",
        "when": "2026-03-03 09:10",
        "method": "phone",
        "spoke": "I",
        "agreed": "ok",
    }
    act = acts(stage.session.public)["case.escalated"]
    casework.do(stage.drawer, stage.case, act, call, NOW)
    assert unfinished.LADO_UNTOLD not in unfinished.left_open(stage.case)


def test_what_is_told_after_it_was_judged_low_is_judged_anew(school: School, stage: Desk) -> None:
    """A blow that was put into the case of a held arm was closed with it, by one person."""
    assert stage.judge() == "below"
    assert stage.case.matter.is_low
    okafor = {"about": "adult", "adult": school.people["Mr Okafor"], "urgent": "yes"}
    told = concerns.told(
        stage.session.public, {**okafor, "fact": "He hit her"}, stage.session.person_id
    )
    sent = school.intake.post(told, NOW)
    collect.collect(stage.session, NOW)
    found = stage.session.find(sent.subject)
    assert found is not None
    triage.link(stage.session, found, found.get(sent.subject), stage.id, NOW)
    assert stage.case.matter.comes_to == ""
    assert HOLD in stage.case.stops
    assert stage.case.needs_second
    with pytest.raises(Refused, match="First the harm threshold is judged"):
        low_level.answer(stage.session, stage.drawer, stage.case, DONE, NOW)
    assert stage.judge() == "below"
    assert stage.case.matter.is_low, "all of it was judged now"


def test_a_low_judgement_of_somebody_else_judges_not_whom_it_was_told_about(
    school: School, stage: Desk
) -> None:
    with pytest.raises(Incomplete) as caught:
        stage.judge(adult=school.people["Mr Bell"])
    assert "of Mr Okafor: judge them" in caught.value.wrong["adult"]
    assert stage.case.matter.comes_to == "", "it was told about Mr Okafor"
    assert stage.case.needs_second


def test_nobody_is_said_to_be_whom_it_is_about_to_be_alone_with_it(
    school: School, stage: Desk
) -> None:
    """It was told about Mr Okafor; a Yes, or another name in the judgement, says otherwise."""
    for name in ("Mrs Adeyemi", "Mr Patel"):
        holders.keep_from(stage.session, stage.id, school.people[name], "A friend", NOW)
    quince = school.people["Dr Quince"]
    others = set(holders.holders_of(stage.session, stage.drawer)) - {stage.session.person_id}
    assert others == {quince}
    said = {"person": quince, "why": "It is about them", "about": "yes"}
    with pytest.raises(Refused, match="alone"):
        restrict.restrict(stage.session, stage.drawer, stage.case, said, NOW)
    with pytest.raises(Refused, match="nobody but them reads it"):
        stage.judge(adult=quince, harmed="yes")
    assert school.sign_in("Dr Quince").find(stage.id) is not None
