"""Triage by keyboard: the questions, what follows beside them, and a less grave one."""

import pytest
from textual import events

from screens.staff.base import StaffScreen
from screens.staff.cases import follows
from screens.staff.cases.case_page import CasePage
from screens.staff.cases.case_steps import StepPage
from screens.staff.cases.case_triage import TRIAGE
from screens.staff.cases.triage_page import TriagePage
from screens.staff.school.contacts_page import ContactsPage
from screens.widgets.ask import Ask
from screens.widgets.field_row import FieldRow
from screens.widgets.form import Form
from screens.widgets.help import lines_of
from store.adults import handing
from store.cases import directory, gravity, triaging
from store.cases.kinds import CATEGORISED
from store.cases.questions import KINDS, categories
from store.drawers import holders
from store.letterbox import collect
from store.signing_in.session import Session
from store.worries import concerns, triage
from tests.made_up import School
from tests.screens.here import at
from tests.screens.staff.desk_stage import click_row, desk_of, read_through
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
from tests.store.triaging_stage import CRIME, QUARREL, STAFF

PLAIN = ("2", "enter", "1", "enter", "3", "enter", "enter")
"""The second question to the kinds, answered by digit: wrong but no crime, no adult, both."""


async def test_a_plain_case_is_triaged_in_a_dozen_keys(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "not triaged: F" in stage.shown()
        await press(pilot, "f")
        keys = lines_of(stage.screen)
        assert "1 to 9     Choose what stands beside the digit" in keys
        assert "Esc        Go back without saving" in keys
        assert not any("one screen" in line for line in keys)
        assert "4 still to answer" in stage.shown("#follows"), "what it is about was said already"
        await press(pilot, "1", "enter", *PLAIN, *"Ball")
        shown = stage.shown("#follows")
        assert "No crime in it: the school deals with it." in shown
        assert "Name the people, their parts, by today 15:30" in shown
        await press(pilot, "ctrl+s")
        assert isinstance(stage.screen, CasePage), "the left side calls nobody"
        assert "▸6 Steps" in stage.shown()
        assert "must Name the people, their parts 15:30" in stage.shown("#pane-steps")
        await press(pilot, "1")
        shown = stage.shown(HISTORY)
        assert "Triaged" in shown
        assert "Could it be against the law? Wrong, but no crime" in shown
        assert "Why: Ball" in shown
    assert case_of(dsl, case).triage[0].answers == {
        key: said for key, said in QUARREL.items() if key != "why"
    }


async def test_not_sure_says_what_not_to_do_and_whom_to_call(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "f", "1", "enter", "4")
        shown = stage.shown("#follows")
        assert "ACT NOW" in shown
        assert "STOP: Nobody views, copies, prints" in shown
        await press(pilot, "enter", "1", "enter", "1", "enter", "enter", *"Perhaps", "ctrl+s")
        assert isinstance(stage.screen, ContactsPage)
        shown = stage.shown()
        assert "STOP: Nobody views, copies, prints" in shown
        assert "call Police 999 in danger, else 101 never" in shown
        await press(pilot, "enter")
        await fill(pilot, police_by="101", spoke="I to PC Day", agreed="They come")
        assert case_of(dsl, case).escalated == ("police",)
        assert triaging.step_of(case_of(dsl, case), "police").lacks_reference  # type: ignore[union-attr]
        assert "Report it to the police ref. ?" in stage.shown("#pane-steps")
        assert "STOP: Question nobody" in stage.shown("#record-stop")
        await press(pilot, "d")
        assert "Note their reference: Police" in stage.shown()
        await fill(pilot, note="CR-1")
        assert "ref. ?" not in stage.shown("#pane-steps")
        await press(pilot, "1")
        assert "Note their reference: Police What was done: CR-1" in stage.shown(HISTORY)


async def test_every_kind_is_seen_in_a_usual_window(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "f")
        kinds = next(row.entry for row in stage.screen.query(FieldRow) if row.field.id == KINDS)
        kinds.focus()
        await settle(pilot)
        shown = stage.shown("#triage-form")
        assert [each.say for each in categories() if each.say not in shown] == []


async def test_half_a_triage_survives_the_lock(school: School, dsl: Session, case: str) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "f", "2")
        stage.screen.post_message(StaffScreen.LockNow())
        await settle(pilot)
    again = school.sign_in("Mrs Adeyemi")
    stage = case_page(school, again, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "f")
        assert stage.screen.query_one(Form).values["danger"] == "yes"
        await press(pilot, "escape")
        assert isinstance(stage.screen, CasePage), "nothing was changed since"


