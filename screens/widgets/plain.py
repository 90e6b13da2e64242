"""The only way typed text reaches the screen: as plain content, markup off."""

from textual.content import Content
from textual.widgets import Static

from screens.clean import clean


def plain(text: str) -> Content:
    """Return typed text as content in which nothing is markup and nothing is a control."""
    return Content(clean(text))


class PlainText(Static):
    """Text shown letter by letter as it was typed, without markup and without links."""

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(plain(text), id=id, classes=classes, markup=False)
        self.text = text

    def show(self, text: str) -> None:
        """Show `text` instead."""
        self.text = text
        self.update(plain(text))
