"""Apps that are tested without being painted: what cannot be drawn fails all the same."""

import pytest
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget


class Drawn(Widget):
    """Counts how often it is drawn, or cannot be drawn at all."""

    def __init__(self, broken: bool = False) -> None:
        super().__init__()
        self.broken, self.times = broken, 0

    def render_line(self, y: int) -> Strip:
        self.times += 1
        if self.broken:
            raise ValueError("cannot be drawn")
        return Strip.blank(self.size.width)


class Shows(App[None]):
    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


async def test_a_page_is_drawn_once_it_is_left() -> None:
    widget = Drawn()
    async with Shows(widget).run_test() as pilot:
        await pilot.press("a")
        assert not widget.times
    assert widget.times


async def test_a_page_that_cannot_be_drawn_fails_where_nobody_looks() -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        async with Shows(Drawn(broken=True)).run_test() as pilot:
            await pilot.press("a")


@pytest.mark.usefixtures("painted")
async def test_a_test_may_have_every_step_painted() -> None:
    widget = Drawn()
    async with Shows(widget).run_test():
        assert widget.times
