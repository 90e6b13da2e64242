from collections.abc import Callable
from typing import Any

import pytest

from screens.widgets.picture import picture_names, picture_word
from screens.widgets.picture_code import (
    PictureCodeEntry,
    PictureCodeView,
    PictureGrid,
    PictureTile,
)

NAMES = picture_names("pegs")


async def test_four_pictures_are_chosen_with_the_keyboard_alone(
    stage: Callable[..., Any],
) -> None:
    entry = PictureCodeEntry(NAMES)
    app = stage(entry)
    async with app.run_test(size=(80, 24)) as pilot:
        app.query(PictureTile).first().focus()
        await pilot.press("enter", "right", "enter", "down", "enter", "left", "enter")
        await pilot.press("enter")
        names = (NAMES[0], NAMES[1], NAMES[9], NAMES[8])
        assert [said.names for said in app.said(PictureCodeEntry.Entered)] == [names]


async def test_four_pictures_are_chosen_with_the_mouse_alone(
    stage: Callable[..., Any],
) -> None:
    app = stage(PictureCodeEntry(NAMES))
    async with app.run_test(size=(80, 24)) as pilot:
        tiles = list(app.query(PictureTile))
        for place in (31, 0, 5, 5, 7):
            await pilot.click(tiles[place])
        await pilot.click("#code-back")
        await pilot.click(tiles[2])
        await pilot.click("#code-go")
        chosen = (NAMES[31], NAMES[0], NAMES[5], NAMES[2])
        assert [said.names for said in app.said(PictureCodeEntry.Entered)] == [chosen]


async def test_a_picture_pressed_twice_is_taken_once(stage: Callable[..., Any]) -> None:
    entry = PictureCodeEntry(NAMES)
    app = stage(entry)
    async with app.run_test(size=(80, 24)) as pilot:
        app.query(PictureTile).first().focus()
        await pilot.press("enter", "enter", "right", "enter")
        assert entry.chosen == (NAMES[0], NAMES[1])


async def test_a_letter_goes_to_the_next_word_that_begins_so(
    stage: Callable[..., Any],
) -> None:
    app = stage(PictureCodeEntry(NAMES))
    async with app.run_test(size=(80, 24)) as pilot:
        app.query(PictureTile).first().focus()
        letter = picture_word(NAMES[0])[0]
        same = [name for name in NAMES if picture_word(name).startswith(letter)]
        await pilot.press(letter)
        assert app.focused.value == same[1 % len(same)]
        assert f"▶ {app.focused.label} ◀" in app.shown()


async def test_backspace_takes_the_last_one_back(stage: Callable[..., Any]) -> None:
    entry = PictureCodeEntry(NAMES)
    app = stage(entry)
    async with app.run_test(size=(80, 24)) as pilot:
        app.query(PictureTile).first().focus()
        await pilot.press("enter", "right", "enter", "backspace", "backspace", "backspace")
        assert entry.chosen == ()
        assert app.query_one("#code-go").disabled


async def test_all_pictures_words_and_buttons_fit_a_small_window(
    stage: Callable[..., Any],
) -> None:
    app = stage(PictureCodeEntry(NAMES))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert all(picture_word(name) in app.shown() for name in NAMES)
        assert "▀" in app.shown()
        assert "Take back" in app.shown()


@pytest.mark.parametrize(("size", "look"), [((70, 22), "-words"), ((120, 40), "-framed")])
async def test_the_grid_fits_itself_to_the_room(
    stage: Callable[..., Any], size: tuple[int, int], look: str
) -> None:
    app = stage(PictureCodeEntry(NAMES))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.query_one(PictureGrid).has_class(look)
        assert all(picture_word(name) in app.shown() for name in NAMES)
        assert "Take back" in app.shown()


async def test_clear_begins_again(stage: Callable[..., Any]) -> None:
    entry = PictureCodeEntry(NAMES)
    app = stage(entry)
    async with app.run_test(size=(80, 24)) as pilot:
        app.query(PictureTile).first().focus()
        await pilot.press("enter")
        entry.clear()
        await pilot.pause()
        assert entry.chosen == ()
        assert app.focused is app.query(PictureTile).first()


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_code_is_shown_with_its_words_in_order(
    stage: Callable[..., Any], width: int
) -> None:
    app = stage(PictureCodeView(NAMES[:4]))
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        for place, name in enumerate(NAMES[:4], 1):
            assert f"{place} {picture_word(name)}" in app.shown()
