"""The steps of a case by keyboard and mouse: done, decided, left open, late."""

from datetime import timedelta

from screens.staff.cases.case_page import CasePage
from screens.staff.cases.case_steps import StepPage
from screens.staff.cases.triage_page import TriagePage
from screens.staff.deeds import Deeds
from screens.widgets.form import Form
from store.cases import casework, triaging
from store.cases.acts import acts
from store.cases.kinds import ESCALATED
from store.signing_in.session import Session
from tests.contrast import too_faint
from tests.made_up import School
from tests.screens.here import at
from tests.screens.staff.desk_stage import desk_of
from tests.screens.staff.desk_stage import rows as desk_rows
from tests.screens.staff.desk_stage import settle as settle_all
from tests.screens.staff.record_stage import (
    HISTORY,
    LARGE,
    SMALL,
    case_of,
    case_page,
    fill,
    press,
    put,
    settle,
    triaged,
)
from tests.store.triaging_stage import CALL, CRIME, QUARREL


async def test_a_step_is_done_as_what_it_asks_for_or_not_needed_because(
    school: School, dsl: Session, case: str
) -> None:
    triaged(dsl, case, QUARREL, school)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "6", "enter")
        assert isinstance(stage.screen, StepPage)
        assert "From: the online-safety policy." in stage.shown()
        await press(pilot, "enter")
        await fill(pilot, name="Sam Fox", role="victim\ninstigator")
        assert not triaging.step_of(case_of(dsl, case), "people").is_open  # type: ignore[union-attr]
        await press(pilot, "enter", "right", "enter")
        await fill(pilot, note="They are away")
        assert "not Parents: told, or why not" in stage.shown("#pane-steps")
        await press(pilot, "1")
        assert "Step not needed" in stage.shown(HISTORY)
        assert "Why: They are away" in stage.shown(HISTORY)


async def test_a_step_that_asks_something_is_answered_with_yes_or_no(
    school: School, dsl: Session, case: str
) -> None:
    triaged(dsl, case, {**QUARREL, "child": "none", "kinds": "fault"}, school)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "6", "down", "enter")
        assert "Was personal data lost?" in stage.shown()
        assert "Yes, or not sure" in stage.shown()
        assert "Not needed" not in stage.shown()
        await press(pilot, "enter")
        await fill(pilot, note="The class list was on it")
        assert "ICO told, or why not: 72 h" in stage.shown("#pane-steps")
        await press(pilot, "1")
        assert "Step answered: yes" in stage.shown(HISTORY)


async def test_a_step_that_decides_asks_what_was_decided_and_why(
    school: School, dsl: Session, case: str
) -> None:
    triaged(dsl, case, {**QUARREL, "kinds": "public_post"}, school)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert isinstance(stage.screen, CasePage)
        at(stage, CasePage).open_step("post_decide")
        await press(pilot, "enter")
        assert "What was decided" in stage.shown()
        assert "seen or said" not in stage.shown()
        await fill(pilot, decided="We leave it", reasons="No child is in it")
        decided = triaging.step_of(case_of(dsl, case), "post_decide")
        assert decided is not None
        assert not decided.is_open
        await press(pilot, "1")
        shown = stage.shown(HISTORY)
        assert "Decided" in shown
        assert "What was decided: We leave it Why: No child is in it" in shown


async def test_the_step_that_asks_for_the_people_says_who_is_still_to_be_named(
    school: School, dsl: Session, case: str
) -> None:
    drawer = dsl.drawer("safeguarding")
    drawer.record(case, "case.person_added", {"name": "Sam Fox", "role": "victim"}, school.now)
    triaged(dsl, case, {**QUARREL, "child": "victim"}, school)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert isinstance(stage.screen, CasePage)
        at(stage, CasePage).open_step("people")
        await settle(pilot)
        assert "Still to be named: who did it. Add them" in stage.shown()


