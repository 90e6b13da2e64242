"""About adults, by keyboard and mouse: judged, advised, ended, kept, seen together, printed."""

from datetime import timedelta
from typing import Any

from screens.staff.adults import drill_words
from screens.staff.adults.adult_page import AdultPage
from screens.staff.adults.pattern_page import PatternPage
from screens.staff.adults.register_page import RegisterPage
from screens.staff.cases import print_record, record_paper
from screens.staff.cases.case_page import CasePage
from screens.staff.cases.history import history
from screens.staff.cases.record_paper import Source
from screens.staff.deeds import Deeds
from screens.staff.worries.concern import MyConcern
from screens.staff.worries.worry_page import WorryPage
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.help import lines_of
from store.adults import drill
from store.drawers import holders
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
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
from tests.store.adults.concerns_written import DONE, write
from tests.store.adults.concerns_written import SMALL as CONCERN
from tests.store.adults.handing_stage import InCase, opened
from tests.store.adults.judging_stage import BELOW_IT, CALL, ENDED, Desk
from tests.store.secret import SECRET
from tests.store.triaging_stage import STAFF

BESIDE = "NSPCC whistleblowing line 0800 028 0285 (unchecked)"
HOSTILE = "[@click=app.quit]x[/] \x1b[31m"


def page(school: School, session: Session, make: Any) -> RecordStage:
    return RecordStage(lambda: make(session, lambda: school.now))


def covered(case_stage: Desk) -> list[str]:
    """Return who can be covered in the printed record of a case."""
    session, drawer = case_stage.session, case_stage.drawer
    source = Source(drawer, case_stage.case, (), (), session.public, NOW, session)
    return list(print_record._names(source))


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
        await press(pilot, "enter")
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
        await fill(pilot, given="no", why="The police asked us to wait")
        assert "copy The adult has no copy" in stage.shown("#adult")
        await press(pilot, "escape")
        assert isinstance(stage.screen, CasePage)
        shown = stage.shown("#pane-history")
        assert "Why not, or not yet: The police asked us to wait" in shown
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
        "Allowed that they are asked",
        "Decided how the allegation ended",
        "The adult's copy",
    ]
    assert "Mr Okafor" in covered(told)


async def test_a_low_level_concern_is_written_judged_and_answered_and_shows_a_pattern(
    school: School,
) -> None:
    head = school.sign_in("Ms Hart")
    write(school, head, "Mr Okafor", days=-7)
    stage = page(school, head, RegisterPage)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "n")
        okafor = school.people["Mr Okafor"]
        teller = {"source": "colleague", "teller": "Miss Lee", "unnamed": "yes"}
        await fill(pilot, **{**CONCERN, **teller, "adult": okafor})
        assert isinstance(stage.screen, AdultPage)
        case = stage.screen.case
        await press(pilot, "j")
        await fill(pilot, **{key: said for key, said in BELOW_IT.items() if key != "adult_name"})
        await press(pilot, "enter")
        assert "look 2 alike in 12 months" in stage.shown("#adult")
        await press(pilot, "r")
        await fill(pilot, **DONE)
        assert "Kept as a low-level concern." in stage.shown()
        await press(pilot, "p")
        assert isinstance(stage.screen, PatternPage)
        shown = stage.shown()
        assert "Look closer at Mr Okafor" in shown
        assert "a person decides" in shown
        assert "■■ 2 Messages, calls or friending" in shown
        assert "2025/26 ■■ 2" in shown
        await press(pilot, "escape", "escape")
        assert isinstance(stage.screen, RegisterPage)
        assert "kept today Mr Okafor" in stage.shown("#register")
        await pilot.click("#pattern")
        await settle(pilot)
        assert isinstance(stage.screen, PatternPage)
        await pilot.click("#open")
        await settle(pilot)
        assert isinstance(stage.screen, CasePage)
        assert "Closed: Kept as a low-level concern." in stage.shown()
    drawer = head.find(case.id)
    assert drawer is not None
    events = history(drawer, case.id, (), head.public, NOW)
    assert {event.who for event in events} == {"Ms Hart"}, "who told it did not write it down"
    source = Source(drawer, drawer.get(case.id), (), (), head.public, NOW, head)
    assert print_record._who_told(source, unnamed=True) == ["Miss Lee"]


