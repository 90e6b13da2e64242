"""A worry on its page: everything that was told, as it was told."""

from screens.staff.cases.case_page import CasePage
from screens.staff.deeds import Deeds
from screens.staff.worries.worry_page import WorryPage
from screens.widgets.form import Form
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.logging_keys import Writer
from store.signing_in.session import Session
from tests.contrast import faint_in_some_look
from tests.made_up import School
from tests.screens.staff.record_stage import (
    SMALL,
    RecordStage,
    fill,
    post,
    press,
    put,
    settle,
    worry_page,
)
from tests.screens.widgets.conftest import HOSTILE


class Counted(WorryPage):
    shows = 0

    def show_record(self) -> None:
        self.shows += 1
        super().show_record()


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
    async with (stage := worry_page(school, dsl, subject)).run_test(size=SMALL) as pilot:
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
    page = Counted(dsl, school.intake, lambda: school.now, "safeguarding", sent.subject)
    stage = RecordStage(lambda: page)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Go to Acorn, pressed 2 times" in stage.shown()
        assert (page.shows, len(page.worry.seen)) == (1, 1)
    assert school.intake.help_state(sent) == "seen"


async def test_a_concern_keeps_fact_and_opinion_apart_and_a_slip_is_not_signed_in(
    school: School, dsl: Session
) -> None:
    told = Told(source="staff", by=school.people["Miss Lee"], name="Ana", fact="Ran", opinion="Sad")
    lee = school.sign_in("Miss Lee")
    writer = Writer(lee.person_id, lee.keys)
    concern = school.intake.post(told, school.now, writer=writer)
    slip = school.intake.post(Told(source="slip", words="I saw it"), school.now)
    collect.collect(dsl, school.now)
    stage = worry_page(school, dsl, concern.subject)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        shown = stage.shown()
        assert "Concern from Miss Lee about Ana" in shown
        assert "What was seen or said" in shown
        assert "What the writer thinks about it" in shown
        assert "Answer the child" not in shown
    stage = worry_page(school, dsl, slip.subject)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "A visitor: not signed in" in stage.shown()


async def test_where_harm_at_home_is_told_of_the_page_says_so(school: School, dsl: Session) -> None:
    sent = school.intake.post(Told(words="my dad hits me when he is cross"), school.now)
    collect.collect(dsl, school.now)
    stage = worry_page(school, dsl, sent.subject)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "CAREFUL It speaks of harm and of home or" in " ".join(stage.shown().split())


async def test_the_page_and_filing_name_the_words_for_which_it_stands_out(
    school: School, dsl: Session
) -> None:
    words = "they pick me last. and i dont want to go home today becos of grandad"
    subject = post(school, dsl, words=words, name="Elsie Marr")
    out = "Words to look at: “dont want to go home”, “go home” and “grandad”."
    async with (stage := worry_page(school, dsl, subject)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "STANDS OUT Words to look at" in stage.shown("#worry-words")
        assert out in stage.shown("#worry-words")
        await press(pilot, "f", "1")
        assert f"! {out} File it only if that is small too. Tick with" in stage.shown()


async def test_a_concern_in_somebodys_name_without_their_pin_says_so(
    school: School, dsl: Session
) -> None:
    told = Told(source="staff", by=school.people["Miss Lee"], name="Ana", fact="Ran")
    sent = school.intake.post(told, school.now)
    collect.collect(dsl, school.now)
    stage = worry_page(school, dsl, sent.subject)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        shown = stage.shown()
        assert "Concern in Miss Lee's name, not with their PIN, about Ana" in shown
        assert "CAREFUL Sent from Office in" in shown
        assert "From Miss Lee, not proven, at Office" in shown
        assert "Ran" in shown
        assert "Concern from Miss Lee" not in shown


async def test_hostile_words_are_only_words(school: School, dsl: Session) -> None:
    hostile = " ".join(HOSTILE)
    texts = dict.fromkeys(("words", "name", "peg", "feeling", "helper", "when"), hostile)
    subject = post(school, dsl, **texts)
    stage = worry_page(school, dsl, subject)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        shown = stage.shown()
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        await pilot.click("#worry-words", offset=(6, 1))
        await press(pilot, "o")
        await fill(pilot, title=hostile[:80], category="friends", seriousness="low")
        assert isinstance(stage.screen, CasePage)


async def test_every_cell_reads_well(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="x", name="Sam", kept_from=(school.people["Mr Okafor"],))
    stage = worry_page(school, dsl, subject)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert await faint_in_some_look(pilot, 4.5) == []
        await press(pilot, "tab")
        assert isinstance(stage.focused, Deeds)
        assert await faint_in_some_look(pilot, 4.5) == []


async def test_arrows_and_enter_do_what_a_key_does(school: School, dsl: Session) -> None:
    subject = post(school, dsl, words="x")
    stage = worry_page(school, dsl, subject)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "tab", "down", "down", "enter")
        assert "Open a case" in stage.shown()
        put(pilot, title="From the keyboard")
        await press(pilot, "escape")
        assert "Throw this away?" in stage.shown()


async def test_nude_pictures_that_are_told_of_stay_said_up_to_the_triage(
    school: School, dsl: Session
) -> None:
    subject = post(school, dsl, words="There are nude pictures of a girl on the phone I found.")
    async with (stage := worry_page(school, dsl, subject)).run_test(size=SMALL) as pilot:
        await press(pilot, "o")
        await fill(pilot, title="A phone", category="device", seriousness="low")
        assert isinstance(stage.screen, CasePage)
        said = " ".join(stage.shown("#record-stop").split())
        assert "nobody looks at, copies, prints or sends them" in said
        await press(pilot, "f")
        assert stage.screen.query_one(Form).values["kinds"] == "device\nnudes"
