"""What stands on a page and may be read aloud: only what has a text's id."""

from collections.abc import Iterator
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from assets.texts import Part, Text
from screens.widgets.plain import PlainText

SAME = "always"
"""The class of the row that is the same on every page, and not read."""
OWN = "own"
"""The class of what repeats a child's own answers: not for other people's ears."""
OWN_TEXTS = frozenset({"younger.sent.find", "older.sent.find", "older.not_see.chosen"})
"""Texts that do."""


def spoken(screen: Screen[Any], *, overheard: bool = False) -> list[Part]:
    """Return the texts that are to be seen, in their order; nothing anybody typed is among them.

    Where others hear it as well, a child's own answers are left out.
    """
    left_out = {SAME, OWN} if overheard else {SAME}
    shown = (each for each in screen.query(PlainText) if _is_shown(each, left_out))
    parts = [part for each in shown if isinstance(each.text, Text) for part in each.text.parts]
    return [part for part in parts if not (overheard and part.id in OWN_TEXTS)]


def _is_shown(widget: Widget, left_out: set[str]) -> bool:
    return all(each.display and not left_out & each.classes for each in _upwards(widget))


def _upwards(widget: Widget) -> Iterator[Widget]:
    return (each for each in widget.ancestors_with_self if isinstance(each, Widget))
