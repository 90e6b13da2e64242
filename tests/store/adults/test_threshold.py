"""The harm threshold: what may meet it, what is kept of a judgement, and how an allegation ends."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from store.adults import advice, low_level, outcomes, threshold
from store.adults.matter import BELOW, HOLD, MET, UNSURE
from store.adults.rows import COPY
from store.cases import closings, triaging, unfinished
from store.cases.case import Case
from store.cases.main_file import MainFile
from store.cases.shown import shown
from store.checkup import check_session
from store.drawers import holders, undecided
from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.school import people
from store.worries import concerns, triage
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import BELOW_IT, ENDED, Desk
from tests.store.agreeing import answered
from tests.store.changing import agreed
from tests.store.triaging_stage import STAFF
from tests.store.two_offices import meet, same
from tests.terminals import Terminals


@pytest.fixture
def stage(school: School) -> Desk:
    return Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])


def test_one_yes_may_meet_it_one_doubt_asks_the_lado_and_only_four_noes_are_below(
    stage: Desk,
) -> None:
    for id, _, _ in threshold.questions():
        assert threshold.comes_to({**BELOW_IT, id: "yes"}) == MET
        assert threshold.comes_to({**BELOW_IT, id: "unsure"}) == UNSURE
        assert threshold.comes_to({**BELOW_IT, id: ""}) == ""
    assert threshold.comes_to(BELOW_IT) == BELOW
    with pytest.raises(Incomplete) as error:
        stage.judge(risk_why="")
    assert set(error.value.wrong) == {"risk_why"}, "each answer says why"


def test_judging_again_keeps_both_judgements_with_who_when_and_why(stage: Desk) -> None:
    assert stage.judge() == BELOW
    later = NOW + timedelta(days=1)
    assert stage.judge(later, risk="yes", risk_why="She told of a second message") == MET
    first, second = stage.case.matter.of("case.threshold_judged")
    assert "Do they seem to be a risk to children? No. Nothing of it" in first.said["asked"]
    assert "Yes, or it may be so. She told of a second message" in second.said["asked"]
    assert (second.by, second.at) == (stage.session.person_id, later.isoformat())
    assert stage.case.matter.is_heavy


def test_whoever_leads_the_case_is_not_asked_to_tell_themself(stage: Desk) -> None:
    plan = triaging.triage(stage.session.public, stage.drawer, stage.case, STAFF, NOW)
    assert "tell_head" not in {each.id for each in plan.steps}
    other = replace(stage.case, lead=stage.school.people["Mrs Adeyemi"])
    plan = triaging.plan(stage.session.public, other, STAFF, NOW)
    assert "tell_head" in {each.id for each in plan.steps}


def test_what_follows_names_only_what_is_not_done_already(stage: Desk) -> None:
    plan = triaging.plan(stage.session.public, stage.case, STAFF, NOW)
    assert "keep_from" in {each.id for each in plan.steps}
    steps, stops = triaging.still_to_do(plan, stage.case)
    assert [each.id for each in plan.steps if each not in steps] == ["keep_from"]
    assert [each.say for each in stops] == [HOLD], "whom it is about is out of it since it came"


def test_an_allegation_is_closed_only_with_one_of_five_outcomes_and_reasons(stage: Desk) -> None:
    found = [each.id for each in outcomes.outcomes()]
    assert found == ["substantiated", "unsubstantiated", "unfounded", "malicious", "false"]
    assert all(each.means and each.reference for each in outcomes.outcomes())
    with pytest.raises(Refused, match="First the harm threshold"):
        outcomes.decide(stage.session.public, stage.drawer, stage.case, ENDED, NOW)
    stage.judge(harmed="yes")
    with pytest.raises(Refused, match="ring the LADO"):
        outcomes.decide(stage.session.public, stage.drawer, stage.case, ENDED, NOW)
    stage.advised(of="police", police_by="101")
    with pytest.raises(Refused, match="ring the LADO"):
        outcomes.decide(stage.session.public, stage.drawer, stage.case, ENDED, NOW)
    stage.advised()
    assert "how it ended" in " ".join(unfinished.obstacles(stage.case))
    with pytest.raises(Incomplete):
        outcomes.decide(
            stage.session.public, stage.drawer, stage.case, {**ENDED, "reasons": ""}, NOW
        )
    with pytest.raises(Refused, match="“not yet”: no outcome before they allow"):
        outcomes.decide(stage.session.public, stage.drawer, stage.case, ENDED, NOW)
    outcomes.give_copy(stage.drawer, stage.case, {"given": "no", "why": "Police asked us"}, NOW)
    assert stage.case.matter.copy is not None
    assert stage.case.matter.copy.said["why"] == "Police asked us"
    copied = {"given": "yes", "when": "2026-03-03 09:00", "what": "The record, by hand"}
    with pytest.raises(Incomplete) as early:
        outcomes.give_copy(stage.drawer, stage.case, copied, NOW)
    assert early.value.wrong == {"given": outcomes.NOTHING_YET}
    stage.advised(may="yes")
    outcomes.give_copy(stage.drawer, stage.case, copied, NOW)
    outcomes.decide(stage.session.public, stage.drawer, stage.case, ENDED, NOW)
    assert COPY not in shown_by(stage.case), "it said nothing of how it ended"
    outcomes.give_copy(stage.drawer, stage.case, copied, NOW)
    assert COPY in shown_by(stage.case)
    assert "how it ended" not in " ".join(unfinished.obstacles(stage.case))
    asked = closings.fields(stage.case, (), MainFile("main_file:x"))
    (outcome,) = [field for field in asked if field.id == "outcome"]
    assert [each.id for each in outcome.choices] == ["unsubstantiated"]


def shown_by(case: Case) -> list[str]:
    return [each.kind for each in shown(case)]


@pytest.mark.parametrize(
    ("outcome", "pension", "until"),
    [
        ("substantiated", "", "2036-03-03"),
        ("unfounded", "2051-08-01", "2051-08-01"),
        ("unsubstantiated", "2030-01-01", "2036-03-03"),
        ("false", "2051-08-01", ""),
        ("malicious", "", ""),
    ],
)
def test_the_record_is_kept_to_pension_age_or_ten_years_and_what_is_false_leaves_the_file(
    outcome: str, pension: str, until: str
) -> None:
    found = outcomes.outcome(outcome)
    assert found is not None
    assert outcomes.kept_until(found, NOW.date(), pension) == until
    assert outcomes.kept_until(outcomes.outcomes()[0], datetime(2028, 2, 29).date()) == "2038-02-28"


def test_whom_it_is_about_is_kept_away_before_a_word_of_the_judgement_is_written(
    school: School,
) -> None:
    """A child's worry lies where the deputy reads it; then it turns out to be about the deputy."""
    dsl = school.sign_in("Mrs Adeyemi")
    drawer = dsl.drawer("safeguarding")
    values = {"title": "A", "category": "adult", "seriousness": "high"}
    case = triage.open_case(dsl, drawer, [], values, NOW)
    said = {**BELOW_IT, "adult": school.people["Mr Patel"], "harmed": "yes"}
    there, _ = threshold.judge(dsl, drawer, drawer.get(case), said, NOW)
    assert there.name.startswith("case-")
    assert there.get(case).matter.is_heavy
    patel = school.sign_in("Mr Patel")
    assert patel.find(case) is None
    bodies = str([entry.body for d in patel.drawers.values() for entry in d.everything()])
    assert "Nothing of it" not in bodies
    with pytest.raises(Refused, match="This is about you"):
        threshold.judge(dsl, there, there.get(case), {**said, "adult": dsl.person_id}, NOW)


