"""What was marked on the page of small worries is saved, stopped, taken back and sent."""

from datetime import timedelta

import pytest

from screens.staff.facts import Block
from screens.staff.worries.in_turn import InTurn
from screens.staff.worries.small_page import SmallWorries
from screens.staff.worries.worry_page import WorryPage
from screens.widgets.ask import Ask
from screens.widgets.field_row import FieldRow
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import School
from tests.screens.staff.desk_stage import desk_of, settle
from tests.screens.staff.record_stage import LARGE, SMALL
from tests.screens.staff.small_stage import (
    TICKED,
    at_once,
    have_read,
    listed,
    marks,
    note,
    page,
    page_of,
    press,
    quarrels,
    read_here,
    save,
    until,
    worry_of,
)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once(monkeypatch)


async def test_what_somebody_else_files_meanwhile_is_said_and_the_rest_is_saved(
    school: School, dsl: Session
) -> None:
    subjects = quarrels(school, 3)
    deputy = school.sign_in("Mr Patel")
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await have_read(pilot, stage)
        await press(pilot, "a", "f", "2", *TICKED)
        drawer = deputy.drawer("safeguarding")
        closing = dict.fromkeys(("summary", "follow_up", "decision", "reasons"), "A quarrel")
        values = {**closing, "outcome": "resolved"}
        triage.file_away(deputy, drawer, worry_of(deputy, subjects[1]), values, school.now)
        await pilot.press("enter")
        await until(pilot, lambda: "could not be" in stage.shown())
        assert "2 of 3 done. 1 could not be: this is why:" in stage.shown()
        assert "Mr Patel has filed it meanwhile." in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        assert note(stage).startswith("2 filed")
        assert listed(stage) == []
    filed = worry_of(dsl, subjects[1])
    assert filed.filed is not None
    assert (filed.filed["summary"], filed.answers) == ("A quarrel", ())


async def test_stopping_leaves_the_rest_as_it_was(
    school: School, dsl: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    quarrels(school, 3)
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await have_read(pilot, stage)
        await press(pilot, "a", "f", "2", *TICKED)
        saving = stage.screen
        assert isinstance(saving, InTurn)
        monkeypatch.setattr(saving, "call_after_refresh", lambda act: steps.append(act))
        steps: list[object] = []
        await pilot.press("enter")
        await settle(pilot)
        assert "1 of 3." in stage.shown()
        await pilot.press("escape")
        saving._next()
        await settle(pilot)
        assert "1 of 3 done. Stopped: 2 are as they were." in stage.shown()
        await pilot.press("escape")
        await settle(pilot)
        assert len(page(stage).pile.worries) == 2


async def test_what_was_saved_is_taken_back_for_a_quarter_of_an_hour(
    school: School, dsl: Session
) -> None:
    subjects, now = quarrels(school, 2), [school.now]
    stage = page_of(school, dsl, lambda: now[0])
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Take back" not in stage.shown()
        await have_read(pilot, stage)
        await pilot.press("a")
        await save(pilot, stage)
        await pilot.press("u")
        await settle(pilot)
        assert "What a child was answered cannot be taken back" in stage.shown()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(stage.screen, SmallWorries))
        await settle(pilot)
        assert note(stage) == "2 wait again."
        assert "[x]" not in marks(stage)
        assert [w.text for w in worry_of(dsl, subjects[0]).reopened]
        await read_here(pilot, stage)
        await pilot.press("space")
        await save(pilot, stage)
        now[0] = school.now + timedelta(minutes=16)
        await pilot.press("u")
        await settle(pilot)
        assert "Nothing was filed just now" in note(stage)


async def test_a_filed_worry_is_opened_again_on_its_own_page(school: School, dsl: Session) -> None:
    (subject,) = quarrels(school, 1)
    drawer = dsl.drawer("safeguarding")
    closing = dict.fromkeys(("summary", "follow_up", "decision", "reasons"), "A quarrel")
    values = {**closing, "outcome": "resolved"}
    triage.file_away(dsl, drawer, worry_of(dsl, subject), values, school.now)

    def make() -> WorryPage:
        return WorryPage(dsl, school.intake, lambda: school.now, drawer.name, subject)

    stage = desk_of(school, dsl)
    async with stage.run_test(size=LARGE) as pilot:
        await stage.push_screen(make())
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        form = stage.screen
        assert isinstance(form, Ask)
        form.query_one(FieldRow).entry.value = "A friend told more."
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "It was filed, and opened again." in stage.shown()
        (lines,) = [b.lines for b in stage.screen.query(Block) if b.heading == "Opened again"]
        assert lines == ("Mrs Adeyemi, today 09:14: A friend told more.",)
        await pilot.press("u")
        await settle(pilot)
        assert isinstance(stage.screen, WorryPage)
    assert worry_of(dsl, subject).state == "waiting"


async def test_words_for_several_that_name_a_child_are_sent_back_beside_the_field(
    school: School, dsl: Session
) -> None:
    quarrels(school, 3)
    async with (stage := page_of(school, dsl)).run_test(size=LARGE) as pilot:
        await settle(pilot)
        await have_read(pilot, stage)
        await press(pilot, "a", "f", "2")
        rows = {row.field.id: row for row in stage.screen.query(FieldRow)}
        await press(pilot, *TICKED[:-1])
        rows["summary"].entry.value = "Ada and Tom fell out."
        rows["line"].entry.value = "Tom says sorry."
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(stage.screen, Ask)
        assert "These words go to 3 worries: please leave out Ada." in stage.shown()
        rows["summary"].entry.value = "They fell out."
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(stage.screen, Ask)
        rows["line"].entry.value = "They say sorry."
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(stage.screen, InTurn)
        assert "Thank you for telling. They say sorry.”" in stage.shown()
