"""Big targets to press: by focus and Enter, by a click, or by their own key."""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from assets.texts import Text, text
from screens.widgets.alike import Alike
from screens.widgets.big_words import Cut, largest
from screens.widgets.plain import PlainText, plain

DIGITS = "123456789"
BESIDE_WORDS = 6
"""Columns of a frame that its corners, and a line and a space on either side of its words, take."""
UNSHIFTED = {"=": "+"}
"""What a key types without Shift: it stands for the sign that the tile shows."""


class Tile(Widget, can_focus=True):
    """One thing to choose: an optional picture, words, and the key that chooses it.

    `value` is what the tile stands for; `key` is a digit or letter (a small hint shows it).
    When `selected`, a heavy frame and a word say so; `chosen_word` may be another.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", "Choose", show=False)]

    selected: reactive[bool] = reactive(False)

    @dataclass
    class Chosen(Message):
        """A tile was chosen."""

        tile: "Tile"

        @property
        def control(self) -> "Tile":
            """The tile, for `@on(Tile.Chosen, "#id")`."""
            return self.tile

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        key: str | None = None,
        picture: Widget | None = None,
        selected: bool = False,
        chosen_word: str = "",
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(id=id, classes=classes, disabled=disabled)
        self.label = label
        self.value = value
        self.picture = picture
        self.chosen_word = chosen_word
        self._key: str | None = None
        self.key = key
        self.set_reactive(Tile.selected, selected)

    @property
    def key(self) -> str | None:
        """The digit or letter that chooses this tile."""
        return self._key

    @key.setter
    def key(self, key: str | None) -> None:
        self._key = key
        self.show_key()

    def show_key(self) -> None:
        """Draw the key in the frame."""
        key = self._key or ""
        # A letter stands there as it does on the keyboard, and Ctrl+S as everywhere else.
        self.border_title = plain(key.upper() if len(key) == 1 else key) if key else None

    def compose(self) -> ComposeResult:
        """Draw the picture, if there is one, and the words."""
        if self.picture is not None:
            yield self.picture
        yield PlainText(self.label, classes="tile-label")

    def on_mount(self) -> None:
        """Show from the start whether the tile is chosen."""
        self.watch_selected(self.selected)

    def watch_selected(self, selected: bool) -> None:
        """Say by shape and word whether this tile is chosen."""
        self.set_class(selected, "-selected")
        self._tick()

    def on_resize(self) -> None:
        """Leave the word for what is chosen out where the frame would cut it."""
        self._tick()

    def _tick(self) -> None:
        said = f"✓ {self.chosen_word or text('pupil.tile.chosen')}"
        cut = 0 < self.outer_size.width < cell_len(said) + BESIDE_WORDS
        self.border_subtitle = plain("✓" if cut else said) if self.selected else None

    def say(self, label: str) -> None:
        """Show other words on the tile."""
        self.label = label
        for shown in self.query(".tile-label").results(PlainText):
            shown.show(label)

    def say_again(self) -> None:
        """Say the same in the language that is spoken now."""
        if isinstance(self.label, Text):
            self.say(self.label.again())
        self.watch_selected(self.selected)

    def press(self) -> None:
        """Choose this tile, unless it is out of use."""
        if not self.is_disabled:
            self.post_message(self.Chosen(self).set_sender(self))

    def action_press(self) -> None:
        """Choose by Enter or Space."""
        self.press()

    def on_click(self, event: events.Click) -> None:
        """Choose by mouse or touch.

        The second of two quick clicks in one place chooses nothing: it may land on the page that
        the first one led to, and name another child there.
        """
        event.stop()
        if event.chain == 1:
            self.press()


def press_by_key(within: Widget, event: events.Key) -> bool:
    """Press the visible tile inside `within` whose key was typed; tell whether one was."""
    typed = (event.character or "").lower()
    typed = UNSHIFTED.get(typed, typed)
    if not typed.strip():
        return False
    for tile in within.query(Tile):
        if tile.key and tile.key.lower() == typed and tile.display and tile.region.area:
            event.stop()
            tile.press()
            return True
    return False


class TileKeys:
    """For a screen: every tile on it answers to its key, wherever the focus is."""

    def on_key(self, event: events.Key) -> None:
        """Press the tile that belongs to the key; text entries have taken theirs before."""
        assert isinstance(self, Widget)
        press_by_key(self, event)


class Tiles(Alike):
    """Tiles side by side, or `columns` to a row. Arrows move, keys choose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(way, f"move('{way}')", show=False) for way in ("left", "right", "up", "down")
    ]

    def __init__(
        self,
        *tiles: Tile,
        columns: int | None = None,
        numbered: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(*tiles, id=id, classes=classes)
        self.columns = columns or max(1, len(tiles))
        if numbered:
            for digit, tile in zip(DIGITS, tiles, strict=False):
                tile.key = tile.key or digit

    def on_mount(self) -> None:
        """Lay the tiles out."""
        self.styles.grid_size_columns = self.columns

    def on_key(self, event: events.Key) -> None:
        """Choose by key."""
        press_by_key(self, event)

    def action_move(self, way: str) -> None:
        """Move the focus to the nearest tile that way."""
        focused = self.screen.focused
        tiles = [tile for tile in self.query(Tile) if tile.focusable and tile.region.area]
        if isinstance(focused, Tile) and focused in tiles:
            others = {tile.region: tile for tile in tiles if tile is not focused}
            if (there := nearest(focused.region, list(others), way)) is not None:
                others[there].focus()

    def letters(self, width: int, rows: int) -> Cut | None:
        """Return the largest letters in which all words have room: some in others look chosen."""
        return largest((tile.label for tile in self.query(Tile)), width, rows)

    def draw_in(self, cut: Cut | None) -> None:
        """Draw the words of all tiles in these letters; without any, as their style says."""
        for words in self.query(".tile-label").results(PlainText):
            words.draw_in(cut) if cut else words.draw_as_styled()

    def show_chosen(self, *values: str) -> None:
        """Mark the tiles with these values as chosen, and no others."""
        for tile in self.query(Tile):
            tile.selected = tile.value in values


def nearest(start: Region, regions: list[Region], way: str) -> Region | None:
    """Return the region one comes to first from `start`, going `way`; None at the edge."""
    (x, y), upright = start.center, way in ("up", "down")
    sign = 1 if way in ("right", "down") else -1

    def distance(region: Region) -> tuple[float, float]:
        across, along = region.center[0] - x, region.center[1] - y
        return (sign * along, abs(across)) if upright else (sign * across, abs(along))

    ahead = [region for region in regions if distance(region)[0] > 0.5]
    if not upright:  # sideways stays in its row
        ahead = [region for region in ahead if distance(region)[1] < start.height / 2 + 0.5]
    return min(ahead, key=distance, default=None)
