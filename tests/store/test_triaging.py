"""A case is triaged, its steps are worked off, and it is closed only when they are done."""

from datetime import timedelta

import pytest

from store import on_desk
from store.cases import triaging
from store.cases.case import Case
from store.cases.checklist import DONE, OPEN
from store.cases.unfinished import left_open
from store.checkup import check_session
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.letterbox.told import Told
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.agreeing import answered
from tests.store.closing import CLOSING
from tests.store.triaging_stage import CALL, CRIME, QUARREL, STAFF, Stage


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


def test_a_triage_keeps_who_when_why_and_the_words_that_stood_there(stage: Stage) -> None:
    follows = stage.triage(QUARREL)
    (kept,) = stage.case.triage
    assert (kept.by, kept.at, kept.why) == (
        stage.session.person_id,
        NOW.isoformat(),
        QUARREL["why"],
    )
    assert ("Could it be against the law?", "Wrong, but no crime") in kept.asked
    assert ("What is it about?", "Friends and playtime") in kept.asked
    assert kept.steps == follows.steps
    assert [each.step for each in stage.case.steps] == [*follows.steps]
    assert "people" in {each.step.id for each in stage.case.required}


def test_what_is_not_answered_or_not_explained_is_not_recorded(stage: Stage) -> None:
    for missing in ("danger", "kinds", "why"):
        with pytest.raises(Incomplete):
            stage.triage({**QUARREL, missing: ""})
    with pytest.raises(Incomplete):
        stage.triage({**QUARREL, "adult": "unsure"})
    assert stage.case.triage == ()


def test_triaging_again_keeps_both_and_the_one_that_two_agree_to_counts(
    school: School, stage: Stage
) -> None:
    stage.triage(CRIME)
    stage.do("case.escalated", {**CALL, "reference": "CR-1"})
    before = stage.step("own_words").step.due
    stage.now += timedelta(days=1)
    stage.triage({**QUARREL, "why": "The police say it is none"})
    assert [each.why for each in stage.case.triages] == ["Asked for", "The police say it is none"]
    assert triaging.step_of(stage.case, "police") is not None
    answered(school.sign_in("Mr Patel"), stage.id)
    assert stage.case.stops == ()
    assert triaging.step_of(stage.case, "police") is None
    stage.now += timedelta(days=1)
    stage.triage(CRIME)
    assert not stage.step("police").is_open, "what was done once stays done"
    assert stage.step("own_words").step.due >= before


def test_a_call_ticks_its_step_once_the_reference_is_there(stage: Stage) -> None:
    stage.triage(CRIME)
    assert stage.step("police").is_open
    stage.do("case.escalated", CALL)
    assert stage.step("police").is_open
    assert stage.step("police").lacks_reference
    assert "Report it to the police: it was done, their reference is missing" in left_open(
        stage.case
    )
    with pytest.raises(Refused, match="ticks itself"):
        stage.tick("police")
    stage.do("case.escalated", {**CALL, "reference": "CR-1"})
    assert stage.step("police").state == DONE
    assert stage.step("police").by == stage.session.person_id


def test_a_note_ticks_only_the_step_it_was_written_for(stage: Stage) -> None:
    stage.triage(QUARREL)
    stage.do("case.note_added", {"fact": "Something else"})
    assert stage.step("support").is_open
    stage.do("case.note_added", {"fact": "They talk with Miss Lee"}, step="judge")
    assert stage.step("judge").is_open, "it is decided on the page of the decision"


def test_keeping_it_from_the_adult_does_the_step_and_ends_its_stop_but_stepping_aside_does_not(
    school: School, stage: Stage
) -> None:
    stage.triage(STAFF)
    head = school.sign_in("Ms Hart")
    holders.keep_from(head, stage.id, head.person_id, "A friend of mine", NOW)
    stage.session = school.sign_in("Mrs Adeyemi")
    assert any("press K" in each for each in _stage_case(stage).stops)
    lee, bell = school.people["Miss Lee"], school.people["Mr Bell"]
    holders.keep_from(stage.session, stage.id, bell, "A friend of hers", NOW)
    assert any("press K" in each for each in _stage_case(stage).stops), "it is not about him"
    holders.keep_from(stage.session, stage.id, lee, "About her", NOW, about=True)
    case = _stage_case(stage)
    assert "keep_from" not in {each.step.id for each in case.required}
    assert not any("press K" in each for each in case.stops)


