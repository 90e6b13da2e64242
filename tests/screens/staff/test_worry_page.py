"""A worry on its page: read, answered, filed, put into a case, kept from people."""

from typing import Any

import pytest

from screens.staff.case_page import CasePage
from screens.staff.deeds import Deeds
from screens.staff.worry_page import WorryPage
from store import collect, holders, triage
from store.session import Session
from store.worries import Told
from tests.contrast import too_faint
from tests.made_up import School
from tests.screens.staff.record_stage import RecordStage, fill, post, press, put, settle
from tests.screens.widgets.conftest import HOSTILE

SMALL = (80, 24)


@pytest.fixture
def dsl(school: School) -> Session:
    return school.sign_in("Mrs Adeyemi")


def page_of(school: School, session: Session, subject: str) -> Any:
    found = session.find(subject)
    assert found is not None
    return lambda: WorryPage(session, school.intake, lambda: school.now, found.name, subject)


def record(session: Session, subject: str) -> Any:
    found = session.find(subject)
    assert found is not None
    return found.get(subject)


async def test_everything_told_is_on_one_small_page(school: School, dsl: Session) -> None:
    ids = school.people
    subject = post(
        school,
        dsl,
        words="Nobody plays with me.",
        name="Sam Fox",
        when="before_home",
        helper="friend",
        asks_for=ids["Miss Lee"],
        kept_from=(ids["Mr Okafor"],),
    )
    async with (stage := RecordStage(page_of(school, dsl, subject))).run_test(size=SMALL) as pilot:
        await settle(pilot)
        shown = stage.shown()
    for words in (
        "In the child's own words",
        "Nobody plays with me.",
        "Sam Fox, Oak",
        "Before home time",
        "Asked for Miss Lee",
        "Kept from Mr Okafor",
        "A friend is helping me",
        "Mrs Adeyemi, today 09:14",
        "Answer and file",
        "Step aside",
    ):
        assert words in shown, words


async def test_opening_the_page_signs_that_a_call_for_help_was_seen(
    school: School, dsl: Session
) -> None:
    sent = school.intake.help_now(Told(peg="fox"), "Acorn", school.now)
    school.intake.help_again(sent, school.now)
    collect.collect(dsl, school.now)
    stage = RecordStage(page_of(school, dsl, sent.subject))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Go to Acorn, pressed 2 times" in stage.shown()
    assert school.intake.help_state(sent) == "seen"


async def test_a_call_for_help_is_filed_as_practice_in_three_presses(
    school: School, dsl: Session
) -> None:
    sent = school.intake.help_now(Told(peg="fox"), "Acorn", school.now)
    collect.collect(dsl, school.now)
    stage = RecordStage(page_of(school, dsl, sent.subject))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "f", "2", "enter")
        assert "Filed: nothing more to do." in stage.shown()
    worry = record(dsl, sent.subject)
    assert (worry.state, worry.filed["alarm"]) == ("filed", "practice")


async def test_an_answer_waits_behind_the_childs_pictures(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="I lost my coat", asks_for=school.people["Miss Lee"])
    stage = RecordStage(page_of(school, dsl, subject))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "a")
        assert "behind the child's four pictures" in stage.shown()
        await fill(pilot, sentence="reply.find", line="It is in the hall.")
        assert "Answered. It waits" in stage.shown()
    receipt = school.intake.look_up(school.intake.stretch(("fox", "bee", "cup", "cat")))
    assert receipt is not None
    (reply,) = school.intake.answers(receipt, school.now)
    assert reply.text == "Miss Lee will find you to talk. It is in the hall."


async def test_a_line_that_names_the_child_is_refused_and_kept(
    school: School, dsl: Session
) -> None:
    subject = post(school, dsl, words="x", name="Sam Fox")
    stage = RecordStage(page_of(school, dsl, subject))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "a")
        await fill(pilot, sentence="reply.read", line="Well done sam.")
        assert "Please leave out the child's name" in stage.shown()
        await press(pilot, "enter")
        assert "Well done sam." in stage.shown()
    assert record(dsl, subject).answers == ()


async def test_a_small_worry_is_answered_and_filed_by_mouse(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="I lost my coat", name="Ana")
    stage = RecordStage(page_of(school, dsl, subject))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.click("#record-deeds", offset=(5, 2))
        await settle(pilot)
        await pilot.click("#pick-list", offset=(8, 2))
        await settle(pilot)
        assert "The child is told: We have read what you told us." in stage.shown()
        await pilot.click("#form-save")
        await settle(pilot)
        assert "Filed." in stage.shown()
    worry = record(dsl, subject)
    assert worry.state == "filed"
    assert worry.filed["outcome"] == "resolved"
    assert len(worry.answers) == 1


async def test_more_words_make_a_filed_worry_wait_again(school: School, dsl: Session) -> None:
    sent = school.intake.post(Told(words="It is fine", name="Ana"), school.now)
    collect.collect(dsl, school.now)
    stage = RecordStage(page_of(school, dsl, sent.subject))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "f", "1", "enter")
        school.intake.add(sent, school.now, words="It is not fine.")
        collect.collect(dsl, school.now)
        assert record(dsl, sent.subject).state == "waiting"
    again = RecordStage(page_of(school, dsl, sent.subject))
    async with again.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "It is not fine." in again.shown()
        assert "More came after it was dealt with." in again.shown()


async def test_a_worry_becomes_a_case_whose_page_comes_up(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="x")
    stage = RecordStage(page_of(school, dsl, subject))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "o")
        await fill(pilot, title="Left out", category="friends", seriousness="low")
        assert isinstance(stage.screen, CasePage)
        assert "2026-001A Left out" in stage.shown()
        await press(pilot, "escape")
        assert stage.closed