async def test_a_childs_worry_about_an_adult_is_handed_over_as_triage_proposes(
    school: School,
) -> None:
    told = InCase(school)
    lee = school.people["Miss Lee"]
    stage = case_page(school, told.session, told.id)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "About the adult" not in stage.shown("#record-deeds")
        await press(pilot, "f")
        await fill(pilot, **STAFF)
        assert "An adult at school is involved" in stage.shown()
        await press(pilot, "right", "enter", "escape")
        assert isinstance(stage.screen, CasePage), "not now: whom to call comes as it did"
        await press(pilot, "h")
        assert "can open it: T hands it to the headteacher" in stage.shown()
        await press(pilot, "t")
        await fill(pilot, adult=lee, why=HOSTILE, stays="no")
        shown = stage.shown()
        assert "Hand it to the headteacher?" in shown
        assert "Afterwards it is read by Ms Hart and Dr Quince. Ms Hart leads it." in shown
        assert "Not any more by you and Mr Patel." in shown
        assert "Never by Miss Lee." in shown
        assert "You cannot take it back. What was read cannot be unread" in shown
        await press(pilot, "left", "enter")
        assert "Please go to Ms Hart yourself now" in stage.shown()
        await press(pilot, "enter")
        assert isinstance(stage.screen, CasePage)
        shown = stage.shown()
        assert "You handed it over to the headteacher today 09:14. None of them has" in shown
        assert SECRET not in shown
    head = opened(school.sign_in("Ms Hart"))
    stage = case_page(school, head, told.id)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        shown = stage.shown("#pane-history")
        assert "Opened by whom it was handed to" in shown
        assert "To: Ms Hart, Dr Quince" in shown
        assert "newer Worry Box" not in shown
        assert "led by Ms Hart" in stage.shown()
        await press(pilot, "h")
        assert "opened They have it" in stage.shown("#adult")
    collect.collect(told.session, NOW)
    (line,) = told.session.own.rows("concern")
    stage = page(school, told.session, lambda *given: MyConcern(*given, line.subject))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Opened by Ms Hart, today 09:14." in stage.shown()
        assert too_faint(stage, 4.5) == []


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


async def test_a_teacher_tells_of_themself_with_the_numbers_beside_it(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    stage = desk_of(school, lee)
    async with stage.run_test(size=SMALL) as pilot:
        await settle_all(pilot)
        await press(pilot, "c")
        typed = {"adult": "other", "adult_name": "our head"}
        await fill(pilot, about="adult", urgent="no", fact="I drove a child home alone", **typed)
        assert "That may be Ms Hart: choose them in the list" in stage.shown()
        await fill(pilot, about="myself")
        assert "It is about yourself." in stage.shown()
        await press(pilot, "enter")
        assert isinstance(stage.screen, Message)
        assert "telling it yourself was right" in stage.shown()
        await press(pilot, "enter", "p", "g", "n")
        assert "drawer that you do not open" in stage.shown()


def test_who_logs_a_concern_and_asks_not_to_be_named_is_covered_on_paper_and_said_to_ask(
    school: School,
) -> None:
    asks = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"], unnamed="yes")
    of_a_child = {"about": "pupil", "urgent": "no", "name": "Ada", "fact": "x", "unnamed": "yes"}
    said = concerns.told(asks.session.public, of_a_child, asks.session.person_id)
    assert not said.unnamed, "about a child nobody is asked"
    session, drawer = asks.session, asks.drawer
    (row,) = drawer.rows("worry", parent=asks.id)
    worry = drawer.get(row.subject)
    source = Source(drawer, asks.case, (worry,), (), session.public, NOW, session)
    assert print_record._who_told(source, unnamed=True) == ["Miss Lee"]
    events = history(drawer, asks.id, (worry.id,), session.public, NOW)
    assert ("Named", "asks not to be named to the adult") in events[0].lines
    known = AdultPage(session, lambda: NOW, drawer.name, asks.id)
    known.record = asks.case
    assert known._told()["unnamed"] == "yes", "it is known when the concern is written down"


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


async def test_who_is_named_is_told_who_decides_and_what_to_do(school: School) -> None:
    sent = school.intake.post(Told(words="Mr Patel hit me in the cupboard"), NOW)
    lead = school.sign_in("Mr Patel")
    collect.collect(lead, NOW)
    drawer = lead.drawer("safeguarding")
    opening = {"title": "A", "category": "friends", "seriousness": "low"}
    case = triage.open_case(lead, drawer, [drawer.get(sent.subject)], opening, NOW)
    stage = case_page(school, lead, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "step aside (S). Ask Mrs Adeyemi or Ms Hart." in stage.shown("#record-state")
        assert not {"Answer the child", "Pass on the case", "Ask a colleague"} & offered(stage)
        for key in ("c", "f", "g", "k", "r", "t", "b", "o", "q"):
            await press(pilot, key)
            assert "somebody else decides here" in stage.shown("#record-note"), key
        await press(pilot, "e")
        assert not isinstance(stage.screen, CasePage), "numbers are rung all the same"
        await press(pilot, "escape")
        waiting = school.intake.post(Told(words="Mr Patel hit me in the hall"), NOW)
        collect.collect(lead, NOW)
        page = WorryPage(lead, school.intake, lambda: NOW, drawer.name, waiting.subject)
        stage.push_screen(page)
        await settle(pilot)
        assert offered(stage) == {"Open a case", "Step aside"}
        assert "Please ask Mrs Adeyemi or Ms Hart" in stage.shown("#record-state")
        await press(pilot, "a")
        assert isinstance(stage.screen, WorryPage), "they answer no child about themself"


def offered(stage: RecordStage) -> set[str]:
    """Return what the page in front offers to do."""
    return {deed.title for each in stage.screen.query(Deeds) for deed in each.deeds}