def test_about_the_headteacher_the_chair_alone_leads_and_lifts(school: School) -> None:
    stage = Desk(school, "Dr Quince", about="headteacher")
    assert stage.drawer.name == "chair"
    stage.judge(adult=school.people["Ms Hart"], harmed="yes")
    stage.advised(may="yes")
    held = holders.holders_of(stage.session, stage.drawer)
    assert advice.lifters(stage.session.public, stage.case, held) == (school.people["Dr Quince"],)
    stage.lift()
    assert stage.case.stops == ()


def test_what_is_closed_is_judged_no_further(stage: Desk) -> None:
    stage.drawer.record(stage.id, "case.closed", {"outcome": "unfounded", "alone": "x"}, NOW)
    for refused in (stage.judge, stage.advised):
        with pytest.raises(Refused, match="closed"):
            refused()


def test_what_is_about_an_adult_is_never_filed_as_small(school: School) -> None:
    lee, head = school.sign_in("Miss Lee"), school.sign_in("Ms Hart")
    said = {"about": "adult", "urgent": "no", "fact": "He shouted"}
    concerns.log(lee, school.intake, {**said, "adult": school.people["Mr Okafor"]}, NOW)
    collect.collect(head, NOW)
    drawer = head.drawer("head")
    worry = drawer.get(drawer.rows("worry")[0].subject)
    closing = dict.fromkeys(("summary", "follow_up", "decision", "reasons"), "A small thing")
    with pytest.raises(Refused, match="judged by the harm threshold"):
        triage.file_away(head, drawer, worry, {**closing, "outcome": "resolved"}, NOW)


