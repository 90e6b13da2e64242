"""A case and other people: kept from them, passed on, and what colleagues are asked."""

import pytest

from screens.widgets.field_row import FieldRow
from store.cases import casework
from store.cases.acts import acts
from store.cases.kinds import PARENTS
from store.drawers import holders
from store.errors import Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import School
from tests.screens.staff.desk_stage import desk_of, rows
from tests.screens.staff.record_stage import (
    HISTORY,
    LARGE,
    SMALL,
    RecordStage,
    case_of,
    case_page,
    fill,
    post,
    press,
    settle,
    worry_page,
)
from tests.store.triaging_stage import NOT_TOLD


async def test_keeping_it_from_a_holder_takes_the_whole_case_along(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "k")
        await fill(pilot, person=school.people["Mr Patel"], why="His daughter")
        await press(pilot, "left", "enter")
        assert "Can open it: Mrs Adeyemi and Ms Hart. Kept from Mr Patel." in stage.shown()
        await press(pilot, "n")
        await fill(pilot, fact="Written after the move")
        assert "Written after the move" in stage.shown(HISTORY)
    patel = school.sign_in("Mr Patel")
    assert patel.find(case) is None
    assert not [hit for word in ("Nobody", "Left", "Written") for hit in patel.search(word)]
    stage = case_page(school, patel, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "moved to a drawer that your key ring does not open" in stage.shown()


async def test_what_one_alone_keeps_from_who_leads_is_undone_by_another_with_y(
    school: School, dsl: Session, case: str
) -> None:
    patel = school.sign_in("Mr Patel")
    stage = case_page(school, patel, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "k")
        await fill(pilot, person=dsl.person_id, why="Her brother knows them")
        assert "Another reader agrees to that or undoes it" in stage.shown()
        await press(pilot, "left", "enter")
        assert "KEPT FROM Mrs Adeyemi BY Mr Patel ALONE" in stage.shown()
    stage = case_page(school, school.sign_in("Ms Hart"), case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "y")
        assert "Mr Patel kept it from them alone, today 09:14" in stage.shown()
        assert "Why: “Her brother knows them”" in stage.shown()
        await fill(pilot, answer="refuse", why="She is not related")
        assert "ALONE" not in stage.shown()
    assert school.sign_in("Mrs Adeyemi").find(case) is not None


async def test_whoever_is_asked_says_no_to_not_telling_parents_with_y(
    school: School, dsl: Session, case: str
) -> None:
    act, patel = acts(dsl.public)[PARENTS], school.people["Mr Patel"]
    drawer, no = dsl.drawer("safeguarding"), {**NOT_TOLD, "reason": "They shout", "agreed": patel}
    casework.do(drawer, case_of(dsl, case), act, no, school.now)
    stage = case_page(school, school.sign_in("Mr Patel"), case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "y")
        assert "Mrs Adeyemi, today 09:14: They shout" in stage.shown()
        await fill(pilot, answer="refuse", why="Her mother knows")
        shown = stage.shown()
        assert "parents: NOT AGREED that they are not told, press T" in shown
        assert "Did not agree that the parents are not told" in shown
        assert "Why: Her mother knows" in shown


async def test_stepping_aside_from_a_case_closes_its_page(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "s")
        await fill(pilot, why="A friend of mine")
        await press(pilot, "left", "enter", "enter")
        assert stage.closed
    assert dsl.find(case) is None


def offered(stage: RecordStage, field: str) -> set[str]:
    """The ids that a field of the form in front offers."""
    rows = {row.field.id: row.field for row in stage.screen.query(FieldRow)}
    return {choice.id for choice in rows[field].choices}


async def test_what_is_kept_from_somebody_is_not_offered_to_them(
    school: School, dsl: Session, case: str
) -> None:
    lee, okafor = school.people["Miss Lee"], school.people["Mr Okafor"]
    holders.keep_from(dsl, case, lee, "why", school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "a")
        assert {okafor, dsl.person_id} <= offered(stage, "owner")
        assert lee not in offered(stage, "owner")
        await press(pilot, "escape", "q")
        assert okafor in offered(stage, "to")
        assert not {lee, dsl.person_id} & offered(stage, "to")


async def test_who_was_left_out_while_the_form_was_open_is_refused(
    school: School, dsl: Session, case: str
) -> None:
    lee, before = school.people["Miss Lee"], case_of(dsl, case)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "a")
        holders.keep_from(dsl, case, lee, "why", school.now)
        await fill(pilot, text="Watch", owner=lee, due="2026-03-04")
        assert "This is kept from the person you chose." in stage.shown()
        await press(pilot, "enter")
        assert "Watch" in stage.shown()
    task = {"to": lee, "text": "Watch", "due": "2026-03-04"}
    with pytest.raises(Refused):
        casework.send_task(dsl, dsl.drawer("safeguarding"), before, task, school.now)
    assert (case_of(dsl, case).actions, case_of(dsl, case).tasks) == ((), ())


