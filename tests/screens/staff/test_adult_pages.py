"""Allegations, by keyboard and mouse: judged, advised, ended, kept, printed."""

from datetime import timedelta
from typing import Any

from screens.staff.adults import drill_words
from screens.staff.adults.adult_page import AdultPage
from screens.staff.adults.pattern_page import PatternPage
from screens.staff.adults.register_page import RegisterPage
from screens.staff.base import StaffScreen
from screens.staff.cases import record_paper, to_cover
from screens.staff.cases.case_page import CasePage
from screens.staff.cases.record_paper import Source
from screens.widgets.dialogs import Confirm
from screens.widgets.form import Form
from screens.widgets.help import lines_of
from store.adults import drill
from store.drawers import holders
from store.letterbox import collect
from store.letterbox.told import Told
from store.worries import concerns, triage
from tests.contrast import too_faint
from tests.made_up import NOW, School
from tests.school_year import with_calendar
from tests.screens.staff.desk_stage import click_row, desk_of
from tests.screens.staff.desk_stage import settle as settle_all
from tests.screens.staff.record_stage import (
    LARGE,
    SMALL,
    RecordStage,
    case_page,
    fill,
    press,
    settle,
)
from tests.store.adults.concerns_written import write
from tests.store.adults.judging_stage import BELOW_IT, CALL, ENDED, Desk

BESIDE = "NSPCC whistleblowing line 0800 028 0285 (unchecked)"
HOSTILE = "[@click=app.quit]x[/] \x1b[31m"


def covered(case_stage: Desk) -> list[str]:
    """Return who can be covered in the printed record of a case."""
    session, drawer = case_stage.session, case_stage.drawer
    source = Source(drawer, case_stage.case, (), (), session.public, NOW, session)
    return list(to_cover.names(source))


async def test_an_allegation_from_the_judgement_to_the_copy(school: School) -> None:
    told = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    stage = case_page(school, told.session, told.id)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "STOP: Do not question" in stage.shown("#record-stop")
        assert BESIDE in stage.shown()
        await press(pilot, "h")
        assert "Nobody has judged the harm threshold: J." in stage.shown()
        assert "O Outcome" not in stage.shown("#record-deeds"), "no outcome before a judgement"
        today, school.now = school.now, school.now + timedelta(days=2)
        await press(pilot, "escape")
        assert "IF it meets the threshold, the LADO WAS TO BE told by" in stage.shown()
        await press(pilot, "h")
        assert "That has gone by: judge it now." in stage.shown("#record-state")
        school.now = today
        await press(pilot, "j")
        said = {key: value for key, value in BELOW_IT.items() if key != "adult_name"}
        await fill(pilot, **{**said, "harmed": "yes", "harmed_why": HOSTILE})
        assert isinstance(stage.screen, Confirm)
        assert "About Mr Okafor: may meet the harm threshold" in stage.shown()
        for page in [each for each in stage.screen_stack if isinstance(each, StaffScreen)]:
            page.keep_draft()  # as in any pause
        await press(pilot, "enter")
        assert "J Judge the threshold" in stage.shown("#record-deeds")
        assert "Judge the threshold …" not in stage.shown("#record-deeds"), "it is saved"
        await press(pilot, "escape", "f")
        assert stage.screen.query_one(Form).values["threshold"] == "yes", "proposed: J said so"
        await press(pilot, "escape", "h")
        assert "Ring the LADO by tomorrow 09:14" in stage.shown()
        await press(pilot, "enter")
        assert "[@click=app.quit]x[/]" in stage.shown(), "typed text is only text"
        await press(pilot, "escape", "e")
        await press(pilot, *"lado", "enter")
        call = {"when": "2026-03-03 09:14", **{key: CALL[key] for key in ("method", "spoke")}}
        await fill(pilot, **call, agreed="They ring back")
        assert "The LADO was rung: A writes down" in stage.shown("#record-state")
        assert "Ring the LADO" not in stage.shown()
        await press(pilot, "j")
        await fill(pilot, **said)
        assert "Ms Hart judged it otherwise (today 09:14): may meet" in stage.shown()
        await press(pilot, "right", "enter", "escape", "right", "enter", "a")
        assert "(•) 1 LADO, today 09:14: I to Jo Reed" in stage.shown(), "the call that stands"
        await fill(pilot, said=CALL["said"], may=CALL["may"])
        await press(pilot, "o")
        assert "no outcome before they allow that the adult" in stage.shown()
        await press(pilot, "enter")
        assert "Nobody is asked yet, nor is there an outcome." in stage.shown("#record-state")
        await press(pilot, "a")
        await fill(pilot, **{**CALL, "may": "yes"})
        assert "before anybody told of it here (Tue 3 Mar 2026)" in stage.shown()
        await press(pilot, "enter", "l")
        await fill(pilot, why="The LADO said so on the phone")
        assert "Questions are allowed" in stage.shown()
        assert "STOP" not in stage.shown()
        await press(pilot, "o")
        await fill(pilot, **ENDED)
        assert "Never in a reference. On their file until Mon 3 Mar 2036" in stage.shown()
        await press(pilot, "enter", "c")
        await fill(pilot, given="no", why="The police said wait")
        assert "copy The adult has no copy" in stage.shown("#adult")
        await press(pilot, "escape")
        assert isinstance(stage.screen, CasePage)
        shown = stage.shown("#pane-history")
        assert "Why not, or not yet: The police said wait" in shown
        assert "Decided how the allegation ended" in shown
        await press(pilot, "e")
        await click_row(pilot, "#contacts", "lado")
        await press(pilot, "c")
        await fill(pilot, number="01 999")
        await press(pilot, "escape")
        assert "01 999 (checked today)" in stage.shown(), "not only once the page is opened again"
    held = holders.holders_of(told.session, told.drawer)
    source = Source(told.drawer, told.case, (), held, told.session.public, NOW, told.session)
    (about,) = [part for part in record_paper.whole(source, ()) if part.title == "About the adult"]
    assert [each.heading for each in about.parts] == [
        "Whom it is about, as told",
        "Judged the harm threshold",
        "Was advised",
        "Was advised",
        "Allowed that they are asked",
        "Decided how the allegation ended",
        "The adult's copy",
    ]
    assert "or longer" in str(about.parts[5]), "where no pension day is known it may be longer"
    assert "Mr Okafor" in covered(told)


