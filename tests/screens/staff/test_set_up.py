"""Setting up a school on the screen: the keyboard alone, the mouse alone, back and forth."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from screens.staff.set_up.classes import ClassesStep
from screens.staff.set_up.drawers import DrawersStep
from screens.staff.set_up.making import MakingStep
from screens.staff.set_up.people import PeopleStep
from screens.staff.set_up.pins import PinsStep
from screens.staff.set_up.proof import ProofStep
from screens.staff.set_up.school import SchoolStep
from screens.staff.set_up.setting_up import SettingUp
from screens.staff.set_up.sheet import SheetStep, TypedBackStep
from screens.staff.set_up.step import Step
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry
from store import sign_in
from store.errors import OutOfOrder
from store.front_desk import FrontDesk
from store.home import Home
from store.public_list import CHAIR_SHEET, SCHOOL_SHEET
from tests.contrast import too_faint
from tests.made_up import CHEAP, NOW, OAKFIELD, TINY
from tui.set_up_app import SetUpApp

PATIENCE = 5.0
"""Seconds until a wait gives up."""

HOSTILE = "[@click=app.quit]x[/] [/b] \x9b31m ‮"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with Home(tmp_path / "home", CHEAP) as home:
        yield home


class Stage:
    """The set-up, seen by whoever sits in front of it."""

    def __init__(self, app: SetUpApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> SettingUp:
        screen = self.app.screen
        assert isinstance(screen, SettingUp)
        return screen

    @property
    def note(self) -> str:
        return self.screen.query_one("#note", PlainText).text

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in words))

    async def next(self) -> None:
        """Reach the button with the keyboard, whatever has the focus."""
        while not (self.app.focused and self.app.focused.id == "next"):
            await self.press("tab")
        await self.turn("enter")

    async def click_next(self) -> None:
        before = self.screen.shown
        await self.pilot.click("#next")
        await self.until(lambda: self.turned(before))

    async def turn(self, *keys: str) -> None:
        """Press keys that turn the page or say why they do not."""
        self.screen.query_one("#note", PlainText).show("")
        before = self.screen.shown
        await self.pilot.press(*keys)
        await self.until(lambda: self.turned(before))

    def turned(self, before: Step | None) -> bool:
        """Is another page there, a note, or a question in front of it?"""
        if not isinstance(self.app.screen, SettingUp):
            return True
        if self.screen.query_one("#next").has_class("-active"):
            return False  # it takes no other press as long as it shows the last one
        return bool(self.note) or self.screen.shown not in (before, None)

    async def until(self, met: Callable[[], bool]) -> None:
        """Let the app work until something is so."""
        until = monotonic() + PATIENCE
        while monotonic() < until:
            await self.pilot.pause()
            if met():
                await self.pilot.pause()
                return
        raise AssertionError("it did not come")

    async def copy_sheet(self, sheet: str) -> None:
        """Go over the page with the words and type them on the next."""
        assert isinstance(self.screen.step, SheetStep)
        await self.next()
        await self.type(" ".join(self.screen.work.prepared.sheets[sheet]))
        await self.turn("enter")

    async def make(self) -> None:
        """Go from the proof to the end."""
        while not isinstance(self.screen.step, SheetStep):
            await self.next()
        await self.copy_sheet(SCHOOL_SHEET)
        await self.copy_sheet(CHAIR_SHEET)
        assert isinstance(self.screen.step, MakingStep)
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()


@asynccontextmanager
async def stage(home: Home, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stage]:
    app = SetUpApp(home, lambda: NOW)
    async with app.run_test(size=size) as pilot:
        seen = Stage(app, pilot)
        await seen.until(lambda: seen.turned(None))
        seen.screen.query_one("#next", Button).active_effect_duration = 0.01
        yield seen


async def test_a_school_of_three_adults_is_set_up_with_the_keyboard_alone(home: Home) -> None:
    async with stage(home) as seen:
        await seen.type("Hill Top")
        await seen.press("enter", "enter", "enter")
        await seen.turn("enter")
        people = (("Mrs Grey", "sh"), ("Mr Moss", "d"), ("Rev Pike", "c"))
        for name, roles in people:
            await seen.press("a")
            await seen.type(name)
            await seen.press("enter")
            for role in roles:
                await seen.press(
                    "home",
                    *{"s": (), "d": ("down",), "h": ("down",) * 2}.get(role, ("down",) * 3),
                    "space",
                )
            await seen.press("enter", "enter")
        assert [each.name for each in seen.screen.work.plan.people] == [n for n, _ in people]
        await seen.next()
        await seen.press("a")
        await seen.type("All of us")
        await seen.press("enter", "1", "enter", "1", "2", "enter", "enter")
        await seen.next()
        assert isinstance(seen.screen.step, DrawersStep)
        await seen.next()
        assert isinstance(seen.screen.step, ProofStep)
        rows = [row.cells for row in seen.screen.query_one(Listing).rows]
        assert rows[0] == ("Mrs Grey", "Mr Moss")
        await seen.make()
        pins = dict(seen.screen.work.prepared.pins)
        await seen.press("enter")
        assert seen.app.made
    school = home.desk.school
    assert (school.school, len(school.people)) == ("Hill Top", 3)
    for person in school.people:
        opened = sign_in.sign_in(home, person.id, pins[person.name], NOW)
        assert isinstance(opened, sign_in.FirstSignIn)


async def test_the_mouse_alone_reaches_every_page(home: Home) -> None:
    async with stage(home) as seen:
        seen.screen.work.plan = OAKFIELD
        seen.screen.query(LineEntry).first().value = "Oakfield"
        for step in (SchoolStep, PeopleStep, ClassesStep, DrawersStep, ProofStep, PinsStep):
            assert isinstance(seen.screen.step, step)
            await seen.click_next()
        for sheet in (SCHOOL_SHEET, CHAIR_SHEET):
            await seen.click_next()
            words = " ".join(seen.screen.work.prepared.sheets[sheet])
            seen.screen.query_one(LineEntry).value = words
            await seen.click_next()
        await seen.app.workers.wait_for_complete()
        await seen.pilot.pause()
        await seen.pilot.click("#next")
    assert seen.app.made


async def test_back_and_forth_loses_nothing(home: Home) -> None:
    async with stage(home) as seen:
        seen.screen.work.plan = OAKFIELD
        seen.screen.query(LineEntry).first().value = "Oakfield"
        for _ in range(6):
            await seen.next()
        before = seen.screen.work.plan
        secrets = seen.screen.work.prepared
        for _ in range(6):
            await seen.turn("escape")
        assert isinstance(seen.screen.step, SchoolStep)
        assert seen.screen.query(LineEntry).first().value == "Oakfield"
        for _ in range(6):
            await seen.next()
        assert seen.screen.work.plan == before
        assert seen.screen.work.prepared is secrets


async def test_nothing_is_kept_before_the_end(home: Home) -> None:
    async with stage(home) as seen:
        seen.screen.work.plan = OAKFIELD
        seen.screen.query(LineEntry).first().value = "Distinctive School"
        for _ in range(7):
            await seen.next()
        assert isinstance(seen.screen.step, TypedBackStep)
        for _ in range(8):
            await seen.turn("escape")
        await seen.press("tab", "enter")
    assert not seen.app.made
    assert not home.desk.has_school
    kept = b"".join(file.read_bytes() for file in home.path.rglob("*") if file.is_file())
    assert b"Distinctive" not in kept
    assert b"Adeyemi" not in kept


async def test_a_wrong_word_of_a_sheet_is_named_by_its_place(home: Home) -> None:
    async with stage(home) as seen:
        seen.screen.work.plan = OAKFIELD
        seen.screen.query(LineEntry).first().value = "Oakfield"
        for _ in range(7):
            await seen.next()
        words = list(seen.screen.work.prepared.sheets[SCHOOL_SHEET])
        entry = seen.screen.query_one(LineEntry)
        for typed, said in (
            ([*words[:3], "zzz", *words[4:]], "Word 4: not what is on the sheet."),
            ([words[1], words[0], *words[2:]], "Words 1, 2: not what is on the sheet."),
            (words[:8], "The sheet has 9 words; here are 8."),
        ):
            entry.value = " ".join(typed)
            await seen.turn("enter")
            assert seen.note == said
        entry.value = ", ".join(words).upper()
        await seen.turn("enter")
        assert isinstance(seen.screen.step, SheetStep)


async def test_who_is_missing_is_said_before_one_can_go_on(home: Home) -> None:
    async with stage(home) as seen:
        await seen.next()
        assert seen.note == "Please put right what is marked."
        seen.screen.query(LineEntry).first().value = "Oakfield"
        await seen.next()
        await seen.next()
        assert seen.note == "Please name the designated safeguarding lead."
        assert "at least" in seen.screen.query_one("#missing", PlainText).text


async def test_a_school_where_somebody_cannot_be_left_out_says_who(home: Home) -> None:
    async with stage(home) as seen:
        only = TINY.people[0]
        alone = type(only)("Mr Only", ("dsl", "headteacher", "chair"))
        classes = (type(TINY.classes[0])("All", "younger", ("Mr Only",)),)
        seen.screen.work.plan = type(TINY)("One", (alone,), classes)
        seen.screen.query(LineEntry).first().value = "One"
        for _ in range(4):
            await seen.next()
        (row,) = seen.screen.query_one(Listing).rows
        assert (row.cells, row.tone) == (("Mr Only", "nobody"), "urgent")
        await seen.next()
        assert "Mr Only" in seen.note
        assert isinstance(seen.screen.step, ProofStep)


async def test_renaming_and_removing_somebody_reaches_their_classes(home: Home) -> None:
    async with stage(home) as seen:
        seen.screen.work.plan = OAKFIELD
        seen.screen.query(LineEntry).first().value = "Oakfield"
        await seen.next()
        await seen.press("end", "up", "enter")
        await seen.type("gh")
        await seen.press("ctrl+s")
        assert "Miss Leegh" in seen.screen.work.plan.classes[1].adults
        await seen.press("end", "r", "enter")
        assert "Mr Okafor" not in [each.name for each in seen.screen.work.plan.people]
        await seen.next()
        await seen.next()
        assert seen.note == "Acorn needs at least one trusted adult."


async def test_another_plan_has_other_secrets(home: Home) -> None:
    async with stage(home) as seen:
        seen.screen.work.plan = OAKFIELD
        before = seen.screen.work.prepared
        seen.screen.work.plan = TINY
        assert seen.screen.work.prepared.sheets != before.sheets


async def test_a_sheet_is_saved_for_printing_in_a_new_file_of_ones_own(
    home: Home, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.txt"
    async with stage(home) as seen:
        seen.screen.work.plan = OAKFIELD
        seen.screen.query(LineEntry).first().value = "Oakfield"
        for _ in range(6):
            await seen.next()
        for _ in range(2):
            await seen.pilot.click("#save")
            await seen.pilot.pause()
            seen.app.screen.query_one(LineEntry).value = str(file)
            await seen.press("ctrl+s")
            shown = "\n".join(each.text for each in seen.app.screen.query(PlainText))
            await seen.press("escape")
        words = seen.screen.work.prepared.sheets[SCHOOL_SHEET]
    assert "There is such a file already. It was not changed." in shown
    assert file.stat().st_mode & 0o777 == 0o600
    assert all(word in file.read_text() for word in words)


async def test_a_disk_that_fails_says_so_and_another_try_works(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OutOfOrder("The disk is out of order.")

    async with stage(home) as seen:
        seen.screen.work.plan = OAKFIELD
        seen.screen.query(LineEntry).first().value = "Oakfield"
        with monkeypatch.context() as broken:
            broken.setattr(FrontDesk, "publish", fail)
            await seen.make()
            assert seen.note == "The disk is out of order. Nothing was made."
            assert not home.desk.has_school
        assert str(seen.screen.query_one("#next", Button).label) == "Try again"
        await seen.press("enter")
        await seen.app.workers.wait_for_complete()
        await seen.pilot.pause()
        await seen.press("enter")
    assert seen.app.made
    assert home.desk.has_school


async def test_hostile_names_do_no_harm(home: Home) -> None:
    async with stage(home) as seen:
        evil = type(OAKFIELD.people[0])(HOSTILE, ("teacher",))
        people = (*OAKFIELD.people, evil)
        oak = type(OAKFIELD.classes[0])(HOSTILE, "older", (HOSTILE,))
        seen.screen.work.plan = type(OAKFIELD)(HOSTILE, people, (*OAKFIELD.classes, oak))
        seen.screen.query(LineEntry).first().value = HOSTILE
        for _ in range(5):
            await seen.next()
        await seen.make()
        await seen.press("enter")
    assert home.desk.school.school == HOSTILE.strip()


@pytest.mark.parametrize("theme", ["dark", "light", "cream", "high-contrast"])
async def test_every_page_can_be_read_in_a_small_window(home: Home, theme: str) -> None:
    async with stage(home) as seen:
        seen.app.theme = theme
        seen.screen.work.plan = OAKFIELD
        seen.screen.query(LineEntry).first().value = "Oakfield"
        for _ in range(8):
            await seen.pilot.pause()
            assert too_faint(seen.app, 4.5) == []
            for name in ("#next", "#back"):
                assert seen.app.screen.region.contains_region(seen.screen.query_one(name).region)
            if isinstance(seen.screen.step, TypedBackStep):
                break
            await seen.next()
