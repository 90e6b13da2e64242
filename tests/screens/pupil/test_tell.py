"""A child tells: by keys alone, by mouse alone, back and forth, and on a failing disk."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual import events

from screens.pupil.help_now import HelpPage
from screens.pupil.sent import Sent
from screens.pupil.tell import Tell
from screens.pupil.trouble import OutOfUse
from screens.pupil.welcome import Welcome
from screens.widgets.text_entry import LineEntry, TextEntry
from store.errors import DiskFull, OutOfOrder
from store.letterbox import Letterbox
from tests.contrast import too_faint
from tests.made_up import School
from tests.screens.pupil.stage import HOSTILE, settle
from tests.screens.pupil.walks import SIZE, Walk, click, collected, one_class, press, told

Make = Callable[..., School]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Make schools of one class."""
    schools: list[School] = []

    def one(version: str, **given: Any) -> School:
        schools.append(one_class(tmp_path / f"one-{len(schools)}", version, **given))
        return schools[-1]

    yield one
    for school in schools:
        school.close()


TO_WORDS = ("1", "1")
TO_ASK = ("tab", "enter", "2", "tab", "tab", "tab", "tab", "enter")
"""From the words: next, before home time, no name."""


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


@pytest.mark.parametrize("key", ["-", "="])
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
        assert "Miss Lee will find you." in app.shown()
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
        assert app.screen.step == "promise"
        await press(pilot, "1")
        assert app.screen.query_one(TextEntry).value == "one two"
        await press(pilot, "words: !", "tab", "enter")
        assert app.focused.value == "another_day"
        await press(pilot, "enter")
        assert app.screen.query_one(LineEntry).value == "Sam"
        await press(pilot, "enter", "2", "4")
        assert app.screen.step == "who"
        assert app.screen.telling.words == "one two!"


async def test_what_is_changed_at_the_end_leads_back_to_the_end(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: one", *TO_ASK, "1")
        await press(pilot, "2", "words:  two", "tab", "enter")
        assert app.screen.step == "look"
        assert "one two" in app.shown()
        await press(pilot, "3", "3")
        assert "Another day" in app.shown()
        await press(pilot, "4", "ctrl+b")
        assert app.screen.step == "look"
        await press(pilot, *["ctrl+b"] * 2)
        assert app.screen.step == "who"


@pytest.mark.parametrize("way_on", [["tab", "enter"], ["ctrl+b", "1"]])
async def test_a_name_written_at_the_end_is_asked_about(make: Make, way_on: list[str]) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: one", *TO_ASK, "1")
        await press(pilot, "2", "words:  ms hart", *way_on)
        assert app.screen.step == "not_see"
        await press(pilot, "enter")
        assert app.screen.step == "look"
        assert "Who should not see this: Ms Hart" in app.shown()


async def test_enter_says_nothing_about_who_a_child_is(make: Make) -> None:
    school = make("younger")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "enter", "enter", "enter")
        assert app.screen.step == "who"
        await press(pilot, "down", "right", "enter", "1", "3")
    assert told(school).peg == "bee"


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
        assert (app.screen.step, app.screen.telling.words) == ("words", "a")
        await press(pilot, "enter", "backspace")
        assert app.screen.step == "words"


async def test_several_classes_are_asked_for_first(school: School) -> None:
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "2")
        assert app.screen.step == "promise"
        await press(pilot, "ctrl+b", "1")
        assert (app.screen.step, app.screen.version) == ("feel", "younger")
        assert app.screen.place == "Acorn"