def _stage_case(stage: Stage) -> Case:
    drawer = stage.session.find(stage.id)
    assert drawer is not None
    case = drawer.get(stage.id)
    assert isinstance(case, Case)
    return case


def test_a_step_taken_back_is_open_until_it_is_done_again(stage: Stage) -> None:
    stage.triage(QUARREL)
    stage.tick("at_risk_too")
    with pytest.raises(Refused, match="said so already"):
        stage.tick("at_risk_too")
    stage.tick("at_risk_too", OPEN, "It was another child")
    assert stage.step("at_risk_too").is_open
    stage.leave_parents()
    stage.tick("parents", OPEN, "It was the other family")
    assert stage.step("parents").is_open, "the record from before shows nothing any more"
    stage.do(
        "case.parents",
        {"told": "yes", "when": "2026-03-03 09:00", "how": "phone", "who": "Her mother"},
    )
    assert stage.step("parents").state == DONE


def test_a_case_is_not_closed_while_a_required_step_is_open_but_for_a_reason(stage: Stage) -> None:
    stage.leave_parents()
    with pytest.raises(Incomplete) as caught:
        stage.do("case.closed", CLOSING)
    assert caught.value.wrong.keys() == {"left_open"}, "nobody has triaged it"
    stage.triage(QUARREL)
    with pytest.raises(Incomplete):
        stage.do("case.closed", CLOSING)
    stage.do("case.closed", {**CLOSING, "left_open": "They have moved away"})
    closing = stage.case.closing
    assert closing is not None
    assert closing["left_open"] == "They have moved away"
    assert "Decide what fits, and why" in closing["left"].split("\n")


def test_with_every_required_step_done_a_closing_asks_no_more(stage: Stage) -> None:
    stage.leave_parents()
    stage.triage(QUARREL)
    stage.everything_else()
    assert any(each.is_open for each in stage.case.steps), "what is not required may stay open"
    stage.do("case.closed", {**CLOSING, "left_open": "never asked"})
    assert stage.case.closing is not None
    assert "left_open" not in stage.case.closing
    with pytest.raises(Refused, match="closed"):
        stage.triage(CRIME)
    with pytest.raises(Refused, match="closed"):
        stage.tick("closure")


def test_nobody_may_ask_until_the_advice_is_written_down_and_never_look(stage: Stage) -> None:
    stage.triage({**CRIME, "child": "both"})
    before = stage.case.stops
    assert len(before) == 2
    assert stage.step("consequence").step.after == "advice"
    stage.police_allow()
    (never,) = stage.case.stops
    assert "copies" in never


def test_about_the_headteacher_the_chair_is_told_and_nobody_tells_the_head(stage: Stage) -> None:
    for answers in ({**STAFF, "adult": "headteacher"}, {**CRIME, "adult": "headteacher"}):
        ids = {each.id for each in stage.triage({**answers, "threshold": "yes"}).steps}
        assert "tell_chair" in ids
        assert not ids & {"tell_head", "low_head"}


def test_from_whom_it_is_kept_is_told_by_no_step(stage: Stage, school: School) -> None:
    stage.drawer.record(stage.id, "case.kept_from", {"person": school.people["Ms Hart"]}, NOW)
    assert "tell_head" not in {each.id for each in stage.triage(CRIME).steps}


def test_the_lado_is_rung_within_a_working_day_of_the_case(stage: Stage) -> None:
    stage.now += timedelta(hours=5)
    stage.triage(STAFF)
    assert stage.step("lado").step.due == "2026-03-04 09:14"
    assert stage.step("tell_head").step.due == "2026-03-03 14:44"
    assert any("Do not question" in stop for stop in stage.case.stops)


def test_below_the_threshold_it_is_a_low_level_concern(stage: Stage) -> None:
    below = {**STAFF, "threshold": "no"}
    ids = {each.id for each in stage.triage(below).steps}
    assert "low_details" in ids
    assert "lado" not in ids
    assert any("before the harm threshold is judged" in stop for stop in stage.case.stops)
    for law in ("crime", "unsure"):
        follows = stage.triage({**below, "illegal": law})
        assert "lado" in {each.id for each in follows.steps}, "a crime is harm, whoever says it"
        assert "A low-level concern about an adult" not in follows.titles


