"""A page that is laid out for ever fails at once."""

import pytest
from textual.app import App, ComposeResult
from textual.containers import Container
from textual.layout import Layout
from textual.widgets import Static


class Restless(Container):
    """Gives its words more room where they have little, and takes it away where they have much."""

    def pre_layout(self, layout: Layout) -> None:
        (words,) = self.children
        words.styles.width = 10 if words.size.width == 20 else 20


class Page(App[None]):
    def compose(self) -> ComposeResult:
        yield Restless(Static("words"))


async def test_a_page_that_never_settles_fails_and_does_not_hang() -> None:
    with pytest.raises(AssertionError, match="never settles"):
        async with Page().run_test() as pilot:
            await pilot.pause()