async def test_a_worry_goes_into_the_case_that_typing_finds(school: School, dsl: Session) -> None:
    drawer = dsl.drawer("safeguarding")
    known = {"category": "friends", "seriousness": "low"}
    for title in ("Lost coat", "Left out"):
        subject = post(school, dsl, words="x")
        worries = [drawer.get(subject)]
        triage.open_case(dsl, drawer, worries, {"title": title, **known}, school.now)
    subject = post(school, dsl, words="again")
    stage = RecordStage(page_of(school, dsl, subject))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "p", *"left", "enter")
        assert "Left out" in stage.shown()
    assert drawer.get(record(dsl, subject).case).title == "Left out"


async def test_the_colleague_a_child_asked_for_is_the_first_to_be_asked(
    school: School, dsl: Session
) -> None:
    subject = post(school, dsl, words="x", asks_for=school.people["Miss Lee"])
    stage = RecordStage(page_of(school, dsl, subject))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "q")
        await fill(pilot, text="Please sit with them at lunch")
        assert "Miss Lee, today 09:14: Please sit" in stage.shown()
    lee = school.sign_in("Miss Lee")
    collect.collect(lee, school.now)
    titles = {row.title for row in lee.own.rows("task")}
    assert "Please sit with them at lunch" in titles


async def test_whoever_it_is_kept_from_cannot_find_it(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="The marmalade secret")
    stage = RecordStage(page_of(school, dsl, subject))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "k")
        assert "cannot be unread" in stage.shown()
        await fill(pilot, person=school.people["Mr Patel"], why="It is about a cousin")
        assert "Keep this from Mr Patel?" in stage.shown()
        await press(pilot, "left", "enter")
        assert "It can be opened by Mrs Adeyemi and Ms Hart." in stage.shown()
    patel = school.sign_in("Mr Patel")
    assert patel.find(subject) is None
    assert patel.search("marmalade") == []
    assert dsl.search("marmalade")


async def test_second_thoughts_about_keeping_it_lose_nothing(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="x")
    stage = RecordStage(page_of(school, dsl, subject))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "k")
        await fill(pilot, person=school.people["Mr Patel"], why="A long reason")
        await press(pilot, "enter")
        assert record(dsl, subject).kept_from == ()
        assert "Keep from somebody …" in stage.shown()
        await press(pilot, "k")
        assert "A long reason" in stage.shown()


async def test_stepping_aside_closes_the_page(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="About my nephew")
    stage = RecordStage(page_of(school, dsl, subject))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "s")
        await fill(pilot, why="He is my nephew")
        await press(pilot, "left", "enter")
        assert "You have stepped aside" in stage.shown()
        await press(pilot, "enter")
        assert stage.closed
    assert dsl.find(subject) is None
    assert dsl.search("nephew") == []
    assert school.sign_in("Mr Patel").find(subject) is not None


async def test_what_moved_away_says_so(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="x")
    make = page_of(school, dsl, subject)
    patel = school.sign_in("Mr Patel")
    holders.keep_from(patel, subject, dsl.person_id, "why", school.now)
    stage = RecordStage(make)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "moved to a drawer that your key ring does not open" in stage.shown()
        await press(pilot, "a", "f", "escape")
        assert stage.closed


async def test_a_concern_keeps_fact_and_opinion_apart_and_a_slip_is_not_signed_in(
    school: School, dsl: Session
) -> None:
    told = Told(source="staff", by=school.people["Miss Lee"], name="Ana", fact="Ran", opinion="Sad")
    concern = school.intake.post(told, school.now)
    slip = school.intake.post(Told(source="slip", words="I saw it"), school.now)
    collect.collect(dsl, school.now)
    stage = RecordStage(page_of(school, dsl, concern.subject))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        shown = stage.shown()
        assert "Concern from Miss Lee about Ana" in shown
        assert "What was seen or said" in shown
        assert "What the writer thinks about it" in shown
        assert "Answer the child" not in shown
    stage = RecordStage(page_of(school, dsl, slip.subject))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "A visitor: not signed in" in stage.shown()


async def test_hostile_words_are_only_words(school: School, dsl: Session) -> None:
    hostile = " ".join(HOSTILE)
    texts = dict.fromkeys(("words", "name", "peg", "feeling", "helper", "when"), hostile)
    subject = post(school, dsl, **texts)
    stage = RecordStage(page_of(school, dsl, subject))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        shown = stage.shown()
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        await pilot.click("#worry-words", offset=(6, 1))
        await press(pilot, "o")
        await fill(pilot, title=hostile[:80], category="friends", seriousness="low")
        assert isinstance(stage.screen, CasePage)


@pytest.mark.parametrize("theme", ["dark", "light", "cream", "high-contrast"])
async def test_every_cell_reads_well(school: School, dsl: Session, theme: str) -> None:
    subject = post(school, dsl, words="x", name="Sam", kept_from=(school.people["Mr Okafor"],))
    stage = RecordStage(page_of(school, dsl, subject), theme)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert too_faint(stage, 4.5) == []
        await press(pilot, "tab")
        assert isinstance(stage.focused, Deeds)
        assert too_faint(stage, 4.5) == []


async def test_arrows_and_enter_do_what_a_key_does(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="x")
    stage = RecordStage(page_of(school, dsl, subject))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "tab", "down", "down", "enter")
        assert "Open a case" in stage.shown()
        put(pilot, title="From the keyboard")
        await press(pilot, "escape")
        assert "Throw this away?" in stage.shown()
