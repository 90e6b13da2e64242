"""The terminals: inviting one, letting it in, renaming, withdrawing, and what is said of each."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from screens.staff.school.changes import changes
from screens.staff.school.people_page import PeoplePage
from screens.staff.school.proposal_page import ProposalPage
from screens.staff.terminals.terminal_words import KIND_DOES
from screens.staff.terminals.terminals_page import TerminalsPage
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.help import Help
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from store.carrying.alarms import TWICE, note
from store.letterbox.intake import Intake
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import Terminal, next_list
from store.signing_in.session import Session
from tests.contrast import faint_in_some_look
from tests.made_up import NOW, School
from tests.screens.staff.desk_stage import DESK_HOSTILE, Stage, click_key, click_row, rows, settle
from tests.screens.staff.terminals_stage import NAME, Share, fill, page, said, share_of


@pytest.fixture
def share(school: School, tmp_path: Path) -> Iterator[Share]:
    with share_of(school, tmp_path / "share") as made:
        yield made


async def test_it_is_one_key_or_click_from_the_people(school: School, dsl: Session) -> None:
    for by in ("key", "mouse"):
        stage = Stage(lambda: PeoplePage(dsl, lambda: NOW))
        async with stage.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await (pilot.press("t") if by == "key" else click_key(pilot, "terminals"))
            await settle(pilot)
            assert isinstance(stage.screen, TerminalsPage)
            assert [row[:3] for row in rows(stage, "#terminals")] == [("here", "Office", "Office")]
            await pilot.press("question_mark")
            await settle(pilot)
            assert isinstance(stage.screen, Help)
            assert "Invite a new terminal" in stage.shown()


@pytest.mark.parametrize("by", ["enter", "l", "mouse"])
async def test_a_machine_that_has_answered_is_let_in_by_two(
    school: School, dsl: Session, share: Share, by: str
) -> None:
    share.answer(share.invite())
    stage = page(dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert rows(stage, "#terminals")[0][:2] == ("answered", NAME)
        await (pilot.click("#let-in") if by == "mouse" else pilot.press(by))
        await settle(pilot)
        assert "It becomes terminal B, kind: classroom." in stage.shown()
        assert any(KIND_DOES["classroom"] in each.text for each in stage.screen.query(PlainText))
        await pilot.press("enter")
        await settle(pilot)
        assert "It waits for another keeper" in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        assert rows(stage, "#terminals")[0][:2] == ("proposed", NAME)
        assert "One of these has to agree" in said(stage)
        await pilot.press("l")
        await settle(pilot)
        await click_row(pilot, "#terminals", stage.screen.query_one(Listing).rows[0].id)
        assert isinstance(stage.screen, ProposalPage)
        assert f"{NAME} is a terminal from now on (classroom, letter B)." in stage.shown()
    (proposal,) = people.proposals(school.home.desk)
    assert people.agree(school.sign_in("Ms Hart"), proposal, NOW)
    async with (stage := page(dsl)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert rows(stage, "#terminals")[1][:4] == ("in use", NAME, "Classroom", "B")


async def test_several_machines_are_let_in_with_one_word(
    school: School, dsl: Session, share: Share
) -> None:
    for name in ("Year 3", "Year 4", "Year 5"):
        share.answer(share.invite(name))
    stage = page(dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("l")
        await settle(pilot)
        assert "Another keeper agrees once" in stage.shown()
        await pilot.press("3", "ctrl+s")
        await settle(pilot)
        assert "It waits for another keeper" in stage.shown()
    (proposal,) = people.proposals(school.home.desk)
    assert proposal.why == "Year 3, Year 5 join the terminals."
    assert people.agree(school.sign_in("Ms Hart"), proposal, NOW)
    found = {each.name: each.letter for each in school.home.desk.school.terminals}
    assert (found["Year 3"], found["Year 5"]) == ("B", "C")
    async with (stage := page(dsl)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert rows(stage, "#terminals")[0][:2] == ("answered", "Year 4")


async def test_a_terminal_is_withdrawn_after_the_letter_that_is_named(
    school: School, dsl: Session, share: Share
) -> None:
    home = share.let_in()
    Intake(home).post(Told(words="x"), NOW)
    share.carry(home)
    share.carry()
    stage = page(dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down")
        last = home.letterbox.head.counter
        assert f"The last of its letters here is number {last}." in said(stage)
        await pilot.press("w")
        await settle(pilot)
        assert f"The last to come, by day: today {last}." in stage.shown()
        await fill(stage, pilot, last="two")
        assert "Please write a number" in stage.shown()
        await fill(stage, pilot, last="1")
        assert "told there after letter 1" in stage.shown()
        await pilot.click("#confirm-yes")
        await settle(pilot)
        assert "It waits for another keeper" in stage.shown()
    (proposal,) = people.proposals(school.home.desk)
    assert people.agree(school.sign_in("Ms Hart"), proposal, NOW)
    listed = dsl.public.terminal(home.device.id)
    assert listed
    assert listed.last == 1
    async with (stage := page(dsl)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down", "r", "w")
        await settle(pilot)
        assert isinstance(stage.screen, TerminalsPage)
        assert rows(stage, "#terminals")[1][:2] == ("withdrawn", NAME)
        assert "counts up to its letter 1." in said(stage)


async def test_a_terminal_is_renamed_but_not_to_a_name_there_is(
    school: School, dsl: Session, share: Share
) -> None:
    share.let_in()
    stage = page(dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down", "r")
        await settle(pilot)
        await fill(stage, pilot, name="office")
        assert "a terminal of this name already" in stage.shown()
        await fill(stage, pilot, name="Year 4")
        assert isinstance(stage.screen, Message)
    (proposal,) = people.proposals(school.home.desk)
    said_of = changes(dsl.public, proposal.new)
    assert said_of == (f"The terminal {NAME} is called Year 4 from now on.",)


async def test_this_terminal_cannot_withdraw_itself(dsl: Session) -> None:
    stage = page(dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("w", "l", "t")
        await settle(pilot)
        assert isinstance(stage.screen, TerminalsPage)
        assert not stage.screen.query_one("#withdraw").display


async def test_others_see_the_list_and_change_nothing(school: School, share: Share) -> None:
    share.invite()
    stage = page(school.sign_in("Miss Lee"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n", "t", "l", "r", "w")
        await settle(pilot)
        assert isinstance(stage.screen, TerminalsPage)
        assert [button.id for button in stage.screen.query("Button")] == ["sound", "back"]
        assert "can change this" in stage.shown()
        assert len(rows(stage, "#terminals")) == 2


async def test_what_is_missing_or_twice_is_said_with_terminal_and_number(
    school: School, dsl: Session, share: Share
) -> None:
    home = share.let_in()
    for number in range(3):
        Intake(home).post(Told(words=f"{number}"), NOW)
    share.carry(home)
    sorted(share.path.rglob("*.parcel"))[1].unlink()
    share.carry()
    note(school.home.letterbox.db, home.device.id, 2, TWICE, NOW)
    stage = page(dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down")
        assert rows(stage, "#terminals")[1][-1] == "!"
        assert f"{NAME}'s letter 3 has not arrived." in said(stage)
        assert f"{NAME} has sent two letters under number 2." in said(stage)


async def test_hostile_names_are_shown_as_typed_and_everything_can_be_read(
    dsl: Session, share: Share
) -> None:
    for name in DESK_HOSTILE:
        share.invite(name)
    stage = page(dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = stage.shown()
        assert "[@click=app.quit]x[/]" in shown
        assert "\x1b" not in shown
        assert await faint_in_some_look(pilot) == []


def test_what_a_change_does_to_terminals_is_said(dsl: Session) -> None:
    new = next_list(dsl.public)
    (office,) = new.terminals
    other = Terminal("x", "B", NAME, "classroom", "00", "00")
    with_other = replace(new, terminals=(office, other))
    assert changes(dsl.public, with_other) == (
        f"{NAME} is a terminal from now on (classroom, letter B).",
    )
    ended = replace(new, terminals=(replace(office, last=7),))
    assert changes(dsl.public, ended) == ("The terminal Office ends at its letter 7.",)
    assert changes(with_other, new) == (f"The terminal {NAME} is struck from the list.",)
    rekeyed = replace(new, terminals=(replace(office, verify="00"),))
    assert changes(dsl.public, rekeyed) == (
        "The terminal Office gets other keys, or another kind.",
    )


async def test_a_letter_that_never_comes_is_given_up_after_asking(
    school: School, dsl: Session, share: Share
) -> None:
    home = share.let_in()
    for words in ("one", "two", "three"):
        Intake(home).post(Told(words=words), NOW)
    share.carry(home)
    gap = home.letterbox.head.counter - 1
    (parcel,) = share.path.rglob(f"{gap:010}-*.parcel")
    parcel.unlink()
    share.carry()
    stage = page(dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not stage.screen.query_one("#give-up").display
        await pilot.press("down")
        assert f"letter {gap} has not arrived" in said(stage)
        assert stage.screen.query_one("#back").region.right <= 80
        await pilot.press("g")
        await settle(pilot)
        assert isinstance(stage.screen, Confirm)
        assert f"Give up letter {gap} of {NAME}?" in stage.shown()
        await pilot.press("escape")
        await settle(pilot)
        assert school.home.letterbox.given_up(home.device.id) == []
        await pilot.click("#give-up")
        await settle(pilot)
        await pilot.click("#confirm-yes")
        await settle(pilot)
        told = f"{NAME}'s letter {gap} never came. Mrs Adeyemi gave it up on 3 March 2026."
        assert told in said(stage)
        assert not stage.screen.query_one("#give-up").display
    assert school.home.letterbox.given_up(home.device.id) == [gap]
