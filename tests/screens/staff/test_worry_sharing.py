"""A worry and other people: asked of them, kept from them, left to them."""

import pytest

from screens.staff.cases.agreeing import AGREE
from screens.staff.deeds import Deed, Deeds
from screens.staff.worries.worry_page import OPEN, WorryPage
from screens.staff.worries.worry_work import FILE
from screens.widgets.field_row import FieldRow
from store.cases.kinds import CLOSED
from store.drawers import holders
from store.errors import Incomplete
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import School
from tests.screens.staff.record_stage import (
    SMALL,
    RecordStage,
    fill,
    post,
    press,
    settle,
    worry_of,
    worry_page,
)
from tests.store.closing import CLOSING


async def test_the_colleague_a_child_asked_for_is_the_first_to_be_asked(
    school: School, dsl: Session
) -> None:
    subject = post(school, dsl, words="x", asks_for=school.people["Miss Lee"])
    stage = worry_page(school, dsl, subject)
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
    stage = worry_page(school, dsl, subject)
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


async def test_what_one_keeps_from_the_lead_another_agrees_to_before_it_is_filed(
    school: School, dsl: Session
) -> None:
    subject = post(school, dsl, words="The marmalade secret")
    stage = worry_page(school, school.sign_in("Mr Patel"), subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "k")
        await fill(pilot, person=school.people["Mrs Adeyemi"], why="A cousin")
        assert "undoes it, within two school days." in stage.shown()
        await press(pilot, "left", "enter")
        assert "KEPT FROM Mrs Adeyemi BY Mr Patel ALONE" in stage.shown()
        assert not {FILE.title, AGREE.title} & {each.title for each in deeds(stage)}
        await press(pilot, "f")
        assert "Somebody else has to agree whom it is kept from" in stage.shown("#record-note")
    head = school.sign_in("Ms Hart")
    stage = worry_page(school, head, subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "y")
        await fill(pilot, answer="agree")
        assert FILE.title in {each.title for each in deeds(stage)}
    assert worry_of(head, subject).kept_alone == ()


async def test_what_one_says_of_whom_it_names_another_agrees_to_or_undoes(
    school: School, dsl: Session
) -> None:
    subject = post(school, dsl, words="I have a bruise. I do not want to go to Miss Lee")
    stage = worry_page(school, dsl, subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "f", "enter")
        assert "What Miss Lee did is left open" in stage.shown()
        assert "another reader agrees or undoes it" in stage.shown()
    drawer = dsl.drawer("safeguarding")
    said = {**CLOSING, "adult": "no"}
    with pytest.raises(Incomplete, match="Why is it not about"):
        triage.file_away(dsl, drawer, worry_of(dsl, subject), said, school.now)
    said["not_about"] = "She was only on duty"
    triage.file_away(dsl, drawer, worry_of(dsl, subject), said, school.now)
    stage = worry_page(school, school.sign_in("Mr Patel"), subject)
    async with stage.run_test(size=SMALL) as pilot:
        assert "NOT ABOUT Miss Lee, SAYS Mrs Adeyemi ALONE" in stage.shown()
        await press(pilot, "y")
        assert "Is it not about Miss Lee?" in stage.shown()
        assert "Why: “She was only on duty”" in " ".join(stage.shown().split())
        await fill(pilot, answer="refuse", why="He was alone with her")
        assert "It was filed, and opened again." in stage.shown("#record-state")
    assert (worry_of(dsl, subject).state, worry_of(dsl, subject).cleared) == ("waiting", ())


@pytest.mark.parametrize(
    ("more", "end", "named"),
    [
        ("Miss Lee locked me in the cupboard", "again (U).", ""),
        ("It is better now", "to be done (N).", ""),
        ("Mr Patel locked me in the cupboard", "opens that again.", "Mr Patel"),
    ],
)
async def test_what_was_added_to_a_closed_case_offers_no_key_that_is_refused(
    school: School, dsl: Session, more: str, end: str, named: str
) -> None:
    sent = school.intake.post(Told(words="Tom took my ruler", name="Una Lock"), school.now)
    collect.collect(dsl, school.now)
    drawer = dsl.drawer("safeguarding")
    opening = {"title": "Ruler", "category": "friends", "seriousness": "low"}
    case = triage.open_case(dsl, drawer, [worry_of(dsl, sent.subject)], opening, school.now)
    drawer.record(case, CLOSED, CLOSING, school.now)
    school.intake.add(sent, school.now, words=more)
    collect.collect(dsl, school.now)
    reader = school.sign_in(named) if named else dsl
    stage = worry_page(school, reader, sent.subject)
    async with stage.run_test(size=SMALL):
        assert end in " ".join(stage.shown("#record-state").split())


