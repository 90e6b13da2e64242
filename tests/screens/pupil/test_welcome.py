"""The first page, and what it leads to."""

import pytest
from textual.app import ComposeResult

from screens.idle import Idle
from screens.pupil.base import PupilScreen
from screens.pupil.still_here import StillHere
from screens.pupil.tell import Tell
from screens.pupil.welcome import Welcome
from screens.pupil.what_happens import WhatHappens
from screens.widgets.tile import Tile
from tests.made_up import School
from tests.screens.here import at
from tests.screens.pupil.walks import SIZE, Make, Walk, click, press


@pytest.fixture
def older(make: Make) -> School:
    """A school with one class of older pupils."""
    return make("older")


class Begins(Welcome):
    begun: frozenset[str] = frozenset()
    """Its classes before anything stood on it."""

    def compose(self) -> ComposeResult:
        yield from super().compose()
        self.begun = frozenset(self.classes)


async def test_the_first_page_says_nothing_of_worries_and_begins_as_it_stays(
    older: School,
) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        for hour in (app.now.hour, 22):
            app.now = app.now.replace(hour=hour)
            await app.push_screen(page := Begins(older.intake, lambda: app.now))
            await pilot.pause()
            assert page.begun == page.classes >= {"-calm"}
        assert "-closed" in page.classes
        shown = app.shown()
        assert "worry" not in shown.lower()
        for words in ("Tell us something", "Come back", "What happens", "grown-up", "help now"):
            assert words in shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_help_has_its_picture_and_all_its_words(older: School, size: tuple[int, int]) -> None:
    app = Walk(older)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#help-now .sign").region.area
        assert app.screen.query_one("#help-now", Tile).label == "I need help now"


async def test_grown_ups_and_children_who_come_back_are_announced(older: School) -> None:
    heard = []

    class Listens(Walk):
        def on_welcome_grown_up(self) -> None:
            heard.append("grown-up")

        def on_welcome_come_back(self) -> None:
            heard.append("come back")

    app = Listens(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2", "4")
        await click(pilot, "Come back", "I am a grown-up")
        assert heard == ["come back", "grown-up"] * 2
        await press(pilot, "ctrl+n")
        assert len(app.heard_of(PupilScreen.HelpNow)) == 1


async def test_what_happens_names_who_opens_the_box(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "3")
        assert isinstance(app.screen, WhatHappens)
        await press(pilot, "enter", "enter")
        assert "Mrs Adeyemi, Mr Patel and Ms Hart open the box." in app.shown()
        assert "It is not a secret." in app.shown()
        await press(pilot, "4")
        assert "0800 1111" in app.shown()
        await press(pilot, "enter")
        assert isinstance(app.screen, Welcome)


async def test_what_happens_is_walked_back_card_by_card(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "3", "enter", "backspace")
        assert "You tell us what you want to." in app.shown()
        await press(pilot, "backspace")
        assert isinstance(app.screen, Welcome)


@pytest.mark.parametrize("version", ["younger", "older"])
async def test_everything_on_the_first_page_stands_there_in_full(make: Make, version: str) -> None:
    app = Walk(make(version))
    async with app.run_test(size=SIZE) as pilot:
        for banner, urgent in (
            ("Something waits in the box", False),
            ("Help now · go to Oak", True),
        ):
            at(app, Welcome).show_banner(banner, urgent)
            await pilot.pause()
            assert app.screen.query_one("#cards Picture").display
            room = app.screen.query_one("#welcome").region
            for tile in app.screen.query("#ways Tile").results(Tile):
                assert tile.region.height >= 3
                assert room.contains_region(tile.region), (banner, tile.label)
                words = tile.query_one(".tile-label")
                assert words.region.height >= words.virtual_size.height, tile.label


async def test_who_cannot_read_may_press_the_letterbox(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click("#letterbox")
        await pilot.pause()
        assert isinstance(app.screen, Tell)


async def test_the_banner_comes_and_goes(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        at(app, Welcome).show_banner("Help now · go to Oak", True)
        await pilot.pause()
        assert "Help now · go to Oak" in app.shown()
        at(app, Welcome).show_banner("")
        await pilot.pause()
        assert "go to Oak" not in app.shown()


async def test_a_child_who_went_away_is_asked_and_then_hidden(
    older: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick = StillHere.tick
    monkeypatch.setattr(StillHere, "tick", lambda _: None)  # its own clock stands still
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "ctrl+f", "words: Dogs bark")
        assert app.tell.idle == Idle(after=150)
        app.tell.on_idle_warning(2)
        await pilot.pause()
        assert at(app, StillHere)
        assert "Dogs" not in app.shown()
        await press(pilot, "x")
        assert app.tell.telling.words == "Dogs bark"
        app.tell.on_idle_warning(2)
        await pilot.pause()
        for _ in range(2):
            tick(at(app, StillHere))
        await pilot.pause()
        assert isinstance(app.screen, Welcome)
        assert app.draft.waiting


async def test_picture_pages_wait_less_long(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1")
        assert app.tell.idle == Idle(after=45)
