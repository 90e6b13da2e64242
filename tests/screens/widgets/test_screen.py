"""Leaving a screen: once, only from the front, and also as the last thing a callback does."""

from collections.abc import Callable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import Button

from screens.widgets.dialogs import Message
from screens.widgets.screen import Screen


class Page(Screen[None]):
    """A page that goes once its message was read."""

    def compose(self) -> ComposeResult:
        yield Button("Tell")

    @on(Button.Pressed)
    def tell(self) -> None:
        self.app.push_screen(Message("Done", "It is in force now."), lambda _: self.dismiss())


async def test_a_page_may_go_once_its_message_was_read(stage: Callable[..., Any]) -> None:
    app = stage()
    async with app.run_test() as pilot:
        page = Page()
        await app.push_screen(page)
        await pilot.press("enter", "enter")
        await pilot.pause()
        await pilot.pause()
        assert app.screen_stack == [app.screen]
        assert page not in app.screen_stack


async def test_a_second_answer_is_nobody_s(stage: Callable[..., Any]) -> None:
    app = stage()
    async with app.run_test() as pilot:
        below, above = Page(), Page()
        await app.push_screen(below)
        await app.push_screen(above)
        above.dismiss()
        above.dismiss()
        await pilot.pause()
        assert app.screen is below
