"""A child tells: by keys alone, by mouse alone, back and forth."""

import pytest

from screens.pupil.next_tile import NextTile
from screens.pupil.sent import Sent
from screens.pupil.welcome import Welcome
from screens.widgets.text_entry import LineEntry, TextEntry
from screens.widgets.tile import Tile
from tests.made_up import School
from tests.screens.here import on
from tests.screens.pupil.walks import SIZE, TO_ASK, TO_WORDS, Make, Walk, click, press, told


async def test_the_younger_way_is_four_keys(make: Make) -> None:
    school = make("younger")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "3", "2", "2")
        assert isinstance(app.screen, Sent)
        assert "It is in the box." in app.shown()
    said = told(school)
    assert (said.peg, said.feeling, said.when) == ("moon", "scared", "before_home")
    assert (said.class_name, said.version, said.words) == ("Oak", "younger", "")


async def test_the_younger_way_by_mouse_alone(make: Make) -> None:
    school = make("younger")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await click(pilot, "Tell", "See more", "rocket", "Cross")
        await click(pilot, "I don't know")
        assert isinstance(app.screen, Sent)
        await click(pilot, "Done")
        assert isinstance(app.screen, Welcome)
    said = told(school)
    assert (said.peg, said.feeling, said.when) == ("rocket", "cross", "unknown")


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_a_switch_of_version_gives_the_foot_the_room_that_its_words_need(
    make: Make, size: tuple[int, int]
) -> None:
    found = list[list[int]]()
    for version, keys in (("older", "1"), ("younger", "10")):
        app = Walk(make(version))
        async with app.run_test(size=size) as pilot:
            await press(pilot, *keys)
            found.append([tile.size.width for tile in app.screen.query(".always > Tile")])
            assert "pictures" in app.shown()
    assert found[0] == found[1]


@pytest.mark.parametrize("key", ["-", "/"])
async def test_nobody_has_to_find_a_picture(make: Make, key: str) -> None:
    school = make("younger")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", key, "1", "3")
        assert "If you like, tell a grown-up it was you." in app.shown()
    assert told(school).peg == ""


async def test_a_class_without_pictures_is_not_asked_for_one(make: Make) -> None:
    school = make("younger", pegs=())
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "1", "3")
        assert isinstance(app.screen, Sent)
    assert told(school).feeling == "sad"


