"""A new terminal is invited from the page of terminals, and taken back again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from screens.staff.base import StaffScreen
from screens.staff.terminals.inviting import FIELDS, Invited
from screens.staff.terminals.terminal_words import KIND_DOES, KIND_NAMES
from screens.staff.terminals.terminals_page import TerminalsPage
from screens.widgets.ask import Ask
from screens.widgets.dialogs import Confirm, Message
from store.signing_in.session import Session
from store.terminals import enrolment, settings
from tests.made_up import CHEAP, NOW, School
from tests.screens.staff.desk_stage import Stage, rows, settle
from tests.screens.staff.terminals_stage import NAME, Share, fill, page, said, share_of


@pytest.fixture
def share(school: School, tmp_path: Path) -> Iterator[Share]:
    with share_of(school, tmp_path / "share") as made:
        yield made


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
