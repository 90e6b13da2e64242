"""The LADO: rung within a working day, and nobody questioned before the advice is logged."""

from datetime import datetime, timedelta

import pytest

from screens.staff.adults.adult_words import what_next
from screens.staff.cases.case_head import JUDGE, missing
from store import on_desk
from store.adults import advice, outcomes, threshold
from store.adults.matter import BELOW, HOLD
from store.cases import casework, freezes, triaging, unfinished
from store.cases.acts import Act, acts
from store.cases.kinds import ESCALATED
from store.cases.procedures import procedures
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.looking import stopping
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.school_year import with_calendar
from tests.store.adults.judging_stage import Desk
from tests.store.agreeing import answered
from tests.store.triaging_stage import STAFF


@pytest.fixture
def stage(school: School) -> Desk:
    return Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])


def test_the_lado_is_rung_within_a_working_day_of_when_the_school_knew(school: School) -> None:
    with_calendar(school)
    school.now = NOW
    stage = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    assert stage.clock() == [("Judge the harm threshold", "2026-03-04 09:14")]
    stage.judge(NOW + timedelta(hours=20), harmed="unsure")
    assert stage.clock() == [("Ring the LADO", "2026-03-04 09:14")], "late judging wins no time"
    late = NOW + timedelta(days=1, minutes=1)
    assert [each.item.title for each in on_desk.of(stage.session, late).overdue] == [
        "Triage it (F)",
        "Ring the LADO",
    ]
    stage.advised()
    assert stage.clock() == []
    assert stage.case.escalated == ("lado",), "the call is logged with its reference"
    assert stage.case.written[-2].reference == "L-17"


def test_what_lay_unopened_is_late_at_once(school: School) -> None:
    with_calendar(school)
    late = NOW + timedelta(days=3)
    school.now = late
    stage = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"], opened=late)
    (worry,) = stage.drawer.rows("worry")
    assert stage.drawer.get(worry.subject).sent_at[:10] == "2026-03-03"
    assert stage.clock() == [("Judge the harm threshold", "2026-03-04 09:14")]
    assert [each.item.due for each in on_desk.of(stage.session, late).overdue] == [
        "2026-03-04 09:14"
    ], "to triage it begins with the opening"
    answers = {**STAFF, "kinds": "adult"}
    triaging.triage(stage.session.public, stage.drawer, stage.case, answers, late)
    (rung,) = [each.step for each in stage.case.steps if each.step.id == "lado"]
    assert rung.due == "2026-03-04 09:14"
    stage.judge(late, harmed="yes")
    assert stage.case.matter.due == "2026-03-04 09:14", "nor does judging late win time"


def test_over_a_half_term_the_clock_runs_on_working_days_and_a_worse_judgement_starts_anew(
    school: School,
) -> None:
    with_calendar(school)
    stage = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    friday = datetime.fromisoformat("2026-02-13 16:30+00:00")
    stage.judge(friday)
    stage.judge(friday, offence="yes")
    assert stage.case.matter.due == "2026-02-16 15:30", "Monday counts, though there is no school"


def test_nobody_is_questioned_until_the_advice_is_logged_and_the_leader_says_why(
    stage: Desk,
) -> None:
    assert HOLD in {stop.say for stop in procedures()["allegation"].stops}, "said once on a page"
    assert stage.case.stops == (HOLD,), "before anybody has judged it, too"
    stage.judge(harmed="yes")
    with pytest.raises(Refused, match="First write down"):
        stage.lift()
    stage.advised()
    with pytest.raises(Refused, match="First write down"):
        stage.lift()
    stage.advised(may="yes")
    assert stage.case.stops == (HOLD,), "the advice alone does not end it"
    chair = stage.school.sign_in("Dr Quince")
    held = holders.holders_of(stage.session, stage.drawer)
    with pytest.raises(Refused, match="Only Ms Hart"):
        advice.lift(chair.public, chair.drawer("head"), stage.case, held, {"why": "I say so"}, NOW)
    with pytest.raises(Incomplete):
        stage.lift(why="")
    stage.lift()
    assert list(stage.case.stops) == []
    stage.judge(harmed="no")
    assert not answered(stage.school.sign_in("Dr Quince"), stage.id).stops
    stage.judge(offence="yes")
    assert stage.case.stops == (HOLD,), "what is found anew is asked about anew"


