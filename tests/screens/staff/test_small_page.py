"""Many small worries on one page: read, selected, answered together; none swept along unread."""

import pytest

from screens.staff.desk.desk import Desk
from screens.staff.worries import small_page
from screens.staff.worries.in_turn import InTurn
from screens.staff.worries.small_list import SmallList
from screens.staff.worries.small_page import NO_MORE, SmallWorries
from screens.staff.worries.small_told import NOTHING, SmallTold
from screens.staff.worries.small_words import MAYBE
from screens.staff.worries.worry_page import WorryPage
from screens.widgets.ask import Ask
from screens.widgets.plain import PlainText
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import small
from tests.contrast import faint_in_some_look
from tests.made_up import School
from tests.screens.staff.desk_stage import DESK_HOSTILE, desk_of, settle
from tests.screens.staff.record_stage import SMALL
from tests.screens.staff.small_stage import (
    NEVER,
    ODD,
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
    read_all,
    read_here,
    save,
    tell,
    until,
    worry_of,
)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once(monkeypatch)


async def test_ten_quarrels_are_answered_and_the_one_that_is_none_is_left(
    school: School, dsl: Session
) -> None:
    subjects, odd = quarrels(school), tell(school, "Billy Marsh", ODD, 20)
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        heading, first, *_ = listed(stage)
        assert heading == ("Oak · today in the morning · 11 · 1 stands out",)
        assert (first[0], *first[2:]) == ("! words", "Billy Marsh", "0")
        assert "11 from Oak in the morning this week" in stage.shown()
        await read_all(pilot, stage)
        await pilot.press("space", "a")
        assert note(stage) == "9 more selected · 1 stands out: one by one, with Space"
        await save(pilot, stage)
        assert note(stage).startswith("10 filed, each by itself. U takes them back.")
        assert listed(stage)[1:] == [("! words", "[ ]", "Billy Marsh", "0")]
        assert "Words to look at: “secret” and “dad”." in stage.shown()
    assert {worry_of(dsl, each).state for each in subjects} == {"filed"}
    assert worry_of(dsl, odd).state == "waiting"
    for each in subjects:
        worry = worry_of(dsl, each)
        assert (worry.filed or {})["summary"] == "Friends fell out."
        assert [answer.text for answer in worry.answers] == [
            "We have read what you told us. Thank you for telling."
        ]
        assert [remark.by for remark in worry.seen] == [dsl.person_id]


async def test_a_held_arrow_key_reads_nothing(
    school: School, dsl: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small_page, "DWELL", NEVER)
    quarrels(school, 5)
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        for key in ("down",) * 5 + ("up",) * 5 + ("a",):
            await pilot.press(key)
        await settle(pilot)
        assert set(marks(stage)) == {"new"}
        assert note(stage) == "Nothing selected · 5 not read yet"
        await pilot.press("f")
        await settle(pilot)
        assert "Select some first" in note(stage)
        assert isinstance(stage.screen, SmallWorries)


async def test_space_reads_and_selects_what_is_in_sight_in_full(
    school: School, dsl: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small_page, "DWELL", NEVER)
    (subject, *_) = quarrels(school, 1)
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("space")
        await until(pilot, lambda: marks(stage)[0] == "[x]")
        await pilot.press("space")
        await until(pilot, lambda: marks(stage)[0] == "[ ]")
    assert [remark.by for remark in worry_of(dsl, subject).seen] == [dsl.person_id]


async def test_long_words_are_read_when_their_end_was_in_sight(
    school: School, dsl: Session
) -> None:
    words = "we played football and nobody passed to me and then it rained. " * 20
    subject = tell(school, "Sam Fox", f"{words} THE END")
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("space")
        await settle(pilot)
        assert marks(stage) == ["new"]
        assert "Read it to its end first" in note(stage)
        assert worry_of(dsl, subject).seen == ()
        assert "W: read on" in stage.shown()
        assert "THE END" not in stage.shown()
        presses = 0
        while "THE END" not in stage.shown():
            assert marks(stage) == ["new"]
            await pilot.press("w")
            await settle(pilot)
            presses += 1
        await until(pilot, lambda: marks(stage) == ["[ ]"])
        assert presses > 1
        await press(pilot, "w", "w")
        assert note(stage) == NO_MORE, "who takes it for the next waits for nothing"
        await press(pilot, "up")
        assert note(stage) == ""
    assert len(worry_of(dsl, subject).seen) == 1


async def test_what_stands_out_is_selected_only_by_itself_and_named_before_saving(
    school: School, dsl: Session
) -> None:
    quarrels(school, 2)
    odd = tell(school, "Billy Marsh", ODD)
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await have_read(pilot, stage)
        await press(pilot, "a", "n", "space")
        assert "It stands out" in note(stage)
        await press(pilot, "f", "2", *TICKED)
        shown = " ".join(stage.shown().split())
        assert "! Billy Marsh stands out. Save only if that is small too." in shown
        assert "Billy Marsh: Words to look at: “" in shown
        assert f"Billy Marsh: “{ODD}”" in shown, "the list has room for its beginning alone"
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(stage.screen, Ask)
    assert worry_of(dsl, odd).state == "waiting"


