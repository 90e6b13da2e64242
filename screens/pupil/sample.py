"""A small sample of a colouring, painted in its own colours whatever the page is wearing."""

from textual.color import Color
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from screens.widgets.big_words import big_words
from screens.widgets.plain import plain

WIDTH, ROWS = 14, 4
SHOWN = ("╭────────╮", "│ {word} │", "╰────────╯")


class Sample(Static):
    """What a page looks like in a theme: its ground, a word and a thing to press."""

    def __init__(self, theme: str, word: str) -> None:
        super().__init__(markup=False, classes="sample")
        self._theme, self._word = theme, plain(word[: WIDTH - 4]).plain

    def render(self) -> Content:
        """Draw it."""
        theme = self.app.get_theme(self._theme)
        assert theme is not None, self._theme
        ground = Color.parse(theme.background or "#000000")

        def line(words: str, colour: str | None) -> Content:
            style = Style(foreground=Color.parse(colour or "#ffffff"), background=ground)
            return Content.styled(words.center(WIDTH), style)

        top, middle, bottom = SHOWN
        return Content("\n").join(
            [
                line(self._word, theme.foreground),
                line(top, theme.accent),
                line(middle.format(word="Aa 123"), theme.primary),
                line(bottom, theme.accent),
            ]
        )


class SizeSample(Static):
    """Two letters in the size that a layout gives to words."""

    def __init__(self, *, large: bool) -> None:
        super().__init__(markup=False, classes="size-sample")
        self._large = large

    def render(self) -> Content:
        """Draw them."""
        if self._large and not self.app.has_class("-plain"):
            return big_words("Aa", WIDTH, ROWS) or plain("Aa")
        return plain("Aa")