async def test_a_move_stands_in_the_history_once(school: School, dsl: Session, case: str) -> None:
    holders.keep_from(dsl, case, school.people["Mr Patel"], "why", school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await settle(pilot)
        assert stage.shown(HISTORY).count("Moved into this drawer") == 1


async def test_somebody_who_cannot_open_the_case_hears_of_their_action(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "a")
        await fill(pilot, text="Sit with Sam", owner=school.people["Miss Lee"], due="2026-03-04")
        assert "Miss Lee cannot open this case." in stage.shown()
        await press(pilot, "enter", "4")
        shown = stage.shown()
        assert "Task or answer" in shown
        assert "sent Miss Lee Sit with Sam" in shown
    lee = school.sign_in("Miss Lee")
    collect.collect(lee, school.now)
    task = lee.own.get(lee.own.rows("task")[0].subject)
    casework.finish_task(lee, task, {"note": "Sat with Sam"}, school.now)
    lee.lock()
    collect.collect(dsl, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "4")
        assert "done Miss Lee Sat with Sam" in stage.shown()
        await press(pilot, "enter")
        assert "Is the action done with this?" in stage.shown()
        assert "Answered today: Sat with Sam" in stage.shown()
        await press(pilot, "enter")
        (action,) = case_of(dsl, case).actions
        assert (action.done, action.note) == (school.now.isoformat(), "Sat with Sam")
        await press(pilot, "enter")
        assert "Is the action done with this?" not in stage.shown()
        assert "Answered today: Sat with Sam" in stage.shown()


async def test_a_case_is_passed_on_only_to_those_who_can_open_it(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "o")
        assert "Miss Lee" not in stage.shown()
        await fill(pilot, to=school.people["Mr Patel"], reasons="I am away")
        assert "led by Mr Patel" in stage.shown()


async def test_what_was_asked_before_it_was_a_case_counts_in_the_case(
    school: School, dsl: Session
) -> None:
    lee = school.people["Miss Lee"]
    subject = post(school, dsl, words="x", name="Sam Fox")
    drawer = dsl.drawer("safeguarding")
    asked = {"to": lee, "text": "Sit with Sam", "due": "2026-03-04"}
    casework.send_task(dsl, drawer, drawer.get(subject), asked, school.now)
    values = {"title": "Left out", "category": "friends", "seriousness": "medium"}
    case = triage.open_case(dsl, drawer, [drawer.get(subject)], values, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "4")
        assert "1 asked, no answer yet" in stage.shown()
        assert "Sit with Sam" in stage.shown("#pane-tasks")
    at = school.sign_in("Miss Lee")
    collect.collect(at, school.now)
    task = at.own.get(at.own.rows("task")[0].subject)
    casework.finish_task(at, task, {"note": "Sam laughed"}, school.now)
    collect.collect(dsl, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "4")
        assert "no answer yet" not in stage.shown()
        assert "Sam laughed" in stage.shown("#pane-tasks")
    desk = desk_of(school, dsl)
    async with desk.run_test(size=SMALL) as pilot:
        await pilot.press("5")
        await settle(pilot)
        assert rows(desk, "#pane-cases")[0][5] == "1 of 1"


async def test_a_case_whose_lead_stepped_aside_says_that_nobody_leads_it(
    school: School, dsl: Session, case: str
) -> None:
    action = {"text": "Ring home", "owner": dsl.person_id, "due": "2026-03-04"}
    dsl.drawer("safeguarding").record(case, "case.action_added", action, school.now)
    holders.keep_from(dsl, case, dsl.person_id, "My niece", school.now)
    patel = school.sign_in("Mr Patel")
    stage = case_page(school, patel, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "NOBODY LEADS IT: press O" in stage.shown()
        assert "1 of them with somebody it is kept from" in stage.shown()
        await press(pilot, "3")
        assert "nobody yet" in stage.shown()
        await press(pilot, "o")
        assert offered(stage, "to") == {patel.person_id, school.people["Ms Hart"]}
        await fill(pilot, to=patel.person_id, reasons="Mrs Adeyemi stepped aside")
        assert "led by Mr Patel" in stage.shown()


async def test_a_case_about_the_headteacher_is_not_escalated_to_them(school: School) -> None:
    telling = Told(source="staff", about="headteacher", name="Ms Hart", fact="She shouted")
    told = school.intake.post(telling, school.now)
    chair = school.sign_in("Dr Quince")
    collect.collect(chair, school.now)
    stage = worry_page(school, chair, told.subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "o")
        await fill(pilot, title="Shouting", seriousness="high")
        assert "About an adult" in stage.shown()
        await press(pilot, "e")
        assert "Headteacher" not in stage.shown("#contacts")
        await press(pilot, "enter")
        assert {"lado", "chair"} <= offered(stage, "to")
        assert "headteacher" not in offered(stage, "to")