async def test_the_pages_about_adults_read_well_and_help_names_their_keys(school: School) -> None:
    head = school.sign_in("Ms Hart")
    kept = write(school, head, "Mr Okafor")
    write(school, head, "Mr Okafor")
    where = head.find(kept.id)
    assert where is not None

    def pages() -> list[Any]:
        def now() -> Any:
            return school.now

        return [
            lambda: RegisterPage(head, now),
            lambda: PatternPage(head, now, kept.matter.key, lambda _: None),
            lambda: AdultPage(head, now, where.name, kept.id),
        ]

    for make in pages():
        stage = RecordStage(make)
        async with stage.run_test(size=LARGE) as pilot:
            await settle(pilot)
            assert too_faint(stage, 4.5) == []
            assert BESIDE in stage.shown()
            assert any("help" in line.lower() for line in lines_of(stage.screen))


async def test_the_chair_alone_hears_of_the_headteacher_and_their_signing_in_is_the_drill(
    school: School,
) -> None:
    with_calendar(school)
    lee, head = school.sign_in("Miss Lee"), school.sign_in("Ms Hart")
    said = {"about": "headteacher", "urgent": "no", "fact": "She pulled a child by the arm"}
    concerns.log(lee, school.intake, said, NOW)
    stage = desk_of(school, head)
    async with stage.run_test(size=SMALL) as pilot:
        await settle_all(pilot)
        assert "OVERDUE (never yet): once a term Dr Quince signs in" in stage.shown()
        assert "pulled" not in stage.shown()
    chair = school.sign_in("Dr Quince")
    collect.collect(chair, NOW)
    assert drill.note(chair, NOW)
    assert "Noted: your drawer opens." in drill_words.sentences(chair, NOW)[0]
    assert drill_words.sentences(head, NOW) == []
    assert chair.search("pulled") != []
    collect.collect(head, NOW)
    assert head.search("pulled") == []


async def test_a_lead_ends_no_allegation_alone_under_another_name(school: School) -> None:
    """A child's "Ms Hart hit me" was closed by one lead as a low-level concern about Mr Bell."""
    hart, bell = school.people["Ms Hart"], school.people["Mr Bell"]
    sent = school.intake.post(Told(words="Ms Hart hit me in her room", kept_from=(hart,)), NOW)
    lead = school.sign_in("Mr Patel")
    collect.collect(lead, NOW)
    drawer = lead.find(sent.subject)
    assert drawer is not None
    opening = {"title": "A", "category": "adult", "seriousness": "high"}
    case = triage.open_case(lead, drawer, [drawer.get(sent.subject)], opening, NOW)
    stage = case_page(school, lead, case)
    async with stage.run_test(size=LARGE) as pilot:
        await settle(pilot)
        assert "names Ms Hart: about them? H, W" in stage.shown("#record-state")
        await press(pilot, "h")
        assert "Named: Ms Hart" in stage.shown("#record-title")
        assert "W Is it about them?" in stage.shown("#record-deeds")
        assert "W says whether it is about them" in stage.shown("#record-state")
        await press(pilot, "j")
        said = {key: value for key, value in BELOW_IT.items() if key != "adult_name"}
        await fill(pilot, **{**said, "adult": bell})
        assert "of Ms Hart: judge them" in stage.shown()
        await press(pilot, "escape", "right", "enter", "w")
        await fill(pilot, **{hart: "no", "why": "The child said whom to tell"})
        await press(pilot, "j")
        await fill(pilot, **{**said, "adult": bell})
        await press(pilot, "enter", "r")
        assert "You open no drawer for what is about this adult" in stage.shown("#record-note")
    found = lead.find(case)
    assert found is not None
    assert found.get(case).needs_second
