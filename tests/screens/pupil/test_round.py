"""The weekly round: all turns look alike, and who is fine leaves nothing behind."""

import pytest

from screens.pupil.base import PupilScreen
from screens.pupil.help_line import HelpLine
from screens.pupil.help_now import HelpConfirm
from screens.pupil.round import Round
from screens.pupil.trouble import OutOfUse
from screens.widgets.plain import PlainText
from store.errors import DiskFull
from store.letterbox.told import BEFORE_HOME
from store.letterbox.told import NOW as NEEDED_NOW
from tests.made_up import NOW, School
from tests.screens.here import at
from tests.screens.pupil.stage import Stage
from tests.screens.pupil.walks import PEGS, SIZE, Make, collected, press, told

FINE, SOON, URGENT = "4", "2", "1"


@pytest.fixture
def school(make: Make) -> School:
    """A school with one class of younger pupils."""
    return make("younger")


def begun(school: School) -> Stage:
    app = Stage()
    screen = Round(school.intake, lambda: NOW, HelpLine())
    app.get_default_screen = lambda: screen  # type: ignore[method-assign]
    return app


async def turn(school: School, *keys: str) -> str:
    """Have one child's turn; return what the screen shows after it."""
    app = begun(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", *keys)
        return app.shown()


async def test_every_choice_ends_on_the_same_page_after_the_same_keys(school: School) -> None:
    shown = {await turn(school, "1", choice) for choice in (FINE, SOON, URGENT)}
    assert len(shown) == 1
    assert "Thank you!" in shown.pop()


async def test_who_is_fine_leaves_nothing_behind(school: School) -> None:
    await turn(school, "1", FINE)
    assert school.home.letterbox.head.counter == 0


async def test_who_needs_somebody_is_told_of_like_any_other(school: School) -> None:
    await turn(school, "2", SOON)
    found = told(school)
    assert (found.peg, found.when, found.class_name) == (PEGS[1], BEFORE_HOME, "Oak")


async def test_now_calls_the_office(school: School) -> None:
    await turn(school, "1", URGENT)
    (worry,) = collected(school)
    assert (worry.help_now, worry.told.when, worry.told.peg) == (True, NEEDED_NOW, PEGS[0])


async def test_the_next_child_sees_nothing_of_the_one_before(school: School) -> None:
    app = begun(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1")
        before = app.shown()
        await press(pilot, "1", SOON, "enter")
        assert app.shown() == before
        await press(pilot, "2", FINE, "backspace")
        assert app.shown() == before


async def test_help_called_in_a_turn_ends_that_turn_and_not_the_round(school: School) -> None:
    app = begun(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1")
        before = app.shown()
        await press(pilot, "1")
        assert "It is not a secret." in app.shown()
        asked = (at(app, PupilScreen).so_far, "Oak", HelpLine(), "younger")
        await app.push_screen(HelpConfirm(school.intake, lambda: NOW, *asked))
        await press(pilot, "1", "1")
        said = " ".join(str(each.render()) for each in app.screen.query(PlainText))
        assert "Please call the next child." in said
        assert "0800 1111" in said
        await press(pilot, "enter")
        assert app.shown() == before
    (worry,) = collected(school)
    assert (worry.help_now, worry.told.peg) == (True, PEGS[0])
    assert app.heard_of(PupilScreen.HideNow) == []


async def test_a_class_without_pictures_types_names(make: Make) -> None:
    school = make("older", pegs=())
    await turn(school, "words: Ada", "enter", SOON)
    found = told(school)
    assert (found.name, found.version) == ("Ada", "older")


async def test_it_does_not_begin_where_nothing_can_be_kept(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.home.Home.free_bytes", lambda self: 0)
    app = begun(school)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, OutOfUse)
        assert "The box is full." in app.shown()


async def test_what_was_not_kept_is_said(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object) -> None:
        raise DiskFull("The disk is full.")

    app = begun(school)
    async with app.run_test(size=SIZE) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(school.home.letterbox, "post", fail)
            await press(pilot, "1", "1", SOON)
            assert "The box is full." in app.shown()
        await press(pilot, "enter")
        assert "Thank you!" in app.shown()
    assert told(school).when == BEFORE_HOME