def test_a_triage_and_the_judgement_ask_for_the_call_once_and_its_steps_tick_themselves(
    stage: Desk,
) -> None:
    answers = {"danger": "no", "illegal": "none", "adult": "staff", "threshold": "yes"}
    answers |= {"child": "victim", "kinds": "adult", "why": "Told"}
    triaging.triage(stage.session.public, stage.drawer, stage.case, answers, NOW)
    stage.judge(harmed="yes")
    assert [title for title, _ in stage.clock()].count("Ring the LADO") == 1
    stage.advised()
    done = {each.step.id for each in stage.case.steps if not each.is_open}
    assert {"threshold", "lado", "lado_advice"} <= done
    assert HOLD in stage.case.stops, "a ticked step does not end it"


def test_the_call_stands_on_the_desk_while_other_steps_come_first(stage: Desk) -> None:
    answers = {"danger": "no", "illegal": "none", "adult": "staff", "threshold": "yes"}
    answers |= {"child": "victim", "kinds": "adult", "why": "Told"}
    triaging.triage(stage.session.public, stage.drawer, stage.case, answers, NOW)
    stage.judge(harmed="yes")
    titles = [each.item.title for each in on_desk.of(stage.session, NOW).mine]
    assert titles.index("Ring the LADO") > titles.index("Keep children safe meanwhile")
    assert titles.count("Ring the LADO") == 1


def test_what_the_police_advise_is_written_once_and_does_both_steps_that_wait_for_it(
    stage: Desk,
) -> None:
    answers = {**STAFF, "illegal": "crime", "kinds": "adult"}
    triaging.triage(stage.session.public, stage.drawer, stage.case, answers, NOW)
    stage.judge(harmed="yes")
    rung_by = threshold.rung_by(stage.case)
    assert "Ring the LADO by" in what_next(stage.case, NOW, rung_by)
    stage.drawer.record(stage.id, ESCALATED, {"to": "lado", "agreed": "They ring back"}, NOW)
    rung_by = threshold.rung_by(stage.case)
    assert "The LADO was rung: A writes down" in what_next(stage.case, NOW, rung_by)
    stage.advised(may="yes")
    assert freezes.awaits_advice(stage.case), "the LADO's word is not that of the police"
    with pytest.raises(Refused, match="before the police have said so too"):
        stage.lift()
    assert what_next(stage.case, NOW) == advice.STOPS
    with pytest.raises(Refused, match="before the police have said so too"):
        outcomes.refuse_early(stage.case)
    stage.advised(of="police", police_by="101", may="yes")
    outcomes.refuse_early(stage.case)
    stage.lift()
    done = {each.step.id for each in stage.case.steps if not each.is_open}
    assert {"advice", "lado_advice"} <= done
    assert not any("before the police allow it" in stop for stop in stage.case.stops)


def test_what_two_judged_lower_is_not_asked_about_while_the_lado_says_not_yet(
    stage: Desk,
) -> None:
    stage.judge(harmed="yes")
    stage.advised()
    assert stage.judge() == BELOW
    assert stage.case.stops == (HOLD,)
    assert answered(stage.school.sign_in("Dr Quince"), stage.id).stops == (HOLD,)
    assert stage.case.matter.is_low
    assert stage.case.needs_second
    stage.advised(may="yes")
    stage.lift()
    assert list(stage.case.stops) == []
    assert stage.case.needs_second, "it was judged grave"


def test_judging_lower_and_graver_again_wins_no_time_until_the_lado_is_told(stage: Desk) -> None:
    stage.judge(harmed="yes")
    due, closing = stage.case.matter.due, "The LADO has not been told"
    stage.judge()
    assert ("Ring the LADO", due) in stage.clock()
    assert threshold.rung_by(stage.case) == due
    assert closing in unfinished.left_open(stage.case)
    stage.judge(NOW + timedelta(days=1), offence="yes")
    assert stage.case.matter.due == due
    stage.judge(NOW + timedelta(days=1))
    stage.advised(NOW + timedelta(days=1))
    assert threshold.rung_by(stage.case) == ""
    assert "Ring the LADO" not in [title for title, _ in stage.clock()]
    assert closing not in unfinished.left_open(stage.case)