async def test_the_child_can_switch_the_version(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: never mind", "ctrl+b", "0")
        assert app.screen.version == "younger"
        await press(pilot, "2", "1", "3")
        assert isinstance(app.screen, Sent)
    said = told(school)
    assert (said.version, said.peg, said.words) == ("younger", "bee", "")


async def test_a_starter_is_put_where_the_cursor_is(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: so", "home")
        await click(pilot, "I feel")
        assert app.screen.telling.words == "I feel so"


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


async def test_words_that_name_a_holder_force_the_question(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: mr patell shouts", *TO_ASK)
        assert app.screen.step == "not_see"
        assert "A name you wrote is here too." in app.shown()
        await press(pilot, "enter")
        assert "Mr Patel cannot open this." in app.shown()
        assert "Mrs Adeyemi and Ms Hart open the box." in app.shown()
        await press(pilot, "1", "1")
        assert isinstance(app.screen, Sent)
    assert collected(school, "Mr Patel") == []
    assert told(school).kept_from == (school.people["Mr Patel"],)


async def test_a_new_name_asks_again(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: patel ", *TO_ASK, "1")
        assert app.screen.step == "ask"
        await press(pilot, *["ctrl+b"] * 4, "words: hart", *TO_ASK[:-1], "enter")
        assert app.screen.step == "not_see"


async def test_somebody_can_be_left_out_unasked(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: hi", *TO_ASK)
        await click(pilot, "Somebody should not see this", "Mrs Adeyemi")
        assert app.screen.step == "ask"
        labels = [tile.label for tile in app.screen.query("#choices Tile")]
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
    assert (worry.help_now, worry.told.words, worry.place) == (True, "please", "Oak")


async def test_now_asks_about_a_named_holder_first(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: ms hart", "tab", "enter", "1")
        assert app.screen.step == "not_see"
        await press(pilot, "enter")
        assert isinstance(app.screen, HelpPage)
    assert collected(school, "Ms Hart") == []
    assert told(school).words == "ms hart"


async def test_help_in_haste_is_kept_from_a_named_holder(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: mr patel")
        assert app.screen.so_far.kept_from == (school.people["Mr Patel"],)
        assert app.screen.place == "Oak"


@pytest.mark.parametrize("error", [DiskFull, OutOfOrder])
async def test_a_failing_disk_claims_nothing_and_loses_nothing(
    make: Make, monkeypatch: pytest.MonkeyPatch, error: type[OutOfOrder]
) -> None:
    school = make("older")
    app = Walk(school)
    post = Letterbox.post

    def fail(*_: object) -> None:
        raise error("No.")

    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: keep me", *TO_ASK, "1")
        monkeypatch.setattr(Letterbox, "post", fail)
        await press(pilot, "enter")
        assert isinstance(app.screen, Tell)
        shown = app.shown()
        assert "keep me" in shown
        assert "lease tell a grown-up" in shown
        assert "Thank you" not in shown
        assert "Childline" in shown
        await press(pilot, "enter")
        assert isinstance(app.screen, Tell)
        monkeypatch.setattr(Letterbox, "post", post)
        await press(pilot, "enter")
        assert isinstance(app.screen, Sent)
    assert told(school).words == "keep me"


async def test_a_failing_disk_keeps_the_younger_answers(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = make("younger")
    app = Walk(school)

    def fail(*_: object) -> None:
        raise OutOfOrder("No.")

    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "1", "1")
        with monkeypatch.context() as broken:
            broken.setattr(Letterbox, "post", fail)
            await press(pilot, "2")
            assert "It did not go in the box." in app.shown()
        await press(pilot, "enter")
        assert isinstance(app.screen, Sent)
    assert told(school).peg == "fox"


async def test_enter_pressed_twice_sends_once(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: once", *TO_ASK, "1")
        send = app.screen.query_one("#send")
        send.press()
        send.press()
        await settle(pilot)
    assert len(collected(school)) == 1


async def test_a_full_disk_is_said_before_typing(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = make("older")
    app = Walk(school)
    monkeypatch.setattr(school.intake, "ready", lambda: False)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1")
        assert isinstance(app.screen, OutOfUse)
        assert "The box is full." in app.shown()
        await press(pilot, "enter")
        assert isinstance(app.screen, Welcome)


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_words_are_kept_as_typed(make: Make, hostile: str) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS)
        app.screen.query_one(TextEntry).post_message(events.Paste(hostile))
        await press(pilot, "tab", "enter", "2")
        app.screen.query_one(LineEntry).post_message(events.Paste(hostile))
        await press(pilot, "enter", "1", "1")
        assert isinstance(app.screen, Sent)
    said = told(school)
    assert (said.words, said.name) == (hostile, " ".join(hostile.splitlines()))


async def test_too_many_words_are_cut_and_said(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS)
        app.screen.query_one(TextEntry).post_message(events.Paste("x" * 5000))
        await settle(pilot)
        assert "Not all of your words fit here." in app.shown()


async def test_the_next_child_finds_nothing(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: mine", "escape", "1", "1")
        await press(pilot, "ctrl+z", "ctrl+v", "ctrl+y")
        assert app.screen.query_one(TextEntry).value == ""
        assert app.clipboard == ""


@pytest.mark.parametrize("theme", ["dark", "light", "cream", "high-contrast"])
async def test_every_page_reads_well(make: Make, theme: str) -> None:
    app = Walk(make("older"), theme)
    async with app.run_test(size=SIZE) as pilot:
        assert too_faint(app) == []
        for keys in (
            ["1"],
            ["1"],
            ["words: patel", "tab", "enter"],
            ["2"],
            ["enter"],
            ["1"],
            ["1"],
        ):
            await press(pilot, *keys)
            assert too_faint(app) == [], app.screen.step
        await press(pilot, "1")
        await settle(pilot)
        for keys in (["1"], ["1"], ["5"], ["1"]):
            assert too_faint(app) == []
            await press(pilot, *keys)
            await settle(pilot)


@pytest.mark.parametrize("theme", ["dark", "light", "cream", "high-contrast"])
async def test_the_picture_chosen_before_reads_well(make: Make, theme: str) -> None:
    app = Walk(make("younger"), theme)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "1", "ctrl+b")
        assert "▶1 fox◀" in app.shown()
        assert too_faint(app) == []


async def test_tab_reaches_every_tile(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "1")
        seen = set()
        for _ in range(15):
            await press(pilot, "tab")
            seen.add(app.focused)
        assert set(app.screen.focus_chain) <= seen