@pytest.mark.parametrize(
    "typed",
    [
        *("Mr Okafor", "okafor, mr", "Mr  OKAFOR, Year 2", "Mr. Okafor", "Okafor-"),
        *("Okafor's phone", "Okafor\u2019s phone", "the Okafors", "okafor s", "Okafors' house"),
    ],
)
def test_a_typed_name_of_somebody_on_the_list_is_sent_back_to_the_list(
    stage: Desk, typed: str
) -> None:
    with pytest.raises(Incomplete) as error:
        stage.judge(adult="other", adult_name=typed)
    assert "kept from them" in error.value.wrong["adult"]
    for others in ("Jo Okafor, coach", "Jo Okafor's brother"):
        assert stage.judge(adult="other", adult_name=others, harmed="yes") == MET


def test_of_two_judgements_made_apart_the_careful_one_counts_until_somebody_chooses(
    terminals: Terminals,
) -> None:
    there = terminals.second_office("Ms Hart")
    here = terminals.school.sign_in("Ms Hart")
    adult = {"adult": terminals.school.people["Mr Okafor"]}
    concern = {"category": "contact", "what": "A message", "source": "seen", **adult}
    drawer, id = low_level.record(here, concern, NOW)
    meet(terminals, here)
    other = there.sign_in("Ms Hart")
    threshold.judge(other, other.drawer("head"), drawer.get(id), {**BELOW_IT, **adult}, NOW)
    said = {**BELOW_IT, **adult, "harmed": "yes"}
    threshold.judge(here, drawer, drawer.get(id), said, NOW)
    meet(terminals, here, other)
    same(here, other)
    for session in (here, other):
        case = session.drawer("head").get(id)
        assert len(case.apart) == 2
        assert case.matter.is_heavy
        assert case.stops == (HOLD,)
    below = next(each for each in case.matter.of("case.threshold_judged") if "due" not in each.said)
    undecided.choose(drawer, drawer.get(id), below.id, NOW)
    assert drawer.get(id).matter.is_heavy, "a choice is one person's word"
    assert answered(terminals.school.sign_in("Dr Quince"), id).matter.is_low
    assert check_session(here) == []


def test_only_that_the_adult_it_turns_out_to_be_about_is_kept_out_does_that_step(
    school: School,
) -> None:
    stage = Desk(school, "Ms Hart", adult="other", adult_name="Jo Day, coach")
    triaging.triage(stage.session.public, stage.drawer, stage.case, STAFF, NOW)

    def is_open() -> bool:
        return next(each for each in stage.case.steps if each.step.id == "keep_from").is_open

    bell = school.people["Mr Bell"]
    holders.keep_from(stage.session, stage.id, bell, "It is about him", NOW, about=True)
    assert not is_open(), "nobody has said otherwise"
    stage.judge(adult="other", adult_name="Jo Day, coach")
    assert is_open(), "it is about somebody else, who has no key: that is said of the step"
    stage.judge(harmed="yes")
    assert not is_open(), "the judgement keeps out whom it is about"
    kept = [each.to for each in stage.case.written if each.kind == "case.kept_from"]
    assert kept == [bell, school.people["Mr Okafor"]]


def test_who_has_left_is_judged_as_any_other(school: School) -> None:
    bell = school.people["Mr Bell"]
    stage = Desk(school, "Ms Hart", adult=bell)
    agreed(school, "Mrs Adeyemi", "Mr Patel", people.end_person(stage.session.public, bell))
    assert stage.judge(adult=bell, risk="yes") == MET
    assert stage.case.matter.adult == (bell, "Mr Bell")
    assert stage.clock() == [("Ring the LADO", "2026-03-04 09:14")]
