"""The page of a machine that has answered its invitation, until the list names it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from screens.pupil.waiting import Waiting
from screens.widgets.plain import PlainText
from store.carriers.folder import FolderCarrier
from store.carriers.folder_mark import prepare
from store.carrying import carry
from store.home import Home
from store.school import people
from store.terminals import enrolment, settings
from tests.made_up import CHEAP, NOW, School
from tui.carrying import EVERY, Carrying
from tui.waiting_app import NO_CARRIER, WaitingApp


@dataclass
class Newcomer:
    """A machine that waits, its school, and the folder between them."""

    home: Home
    school: School
    share: Path

    def app(self) -> WaitingApp:
        """Return its page; rounds run where they are begun."""
        carrying = Carrying(self.home, lambda: NOW, lambda job: job())
        return WaitingApp(self.home, lambda: NOW, carrying=carrying)

    def office_carries(self) -> None:
        home = self.school.home
        carry.carry(home, FolderCarrier(self.share, home.desk.id), NOW)


@pytest.fixture
def newcomer(school: School, tmp_path: Path) -> Iterator[Newcomer]:
    share = tmp_path / "share"
    share.mkdir()
    prepare(share)
    made = enrolment.invite(school.home, "classroom", "[b]Year 3", f"folder:{share}", NOW)
    with enrolment.join(tmp_path / "new", made, CHEAP) as home:
        yield Newcomer(home, school, share)


def said(app: WaitingApp) -> str:
    return " ".join(each.text for each in app.screen.query(PlainText).results(PlainText))


async def test_it_sends_a_child_to_a_grown_up_and_says_what_staff_do(newcomer: Newcomer) -> None:
    app = newcomer.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Waiting)
        for words in ("go to a grown-up", "[b]Year 3", "People, then Terminals", "second keeper"):
            assert words in said(app)
        for tile in app.screen.query("Tile"):
            assert tile.region.bottom <= 24


async def test_it_says_how_carrying_stands(newcomer: Newcomer) -> None:
    app = newcomer.app()
    async with app.run_test(size=(80, 24)):
        app.look()
        app.look()
        assert "Carried just now." in said(app)
        newcomer.share.rename(newcomer.share.with_name("away"))
        app.look(EVERY)
        app.look()
        assert "has not been reached since today 09:14" in said(app)
        settings.put(newcomer.home.desk.db, settings.CARRIER, "")
        app.look()
        assert NO_CARRIER in said(app)


async def test_it_ends_by_itself_once_it_is_let_in(newcomer: Newcomer) -> None:
    app, school = newcomer.app(), newcomer.school
    async with app.run_test(size=(80, 24)) as pilot:
        app.look()
        app.look()
        newcomer.office_carries()
        one, other = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
        (found,) = enrolment.newcomers(school.home)
        people.propose(one, enrolment.admit(one.public, found), "it joins", NOW)
        newcomer.office_carries()
        await pilot.press("enter")
        await pilot.pause()
        app.look()
        app.look()
        assert not app.let_in
        people.agree(other, people.proposals(school.home.desk)[0], NOW)
        newcomer.office_carries()
        await pilot.press("enter")
        await pilot.pause()
        app.look()
        app.look()
        assert app.let_in
    assert app.return_code == 0


@pytest.mark.parametrize("by", ["e", "mouse"])
async def test_it_can_be_left_without_a_pin(newcomer: Newcomer, by: str) -> None:
    app = newcomer.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        assert app.is_running
        await (pilot.press(by) if by == "e" else pilot.click("#leave"))
        await pilot.pause()
    assert app.return_code == 0
    assert not app.let_in
