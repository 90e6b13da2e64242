"""What was called grave is called so at once and by one, and less only by two."""

from datetime import timedelta

import pytest

from store import on_desk
from store.adults import said_of
from store.adults.matter import HOLD
from store.cases import freezes, gravity, lowering, triaging
from store.cases.checklist import NOT_NEEDED
from store.cases.kinds import CATEGORISED, LOWERING_AGREED, STEP_TICKED
from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.looking import stopping
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import Desk
from tests.store.agreeing import LESS, MISTAKE, NO, agree_about_them, answered, lower
from tests.store.changing import renew
from tests.store.triaging_stage import CRIME, DRAWER, QUARREL, STAFF, Stage


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


@pytest.mark.parametrize(
    "grave",
    [
        CRIME,
        {**QUARREL, "kinds": "nudes"},
        STAFF,
        {**STAFF, "threshold": "no"},
        {**QUARREL, "danger": "yes"},
        {**QUARREL, "illegal": "unsure"},
    ],
)
def test_a_graver_triage_rules_at_once_and_a_lower_one_only_once_another_agrees(
    school: School, stage: Stage, grave: dict[str, str]
) -> None:
    stage.triage(QUARREL)
    stage.triage(grave)
    before = stage.case
    assert before.needs_second
    assert gravity.waiting(before) == ()
    lower(stage, LESS)
    for name in ("stops", "files_closed", "steps", "required"):
        assert getattr(stage.case, name) == getattr(before, name), name
    assert [each.answers for each in stage.case.triage] == [before.triage[0].answers]
    case = answered(school.sign_in("Mr Patel"), stage.id)
    assert (case.stops, case.files_closed) == ((), "")
    assert {each.step.id for each in case.steps} == {
        each.id for each in triaging.plan(stage.session.public, case, QUARREL, NOW).steps
    }
    assert case.needs_second, "it turned out less grave: two close it"


def test_what_two_call_a_mistake_is_closed_by_one_where_nothing_else_was_grave(
    school: School, stage: Stage
) -> None:
    second = school.sign_in("Mr Patel")
    stage.triage(CRIME)
    lower(stage, MISTAKE)
    assert stage.case.needs_second, "one person's word is none"
    assert not answered(second, stage.id).needs_second
    stage.triage({**QUARREL, "danger": "yes"})
    lower(stage, LESS)
    answered(second, stage.id)
    stage.triage(CRIME)
    lower(stage, MISTAKE)
    assert answered(second, stage.id).needs_second, "a child was in danger"


def test_somebody_says_no_and_all_stays_as_it_was(school: School, stage: Stage) -> None:
    stage.triage(CRIME)
    before = stage.case
    lower(stage, LESS)
    patel = school.sign_in("Mr Patel")
    case = answered(patel, stage.id, NO)
    assert gravity.waiting(case) == ()
    assert (case.stops, case.steps) == (before.stops, before.steps)
    stage.drawer.record(stage.id, LOWERING_AGREED, {"lowers": case.triages[-1].id}, NOW)
    assert stage.case.stops == before.stops, "a no is a no, whoever writes what after it"


def test_who_may_not_be_the_second_of_a_closing_may_not_agree_to_less_either(
    school: School, stage: Stage
) -> None:
    stage.triage(CRIME)
    lower(stage, {**LESS, "second": school.people["Mr Patel"]})
    with pytest.raises(Refused, match="proposed this yourself"):
        answered(stage.session, stage.id)
    (waits,) = gravity.waiting(stage.case)
    stage.drawer.record(stage.id, LOWERING_AGREED, {"lowers": waits.id}, NOW)
    assert stage.case.stops, "past the page one person is not two either"
    renew(school, stage.session, "Mr Patel")
    second = school.sign_in("Mr Patel")
    with pytest.raises(Refused, match="renewed on"):
        answered(second, stage.id)
    (todo,) = [each for each in on_desk.to_agree(second) if each.subject == stage.id]
    assert todo.item.owner == second.person_id
    stage.drawer.record(stage.id, "case.told_about_adult", {"adult": second.person_id}, NOW)
    with pytest.raises(Refused, match="about you"):
        answered(second, stage.id, days=1)
    names = [
        each.id for each in lowering.fields(stage.session, stage.drawer, stage.case)[1].choices
    ]
    assert names == [school.people["Ms Hart"]]


def test_one_person_who_writes_lower_and_lower_clears_nothing(stage: Stage) -> None:
    stage.triage({**CRIME, "kinds": "nudes", "danger": "yes"})
    grave = stage.case.stops
    for answers in ({**CRIME, "danger": "yes"}, CRIME, STAFF, {**QUARREL, "kinds": "fault"}):
        lower(stage, MISTAKE, answers)
        assert set(grave) <= set(stage.case.stops)
        assert stage.case.files_closed
    assert HOLD in stage.case.stops, "what one of them said more grave counts at once"


