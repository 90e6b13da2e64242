"""The child's receipt: four pictures out of 32, shown to remember."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from assets.texts import together
from screens.widgets.big_words import largest
from screens.widgets.picture import Picture, picture_word
from screens.widgets.plain import PlainText

ARROW = "→"
"""Says which picture follows: numbers would look like keys."""


WHOLE = 20
"""Columns of a picture. Where all four have just that, each leaves out the rim of its card."""


class PictureCodeView(Widget):
    """Four pictures with their words, one after the other, each as large as there is room.

    Their words are drawn in large letters, of `letters` rows at most, where all have room.
    """

    def __init__(
        self, names: Sequence[str], *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.names = tuple(names)
        self.letters = 0

    def compose(self) -> ComposeResult:
        """Draw each picture above its word and an arrow to the next."""
        for place, name in enumerate(self.names, 1):
            word = picture_word(name)
            with Vertical(classes="code-picture"):
                drawn = Picture(name, "large")
                drawn.trim(self._trim(self.app.size.width))
                yield drawn
                said = together(word, ARROW) if place < len(self.names) else word
                yield PlainText(said, classes="code-word")

    def on_mount(self) -> None:
        """Take the letters there is room for once it is drawn, also where nobody tells of a size.

        Textual may lay it out before its words are there, and tells of that size once.
        """
        self.call_after_refresh(self._fit_where_it_stands)

    def _fit_where_it_stands(self) -> None:
        if self.is_attached:
            self.fit()

    def on_resize(self) -> None:
        """Take the letters that there is room for now."""
        self.fit()

    def fit(self) -> None:
        """Draw all words in the same letters."""
        words = list(self.query(PlainText))
        width = self.size.width // len(self.names) - 1
        for drawn in self.query(Picture):
            drawn.trim(self._trim(self.size.width or self.app.size.width))
        cut = largest((each.text for each in words), width, self.letters)
        for each in words:
            each.draw_in(*(cut,) if cut else ())

    def _trim(self, width: int) -> int:
        return int(width < len(self.names) * (WHOLE + 1))