async def test_of_whom_it_is_kept_from_already_the_preview_does_not_say_to_keep_it_from_them(
    school: School, dsl: Session, case: str
) -> None:
    holders.keep_from(dsl, case, school.people["Mr Patel"], "A friend", school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "f")
        put(pilot, **STAFF)
        await settle(pilot)
        shown = stage.shown("#follows")
        assert "Kept from Mr Patel already: K says if it is about them" in shown
        assert "First press K" not in shown


@pytest.mark.parametrize(("about", "who"), [("adult", "Ms Hart"), ("headteacher", "Dr Quince")])
async def test_allegations_are_triaged_where_they_lie_and_the_lado_is_called(
    school: School, about: str, who: str
) -> None:
    lee = school.sign_in("Miss Lee")
    said = {"about": about, "urgent": "yes", "fact": "He shouted", "adult": "other"}
    concerns.log(lee, school.intake, {**said, "adult_name": "A coach"}, school.now)
    reader = school.sign_in(who)
    collect.collect(reader, school.now)
    drawer = reader.drawer("head" if about == "adult" else "chair")
    (row,) = drawer.rows("worry")
    values = {"title": "A", "category": "adult", "seriousness": "high"}
    case = triage.open_case(reader, drawer, [drawer.get(row.subject)], values, school.now)
    stage = case_page(school, reader, case)
    async with stage.run_test(size=SMALL) as pilot:
        at(stage, CasePage).action_deed(TRIAGE.id)
        stage.screen._forward_event(events.Key("1", "1"))  # before any question has the cursor
        await settle(pilot)
        answers = stage.screen.query_one(Form).values
        assert answers["danger"] == "no"
        assert answers["adult"] == ("staff" if about == "adult" else "headteacher")
        assert isinstance(stage.screen, TriagePage)
        await press(pilot, "enter", "1", "enter", "enter", "3", "enter", "1", "enter")
        await press(pilot, "enter", *"Told", "ctrl+s")
        assert "STOP: Do not question the adult or the child" in stage.shown()
        assert "Checked ▶ call LADO no number yet: ask for it never" in stage.shown(), "on top"
        assert ("Headteacher" in stage.shown("#contacts")) == (about == "adult")
        await press(pilot, "escape")
        assert "STOP: Do not question" in stage.shown("#record-stop")
    ids = {each.step.id for each in case_of(reader, case).steps}
    assert "lado" in ids
    assert not {"tell_head", "tell_chair"} & ids, "whoever leads it knows it"


async def test_a_number_is_written_down_and_checked_by_those_who_lead(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "e")
        await click_row(pilot, "#contacts", "social_care")
        assert isinstance(stage.screen, ContactsPage), "a click points, a second one logs a call"
        await press(pilot, "c")
        await fill(pilot, number="01234 567890")
        shown = stage.shown()
        assert "01234 567890 today" in shown
        assert "Checked by Mrs Adeyemi, today." in shown
        await click_row(pilot, "#contacts", "social_care")
        assert isinstance(stage.screen, Ask)
    social_care = next(c for c in directory.contacts(dsl) if c.id == "social_care")
    assert social_care.number == "01234 567890"
    lee = school.sign_in("Miss Lee")
    page = desk_of(school, lee)
    async with page.run_test(size=SMALL) as pilot:
        await press(pilot, "p", "l")
        assert "01234 567890" in page.screen.query_one("#contacts").rows[1].cells  # type: ignore[attr-defined]
        await press(pilot, "c", "n")
        assert isinstance(page.screen, ContactsPage), "a teacher changes nothing here"


