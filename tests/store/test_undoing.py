"""Who was put out reads a case again once another undoes it: nothing one hand does stops that."""

import pytest

from store.adults import kept_from_head, threshold, told_about
from store.cases import lowering, named, triaging
from store.cases.kept import kept_alone
from store.checkup import check_session
from store.errors import Refused
from store.looking.noted import OPENED, SIGNED, of_kind
from tests.made_up import NOW, School
from tests.store.adults.handing_stage import ABOUT_HEAD
from tests.store.adults.judging_stage import BELOW_IT
from tests.store.agreeing import MISTAKE, answered
from tests.store.putting_out import (
    AFTER,
    CHAIR,
    DEPUTY,
    DSL,
    HEAD,
    NO,
    ROADS,
    Stage,
    keep,
    look_into,
)
from tests.store.triaging_stage import QUARREL, seen


@pytest.mark.parametrize("road", ROADS)
def test_who_is_put_back_has_everything_and_nothing_says_that_it_is_about_them(
    school: School, road: str
) -> None:
    stage = Stage(school)
    stage.go(ROADS[road])
    stage.answer(DEPUTY, NO)
    assert stage.find(DSL)
    session, _ = stage.at(DSL)
    case = seen(session, stage.id)
    assert (case.kept_from, case.lead) == ((), session.person_id)
    assert named.why_not(session.public, session.person_id, case) == ""
    assert not case.matter.is_said
    stage.leave(DSL)
    assert not check_session(session)


@pytest.mark.parametrize("road", AFTER)
def test_nothing_that_the_same_hand_does_about_whom_they_put_out_stops_the_undoing(
    school: School, road: str
) -> None:
    stage = Stage(school)
    stage.go(keep)
    stage.go(AFTER[road])
    stage.answer(DEPUTY, NO)
    assert stage.find(DSL)
    session, drawer = stage.at(DSL)
    told_about.note(session.public, drawer, stage.id, NOW)
    case = seen(session, stage.id)
    assert named.why_not(session.public, session.person_id, case) == ""
    assert all(each.lifted for each in case.sanctions)
    assert not check_session(session)


def test_what_two_look_into_and_have_signed_is_not_one_hand_s_word(school: School) -> None:
    stage = Stage(school)
    stage.go(keep)
    stage.go(look_into)
    session, drawer = stage.at(DEPUTY)
    (opened,) = of_kind(seen(session, stage.id).noted, OPENED)
    drawer.record(stage.id, SIGNED, {"investigation": opened.id}, NOW)
    with pytest.raises(Refused, match="stays kept from them"):
        stage.answer(DEPUTY, NO)


def test_a_triage_that_says_the_headteacher_waits_for_another_and_two_take_it_back(
    school: School,
) -> None:
    stage = Stage(school)
    session, drawer = stage.at(DSL)
    drawer = kept_from_head.keep(session, drawer, seen(session, stage.id), ABOUT_HEAD, NOW)
    triaging.triage(session.public, drawer, seen(session, stage.id), ABOUT_HEAD, NOW)
    assert not stage.find(HEAD)
    with pytest.raises(Refused, match="whom it is kept from"):
        stage.leave(DSL)
    with pytest.raises(Refused, match="A triage says"):
        stage.answer(DEPUTY, NO)
    second, drawer = stage.at(DEPUTY)
    asked = {**MISTAKE, "second": school.people[CHAIR]}
    case = seen(second, stage.id)
    choices = {each.id: each.choices for each in lowering.fields(second, drawer, case)}["second"]
    assert {each.id for each in choices} == {school.people[DSL], school.people[CHAIR]}
    drawer, said = lowering.propose(second, drawer, case, asked, NOW)
    triaging.triage(second.public, drawer, case, QUARREL, NOW, lowering=said)
    answered(school.sign_in(CHAIR), stage.id)
    assert stage.find(HEAD)
    assert kept_alone(seen(stage.at(HEAD)[0], stage.id)) == ()


def test_what_is_judged_grave_takes_two_back_before_they_read_it_again(school: School) -> None:
    stage, adult = Stage(school), school.people[DSL]
    session, drawer = stage.at(HEAD)
    grave = {**BELOW_IT, "adult": adult, threshold.questions()[0][0]: "yes"}
    threshold.judge(session, drawer, seen(session, stage.id), grave, NOW)
    assert not stage.find(DSL)
    with pytest.raises(Refused, match="judged as grave"):
        stage.answer(DEPUTY, NO)
    second, drawer = stage.at(DEPUTY)
    mistake, case = {**MISTAKE, "second": session.person_id}, seen(second, stage.id)
    said = {**BELOW_IT, "adult": adult}
    threshold.judge(second, drawer, case, said, NOW, {**mistake, "why": "It was another one"})
    with pytest.raises(Refused, match="judged as grave"):
        stage.answer(DEPUTY, NO)
    answered(school.sign_in(HEAD), stage.id)
    stage.answer(DEPUTY, NO)
    assert stage.find(DSL)
