"""When steps are due: on weekdays, in the hours of a school."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from store.cases import beginning, case_types, casework, triaging
from store.cases.acts import acts
from store.cases.checklist import DONE, NO, NOT_NEEDED, OPEN, YES
from store.errors import Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.looking import stopping
from store.school.due import day_left, due_at, is_overdue, is_term
from store.worries import triage
from tests.made_up import NOW, School
from tests.school_year import YEAR, with_calendar
from tests.store.triaging_stage import CALL, CRIME, QUARREL, Stage

OPENING = {"title": "Messages", "category": "contact", "seriousness": "high"}


@pytest.mark.parametrize(
    ("words", "start", "due"),
    [
        ("", "2026-03-03 09:14", ""),
        ("at once", "2026-03-07 23:50", "2026-03-08 00:20"),
        ("same school day", "2026-03-03 09:14", "2026-03-03 15:30"),
        ("same school day", "2026-03-03 16:00", "2026-03-04 15:30"),
        ("same school day", "2026-03-06 16:00", "2026-03-09 15:30"),
        ("1 working day", "2026-03-03 14:50", "2026-03-04 14:50"),
        ("1 working day", "2026-03-06 14:50", "2026-03-09 14:50"),
        ("1 working day", "2026-03-03 16:46", "2026-03-04 15:30"),
        ("2 working days", "2026-03-03 16:46", "2026-03-05 15:30"),
        ("1 working day", "2026-03-03 07:10", "2026-03-04 09:00"),
        ("1 working day", "2026-03-07 14:50", "2026-03-09 15:30"),
        ("5 school days", "2026-03-03 09:14", "2026-03-10 09:14"),
        ("72 hours", "2026-03-06 14:50", "2026-03-09 14:50"),
    ],
)
def test_what_is_due_falls_on_a_weekday(words: str, start: str, due: str) -> None:
    assert due_at(words, datetime.fromisoformat(start)) == due


@pytest.mark.parametrize("data", ["yes", "no"])
def test_seen_personal_data_sets_72_hours_and_asks_no_more_what_was_answered(
    school: School, data: str
) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    kind = next(each for each in case_types.given() if each.id == "own_mistake")
    said = {"what": "The wrong list went out", "when": "2026-03-02 10:00", "who": "Mr Bell"}
    said |= {"noticed": "A parent rang", "data": data, "child": "no", "knew": "2026-02-28 15:00"}
    opening = {**{f"ask_{id}": text for id, text in said.items()}, "title": "A list"}
    drawer, id = beginning.begin(dsl, kind, {**opening, "seriousness": "low"}, NOW)
    answers = {**QUARREL, "child": "none", "kinds": "own_mistake"}
    for hours in (1, 20):
        then = NOW + timedelta(hours=hours)
        triaging.triage(dsl.public, drawer, drawer.get(id), answers, then)
        steps = {each.step.id: each.step.due for each in drawer.get(id).steps}
        assert "fault_data" not in steps
        clock = {"data_hours": "2026-03-03 15:00"}
        assert {id: due for id, due in steps.items() if id == "data_hours"} == (
            clock if data == "yes" else {}
        )
        assert ("data_officer" in steps) is (data == "yes")


def test_a_fault_that_was_asked_nothing_asks_for_an_answer_which_begins_the_72_hours(
    school: School,
) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    stage.triage({**QUARREL, "child": "none", "kinds": "fault"})
    asked, brought = "fault_data", {"data_officer", "data_hours"}

    def steps() -> dict[str, str]:
        return {each.step.id: each.step.due for each in stage.case.steps if each.is_open}

    assert asked in steps()
    assert not brought & steps().keys()
    for said in (DONE, NOT_NEEDED):
        with pytest.raises(Refused, match="say yes, or no"):
            stage.tick(asked, said)
    with pytest.raises(Refused, match="say yes, or no"):
        stage.tick("fault_pass", YES)
    stage.tick(asked, NO, "It was never lent out")
    assert not {asked, *brought} & steps().keys()
    assert stage.step(asked).note == "No. It was never lent out"
    stage.tick(asked, OPEN, "It was")
    stage.tick(asked, YES, "The class list was on it")
    assert steps()["data_hours"] == "2026-03-06 09:14", "from when the school knew"
    assert brought <= steps().keys()
    assert asked not in steps()


@pytest.mark.parametrize("words", ["soon", "0 school days", "1 day", "At once"])
def test_words_that_name_no_time_are_refused(words: str) -> None:
    assert not is_term(words)
    with pytest.raises(ValueError, match=words):
        due_at(words, datetime.fromisoformat("2026-03-03 09:14"))


@pytest.mark.parametrize(
    ("due", "late"),
    [
        ("", False),
        ("2026-03-02", True),
        ("2026-03-03", False),
        ("2026-03-03 09:13", True),
        ("2026-03-03 09:14", False),
        ("2026-03-03 09:15", False),
    ],
)
def test_a_day_is_late_when_it_is_over_and_a_moment_when_it_has_passed(
    due: str, late: bool
) -> None:
    assert is_overdue(due, datetime.fromisoformat("2026-03-03 09:14")) is late


# By a school's calendar: half-term from Mon 16 to Fri 20 Feb, an INSET day on Fri 13 Mar, home at
# 15:15 and on Fridays at 15:00, the last term known until Wed 22 Jul.


@pytest.mark.parametrize(
    ("words", "start", "due"),
    [
        # School days leave holidays out, and stay within the hours of school.
        ("1 school day", "2026-02-13 10:00", "2026-02-23 10:00"),
        ("2 school days", "2026-02-12 10:00", "2026-02-23 10:00"),
        ("5 school days", "2026-02-10 09:14", "2026-02-24 09:14"),
        ("1 school day", "2026-03-05 15:10", "2026-03-06 15:00"),
        ("1 school day", "2026-03-12 14:00", "2026-03-16 14:00"),
        ("1 school day", "2026-02-17 11:00", "2026-02-23 15:15"),
        ("1 school day", "2026-02-13 15:30", "2026-02-23 15:15"),
        # Working days do not, but for bank holidays: an authority works in half-term.
        ("1 working day", "2026-02-13 14:50", "2026-02-16 14:50"),
        ("1 working day", "2026-02-17 11:00", "2026-02-18 11:00"),
        # What is told after school, or at a weekend, has the whole of the next day, and no more.
        ("1 working day", "2026-03-02 15:10", "2026-03-03 15:10"),
        ("1 working day", "2026-03-02 16:46", "2026-03-03 15:15"),
        ("1 school day", "2026-03-02 16:46", "2026-03-03 15:15"),
        ("1 working day", "2026-03-05 20:00", "2026-03-06 15:00"),
        ("1 working day", "2026-03-08 11:00", "2026-03-09 15:15"),
        ("1 working day", "2026-04-02 11:00", "2026-04-07 11:00"),
        ("2 working days", "2026-05-22 11:00", "2026-05-27 11:00"),
        # What is urgent is never stretched.
        ("at once", "2026-02-13 14:50", "2026-02-13 15:20"),
        ("at once", "2026-02-17 22:00", "2026-02-17 22:30"),
        ("same school day", "2026-03-03 09:14", "2026-03-03 15:15"),
        ("same school day", "2026-03-06 14:50", "2026-03-06 15:20"),
        ("same school day", "2026-03-06 16:00", "2026-03-09 15:15"),
        ("same school day", "2026-02-13 15:30", "2026-02-16 15:30"),
        ("same school day", "2026-02-17 11:00", "2026-02-17 15:30"),
        ("same school day", "2026-02-21 11:00", "2026-02-23 15:15"),
        ("same school day", "2026-04-03 11:00", "2026-04-07 15:30"),
        # Where the calendar knows nothing, Monday to Friday count: sooner rather than never.
        ("1 school day", "2026-07-22 10:00", "2026-07-23 10:00"),
        ("5 school days", "2026-09-07 10:00", "2026-09-14 10:00"),
        ("", "2026-03-03 09:14", ""),
    ],
)
def test_a_calendar_stretches_school_days_over_holidays_and_nothing_that_is_urgent(
    words: str, start: str, due: str
) -> None:
    assert due_at(words, datetime.fromisoformat(start), YEAR) == due


def test_a_day_is_left_until_home_time() -> None:
    friday = datetime.fromisoformat("2026-03-06 14:59")
    assert day_left(friday, YEAR) == "2026-03-06"
    assert day_left(friday + timedelta(hours=1), YEAR) == "2026-03-09"


def test_a_terminal_in_another_zone_writes_and_compares_in_the_schools_time() -> None:
    noon = datetime.fromisoformat("2026-06-15 11:00+00:00")  # 12:00 at school
    assert due_at("at once", noon, YEAR) == "2026-06-15 12:30"
    assert not is_overdue("2026-06-15 12:00", noon, YEAR)
    assert is_overdue("2026-06-15 11:59", noon, YEAR)


def test_steps_over_half_term_keep_the_days_of_the_calendar_they_began_with(
    school: School,
) -> None:
    with_calendar(school)
    dsl = school.sign_in("Mrs Adeyemi")
    friday = datetime(2026, 2, 13, 14, 30, tzinfo=UTC)
    school.intake.post(Told(words="a message from a man", name="Sam Reed"), friday)
    collect.collect(dsl, friday)
    drawer = dsl.drawer("safeguarding")
    worry = drawer.get(drawer.rows("worry")[0].subject)
    case = triage.open_case(dsl, drawer, [worry], OPENING, friday)
    triaging.triage(dsl.public, drawer, drawer.get(case), CRIME, friday)
    before = {each.step.id: each.step.due for each in drawer.get(case).steps}
    assert before["police"] == "2026-02-13 15:00"
    assert before["own_words"] == "2026-02-13 15:00"
    assert before["support"] == "2026-02-23 14:30"
    assert before["advice"] == "2026-02-16 14:30"
    with_calendar(school, replace(YEAR, days_off=()))
    monday = friday + timedelta(days=3)
    triaging.triage(dsl.public, drawer, drawer.get(case), CRIME, monday)
    after = {each.step.id: each.step.due for each in drawer.get(case).steps}
    assert after == before


def test_a_report_was_made_when_it_was_made_first_until_it_is_asked_for_anew(
    school: School,
) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    stage.triage(CRIME)

    def ring(minutes: int, **more: str) -> str:
        act = acts(stage.session.public)["case.escalated"]
        at = NOW + timedelta(minutes=minutes)
        casework.do(stage.drawer, stage.case, act, {**CALL, **more}, at)
        return stage.step("police").at

    first = ring(1, reference="CR-1")
    stopping.stop(stage.drawer, stage.case, "", NOW + timedelta(minutes=2))
    assert ring(5, reference="CR-2") == first
    stage.tick("police", "open", "Of the other phone too")
    assert ring(7, reference="CR-3") > first
