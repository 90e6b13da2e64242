"""The child's receipt: four pictures out of 32, shown to remember."""

from collections.abc import Sequence
from typing import Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from assets.texts import together
from screens.widgets.picture import Picture, picture_word
from screens.widgets.plain import PlainText

LARGE_FIT = 80


class PictureCodeView(Widget):
    """Four pictures with their words, in order; large ones where there is room."""

    def __init__(
        self, names: Sequence[str], *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.names = tuple(names)

    def compose(self) -> ComposeResult:
        """Draw each picture above its place and word."""
        for place, name in enumerate(self.names, 1):
            with Vertical(classes="code-picture"):
                yield Picture(name, "large")
                yield PlainText(together(str(place), picture_word(name)), classes="code-word")

    def on_resize(self, event: events.Resize) -> None:
        """Take the small pictures when the large ones would be cut off."""
        size: Literal["small", "large"] = "large" if event.size.width >= LARGE_FIT else "small"
        for picture, name in zip(self.query(Picture), self.names, strict=True):
            picture.show(name, size)