def test_a_grave_category_is_left_by_a_triage_of_two_and_by_no_other_way(
    school: School, stage: Stage
) -> None:
    nudes = {"category": "nudes", "seriousness": "high", "reasons": "It turned out so"}
    stage.do(CATEGORISED, nudes)
    assert stage.case.files_closed
    assert stage.case.needs_second
    with pytest.raises(Refused, match="Two take back"):
        stage.do(CATEGORISED, {**nudes, "category": "pictures"})
    stage.drawer.record(stage.id, CATEGORISED, {**nudes, "category": "pictures"}, NOW)
    assert stage.case.category == "nudes"
    lower(stage, MISTAKE)
    assert stage.case.files_closed
    assert [each.step.id for each in stage.case.steps], "the rest of that triage counts"
    assert not answered(school.sign_in("Mr Patel"), stage.id).files_closed
    stage.do(CATEGORISED, {**nudes, "category": "pictures"})
    assert (stage.case.category, stage.case.needs_second) == ("pictures", False)


def test_no_triage_of_one_person_ends_a_stop(school: School, stage: Stage) -> None:
    stage.triage(QUARREL)
    stopping.stop(stage.drawer, stage.case, "", NOW)
    stage.triage(QUARREL)
    assert stage.case.files_closed
    assert stage.case.needs_second
    assert not answered(school.sign_in("Mr Patel"), stage.id).files_closed


def test_what_was_told_leaves_no_grave_case_by_one_hand(school: School) -> None:
    told = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    (row,) = told.drawer.rows("worry", parent=told.id)
    worry, public = told.drawer.get(row.subject), told.session.public
    values = {"title": "B", "category": "friends", "seriousness": "low"}
    other = triage.open_case(told.session, told.drawer, [], values, NOW)
    for to in (triage.DESK, other):
        with pytest.raises(Refused, match="nobody alone takes out"):
            triage.leave_case(told.session, told.drawer, worry, {"to": to, "why": "Not here"}, NOW)
    triaging.triage(public, told.drawer, told.drawer.get(other), STAFF, NOW)
    triage.leave_case(told.session, told.drawer, worry, {"to": other, "why": "It is there"}, NOW)
    assert told.drawer.get(worry.id).case == other


def test_that_advice_is_not_needed_lets_nobody_ask(stage: Stage) -> None:
    stage.triage(CRIME)
    before = stage.case.stops
    with pytest.raises(Refused, match="never “not needed”"):
        stage.tick("advice", NOT_NEEDED, "We know what to do")
    past_the_door = {"step": "advice", "said": NOT_NEEDED, "note": "We know what to do"}
    stage.drawer.record(stage.id, STEP_TICKED, past_the_door, NOW)
    assert stage.case.stops == before
    assert freezes.awaits_advice(stage.case)


def test_a_lowering_is_asked_for_with_how_and_whom(school: School, stage: Stage) -> None:
    stage.triage(CRIME)
    marks = frozenset(triaging.plan(stage.session.public, stage.case, QUARREL, NOW).grave)
    assert lowering.lowers(stage.case, marks)
    assert not lowering.lowers(stage.case, gravity.marks({**CRIME, "danger": "yes"}))
    with pytest.raises(Incomplete) as caught:
        lowering.propose(stage.session, stage.drawer, stage.case, {}, NOW)
    assert caught.value.wrong.keys() == {"how", "second"}
    patel = school.people["Mr Patel"]
    _, said = lowering.propose(
        stage.session, stage.drawer, stage.case, {**LESS, "second": patel}, NOW
    )
    lower(stage, said)
    titles = {each.item.title for each in on_desk.of(school.sign_in("Mr Patel"), NOW).mine}
    assert "Agree that it is less grave?" in titles


@pytest.mark.parametrize(("said", "counts"), [("no", True), ("yes", False)])
def test_what_somebody_named_since_said_less_grave_waits_for_a_word_about_them(
    school: School, stage: Stage, said: str, counts: bool
) -> None:
    stage.triage(CRIME)
    before = stage.case.stops
    patel = school.sign_in("Mr Patel")
    triaging.triage(patel.public, patel.drawer(DRAWER), stage.case, QUARREL, NOW, lowering=LESS)
    later = NOW + timedelta(hours=1)
    told = school.intake.post(Told(words="It was Mr Patel who sent me pictures"), later)
    hart = school.sign_in("Ms Hart")
    collect.collect(hart, later)
    drawer = hart.drawer(DRAWER)
    triage.link(hart, drawer, drawer.get(told.subject), stage.id, later)
    with pytest.raises(Refused, match="Mr Patel, who proposed this, is named in it"):
        answered(hart, stage.id, days=1)
    assert stage.case.stops == before
    answer = {school.people["Mr Patel"]: said, "why": "She says so"}
    drawer = said_of.say(hart, drawer, stage.case, answer, later)
    if counts:
        with pytest.raises(Refused, match="is named in it"):
            answered(hart, stage.id, days=1)
        agree_about_them(school.sign_in("Mrs Adeyemi"), stage.id)
        assert answered(hart, stage.id, days=1).stops == ()
        return
    with pytest.raises(Refused, match="is named in it"):
        answered(hart, stage.id, days=1)
    assert gravity.waiting(answered(hart, stage.id, NO, days=1)) == ()