async def test_triage_and_steps_can_be_done_by_mouse(
    school: School, dsl: Session, case: str
) -> None:
    triaged(dsl, case, QUARREL, school)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await pilot.click("#pane-steps", offset=(6, 2))
        await settle(pilot)
        await pilot.click("#step-not_needed")
        await settle(pilot)
        await fill(pilot, note="Known already")
        assert not triaging.step_of(case_of(dsl, case), "people").is_open  # type: ignore[union-attr]
        await pilot.click("#record-deeds", offset=(5, 1))
        await settle(pilot)
        assert isinstance(stage.screen, TriagePage)
        await pilot.click("#form-back")
        await settle(pilot)
        assert isinstance(stage.screen, CasePage)


async def test_what_has_no_room_is_reached_with_the_arrows(
    school: School, dsl: Session, case: str
) -> None:
    triaged(dsl, case, {**CRIME, "adult": "staff", "threshold": "yes"}, school)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "more: ↓" in stage.shown("#record-deeds")
        assert "Turn history round" not in stage.shown("#record-deeds")
        stage.screen.query_one(Deeds).focus()
        await press(pilot, *["down"] * 21)
        assert "Turn history round" in stage.shown("#record-deeds")
        await press(pilot, "enter")
        assert "oldest first" in stage.shown(HISTORY)


async def test_closing_with_a_step_open_asks_why(school: School, dsl: Session, case: str) -> None:
    triaged(dsl, case, QUARREL, school)
    drawer = dsl.drawer("safeguarding")
    drawer.record(case, "case.parents", {"told": "no", "reason": "Away"}, school.now)
    closing = dict.fromkeys(("summary", "decision", "reasons"), "It was a small thing")
    closing |= {"follow_up": "We talked", "child_told": "no", "staff_told": "no"}
    closing |= {"governors_told": "numbers", "child_why": "They are away"}
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "c")
        assert "Not done yet: Name the people, their parts" in stage.shown()
        await fill(pilot, outcome="resolved", staff_why="Nobody needs to", **closing)
        assert "Please fill in: Why this is left open." in stage.shown()
        await fill(pilot, left_open="They have left")
        shown = stage.shown(HISTORY)
        assert "Why it was left open: They have left" in shown
        assert "Decide what fits, and why" in shown
    assert case_of(dsl, case).state == "closed"


async def test_late_steps_stand_on_the_case_and_on_the_desk(
    school: School, dsl: Session, case: str
) -> None:
    triaged(dsl, case, CRIME, school)
    school.now += timedelta(hours=1)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await settle(pilot)
        assert "3 LATE" in stage.shown()
        assert "LATE Report it to the police 09:44" in stage.shown("#pane-steps")
        assert too_faint(stage, 4.5) == []
    desk = desk_of(school, dsl)
    async with desk.run_test(size=SMALL) as pilot:
        await settle_all(pilot)
        await press(pilot, "3")
        late = [row[2] for row in desk_rows(desk, "#pane-overdue")]
        assert "Report it to the police" in late


async def test_the_advice_that_stop_waits_for_is_never_not_needed(
    school: School, dsl: Session, case: str
) -> None:
    triaged(dsl, case, CRIME, school)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        at(stage, CasePage).open_step("advice")
        await pilot.pause()
        assert "this stays to do" in stage.shown()
        assert "STOP waits for what they advise, so this is never" in stage.shown()
        assert "Not needed" not in stage.shown()
        act = acts(dsl.public)[ESCALATED]
        call = {**CALL, "reference": "CR-1"}
        casework.do(dsl.drawer("safeguarding"), case_of(dsl, case), act, call, school.now)
        await press(pilot, "escape")
        at(stage, CasePage).open_step("advice")
        await press(pilot, "enter")
        form = stage.screen.query_one(Form)
        assert form.fields[0].label.startswith("What they advise"), "nobody saw or said anything"
        assert "word for word" not in stage.shown()
        put(pilot, may="yes")
        assert form.values["reference"] == "CR-1", "it is not asked twice"