def test_late_steps_are_overdue_on_the_desk_and_the_next_one_is_to_do(stage: Stage) -> None:
    stage.triage(QUARREL)
    shown = on_desk.of(stage.session, NOW)
    assert [each.item.title for each in shown.mine] == ["Name the people, their parts"]
    assert shown.overdue == ()
    later = NOW + timedelta(hours=8)
    late = {each.item.title for each in on_desk.of(stage.session, later).overdue}
    assert late == {"Name the people, their parts", "Parents: told, or why not"}
    stage.leave_parents()
    stage.do("case.person_added", {"name": "Sam Fox", "role": "victim\ninstigator"})
    assert on_desk.of(stage.session, later).overdue == ()


def test_of_what_is_late_stands_first_what_was_to_be_done_at_once(stage: Stage) -> None:
    """Told in the last half hour of school, "the same day" is due no later than "at once"."""
    stage.now += timedelta(hours=5, minutes=50)
    stage.triage({**CRIME, "danger": "yes"})
    late = on_desk.of(stage.session, stage.now + timedelta(days=1)).overdue
    at_once = {each.step.title: each.step.now for each in stage.case.steps}
    now = [at_once[each.item.title] for each in late]
    assert now == sorted(now, reverse=True)
    assert {*now} == {True, False}


def test_the_words_of_the_form_are_not_found_by_searching(stage: Stage) -> None:
    stage.triage(CRIME)
    assert stage.session.search("Asked for")
    assert stage.session.search("authority") == []
    assert check_session(stage.session) == []


def test_what_a_child_saw_by_accident_is_proposed_as_that(stage: Stage) -> None:
    accident = Worry("worry:1", Told(words="x", topic="online", online="accident"))
    known = triaging.begun(stage.session.public, stage.case, [accident])
    assert known["kinds"] == "friends\naccident"
    for pressed, kinds in {"stranger": "friends\ncontact", "picture": "friends"}.items():
        told = Worry("worry:1", Told(words="x", topic="online", online=pressed))
        assert triaging.begun(stage.session.public, stage.case, [told])["kinds"] == kinds
    plan = stage.triage({**QUARREL, "kinds": "accident"})
    assert "filter" in {each.id for each in plan.steps if each.required}


def test_nude_pictures_that_are_told_of_are_proposed_whatever_it_was_opened_as(
    stage: Stage,
) -> None:
    told = Told(fact="A phone was found. There are nude pictures of a girl on it.")
    known = triaging.begun(stage.session.public, stage.case, [Worry("worry:1", told)])
    assert known["kinds"] == "friends\nnudes"
    stage.triage(QUARREL)
    known = triaging.begun(stage.session.public, stage.case, [Worry("worry:1", told)])
    assert "nudes" not in known["kinds"], "what somebody unticked was ticked again"


def test_what_was_told_begins_the_answers(stage: Stage) -> None:
    assert triaging.begun(stage.session.public, stage.case, ()) == {"kinds": "friends"}
    stage.triage(CRIME)
    assert triaging.begun(stage.session.public, stage.case, ())["illegal"] == "crime"
    assert "why" not in triaging.begun(stage.session.public, stage.case, ())


def test_what_is_to_be_done_at_once_stands_above_what_is_days_late(school: School) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    stage.triage(QUARREL)
    later = NOW + timedelta(days=8)
    grave = Stage(stage.session)
    triaging.triage(stage.session.public, stage.drawer, grave.case, CRIME, later)
    mine = on_desk.of(stage.session, later + timedelta(minutes=5)).mine
    first = [each for each in mine if each.for_now]
    at_once = [each.step.title for each in grave.case.required if each.step.now]
    assert len(at_once) > 1
    assert [each.item.title for each in mine[: len(first)]] == [e.item.title for e in first]
    assert sorted(each.item.title for each in first) == sorted(at_once)
    assert stage.id in {each.subject for each in mine[len(first) :] if each.overdue}
    after = on_desk.of(stage.session, later + timedelta(days=3)).mine
    assert after[0].item.due < later.date().isoformat(), "what was for now days ago is late as all"
