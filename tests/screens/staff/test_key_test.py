"""Every key is asked for once; what arrives otherwise is named."""

import pytest
from textual.widgets import Button

from screens.staff.terminals.key_test import KEYS
from screens.widgets.plain import PlainText
from tui.key_test_app import KeyTestApp


async def test_keys_that_all_arrive_are_said_to() -> None:
    app = KeyTestApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*KEYS)
        said = app.screen.query_one("#key-wanted", PlainText).text
        assert said == "Every key arrives as it should."
        await pilot.press("enter")
    assert app.wrong == ()


async def test_a_key_that_arrives_as_another_or_not_at_all_is_named() -> None:
    app = KeyTestApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for key in KEYS:
            if key == "left":
                await pilot.click("#nothing")
            else:
                await pilot.press({"backspace": "ctrl+h", "up": "down"}.get(key, key))
        assert app.screen.query_one("#done", Button).display
        await pilot.click("#done")
    assert [each.sentence for each in app.wrong] == [
        "The arrow up: arrived as the arrow down.",
        "The arrow to the left: nothing arrived.",
        "Backspace, which takes a letter away: arrived as ctrl+h.",
    ]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_everything_fits(size: tuple[int, int]) -> None:
    app = KeyTestApp()
    async with app.run_test(size=size) as pilot:
        await pilot.press(*(["x"] * len(KEYS)))
        for widget in app.screen.query(PlainText):
            assert widget.region.bottom <= size[1]
        assert app.screen.query_one("#done").region.bottom <= size[1]
