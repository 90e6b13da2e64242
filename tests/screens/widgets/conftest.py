"""A bare stage on which one widget at a time is tried."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from screens.widgets.form import Form
from screens.widgets.listing import Listing
from screens.widgets.pin_pad import PinPad
from screens.widgets.text_entry import Cut
from screens.widgets.tile import Tile
from tui.themes import STYLES, THEMES

HOSTILE = (
    "[@click=app.quit]x[/]",
    "[/b]",
    "[bold red",
    "\x1b[2J\x1b]52;c;YQ==\x07",
    "\x9b31m",
    "a\u202eb\u2066c",
    "[link=https://example.com]y[/link]",
)


class Stage(App[None]):
    """Shows widgets and remembers what they say."""

    CSS_PATH = list(STYLES)
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget, theme: str = "dark") -> None:
        super().__init__()
        self.widgets = widgets
        self.heard: list[Message] = []
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme

    def compose(self) -> ComposeResult:
        yield from self.widgets

    def said(self, kind: type[Message]) -> list[Any]:
        return [message for message in self.heard if type(message) is kind]

    def on_tile_chosen(self, message: Tile.Chosen) -> None:
        self.heard.append(message)

    def on_cut(self, message: Cut) -> None:
        self.heard.append(message)

    def on_form_submitted(self, message: Form.Submitted) -> None:
        self.heard.append(message)

    def on_form_cancelled(self, message: Form.Cancelled) -> None:
        self.heard.append(message)

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        self.heard.append(message)

    def on_listing_highlighted(self, message: Listing.Highlighted) -> None:
        self.heard.append(message)

    def on_pin_pad_entered(self, message: PinPad.Entered) -> None:
        self.heard.append(message)

    def shown(self) -> str:
        """Everything on the screen as text."""
        strips = self.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)


@pytest.fixture
def stage() -> Callable[..., Stage]:
    return Stage


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest) -> str:
    return str(request.param)
