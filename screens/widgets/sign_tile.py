"""Tiles that say their key inside, and low ones with a small sign beside their words."""

from textual.app import ComposeResult

from assets.texts import text
from screens.widgets.picture import SIGN, TINY, Picture
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile

SIDED = "-sided"
"""The class of a screen whose low tiles have edges at their sides alone: sign, words and key."""


class KeyTile(Tile):
    """A tile with its key inside as well: its style shows that where no frame above holds it."""

    def compose(self) -> ComposeResult:
        """Draw what every tile has, and after it the key."""
        yield from super().compose()
        yield PlainText(self.key_inside, classes="tile-key")

    @property
    def key_inside(self) -> str:
        """What is said of the key inside."""
        return self.key or ""

    def show_key(self) -> None:
        """Draw the key inside as well."""
        super().show_key()
        for shown in self.query(".tile-key").results(PlainText):
            shown.show(self.key_inside)


class SignTile(KeyTile):
    """A tile with a `sign`: it is seen where the screen is `-sided` or the tile high enough.

    On a `-sided` screen the key stands beneath the words: there is no frame above to hold it.
    """

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        sign: str,
        key: str | None = None,
        selected: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        picture = Picture(f"{SIGN}{sign}", TINY, classes="sign")
        self._folded = False
        super().__init__(
            label, value, key=key, picture=picture, selected=selected, id=id, classes=classes
        )
        self.add_class("-signed", update=False)

    def watch_selected(self, selected: bool) -> None:
        """Say beside the key that it is chosen: there is no frame beneath to hold it."""
        super().watch_selected(selected)
        self.show_key()

    def fold_key(self, folded: bool) -> None:
        """Have the key in two rows, or in one."""
        if folded != self._folded:
            self._folded = folded
            self.set_class(folded, "-folded")
            self.show_key()

    @property
    def key_inside(self) -> str:
        """The key, and beside it whether the tile is chosen."""
        key = self.key or ""
        return f"{fold(key) if self._folded else key} {'✓' * self.selected}".strip()

    def show_sign(self, sign: str) -> None:
        """Show another sign."""
        assert isinstance(self.picture, Picture)
        self.picture.show(f"{SIGN}{sign}", TINY)


def fold(key: str) -> str:
    """Return a key of two parts in two lines."""
    return key.replace("+", "\n+") if len(key) > 1 else key


def button(
    word: str,
    value: str = "",
    *,
    sign: str = "",
    key: str | None = None,
    id: str | None = None,
    classes: str | None = None,
) -> SignTile:
    """Return a tile that says one of the words of buttons, with the sign that belongs to it."""
    words = text(f"pupil.button.{word}")
    return SignTile(words, value, sign=sign or word, key=key, id=id, classes=classes)
