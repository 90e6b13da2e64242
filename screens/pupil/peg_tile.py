"""A tile that is mostly its picture, such as that of a child's coat peg."""

from assets.texts import together
from screens.widgets.picture import Picture
from screens.widgets.tile import Tile


class PegTile(Tile):
    """A picture above its key and word, with arrows beside them for the focus and a tick for what
    is chosen (before an arrow where it is both); or in a `frame`, which shows all that."""

    def __init__(self, value: str, word: str, picture: str, *, key: str, selected: bool) -> None:
        self.word = together(word)
        drawn = Picture(picture, "small")
        super().__init__("", value, key=key, picture=drawn, selected=selected)
        self.frame(False)

    def frame(self, framed: bool) -> None:
        """Have the key in the frame, or before the word."""
        self._framed = framed
        self.border_title = self.key.upper() if framed and self.key else None
        self._mark()

    def say_again(self) -> None:
        """Say the word in the language that is spoken now."""
        self.word = self.word.again()
        super().say_again()
        self._mark()

    def on_focus(self) -> None:
        """Point at the word."""
        self._mark()

    def on_blur(self) -> None:
        """Stop pointing."""
        self._mark()

    def watch_selected(self, selected: bool) -> None:
        """Say by shape and word whether this tile is chosen."""
        super().watch_selected(selected)
        self._mark()

    def _mark(self) -> None:
        words = self.word
        if not self._framed:
            words = together((self.key or "").upper(), words)
            if self.has_focus:
                words = together("✓" if self.selected else "▶", words, "◀", between="")
            elif self.selected:
                words = together("✓", words)
        if words != self.label:
            self.say(words)
