"""The first page, what it leads to, and a page that was hidden."""

import pytest

from screens.pupil.base import PupilScreen
from screens.pupil.draft import Draft, last_words
from screens.pupil.reopen import Reopen
from screens.pupil.still_here import StillHere
from screens.pupil.tell import Tell
from screens.pupil.telling import Telling
from screens.pupil.welcome import Welcome
from screens.pupil.what_happens import WhatHappens
from screens.widgets.tile import Tile
from tests.made_up import School
from tests.screens.pupil.stage import Seconds
from tests.screens.pupil.walks import SIZE, Make, Walk, click, press


@pytest.fixture
def older(make: Make) -> School:
    """A school with one class of older pupils."""
    return make("older")


@pytest.fixture
def hidden() -> tuple[Draft, Telling, Seconds]:
    """A draft that waits, and the clock it goes by."""
    seconds, telling = Seconds(), Telling(version="older", words="My dog ate it")
    draft = Draft(seconds)
    draft.begin(telling)
    draft.keep(telling)
    return draft, telling, seconds


async def test_the_first_page_says_nothing_of_worries(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = app.shown()
        assert "worry" not in shown.lower()
        for words in ("Tell us something", "Come back", "What happens", "grown-up", "help now"):
            assert words in shown


@pytest.mark.parametrize(("size", "signed"), [((80, 24), False), ((120, 40), True)])
async def test_help_has_its_picture_and_all_its_words_where_there_is_room(
    older: School, size: tuple[int, int], signed: bool
) -> None:
    app = Walk(older)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#help-now .sign").display is signed
        assert "I need help now" in app.shown()


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
    app.draft.begin(kept := Telling(version="older", words="Dogs bark"))
    app.draft.keep(kept)
    async with app.run_test(size=SIZE) as pilot:
        for banner, urgent in (
            ("Something waits in the box", False),
            ("Help now · go to Oak", True),
        ):
            app.screen.show_banner(banner, urgent)
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
        app.screen.show_banner("Help now · go to Oak", True)
        await pilot.pause()
        assert "Help now · go to Oak" in app.shown()
        app.screen.show_banner("")
        await pilot.pause()
        assert "go to Oak" not in app.shown()


async def test_hiding_and_coming_back(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        before = app.shown()
        await press(pilot, "1", "ctrl+f", "words: Dogs bark", "escape")
        assert isinstance(app.screen, Welcome)
        assert "Dogs" not in app.shown()
        assert app.shown() == before
        await press(pilot, "1")
        assert isinstance(app.screen, Reopen)
        await press(pilot, "words: cats", "enter")
        assert "Those are not the last two words." in app.shown()
        await press(pilot, "words: dOGs  bark!", "enter")
        assert isinstance(app.screen, Tell)
        assert (app.screen.step, app.screen.telling.words) == ("words", "Dogs bark")
        await press(pilot, "escape")
        assert app.draft.waiting


async def test_two_wrong_words_and_it_is_gone(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "ctrl+f", "words: Dogs bark", "escape", "1")
        await press(pilot, "words: a", "enter", "words: b", "enter")
        assert "That page is gone." in app.shown()
        await press(pilot, "enter")
        assert isinstance(app.screen, Tell)
        assert app.screen.telling.words == ""
        assert not app.draft.waiting


async def test_nothing_typed_leaves_nothing_to_reopen(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "ctrl+f", "words:  ", "escape")
        assert not app.draft.waiting
        await press(pilot, "1")
        assert isinstance(app.screen, Tell)


async def test_a_sent_page_cannot_be_reopened(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "ctrl+f", "words: hi", "tab", "enter", "2", "enter", "1", "1", "escape")
        assert isinstance(app.screen, Welcome)
        assert not app.draft.waiting


async def test_a_child_who_went_away_is_asked_and_then_hidden(
    older: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick = StillHere.tick
    monkeypatch.setattr(StillHere, "tick", lambda _: None)  # its own clock stands still
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "ctrl+f", "words: Dogs bark")
        assert app.screen.idle.after == 150
        app.screen.on_idle_warning(2)
        await pilot.pause()
        assert isinstance(app.screen, StillHere)
        assert "Dogs" not in app.shown()
        await press(pilot, "x")
        assert isinstance(app.screen, Tell)
        assert app.screen.telling.words == "Dogs bark"
        app.screen.on_idle_warning(2)
        await pilot.pause()
        tick(app.screen)
        tick(app.screen)
        await pilot.pause()
        assert isinstance(app.screen, Welcome)
        assert app.draft.waiting


async def test_picture_pages_wait_less_long(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1")
        assert app.screen.idle.after == 45


def test_a_draft_is_gone_after_two_minutes(hidden: tuple[Draft, Telling, Seconds]) -> None:
    draft, _, seconds = hidden
    seconds.now += 119.9
    assert draft.waiting
    seconds.now += 0.1
    assert draft.reopen("ate it") is None
    assert not draft.waiting


def test_a_draft_opens_once(hidden: tuple[Draft, Telling, Seconds]) -> None:
    draft, telling, _ = hidden
    assert draft.reopen(" Ate  IT. ") == telling
    assert draft.reopen("ate it") is None


def test_a_draft_forgets_after_two_wrong_words(hidden: tuple[Draft, Telling, Seconds]) -> None:
    draft, _, _ = hidden
    assert draft.reopen("dog") is None
    assert draft.reopen("") is None
    assert draft.reopen("ate it") is None


def test_what_was_sent_is_not_kept_again(hidden: tuple[Draft, Telling, Seconds]) -> None:
    draft, telling, _ = hidden
    draft.wipe()
    draft.keep(telling)
    assert not draft.waiting


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("Mon Élan vital!", "elan vital"),
        ("they said don't  go", "dont go"),
        ("they said don’t go\n", "dont go"),
        ("«Hey» you", "hey you"),
        ("secretly", "secretly"),
        ("!!! ??? !!!", "??? !!!"),
        ("مرحبا بك", "مرحبا بك"),
        ("I feel very sad", "very sad"),
    ],
)
def test_the_last_words_are_what_a_child_would_call_them(words: str, last: str) -> None:
    assert last_words(words) == last


@pytest.mark.parametrize("words", [" \n ", "I", "I am", "hi", "\u202e", "I FEEL ", "somebody said"])
def test_what_anybody_could_guess_is_not_kept(words: str) -> None:
    telling, draft = Telling(version="older", words=words), Draft(Seconds())
    draft.begin(telling)
    draft.keep(telling)
    assert not draft.waiting


@pytest.mark.parametrize("dots", [False, True])
async def test_the_last_words_are_hidden_where_the_page_was(older: School, dots: bool) -> None:
    app = Walk(older)
    telling = Telling(version="older", words="Dogs bark", dots=dots)
    app.draft.begin(telling)
    app.draft.keep(telling)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "words: cats")
        assert ("cats" in app.shown()) is not dots


def test_a_smiley_at_the_end_may_be_typed_as_it_stood() -> None:
    draft = Draft()
    telling = Telling(words="I am so scared :(")
    draft.begin(telling)
    draft.keep(telling)
    assert draft.reopen("scared :(") == telling
