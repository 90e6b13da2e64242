"""The terminals: inviting one, letting it in, renaming, withdrawing, and what is said of each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.staff.base import StaffScreen
from screens.staff.changes import changes
from screens.staff.inviting import FIELDS, Invited
from screens.staff.people_page import PeoplePage
from screens.staff.proposal_page import ProposalPage
from screens.staff.terminal_words import KIND_DOES, KIND_NAMES
from screens.staff.terminals_page import TerminalsPage
from screens.widgets.ask import Ask
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.form import Form
from screens.widgets.help import Help
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from store import carry, enrolment, people, settings
from store.alarms import TWICE, note
from store.carriers.folder import FolderCarrier
from store.carriers.folder_mark import prepare
from store.home import Home
from store.intake import Intake
from store.public_list import Terminal
from store.session import Session
from store.told import Told
from tests.contrast import too_faint
from tests.made_up import CHEAP, NOW, School
from tests.screens.staff.desk_stage import DESK_HOSTILE, Stage, click_key, click_row, rows, settle

NAME = "Year 3"


def page(session: Session, theme: str = "dark") -> Stage:
    return Stage(lambda: TerminalsPage(session, lambda: NOW), theme)


def said(stage: Stage) -> str:
    return stage.screen.query_one("#terminal-said", PlainText).text


async def fill(stage: Stage, pilot: Pilot[Any], **values: str) -> None:
    form = stage.screen.query_one(Form)
    for field, value in values.items():
        form._rows[field].entry.value = value
    await pilot.press("ctrl+s")
    await settle(pilot)


@dataclass
class Share:
    """A folder between the office and what is enrolled from it."""

    school: School
    path: Path
    homes: list[Home]

    def carry(self, home: Home | None = None) -> None:
        carrier = FolderCarrier(self.path, self.school.home.desk.id)
        carry.carry(home or self.school.home, carrier, NOW)

    def invite(self, name: str = NAME) -> enrolment.Invitation:
        return enrolment.invite(self.school.home, "classroom", name, f"folder:{self.path}", NOW)

    def answer(self, made: enrolment.Invitation) -> Home:
        """Let the invited machine answer, as far as the office has heard of it."""
        self.homes.append(enrolment.join(self.path.with_name(made.terminal), made, CHEAP))
        self.carry(self.homes[-1])
        self.carry()
        return self.homes[-1]

    def let_in(self, name: str = NAME) -> Home:
        """Let a machine join, with the word of two keepers."""
        home = self.answer(self.invite(name))
        one, other = self.school.sign_in("Mrs Adeyemi"), self.school.sign_in("Ms Hart")
        (newcomer,) = enrolment.newcomers(self.school.home)
        people.propose(one, enrolment.admit(one.public, newcomer), "it joins", NOW)
        people.agree(other, people.proposals(self.school.home.desk)[0], NOW)
        self.carry()
        self.carry(home)
        return home


@pytest.fixture
def share(school: School, tmp_path: Path) -> Iterator[Share]:
    path = tmp_path / "share"
    path.mkdir()
    prepare(path)
    settings.put(school.home.desk.db, settings.CARRIER, f"folder:{path}")
    made = Share(school, path, [])
    yield made
    for home in made.homes:
        home.close()


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


def test_a_parents_form_can_be_invited_and_each_kind_is_explained() -> None:
    (kind,) = (field for field in FIELDS if field.id == "kind")
    kinds = {choice.id for choice in kind.choices}
    assert kinds == set(enrolment.KINDS) == set(KIND_NAMES) == set(KIND_DOES)


async def test_an_invitation_is_saved_and_its_words_are_shown_once(
    school: School, dsl: Session, share: Share, tmp_path: Path
) -> None:
    file, stage = tmp_path / "stick.worrybox", page(dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert f"folder:{share.path}"[:20] in stage.shown()
        await fill(stage, pilot, place=NAME, file=str(file))
        assert isinstance(stage.screen, Invited)
        shown, words = stage.shown(), stage.screen._words
        assert f"worrybox enrol {file.name}" in shown
        assert all(word in shown for word in words.split())
        button = stage.screen.query_one("#written")
        assert button.region.bottom <= 24
        assert file.stat().st_mode & 0o077 == 0
        await pilot.press("escape")
        assert isinstance(stage.screen, Invited)
        await pilot.press("enter")
        await settle(pilot)
        assert rows(stage, "#terminals")[0][:3] == ("invited", NAME, "Classroom")
        assert "No machine has answered yet" in said(stage)
    opened = enrolment.unlock(file.read_bytes(), words, CHEAP)
    assert (opened.name, opened.kind) == (NAME, "classroom")
    assert words.encode() not in file.read_bytes()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"file": "stick"}, "the whole path"),
        ({"file": "/no/such/folder/file"}, "no such folder"),
        ({"carrier": "gopher:hole"}, "begins with folder:"),
    ],
)
async def test_what_will_not_do_is_said_beside_the_field(
    dsl: Session, share: Share, tmp_path: Path, wrong: dict[str, str], sentence: str
) -> None:
    stage = page(dsl)
    async with stage.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        await fill(stage, pilot, **{"place": NAME, "file": str(tmp_path / "a"), **wrong})
        assert isinstance(stage.screen, Ask)
        assert sentence in stage.shown()
    assert enrolment.open_invitations(dsl.home) == []


async def test_an_office_without_a_carrier_takes_the_same_one(
    dsl: Session, share: Share, tmp_path: Path
) -> None:
    settings.put(dsl.home.desk.db, settings.CARRIER, "")
    stage = page(dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        way = f"folder:{share.path}"
        await fill(stage, pilot, place=NAME, carrier=way, file=str(tmp_path / "a"))
        assert isinstance(stage.screen, Invited)
        assert settings.get(dsl.home.desk.db, settings.CARRIER) == way


async def test_an_office_without_a_carrier_takes_none_that_is_not_there(
    dsl: Session, share: Share, tmp_path: Path
) -> None:
    settings.put(dsl.home.desk.db, settings.CARRIER, "")
    stage = page(dsl)
    async with stage.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        await fill(stage, pilot, place=NAME, carrier=f"folder:{tmp_path}", file=str(tmp_path / "a"))
        assert "never made ready" in stage.shown()
    assert settings.get(dsl.home.desk.db, settings.CARRIER) == ""
    assert enrolment.open_invitations(dsl.home) == []


async def test_a_file_that_cannot_be_written_leaves_no_invitation(
    dsl: Session, share: Share, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, stage, lock = tmp_path / "a", page(dsl), enrolment.lock

    def somebody_was_quicker(*given: Any) -> bytes:
        file.write_text("mine")
        return lock(*given)

    monkeypatch.setattr(enrolment, "lock", somebody_was_quicker)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        await fill(stage, pilot, place=NAME, file=str(file))
        assert isinstance(stage.screen, Message)
        assert "such a file already" in stage.shown()
    assert file.read_text() == "mine"
    assert enrolment.open_invitations(dsl.home) == []


async def test_an_invitation_is_taken_back_after_a_question(dsl: Session, share: Share) -> None:
    share.invite()
    stage = page(dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("t", "enter")
        await settle(pilot)
        assert len(rows(stage, "#terminals")) == 2
        await pilot.click("#take-back")
        await settle(pilot)
        assert isinstance(stage.screen, Confirm)
        await pilot.click("#confirm-yes")
        await settle(pilot)
        assert len(rows(stage, "#terminals")) == 1


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


async def test_what_was_invited_is_to_be_carried_at_once(
    dsl: Session, share: Share, tmp_path: Path
) -> None:
    asked: list[StaffScreen.CarryNow] = []

    class Kiosk(Stage):
        def on_staff_screen_carry_now(self, event: StaffScreen.CarryNow) -> None:
            asked.append(event)

    stage = Kiosk(lambda: TerminalsPage(dsl, lambda: NOW))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        await fill(stage, pilot, place=NAME, file=str(tmp_path / "a"))
    assert asked


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_hostile_names_are_shown_as_typed_and_everything_can_be_read(
    dsl: Session, share: Share, theme: str
) -> None:
    for name in DESK_HOSTILE:
        share.invite(name)
    stage = page(dsl, theme)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = stage.shown()
        assert "[@click=app.quit]x[/]" in shown
        assert "\x1b" not in shown
        assert too_faint(stage) == []


def test_what_a_change_does_to_terminals_is_said(dsl: Session) -> None:
    new = people.next_list(dsl.public)
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