async def test_hostile_text_in_a_triage_and_a_contact_is_only_text(
    school: School, dsl: Session, case: str
) -> None:
    hostile = "[@click=app.quit]x[/] [/b] \x1b[31m \u202e"
    values = {"name": hostile, "number": hostile, "use": hostile, "agency": "other"}
    directory.check(dsl, "", values, school.now)
    triaged(dsl, case, {**STAFF, "why": hostile}, school)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "e")
        assert "[@click=app.quit]x[/]" in stage.shown()
        await press(pilot, "escape", "6", "enter")
        assert isinstance(stage.screen, StepPage)
        await press(pilot, "escape")
        assert "\x1b" not in stage.shown()


async def test_a_less_grave_triage_is_proposed_and_a_second_person_agrees_or_not(
    school: School, dsl: Session, case: str
) -> None:
    danger = {"category": "friends", "seriousness": "danger", "reasons": "He had a knife"}
    dsl.drawer("safeguarding").record(case, CATEGORISED, danger, school.now)
    triaged(dsl, case, CRIME, school)
    patel = school.people["Mr Patel"]
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        assert "Immediate danger ·" in stage.shown()
        await press(pilot, "f")
        assert "Less grave" not in stage.shown("#follows")
        put(pilot, **QUARREL)
        await settle(pilot)
        assert follows.WAITS in stage.shown("#follows"), "before anything is saved"
        assert "No crime in it" not in stage.shown("#follows")
        await press(pilot, "ctrl+s")
        assert "less grave than it stands" in stage.shown()
        assert "Two take that back" in stage.shown()
        await fill(pilot, how="mistake", second=patel)
        assert isinstance(stage.screen, CasePage)
        shown = stage.shown()
        assert "Two close it: a crime was suspected." in stage.shown("#record-state")
        assert "LESS GRAVE, SAYS Mrs Adeyemi: Mr Patel has to agree ·" in shown, "no key of hers"
        assert "STOP: Nobody views, copies, prints" in shown
        assert "Agree, or not" not in stage.shown("#record-deeds")
        await press(pilot, "1")
        agreed = "Less grave, once somebody else agrees: It was entered by mistake"
        assert agreed in stage.shown(HISTORY)
    second = school.sign_in("Mr Patel")
    stage = case_page(school, second, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "y")
        shown = stage.shown()
        await read_through(pilot)
        shown += stage.shown()
        assert "Is it less grave?" in shown
        assert "It was entered by mistake. Triaged as: Wrong, but no crime" in shown
        assert f"Why: {QUARREL['why']}" in shown
        assert "The child's words: “Nobody plays with me.”" in shown
        await fill(pilot, answer="agree")
        assert gravity.waiting(case_of(second, case)), "one key ends no STOP"
        await fill(pilot, answer="agree", reason="Sam says it was a joke")
        assert "LESS GRAVE" not in stage.shown()
        assert "STOP:" not in stage.shown()
        assert "Immediate danger: taken back ·" in stage.shown()
        await press(pilot, "1")
        assert "Agreed that it is less grave" in stage.shown(HISTORY)
        assert "Why: Sam says it was a joke" in stage.shown(HISTORY)
    assert not case_of(dsl, case).needs_second


async def test_no_hand_over_is_proposed_while_it_waits_that_no_adult_is_in_it(
    school: School, dsl: Session, case: str
) -> None:
    triaged(dsl, case, STAFF, school)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "f")
        put(pilot, **QUARREL)
        await press(pilot, "ctrl+s")
        await fill(pilot, how="mistake", second=school.people["Mr Patel"])
        assert isinstance(stage.screen, CasePage), "nobody asks to hand it over now"
        assert "LESS GRAVE, SAYS Mrs Adeyemi" in stage.shown()
    assert handing.is_due(dsl, dsl.drawer("safeguarding"), case_of(dsl, case)), "it still is"
