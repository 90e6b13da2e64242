"""What a child tells is kept from whom it names, and a call for help still goes out."""

import pytest

from screens.pupil.help_line import HelpLine
from screens.pupil.help_now import HelpConfirm, HelpPage
from screens.pupil.sent import Sent
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile
from store.errors import OutOfOrder
from store.letterbox.letterbox import Letterbox
from tests.screens.here import on
from tests.screens.pupil.walks import (
    SIZE,
    TO_ASK,
    TO_WORDS,
    Make,
    Walk,
    click,
    collected,
    press,
    told,
)


@pytest.mark.parametrize("way_on", [["ctrl+f"], ["ctrl+b", "ctrl+f"]])
async def test_a_name_written_at_the_end_is_asked_about(make: Make, way_on: list[str]) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: one", *TO_ASK, "1")
        await press(pilot, "2", "words:  ms hart", *way_on)
        assert app.tell.step == "not_see"
        await press(pilot, "enter")
        assert app.tell.step == "look"
        assert "Who should not see this: Ms Hart" in app.shown()


async def test_words_that_name_a_holder_force_the_question(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: mr patell shouts", *TO_ASK)
        assert app.tell.step == "not_see"
        assert "Somebody you wrote about is here." in app.shown()
        await press(pilot, "enter")
        assert "Mr Patel cannot open this." in app.shown()
        assert "Mrs Adeyemi and Ms Hart open the box." in app.shown()
        await press(pilot, "1", "1")
        assert isinstance(app.screen, Sent)
    assert collected(school, "Mr Patel") == []
    assert told(school).kept_from == (school.people["Mr Patel"],)


async def test_two_names_are_asked_about_until_nobody_else_is_left_out(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: mr patel and ms hart hit me", *TO_ASK, "enter")
        await press(pilot, "ctrl+f")
        assert app.tell.step == "not_see", "of a name in the words it is chosen"
        assert "Mr Patel cannot open this." in app.shown()
        offered = [str(tile.label) for tile in app.screen.query("#choices Tile").results(Tile)]
        assert (offered[0], on(app, Tile).label) == ("Ms Hart", "Ms Hart")
        assert "Nobody else. Ms Hart can see it." in app.shown()
        assert "Mr Patel" not in offered
        await press(pilot, "enter")
        assert app.tell.step == "ask"
        await click(pilot, "Somebody should not see this", "Miss Lee")
        assert app.tell.telling.left_out == tuple(
            school.people[name] for name in ("Mr Patel", "Ms Hart", "Miss Lee")
        )
        await press(pilot, "1", "1")
        assert isinstance(app.screen, Sent)
    assert collected(school, "Mr Patel") == collected(school, "Ms Hart") == []
    assert len(collected(school)) == 1


async def test_nobody_else_lets_nobody_back_in_and_each_is_let_in_by_name(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: mr patel and ms hart saw it", *TO_ASK, "enter", "0")
        assert app.tell.telling.left_out == (school.people["Mr Patel"],)
        assert app.tell.step == "ask"
        await click(pilot, "Somebody should not see this", "Miss Lee")
        for keeps in ("Nobody else.", "Miss Lee"):
            await click(pilot, "Somebody should not see this")
            offered = [str(tile.label) for tile in app.screen.query("#choices Tile").results(Tile)]
            assert offered[0] == "Mr Patel"
            assert offered[-2:] == ["Let Mr Patel see it", "Let Miss Lee see it"]
            tiles = app.screen.query("Choices Tile").results(Tile)
            next(tile for tile in tiles if str(tile.label) == keeps).press()
            await pilot.pause()
            assert len(app.tell.telling.left_out) == 2
        await click(pilot, "Somebody should not see this")
        await press(pilot, "ctrl+f")
        assert app.tell.step == "ask", "the key that goes on does so, as with nobody else"
        assert len(app.tell.telling.left_out) == 2
        await click(pilot, "Somebody should not see this", "Let Mr Patel see it")
        assert app.tell.step == "ask", "nobody is asked about him again"
        assert app.tell.telling.left_out == (school.people["Miss Lee"],)
        await click(pilot, "Somebody should not see this", "Let Miss Lee see it")
        assert list(app.tell.telling.left_out) == []
        await click(pilot, "Somebody should not see this")
        assert on(app, Tile).label == "Nobody."


async def test_a_new_name_asks_again(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: patel ", *TO_ASK, "0")
        assert app.tell.step == "ask"
        await press(pilot, "ctrl+b")
        assert app.tell.step == "not_see"
        assert "Please choose" not in app.shown(), "it was chosen"
        await press(pilot, *["ctrl+b"] * 3, "words: hart", *TO_ASK[:-1], "enter")
        assert app.tell.step == "not_see"
        assert "Please choose" in app.shown()


async def test_somebody_can_be_left_out_unasked(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: hi", *TO_ASK)
        await click(pilot, "Somebody should not see this", "Mrs Adeyemi")
        assert app.tell.step == "ask"
        labels = [tile.label for tile in app.screen.query("#choices Tile").results(Tile)]
        assert labels == ["Miss Lee", "Anyone who can help"]
        await click(pilot, "Miss Lee", "Send")
    assert collected(school) == []
    assert told(school, "Mr Patel").asks_for == school.people["Miss Lee"]


async def test_now_calls_for_help_with_what_is_there(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: please", "tab", "enter", "1")
        assert isinstance(app.screen, HelpPage)
        await press(pilot, "escape")
        assert not app.draft.waiting
    (worry,) = collected(school)
    assert (worry.help_now, worry.told.words) == (True, "please")
    assert worry.place == "Office (a child of Oak)"


async def test_now_has_called_before_it_asks_about_a_named_holder(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: ms hart", "tab", "enter", "1")
        assert app.tell.step == "not_see"
        assert "Help was called." in app.shown()
        (called,) = collected(school)
        assert (called.help_now, called.told.words, called.more) == (True, "", ())
        await press(pilot, "1")  # who presses on leaves out, and gives nothing away
        assert isinstance(app.screen, HelpPage)
        assert not app.draft.waiting
    assert collected(school, "Ms Hart") == []
    (worry,) = collected(school)
    assert [more.text for more in worry.more] == ["ms hart"]
    assert (worry.id, worry.repeats) == (called.id, called.repeats)


def no_room(*given: object) -> None:
    raise OutOfOrder("The disk takes nothing.")


@pytest.mark.parametrize("full", [False, True])
async def test_who_goes_at_that_question_has_told_all_but_whom_the_words_name(
    make: Make, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: ms hart", "tab", "enter", "1")
        if full:
            monkeypatch.setattr(Letterbox, "post", no_room)
        await pilot.app.screen.dismiss()  # as when nobody touched it for a while
        await pilot.pause()
        assert app.draft.waiting == full
    monkeypatch.undo()
    (worry,) = collected(school)
    assert (worry.help_now, worry.told.words) == (True, "")
    assert [more.text for more in worry.more] == ([] if full else ["ms hart"])
    assert collected(school, "Ms Hart") == []


async def test_help_called_once_more_at_that_question_sends_the_words_once(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: ms hart", "tab", "enter", "1")
        HelpLine().ask(school.intake, app.tell.so_far, "Oak", school.now)
        app.draft.wipe()
        await pilot.app.screen.dismiss()
        await pilot.pause()
    worries = collected(school)
    assert sorted(one.told.words for one in worries) == ["", "ms hart"]
    assert not any(one.more for one in worries)


async def test_help_in_haste_is_kept_from_a_named_holder(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: mr patel")
        so_far = app.tell.so_far
        assert so_far is not None
        assert so_far.told.kept_from == (school.people["Mr Patel"],)
        assert app.tell.place == "Oak"
        await press(pilot, "words: mr patel ms hart mrs adeyemi and dr quince")
        asks = HelpConfirm(school.intake, lambda: school.now, app.tell.so_far, "Oak", HelpLine())
        await app.push_screen(asks)
        await press(pilot, "1")
        said = {each.text for each in app.screen.query(PlainText)}
        assert "You can show them this page. Your words may wait a long time." in said


async def test_nobody_is_announced_whom_the_words_name_though_all_may_see_it(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: mrs adeyemi hit me", "ctrl+f", "2")
        await press(pilot, "words: Ada", "enter")
        assert app.tell.step == "not_see"
        await press(pilot, "1")
        await click(pilot, "Anyone who can help", "Send")
        assert isinstance(app.screen, Sent)
        assert "Mr Patel or some other grown-up will find you." in app.shown()
