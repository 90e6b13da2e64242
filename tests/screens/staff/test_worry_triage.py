"""What a reader does with a worry: answers it, files it, puts it into a case."""

from screens.staff.cases.case_page import CasePage
from screens.widgets.field_row import FieldRow
from store.letterbox import collect
from store.letterbox.receipts import Sentence
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import presets, triage
from tests.made_up import School
from tests.screens.staff.record_stage import SMALL, fill, post, press, settle, worry_of, worry_page
from tests.screens.staff.small_stage import TICKED


async def test_a_call_for_help_is_filed_as_practice_in_a_few_presses(
    school: School, dsl: Session
) -> None:
    sent = school.intake.help_now(Told(peg="fox"), "Acorn", school.now)
    collect.collect(dsl, school.now)
    stage = worry_page(school, dsl, sent.subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "f", "2", *TICKED)
        assert "Filed: nothing more to do." in stage.shown()
    worry = worry_of(dsl, sent.subject)
    assert worry.filed is not None
    assert (worry.state, worry.filed["alarm"]) == ("filed", "practice")


async def test_an_answer_waits_behind_the_childs_pictures(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="I lost my coat", asks_for=school.people["Miss Lee"])
    stage = worry_page(school, dsl, subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "a")
        assert "behind the child's four pictures" in stage.shown()
        await fill(pilot, sentence="reply.find", line="It is in the hall.")
        assert "Answered. It waits" in stage.shown()
    receipt = school.intake.look_up(school.intake.stretch(("fox", "bee", "cup", "cat")))
    assert receipt is not None
    (reply,) = school.intake.answers(receipt, school.now)
    assert reply.text == "Miss Lee will find you to talk. It is in the hall."
    assert reply.made_of == Sentence("reply.find", "Miss Lee", "It is in the hall.")


async def test_who_answers_is_told_in_which_language_the_child_reads_it(
    school: School, dsl: Session
) -> None:
    subject = post(school, dsl, words="Moja czapka", language="pl")
    stage = worry_page(school, dsl, subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "a")
        shown = " ".join(stage.shown().replace("█", "").split())
        assert "behind the child's four pictures" in shown
        assert "the child can read the sentence in Polish, your own line as it is." in shown


async def test_a_line_that_names_the_child_is_refused_and_kept(
    school: School, dsl: Session
) -> None:
    subject = post(school, dsl, words="x", name="Sam Fox")
    stage = worry_page(school, dsl, subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "a")
        await fill(pilot, sentence="reply.read", line="Well done sam.")
        assert "Please leave out the child's name" in stage.shown()
        await press(pilot, "enter")
        assert "Well done sam." in stage.shown()
    assert worry_of(dsl, subject).answers == ()


async def test_a_small_worry_is_answered_and_filed_by_mouse(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="I lost my coat", name="Ana")
    stage = worry_page(school, dsl, subject)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.click("#record-deeds", offset=(5, 2))
        await settle(pilot)
        await pilot.click("#pick-list", offset=(8, 2))
        await settle(pilot)
        assert "The child is told: We have read what you told us." in stage.shown()
        for field in (presets.DONE, presets.KNOWN):
            rows = {row.field.id: row for row in stage.screen.query(FieldRow)}
            rows[field].scroll_visible(animate=False)
            await settle(pilot)
            await pilot.click(rows[field].entry, offset=(4, 0))
            await settle(pilot)
        await pilot.click("#form-save")
        await settle(pilot)
        assert "Filed." in stage.shown()
    worry = worry_of(dsl, subject)
    assert worry.state == "filed"
    assert worry.filed is not None
    assert worry.filed["outcome"] == "resolved"
    assert len(worry.answers) == 1


async def test_more_words_make_a_filed_worry_wait_again(school: School, dsl: Session) -> None:
    sent = school.intake.post(Told(words="It is fine", name="Ana"), school.now)
    collect.collect(dsl, school.now)
    stage = worry_page(school, dsl, sent.subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "f", "1", *TICKED)
        assert "T notes it" in stage.shown(), "no pictures: somebody tells the child"
        await press(pilot, "t")
        assert "We have read what you told us." in stage.shown()
        await press(pilot, "ctrl+s")
        assert "Filed: nothing more to do." in stage.shown()
        assert "Noted: it stands under To do no more." in stage.shown()
        school.intake.add(sent, school.now, words="It is not fine.")
        collect.collect(dsl, school.now)
        assert worry_of(dsl, sent.subject).state == "waiting"
    again = worry_page(school, dsl, sent.subject)
    async with again.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "It is not fine." in again.shown()
        assert "More came after it was dealt with." in again.shown()


async def test_a_worry_becomes_a_case_whose_page_comes_up(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="x")
    stage = worry_page(school, dsl, subject)
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
    stage = worry_page(school, dsl, subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "p", *"left", "enter")
        assert "Left out" in stage.shown()
    assert drawer.get(worry_of(dsl, subject).case).title == "Left out"


async def test_what_was_filed_as_small_can_still_become_a_case(
    school: School, dsl: Session
) -> None:
    sent = school.intake.post(Told(words="It is fine", name="Ana"), school.now)
    collect.collect(dsl, school.now)
    stage = worry_page(school, dsl, sent.subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "f", "1", *TICKED)
        assert worry_of(dsl, sent.subject).state == "filed"
        await press(pilot, "o")
        await fill(pilot, title="Not so small", category="home", seriousness="high")
        assert isinstance(stage.screen, CasePage)
    assert worry_of(dsl, sent.subject).state == "in_case"


async def test_a_child_whose_worry_goes_into_a_case_is_proposed_as_a_person_of_it_once(
    school: School, dsl: Session
) -> None:
    opening = {"title": "Who pushed", "category": "friends", "seriousness": "low"}
    first, *more = (
        post(school, dsl, words=words, name=name)
        for words, name in (("x", "Sam Fox"), ("Me too", "Ada Finch"), ("Again", "ada finch"))
    )
    drawer = dsl.drawer("safeguarding")
    case = triage.open_case(dsl, drawer, [worry_of(dsl, first)], opening, school.now)
    for asked, subject in zip((True, False), more, strict=True):
        async with (stage := worry_page(school, dsl, subject)).run_test(size=SMALL) as pilot:
            await press(pilot, "p", "enter")
            assert "Nothing is chosen yet" in stage.shown()
            assert "▶" not in stage.shown()
            await press(pilot, "down", "enter")
            assert ("Ada Finch is" in stage.shown()) == asked
            await press(pilot, *(["ctrl+s"] if asked else []))
            assert isinstance(stage.screen, CasePage)
        people = [(each.name, each.roles, each.detail) for each in drawer.get(case).people]
        assert people == [("Ada Finch", ("told",), "Oak")]
    other = triage.open_case(dsl, drawer, [], opening, school.now)
    moved = {"to": other, "why": "It is another quarrel"}
    triage.leave_case(dsl, drawer, worry_of(dsl, more[0]), moved, school.now)
    assert [each.name for each in drawer.get(other).people] == ["Ada Finch"]
