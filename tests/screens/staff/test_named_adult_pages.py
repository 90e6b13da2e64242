"""A worry that names an adult, on its pages: handed over, and what whoever is named is told."""

from screens.staff.cases import record_paper
from screens.staff.cases.case_page import CasePage
from screens.staff.cases.record_paper import Source
from screens.staff.cases.record_sections import Part
from screens.staff.deeds import Deeds
from screens.staff.worries.concern import MyConcern
from screens.staff.worries.worry_page import WorryPage
from store.cases.kinds import CLOSING_PROPOSED
from store.letterbox import collect
from store.letterbox.told import Told
from store.worries import triage
from tests.contrast import too_faint
from tests.made_up import NOW, School
from tests.screens.staff.desk_stage import read_through
from tests.screens.staff.record_stage import (
    SMALL,
    RecordStage,
    case_page,
    fill,
    page_of,
    press,
    settle,
)
from tests.store.adults.handing_stage import InCase, opened
from tests.store.adults.judging_stage import Desk
from tests.store.adults.named_stage import InCase as Named
from tests.store.adults.named_stage import tell
from tests.store.closing import CLOSING
from tests.store.secret import SECRET
from tests.store.triaging_stage import STAFF

HOSTILE = "[@click=app.quit]x[/] \x1b[31m"


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
    stage = page_of(school, told.session, lambda one, clock: MyConcern(one, clock, line.subject))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Opened by Ms Hart, today 09:14." in stage.shown()
        assert too_faint(stage, 4.5) == []


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
        head = stage.shown("#record-state")
        assert "step aside (S). Ask Mrs Adeyemi or Ms Hart." in head
        assert "names Mr Patel: somebody else says if it is about them · " in head
        assert "not triaged ·" in head, "a key that does nothing here is not named"
        assert not {"Answer the child", "Pass on the case", "Ask a colleague"} & offered(stage)
        for key in ("c", "f", "g", "k", "r", "t", "b", "o", "q"):
            await press(pilot, key)
            assert "somebody else decides here" in stage.shown("#record-note"), key
        await press(pilot, "e")
        assert not isinstance(stage.screen, CasePage), "numbers are rung all the same"
        await press(pilot, "escape", "h")
        assert "Mr Patel: named in what was told. Somebody else says" in stage.shown(
            "#record-state"
        )
        assert "Is it about them?" not in offered(stage)
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


async def test_whoever_decides_nothing_about_an_adult_reads_no_key_there(school: School) -> None:
    okafor, fact = school.people["Mr Okafor"], "He and Dr Quince hit Ada"
    desk = Desk(school, "Ms Hart", adult=okafor, fact=fact)
    for name, said in (
        ("Ms Hart", "Nobody has judged the"),
        ("Dr Quince", "Somebody else decides"),
    ):
        stage = case_page(school, school.sign_in(name), desk.id)
        async with stage.run_test(size=SMALL) as pilot:
            await settle(pilot)
            assert (": H, J" in stage.shown("#record-state")) == (name == "Ms Hart")
            await press(pilot, "h")
            assert said in stage.shown("#record-state"), name
            assert ("J. Four questions" in stage.shown("#record-state")) == (name == "Ms Hart")


async def test_why_two_close_it_and_the_childs_words_stand_before_whoever_is_asked(
    school: School,
) -> None:
    told = tell(school, "mr patel hits me with his belt", "Mrs Adeyemi")
    told.say("Mr Patel", "no")
    told.leave_parents()
    why = "Two close it: a child told that Mr Patel harmed a child."
    stage = case_page(school, told.session, told.id)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert why in " ".join(stage.shown("#record-state").split())
        await press(pilot, "c")
        assert why in " ".join(stage.shown().split())
    ended = {**CLOSING, "adult_told": "no", "adult_why": "Ms Hart tells him on Friday"}
    ended |= {"watch_by": school.people["Ms Hart"], "watch_on": "2026-03-10"}
    proposed = {"second": school.people["Ms Hart"], "closing": ended}
    told.drawer.record(told.id, CLOSING_PROPOSED, proposed, NOW)
    head = school.sign_in("Ms Hart")
    stage = case_page(school, head, told.id)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "y")
        assert "alone said that it is not about what Mr Patel did" in stage.shown()
        assert "The child's words: “mr patel hits me with his belt”" in stage.shown()
        await fill(pilot, answer="agree")
        await press(pilot, "y")
        assert why in " ".join(stage.shown().split())
        assert "The child's words: “mr patel hits me with his belt”" in stage.shown()
        await read_through(pilot)
        shown = stage.shown()
        assert "Was the adult told how it ended? No" in shown
        assert "Why the adult was not told: Ms Hart tells him on Friday" in shown
        assert "Who keeps an eye on it: Ms Hart" in shown


def test_on_paper_who_was_only_named_stands_apart_from_whom_it_is_about(school: School) -> None:
    told = tell(school, "Sam hit me. I told miss lee. I saw Mr Bell.", "Mrs Adeyemi")
    told.say("Mr Bell", "yes")
    named, about = sections(told), "About the adult"
    assert [line for part in named[about] for line in part.lines][:1] == [("Who", "Mr Bell")]
    assert {("Who", "Mr Bell")} == {part.lines[0] for part in named[about]}
    assert {("Who", "Miss Lee")} == {part.lines[0] for part in named["Adults who were named"]}


def test_on_paper_no_reason_of_another_question_says_why_somebody_was_only_named(
    school: School,
) -> None:
    told = tell(school, "Sam hit me. I told miss lee straight away", "Mrs Adeyemi")
    told.leave_parents()
    assert told.close(adult="no", reasons="It was racist")
    found = sections(told)
    assert "About the adult" not in found
    (_, said) = found["Adults who were named"]
    assert dict(said.lines) == {
        "Who": "Miss Lee",
        "It": "only mentioned",
        "Why": "Said when the case was closed",
    }


def sections(told: Named) -> dict[str, tuple[Part, ...]]:
    source = Source(told.drawer, told.case, (), (), told.session.public, NOW, told.session)
    return {each.title: each.parts for each in record_paper.whole(source, ())}