async def test_the_older_way_by_keys_alone(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: I am sad", "tab", "enter", "3")
        await press(pilot, "words: Sam", "enter", "1")
        assert "I am sad" in app.shown()
        await press(pilot, "enter")
        assert isinstance(app.screen, Sent)
        assert "Miss Lee or some other grown-up will find you." in app.shown()
    said = told(school)
    assert (said.words, said.when, said.name) == ("I am sad", "another_day", "Sam")
    assert (said.asks_for, said.version) == (school.people["Miss Lee"], "older")


async def test_the_older_way_by_mouse_alone(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await click(pilot, "Tell us something", "Next", "Somebody said", "Next")
        await click(pilot, "Before home time", "A friend is helping me", "Not yet")
        await click(pilot, "Anyone who can help", "Send")
        assert isinstance(app.screen, Sent)
    said = told(school)
    assert (said.words, said.helper, said.asks_for) == ("Somebody said ", "friend", "")


async def test_words_may_be_empty(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, *TO_ASK, "1")
        assert "No words. That is all right." in app.shown()
        await press(pilot, "1")
    assert told(school).words == ""


async def test_going_back_and_forth_keeps_everything(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: one two", "tab", "enter", "3", "words: Sam")
        await press(pilot, *["ctrl+b"] * 3)
        assert app.tell.step == "promise"
        await press(pilot, "ctrl+f")
        assert app.screen.query_one(TextEntry).value == "one two"
        await press(pilot, "words: !", "tab", "enter")
        assert on(app, Tile).value == "another_day"
        await press(pilot, "enter")
        assert app.screen.query_one(LineEntry).value == "Sam"
        await press(pilot, "enter", "2", "4")
        assert app.tell.step == "who"
        assert app.tell.telling.words == "one two!"


async def test_what_is_changed_at_the_end_leads_back_to_the_end(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: one", *TO_ASK, "1")
        await press(pilot, "2", "words:  two", "tab", "enter")
        assert app.tell.step == "look"
        assert "one two" in app.shown()
        await press(pilot, "3", "3")
        assert "Another day" in app.shown()
        await press(pilot, "4")
        app.screen.query_one(LineEntry).value = 70 * "x"  # as from a key that was leant on
        await press(pilot, "ctrl+b")
        assert app.tell.step == "look"
        assert "Who I am: xxx" in app.shown()
        await press(pilot, *["ctrl+b"] * 2)
        assert app.tell.step == "who"


async def test_enter_says_nothing_about_who_a_child_is(make: Make) -> None:
    school = make("younger")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "enter", "enter", "enter")
        assert app.tell.step == "who"
        await press(pilot, "down", "right", "enter", "1", "3")
    assert told(school).peg == "bee"


async def test_the_next_key_goes_on_from_every_page_with_a_way_on_and_answers_no_other(
    make: Make,
) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        steps = []
        for keys in (
            ["1"],
            ["ctrl+f"],
            ["words: hi", "home", "ctrl+f"],
            ["ctrl+f", "3"],
            ["ctrl+f"],
        ):
            await press(pilot, *keys)
            steps.append(app.tell.step)
            shown = [tile.key for tile in app.screen.query(NextTile)]
            assert shown == ["Ctrl+F"] * (steps[-1] in ("promise", "words", "who"))
        assert steps == ["promise", "words", "when", "who", "ask"]
        assert app.tell.telling.words == "hi"


async def test_enter_on_what_is_chosen_already_goes_on_once_a_name_is_typed(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "ctrl+f", "3", "tab", "enter")
        assert (app.tell.step, on(app, NextTile).id) == ("who", "next")
        await press(pilot, *["shift+tab"] * 4, "words: Mo", "tab", "enter")
        assert (app.tell.step, app.tell.telling.name) == ("ask", "Mo")
        await press(pilot, "ctrl+b", "ctrl+y")
        assert (app.tell.step, app.tell.telling.name) == ("ask", "")


async def test_in_a_small_window_the_way_on_matters_more_than_beginnings(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, *TO_WORDS)
        way_on = app.screen.query_one("#next")
        assert app.screen.find_widget(way_on).visible_region == way_on.region
        assert "Something" not in app.shown()
        await pilot.resize_terminal(*SIZE)
        await pilot.pause()
        assert "Something happened" in app.shown()


async def test_backspace_goes_back_only_where_nothing_is_typed(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: ab", "backspace", "tab", "backspace")
        assert (app.tell.step, app.tell.telling.words) == ("words", "a")
        await press(pilot, "enter", "backspace")
        assert app.tell.step == "words"


async def test_several_classes_are_asked_for_first(school: School) -> None:
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "2")
        assert app.tell.step == "promise"
        await press(pilot, "ctrl+b", "1")
        assert (app.tell.step, app.tell.version) == ("feel", "younger")
        assert app.tell.place == "Acorn"


async def test_the_child_can_switch_the_version(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: never mind", "ctrl+b", "0")
        assert app.tell.version == "younger"
        await press(pilot, "2", "1", "3")
        assert isinstance(app.screen, Sent)
    said = told(school)
    assert (said.version, said.peg, said.words) == ("younger", "bee", "never mind")


async def test_a_starter_is_put_where_the_cursor_is(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: so", "home")
        await click(pilot, "I feel")
        assert app.tell.telling.words == "I feel so"


async def test_dots_come_and_go_by_a_key_that_rubs_nothing_out(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: secret", "home", "ctrl+d")
        assert "secret" not in app.shown()
        await press(pilot, "ctrl+d")
        assert "secret" in app.shown()
        assert app.tell.telling.words == "secret"


async def test_dots_hide_the_words_everywhere(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: secret")
        await click(pilot, "Hide what I type")
        assert "secret" not in app.shown()
        await press(pilot, *TO_ASK, "1")
        assert "secret" not in app.shown()
        await press(pilot, "1")
    assert told(school).words == "secret"
