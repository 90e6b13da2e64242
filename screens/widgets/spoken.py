"""What stands on a page and may be read aloud: only what has a text's id."""

from collections.abc import Iterator
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from assets.texts import Part, Text
from screens.widgets.plain import PlainText

NOT_READ = "always"
"""The class of the row that is the same on every page."""


def spoken(screen: Screen[Any]) -> list[Part]:
    """Return the texts that are to be seen, in their order; nothing anybody typed is among them."""
    shown = (each for each in screen.query(PlainText) if _is_shown(each))
    return [part for each in shown if isinstance(each.text, Text) for part in each.text.parts]


def _is_shown(widget: Widget) -> bool:
    return all(each.display and not each.has_class(NOT_READ) for each in _upwards(widget))


def _upwards(widget: Widget) -> Iterator[Widget]:
    return (each for each in widget.ancestors_with_self if isinstance(each, Widget))
