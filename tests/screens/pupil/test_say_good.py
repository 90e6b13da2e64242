"""Something good: whom it reaches, and what becomes of a worry that is typed there."""

import pytest

from screens.pupil.say_good import SayGood
from screens.pupil.tell import Tell
from screens.pupil.welcome import Welcome
from store.errors import DiskFull
from store.worries.good import HELPED
from tests.screens.here import at
from tests.screens.pupil.stage import HOSTILE
from tests.screens.pupil.walks import PEGS, SIZE, Make, Walk, click, good_things, press, told

WRITE = ("5", "1", "words: thank you for the sums", "tab", "tab", "enter")


async def test_the_younger_say_it_with_pictures_in_four_keys(make: Make) -> None:
    school = make("younger")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "5", "1", "2", "1")
        assert "Miss Lee gets it." in app.shown()
        await press(pilot, "enter")
        assert isinstance(app.screen, Welcome)
    (good,) = good_things(school, "Miss Lee")
    assert (good.what, good.peg, good.words) == (HELPED, PEGS[0], "")
    assert good_things(school, "Mrs Adeyemi") == []


async def test_typed_words_are_asked_about_once_and_then_sent(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *WRITE)
        assert "Is there something you need help with?" in app.shown()
        assert school.home.letterbox.head.counter == 0
        await press(pilot, "1")
        assert "Miss Lee, Mrs Adeyemi, Mr Patel and Ms Hart get it." in app.shown()
        await press(pilot, "ctrl+b")
        assert isinstance(app.screen, Welcome)
    (good,) = good_things(school, "Miss Lee")
    assert good.words == "thank you for the sums"
    assert good_things(school, "Mrs Adeyemi") == [good]


async def test_who_needs_help_goes_on_to_telling_with_the_words_kept(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *WRITE, "2")
        assert isinstance(app.screen, Tell)
        assert (app.screen.step, app.screen.telling.words) == ("words", "thank you for the sums")
        await press(pilot, "words: .", "tab", "enter", "2")
        await click(pilot, "Not yet", "Anyone who can help", "Send")
    assert told(school).words == "thank you for the sums."
    assert good_things(school, "Mrs Adeyemi") == []


async def test_nothing_written_is_nothing_sent(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "5", "1", "words:   ", "tab", "tab", "enter")
        assert "Please write something first." in app.shown()
    assert school.home.letterbox.head.counter == 0


async def test_who_can_read_typed_words_is_said_before_they_are_typed(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "5", "1")
        readers = "Who can read it: Miss Lee, Mrs Adeyemi, Mr Patel and Ms Hart."
        assert readers in app.shown()


async def test_what_was_not_kept_is_not_thanked_for(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = make("younger")
    app = Walk(school)

    def fail(*given: object) -> None:
        raise DiskFull("The disk is full.")

    async with app.run_test(size=SIZE) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(school.home.letterbox, "post", fail)
            await press(pilot, "5", "1", "2", "1")
            assert "The box is full." in app.shown()
        await press(pilot, "enter")
        assert "Miss Lee gets it." in app.shown()
    assert len(good_things(school, "Miss Lee")) == 1


async def test_a_call_for_help_takes_the_words_along_and_asks_for_nobody(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "5", "1", "words: come quick")
        assert isinstance(app.screen, SayGood)
        so_far = app.screen.so_far
        assert so_far is not None
        assert (so_far.told.words, so_far.told.asks_for) == ("come quick", "")
        assert app.screen.place == "Oak"


async def test_what_is_typed_there_is_never_more_than_text(make: Make) -> None:
    hostile = "\n".join(HOSTILE)
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "5", "1")
        page = at(app, SayGood)
        page.telling.words = hostile
        await page.finish()
        await pilot.pause()
        assert "Miss Lee, Mrs Adeyemi, Mr Patel and Ms Hart get it." in app.shown()
    assert [good.words for good in good_things(school, "Miss Lee")] == [hostile.strip()]
