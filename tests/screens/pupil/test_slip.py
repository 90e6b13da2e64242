"""A grown-up without a PIN writes a slip, step by step."""

import pytest

from screens.widgets.form import Form
from screens.widgets.text_entry import LineEntry, TextEntry
from store.errors import DiskFull
from store.letterbox.letterbox import Letterbox
from store.letterbox.told import SLIP
from tests.contrast import faint_in_some_look
from tests.made_up import School
from tests.screens.pupil.slips import slip, told_to, write
from tests.screens.pupil.stage import HOSTILE, Stage


async def test_a_slip_about_a_child_with_the_keyboard_alone(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.pause()
        for words in ("You are not signed in.", "Call 999", "The headteacher", "Back"):
            assert words in app.shown()
        await pilot.press("1")
        await pilot.pause()
        assert "Mrs Adeyemi, Mr Patel and Ms Hart can open this slip." in app.shown()
        assert "Please do not ask the child any more about it." in app.shown()
        await pilot.press(*"Tom Ash", "enter", *"oak", "enter")
        await pilot.press(*"He cried.", "tab", *"Hall", "enter", "tab", *"Jo", "enter")
        await pilot.press("ctrl+s")
        await pilot.pause()
        for words in ("Read it once more and send it", "Tom Ash", "He cried."):
            assert words in app.shown()
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert app.results == [True]
    (told,) = told_to(school, "Mrs Adeyemi")
    assert (told.source, told.about, told.name, told.class_name) == (
        SLIP,
        "pupil",
        "Tom Ash",
        "oak",
    )
    assert told.class_id == school.intake.school.classes[1].id
    assert told.fact == "He cried.\n\nYour name Jo"
    assert (told.happened, told.present) == ("Hall", "")


async def test_a_slip_is_written_with_the_mouse_and_the_keys_of_words_alone(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.pause()
        await pilot.click("#about-child")
        await pilot.pause()
        await pilot.click(TextEntry)
        await pilot.press(*"seen")
        await pilot.click("#form-save")
        await pilot.pause()
        await pilot.click("#send")
        await pilot.pause()
        for words in ("Thank you for telling us.", "Your slip is in the box.", "school office"):
            assert words in app.shown()
        await pilot.click("#done")
        await pilot.pause()
        assert app.results == [True]
    assert [told.fact for told in told_to(school, "Mr Patel")] == ["seen"]


async def test_an_adult_who_is_not_on_the_list_is_written_down(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(100, 40)) as pilot:
        await app.show(slip(school))
        await pilot.press("2")
        await write(app, pilot, adult="other", adult_name="the bus driver", what="seen")
        await pilot.press("1")
        await pilot.pause()
    (told,) = told_to(school, "Dr Quince")
    assert told.adult == ""
    assert told.fact == "seen\n\nThe adult's name: the bus driver"


async def test_going_back_and_forth_keeps_what_was_written(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.press("1")
        await write(app, pilot, what="seen", where="Hall")
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "seen" not in app.shown()
        await pilot.press("1")
        await pilot.pause()
        assert app.screen.query_one(Form).values["where"] == "Hall"
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert app.results == [False]
    assert told_to(school, "Mrs Adeyemi") == []


async def test_nothing_is_sent_without_words(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.press("1")
        await write(app, pilot)
        assert "Please fill in: What did you see or hear?" in app.shown()


async def test_a_slip_that_cannot_be_kept_stays_and_can_be_sent_again(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("full")

    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.press("1")
        await write(app, pilot, what="seen")
        with monkeypatch.context() as broken:
            broken.setattr(Letterbox, "post", full)
            await pilot.press("1")
            await pilot.pause()
            assert "It did not go in the box." in app.shown()
            assert "seen" in app.shown()
            assert "Thank you" not in app.shown()
        await pilot.press("1", "1")
        await pilot.pause()
    assert [told.fact for told in told_to(school, "Mrs Adeyemi")] == ["seen"]


async def test_hostile_words_in_every_field_are_only_words(school: School) -> None:
    app = Stage()
    names = ("child", "class", "what", "where", "done", "your_name", "your_role", "contact")
    async with app.run_test(size=(100, 60)) as pilot:
        for words in HOSTILE:
            await app.show(slip(school))
            await pilot.press("1")
            await write(app, pilot, **dict.fromkeys(names, words))
            assert "\x1b" not in app.shown()
            await pilot.press("1")
            await pilot.pause()
            await pilot.press("1")
            await pilot.pause()
        assert app.results == [True] * len(HOSTILE)
    told = told_to(school, "Mrs Adeyemi")
    assert {each.name for each in told} == {words.strip() for words in HOSTILE}
    assert all(each.fact.startswith(each.name) for each in told)


async def test_a_slip_leaves_nothing_for_the_next(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.press("1")
        await write(app, pilot, what="seen", child="Tom")
        await pilot.press("1", "1")
        await app.show(slip(school))
        await pilot.press("1")
        await pilot.pause()
        entries = [*app.screen.query(LineEntry), *app.screen.query(TextEntry)]
        assert [entry.value for entry in entries] == [""] * len(entries)


async def test_every_step_reads_well(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.pause()
        assert await faint_in_some_look(pilot) == []
        await pilot.press("1")
        await pilot.pause()
        assert await faint_in_some_look(pilot) == []
        await write(app, pilot, what="Mr Patel")
        for _ in range(3):
            assert await faint_in_some_look(pilot) == []
            await pilot.press("1")
            await pilot.pause()
