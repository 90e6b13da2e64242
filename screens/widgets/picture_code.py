"""The child's receipt: four pictures out of 32, chosen in order or shown to remember."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from assets.texts import Text, text, together
from screens.widgets.button_words import show_words
from screens.widgets.picture import Picture, picture_word
from screens.widgets.plain import PlainText, plain
from screens.widgets.tile import Tile, Tiles

LENGTH = 4
"""How many pictures a code has."""

PICTURES_FIT = (80, 20)
FRAMES_FIT = (104, 30)
LARGE_FIT = 80


class PictureTile(Tile):
    """A small picture with its word below; arrows beside the word show the focus."""

    def on_focus(self) -> None:
        """Point at the word."""
        self.query_one(".tile-label", PlainText).show(f"▶ {self.label} ◀")

    def on_blur(self) -> None:
        """Stop pointing."""
        self.query_one(".tile-label", PlainText).show(self.label)


class PictureGrid(Tiles):
    """All pictures of a set, eight to a row; a letter goes to the next word that begins so.

    With less room than the pictures take, only the words are shown.
    """

    @dataclass
    class Picked(Message):
        """A picture was picked."""

        name: str

    def __init__(
        self, names: Sequence[str], *, id: str | None = None, classes: str | None = None
    ) -> None:
        tiles = [
            PictureTile(picture_word(name), name, picture=Picture(name, "small")) for name in names
        ]
        super().__init__(*tiles, columns=8, id=id, classes=classes)

    def fit(self, width: int, height: int) -> None:
        """Draw for this much room: words only, pictures, or pictures in frames."""
        small = width < PICTURES_FIT[0] or height < PICTURES_FIT[1]
        self.set_class(small or self.app.has_class("-plain"), "-words")
        framed = width >= FRAMES_FIT[0] and height >= FRAMES_FIT[1]
        self.set_class(framed and not self.has_class("-words"), "-framed")

    def on_key(self, event: events.Key) -> None:
        """Go to the next word that begins with the letter typed."""
        letter = (event.character or "").lower()
        tiles = list(self.query(PictureTile))
        here = next((n for n, tile in enumerate(tiles) if tile.has_focus), -1)
        for tile in tiles[here + 1 :] + tiles[: here + 1]:
            if letter.strip() and tile.label.lower().startswith(letter):
                event.stop()
                tile.focus()
                return

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        self.post_message(self.Picked(event.tile.value).set_sender(self))


class PictureCodeEntry(Widget):
    """Choose four pictures in order. Backspace takes the last one back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,delete", "take_back", "Take back", id="code.back", show=False)
    ]

    @dataclass
    class Entered(Message):
        """Four pictures were chosen and Go was pressed."""

        names: tuple[str, ...]

    def __init__(
        self,
        names: Sequence[str],
        *,
        go: str = "Go",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._names = tuple(names)
        self._go_word = go
        self.chosen: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Draw the pictures, what is chosen so far, and two buttons."""
        yield PictureGrid(self._names)
        with Horizontal(classes="code-bar"):
            yield PlainText(classes="code-so-far")
            back = text("pupil.tile.take_back")
            yield Button(plain(back), id="code-back", disabled=True)
            yield Button(plain(self._go_word), id="code-go", classes="-main", disabled=True)

    def on_mount(self) -> None:
        """Begin with nothing chosen."""
        self._choose(())

    def on_resize(self, event: events.Resize) -> None:
        """Fit the pictures to the room there is."""
        room = self.app.size.height - 4
        self.query_one(PictureGrid).fit(event.size.width, room)

    def say_again(self) -> None:
        """Say what is on the buttons in the language that is spoken now."""
        show_words(self.query_one("#code-back", Button), text("pupil.tile.take_back"))
        if isinstance(self._go_word, Text):
            self._go_word = self._go_word.again()
            show_words(self.query_one("#code-go", Button), self._go_word)

    def clear(self) -> None:
        """Begin again."""
        self._choose(())
        self.query(PictureTile).first().focus()

    def action_take_back(self) -> None:
        """Take the last picture back."""
        self._choose(self.chosen[:-1])

    def _choose(self, names: tuple[str, ...]) -> None:
        self.chosen = names
        words = [picture_word(name) for name in names] + ["…"] * (LENGTH - len(names))
        shown = together(
            *(together(str(at), one) for at, one in enumerate(words, 1)), between="   "
        )
        self.query_one(".code-so-far", PlainText).show(shown)
        self.query_one("#code-back", Button).disabled = not names
        go = self.query_one("#code-go", Button)
        go.disabled = len(names) < LENGTH
        if not go.disabled:
            go.focus()

    @on(PictureGrid.Picked)
    def _picked(self, event: PictureGrid.Picked) -> None:
        event.stop()
        # No code has a picture twice: who is impatient presses twice.
        if len(self.chosen) < LENGTH and event.name not in self.chosen:
            self._choose((*self.chosen, event.name))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "code-back":
            self.action_take_back()
        else:
            self.post_message(self.Entered(self.chosen).set_sender(self))


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