async def test_a_call_for_help_is_opened_by_itself_and_not_seen_by_passing(
    school: School, dsl: Session
) -> None:
    sent = school.intake.help_now(Told(class_name="Oak"), "Oak", school.now)
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("space", "a", "g")
        await settle(pilot)
        assert listed(stage)[1] == ("! NOW", "own", "No name yet", "?")
        assert school.intake.help_state(sent) != "seen"
        await pilot.press("f")
        await settle(pilot)
        assert isinstance(stage.screen, SmallWorries)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(stage.screen, WorryPage)
    assert school.intake.help_state(sent) == "seen"


async def test_what_the_same_child_told_before_says_how_sure_it_is(
    school: School, dsl: Session
) -> None:
    for minutes in (9, 8):
        tell(school, "Sam Fox", "football", minutes)
        tell(school, "", "", minutes - 2, peg="owl", class_name="Acorn")
    tell(school, "", "my hat")
    tell(school, "Sam", "my hat")
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert {(row[2], row[3]) for row in listed(stage) if len(row) > 1} == {
            ("Sam Fox", "1 +1?"),
            ("Sam", "0 +2?"),
            ("The owl", "1 peg"),
            ("No name yet", "?"),
        }
        told = stage.screen.query_one(SmallTold)
        said = set()
        for _ in stage.screen.query_one(SmallList).rows:
            said.add(told.query_one("#told-before", PlainText).text or NOTHING)
            await pilot.press("down")
            await settle(pilot)
    assert said - {NOTHING} == {
        f"1 more under exactly this name, in this class. {MAYBE.format(n=1)}",
        f"Nothing else under this name. {MAYBE.format(n=2)}",
        "1 more with this peg in this class: whoever pressed it.",
        "No name and no peg: nobody can say what this child told before.",
    }


async def test_more_words_take_the_mark_away(school: School, dsl: Session) -> None:
    sent = school.intake.post(Told(words="football", name="Sam", class_name="Oak"), school.now)
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await read_here(pilot, stage)
        await pilot.press("space")
        await settle(pilot)
        school.intake.add(sent, school.now, words="he hits me every day")
        page(stage).look()
        await settle(pilot)
        assert "no longer selected" in note(stage)
        assert "he hits me every day" in stage.shown()
        await read_here(pilot, stage)
        assert [row[:2] for row in listed(stage)[1:]] == [("! words", "[ ]")]


async def test_nothing_waits_says_what_would_be_here(school: School, dsl: Session) -> None:
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Small worries · Nothing waits" in stage.shown()
        assert "No child waits for an answer." in stage.shown()
        await pilot.press("space", "a", "g", "n", "w", "f", "u", "enter")
        await settle(pilot)
        assert isinstance(stage.screen, SmallWorries)


async def test_a_spoilt_list_is_said_instead_of_an_empty_page(
    school: School, dsl: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoilt() -> None:
        raise ValueError("Expected a value")

    monkeypatch.setattr(small, "look_closer", spoilt)
    quarrels(school, 3)
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "No child waits" not in stage.shown()
        assert "The lists in assets/desk cannot be read" in stage.shown()


async def test_one_key_of_the_desk_leads_here_and_only_those_who_read_worries(
    school: School, dsl: Session
) -> None:
    quarrels(school, 3)
    async with (stage := desk_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("s")
        await settle(pilot)
        assert isinstance(stage.screen, SmallWorries)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.click("#act-small")
        await settle(pilot)
        assert isinstance(stage.screen, SmallWorries)
        await pilot.press("question_mark", *["down"] * 5)
        await settle(pilot)
        assert "Answer and file what is selected" in " ".join(stage.shown().split())
    lee = school.sign_in("Miss Lee")
    async with (stage := desk_of(school, lee)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Small" not in stage.shown()
        await pilot.press("s")
        await settle(pilot)
        assert isinstance(stage.screen, Desk)


async def test_hostile_words_are_only_words(school: School, dsl: Session) -> None:
    for words in DESK_HOSTILE:
        tell(school, words, words, class_name=words)
    async with (stage := page_of(school, dsl)).run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        await have_read(pilot, stage)
        assert "[@click=app.quit]x[/]" in stage.shown()
        assert not set("\x1b\x9b\x07\u202e") & set(stage.shown())
        await press(pilot, "a", "f", "2", *TICKED)
        await settle(pilot)
        assert isinstance(stage.screen, InTurn)
        assert not set("\x1b\x9b\x07\u202e") & set(stage.shown())


async def test_every_cell_reads_well(school: School, dsl: Session) -> None:
    quarrels(school, 3)
    tell(school, "Billy Marsh", ODD)
    school.intake.help_now(Told(class_name="Oak"), "Oak", school.now)
    collect.collect(dsl, school.now)
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert await faint_in_some_look(pilot, 4.5) == []
        await have_read(pilot, stage)
        await press(pilot, "a", "f", "2", *TICKED)
        assert isinstance(stage.screen, InTurn)
        assert await faint_in_some_look(pilot, 4.5) == []
