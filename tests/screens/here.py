"""What is in front and what the cursor is on, as what it is."""

from typing import Any, TypeVar

from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

Page = TypeVar("Page", bound=Screen[Any])
Part = TypeVar("Part", bound=Widget)


def at(app: App[Any], kind: type[Page]) -> Page:
    """Return the page that is shown; it must be of this kind."""
    screen = app.screen
    assert isinstance(screen, kind), screen
    return screen


def on(app: App[Any], kind: type[Part]) -> Part:
    """Return what the cursor is on; it must be of this kind."""
    assert isinstance(app.focused, kind), app.focused
    return app.focused