def call(session: Session) -> Act:
    return acts(session.public)["case.escalated"]


def test_a_call_that_was_logged_alone_stops_the_clock_but_not_the_hold(stage: Desk) -> None:
    stage.judge(harmed="yes")
    said = {
        "to": "lado",
        "when": "2026-03-03 09:10",
        "method": "phone",
        "spoke": "I",
        "agreed": "x",
    }
    casework.do(stage.drawer, stage.case, call(stage.session), said, NOW)
    assert stage.clock() == []
    assert stage.case.stops == (HOLD,)


def test_a_call_before_the_judgement_stands_and_its_advice_logs_no_second_one(stage: Desk) -> None:
    due = threshold.told_by(stage.case, NOW, stage.session.public)
    assert "say whether the LADO is rung" in what_next(stage.case, NOW, due)
    head = missing(stage.case, (), stage.session.public, NOW, (), {JUDGE})
    assert "IF it meets the threshold, the LADO is told by" in head
    said = {"to": "lado", "when": "2026-03-03 09:10", "method": "phone", "spoke": "I to Jo Reed"}
    casework.do(stage.drawer, stage.case, call(stage.session), {**said, "agreed": "x"}, NOW)
    assert "The LADO was rung: A writes down" in what_next(stage.case, NOW, due)
    assert "the LADO was rung: judge the threshold: H, J" in missing(
        stage.case, (), stage.session.public, NOW, (), {JUDGE}
    )
    (stands,) = advice.calls(stage.drawer, stage.case)
    assert (stands.when, stands.spoke) == ("2026-03-03 09:10", "I to Jo Reed")
    later = NOW + timedelta(minutes=5)
    of_it = {"of": stands.id, "said": "Wait", "may": "no"}
    advice.log(stage.drawer, stage.case, of_it, later)
    assert stage.case.escalated == ("lado",), "one call, once in the log"
    assert [row.said["of"] for row in stage.case.matter.advice] == ["lado"]
    assert "The LADO was told of it" in what_next(stage.case, NOW, due)
    with pytest.raises(Refused, match="written down already"):
        advice.log(stage.drawer, stage.case, of_it, later)
    stage.advised(later)
    assert advice.calls(stage.drawer, stage.case) == (), "what A logs has its advice"
    assert len([e for e in stage.case.written if e.kind == ESCALATED]) == 2


def test_of_a_call_that_was_logged_before_a_stop_no_advice_ends_it(stage: Desk) -> None:
    said = {"to": "police", "when": "2026-03-03 09:10", "police_by": "101", "spoke": "I"}
    casework.do(stage.drawer, stage.case, call(stage.session), {**said, "agreed": "x"}, NOW)
    stopping.stop(stage.drawer, stage.case, "", NOW)
    (before,) = advice.calls(stage.drawer, stage.case)
    of_it = {"of": before.id, "said": "Go on", "may": "yes"}
    with pytest.raises(Incomplete, match="before STOP was pressed"):
        advice.log(stage.drawer, stage.case, of_it, NOW)
    since = NOW + timedelta(minutes=5)
    stage.advised(since, may="yes")
    assert freezes.stopped(stage.case) is not None, "the LADO ends no STOP"
    with pytest.raises(Incomplete, match="How the police were told"):
        stage.advised(since, of="police", may="yes")
    allowed = {"of": "police", "police_by": "101", "may": "yes", "next": "2026-03-05"}
    with pytest.raises(Incomplete, match="STOP was pressed at 09:14"):
        stage.advised(since, **allowed)
    stage.advised(since, **allowed, when="2026-03-03 09:19")
    assert freezes.stopped(stage.case) is None
    assert [e.next for e in stage.case.written if e.to == "police"] == ["", "2026-03-05"]
