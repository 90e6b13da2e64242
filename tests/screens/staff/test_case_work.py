"""What is done inside a case besides the acts that the store declares."""

import pytest

from screens.staff.cases.case_page import CasePage
from store.cases import casework, triaging
from store.cases.acts import acts
from store.drawers import holders
from store.drawers.drawer import Drawer
from store.errors import DiskFull, Refused
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import School
from tests.screens.staff.record_stage import (
    HISTORY,
    LARGE,
    SMALL,
    case_of,
    case_page,
    fill,
    press,
    settle,
    worry_of,
    worry_page,
)
from tests.store.triaging_stage import CALL, STAFF


async def test_a_half_written_note_survives_the_lock(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "n", *"Sam said")
        stage.screen_stack[1].post_message(CasePage.LockNow())
        await settle(pilot)
        assert len(stage.screen_stack) == 1
    assert not dsl.drawers
    again = school.sign_in("Mrs Adeyemi")
    stage = case_page(school, again, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Add a note …" in stage.shown()
        await press(pilot, "n", "escape", "n")
        assert "Sam said" in stage.shown()
        await press(pilot, "ctrl+s")
        assert "Sam said" in stage.shown(HISTORY)
        assert "Add a note …" not in stage.shown()


async def test_a_full_disk_is_said_and_takes_nothing_that_was_typed(
    school: School, dsl: Session, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("The disk is full. Nothing was kept.")

    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "n")
        with monkeypatch.context() as disk:
            disk.setattr(Drawer, "record_all", full)
            disk.setattr(Drawer, "empty", full)
            await press(pilot, *"Sam said", "ctrl+s")
            assert "The disk is full." in stage.shown()
            await press(pilot, "enter", "escape")
            assert "cannot be kept for later" in stage.shown()
            await press(pilot, "enter")
            assert "Sam said" in stage.shown()
        await press(pilot, "ctrl+s")
        assert "Sam said" in stage.shown(HISTORY)


async def test_a_child_is_answered_from_the_case(school: School, dsl: Session, case: str) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "r")
        await fill(pilot, sentence="reply.working")
        assert "Answered the child" in stage.shown()
        assert "We are looking for a way to help." in stage.shown()


async def test_somebody_added_by_mistake_is_taken_out_with_why(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "i")
        await fill(pilot, name="Tim Ash", role="witness")
        await press(pilot, "2", "enter", "o")
        await fill(pilot, why="It was another Tim")
        assert case_of(dsl, case).people == ()
        await press(pilot, "escape", "1")
        assert "Why they do not belong here: It was another Tim" in stage.shown(HISTORY)


async def test_what_was_told_moves_to_another_case_and_both_histories_say_why(
    school: School, dsl: Session, case: str
) -> None:
    drawer = dsl.drawer("safeguarding")
    values = {"title": "Lost coat", "category": "other", "seriousness": "low"}
    other = triage.open_case(dsl, drawer, [], values, school.now)
    holders.keep_from(dsl, case, school.people["Miss Lee"], "why", school.now)
    worry = drawer.rows("worry", parent=case)[0].subject
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "m")
        assert "Sam Fox, Oak" in stage.shown()
        await fill(pilot, to=other, why="It is about his coat")
        shown = stage.shown(HISTORY)
        assert "Taken out of this case" in shown
        assert "Now in case: 2026-002A" in shown
        assert "Why: It is about his coat" in shown
        assert "Move what was told" not in stage.shown()
    assert worry_of(dsl, worry).case == other
    assert school.people["Miss Lee"] in case_of(dsl, other).kept_from
    stage = case_page(school, dsl, other)
    async with stage.run_test(size=LARGE) as pilot:
        await settle(pilot)
        shown = stage.shown(HISTORY)
        assert "Taken out of another case" in shown
        assert "Why: It is about his coat" in shown
        assert shown.count("Put what was told into this case") == 1


async def test_what_was_told_goes_back_to_the_desk(school: School, dsl: Session, case: str) -> None:
    drawer = dsl.drawer("safeguarding")
    worry = drawer.rows("worry", parent=case)[0].subject
    stage = worry_page(school, dsl, worry)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "m")
        await fill(pilot, to=triage.DESK)
        assert "Please fill in: Why." in stage.shown()
        await fill(pilot, why="Another Sam")
        shown = stage.shown()
        assert "Came just now." in shown
        assert "2026-001A by Mrs Adeyemi, today 09:14: Another Sam" in shown
        assert "Open a case" in shown
    assert (worry_of(dsl, worry).state, worry_of(dsl, worry).case) == ("waiting", "")


async def test_a_promised_call_is_ended_on_the_page_of_a_closed_case(
    school: School, dsl: Session, case: str
) -> None:
    drawer = dsl.drawer("safeguarding")
    call = {**CALL, "next": "2026-03-06"}
    casework.do(drawer, drawer.get(case), acts(dsl.public)["case.escalated"], call, school.now)
    drawer.record(case, "case.closed", {"outcome": "resolved"}, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "3")
        assert "Speak again: Police, Fri 6 Mar: D." in stage.shown()
        await press(pilot, "d")
        await fill(pilot, note="They rang: no more is needed")
        assert "Fri 6 Mar: D." not in stage.shown()
        await press(pilot, "1")
        assert "Action done today 09:14, Mrs Adeyemi" in stage.shown()
        assert "Speak again: Police" in stage.shown(), "the history says of what"


async def test_what_is_for_two_is_said_before_anything_is_typed(
    school: School, dsl: Session, case: str
) -> None:
    def grave(id: str) -> None:
        triaging.triage(dsl.public, drawer, drawer.get(id), STAFF, school.now)

    drawer = dsl.drawer("safeguarding")
    values = {"title": "Another", "category": "friends", "seriousness": "low"}
    other = triage.open_case(dsl, drawer, [], values, school.now)
    grave(case)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "m")
        assert "nobody alone takes out what was told" in stage.shown()
        assert "Where does it belong?" not in stage.shown()
        grave(other)
        await press(pilot, "m")
        assert "Back to the desk" not in stage.shown()
        assert "Another" in stage.shown(), "a case that is as grave"


def test_nothing_leaves_a_closed_case(school: School, dsl: Session, case: str) -> None:
    drawer = dsl.drawer("safeguarding")
    worry = drawer.get(drawer.rows("worry", parent=case)[0].subject)
    drawer.record(case, "case.closed", {"outcome": "resolved"}, school.now)
    with pytest.raises(Refused):
        triage.leave_case(dsl, drawer, worry, {"to": triage.DESK, "why": "as agreed"}, school.now)
    assert worry_of(dsl, worry.id).case == case