async def test_who_bears_the_childs_surname_reads_why_they_decide_nothing(
    school: School, dsl: Session
) -> None:
    subject = post(school, dsl, words="my dad hits me", name="Kit Patel")
    stage = worry_page(school, school.sign_in("Mr Patel"), subject)
    async with stage.run_test(size=SMALL):
        assert "Mr Patel: the child's surname too" in stage.shown("#worry-words")
        assert "Your name is in it" in stage.shown("#record-state")
        assert FILE.title not in {each.title for each in deeds(stage)}


async def test_what_two_close_is_not_offered_to_be_filed(school: School, dsl: Session) -> None:
    away = (school.people["Mr Bell"],)
    subject = post(school, dsl, words="He hit me and it hurts", kept_from=away)
    stage = worry_page(school, dsl, subject)
    async with stage.run_test(size=SMALL) as pilot:
        assert "open a case (O). Two close it." in stage.shown("#record-state")
        titles = {each.title for each in deeds(stage)}
        assert (FILE.title in titles, OPEN.title in titles) == (False, True)
        await press(pilot, "f")
        assert "open a case (O). Two close it." in stage.shown("#record-note")


async def test_that_two_close_it_stands_beside_what_one_keeps_from_a_colleague(
    school: School, dsl: Session
) -> None:
    away = (school.people["Mr Bell"],)
    subject = post(school, dsl, words="He hit me and it hurts", kept_from=away)
    stage = worry_page(school, school.sign_in("Mr Patel"), subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "k")
        await fill(pilot, person=school.people["Mrs Adeyemi"], why="A cousin")
        await press(pilot, "left", "enter")
        state = " ".join(stage.shown("#record-state").split())
        assert "open a case (O). Two close it." in state
        assert "KEPT FROM Mrs Adeyemi BY Mr Patel ALONE" in state


def deeds(stage: RecordStage) -> tuple[Deed, ...]:
    """Return what the page offers."""
    return stage.screen.query_one(Deeds).deeds


async def test_second_thoughts_about_keeping_it_lose_nothing(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="x")
    stage = worry_page(school, dsl, subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "k")
        await fill(pilot, person=school.people["Mr Patel"], why="A long reason")
        await press(pilot, "enter")
        assert worry_of(dsl, subject).kept_from == ()
        assert "A long reason" in stage.shown()
        await press(pilot, "ctrl+s")
        stage.screen_stack[1].post_message(WorryPage.LockNow())
        await settle(pilot)
    again = worry_page(school, school.sign_in("Mrs Adeyemi"), subject)
    async with again.run_test(size=SMALL) as pilot:
        await press(pilot, "k")
        assert "A long reason" in again.shown()


async def test_stepping_aside_closes_the_page(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="About my nephew")
    stage = worry_page(school, dsl, subject)
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
    stage = worry_page(school, dsl, subject)
    patel = school.sign_in("Mr Patel")
    holders.keep_from(patel, subject, dsl.person_id, "why", school.now)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "moved to a drawer that your key ring does not open" in stage.shown()
        await press(pilot, "a", "f", "escape")
        assert stage.closed


async def test_no_child_is_sent_to_somebody_it_left_out(school: School, dsl: Session) -> None:
    lee, okafor = school.people["Miss Lee"], school.people["Mr Okafor"]
    subject = post(school, dsl, words="x", kept_from=(lee,), asks_for=okafor)
    stage = worry_page(school, dsl, subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "a")
        rows = {row.field.id: row.field for row in stage.screen.query(FieldRow)}
        named = {choice.id for choice in rows["who"].choices}
        assert okafor in named
        assert lee not in named
