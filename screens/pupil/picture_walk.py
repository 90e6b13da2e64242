"""A short walk past a few cards, each a picture with one or two sentences."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget

from assets.texts import text
from screens.clock import Clock
from screens.looks import BIGGER
from screens.pupil.base import PupilScreen
from screens.pupil.card import Card
from screens.pupil.foot import BARE, TIGHT, back_tile
from screens.pupil.next_tile import NextTile
from screens.pupil.room import Fitting
from screens.pupil.sentences import VITAL, Sentences
from screens.pupil.version import OLDER
from screens.styles import style
from screens.widgets.abstract import Abstract
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import SignTile
from screens.widgets.tile import Tile, TileKeys, Tiles
from store.letterbox.intake import Intake

SAME = {"letterbox": "what", "envelope": "send"}
"""Pictures for which there is a sign of another name."""
BESIDE = 8
"""Columns that a tile's sign and its edges take close beside its words."""
SPACED, EDGES, LETTERS = 9, 3, 3
"""The columns they take beside large letters, those of the edges and one more alone, and the rows
for such letters."""


class CardView(Horizontal):
    """A card: its picture, and beside it what it says."""

    def __init__(self, card: Card, *tiles: Tile) -> None:
        super().__init__(classes=f"card -lines-{len(card.lines)}")
        self._card, self._tiles = card, tiles

    def compose(self) -> ComposeResult:
        """Draw it."""
        yield Picture(self._card.picture, classes="aside")
        with Vertical(classes="said"):
            with Sentences():
                yield PlainText(self._card.word, classes="title")
                for line in self._card.lines:
                    yield PlainText(line, classes=VITAL if line in self._card.vital else None)
            if self._tiles:
                yield Tiles(*self._tiles, columns=1, classes="answers")


class CardTiles(Tiles, Fitting):
    """A tile for each card; whoever may not read yet goes by its sign."""

    def on_resize(self, event: events.Resize) -> None:
        """Take what there is room for now."""
        self.fit()

    def fit(self) -> None:
        """Take the signs away where words have no room beside them, or none in large letters."""
        tiles = list(self.query(SignTile))
        share = self.size.width // len(tiles)
        room = share - BESIDE
        longest = max(cell_len(word) for tile in tiles for word in tile.label.split())
        bare = self.size.width > 0 and room < longest
        if self.app.has_class(BIGGER) and self.screen.has_class("-signs"):
            beside, alone = (self.letters(share - each, LETTERS) for each in (SPACED, EDGES))
            older = getattr(self.screen, "version", "") == OLDER
            bare |= older and beside is None and alone is not None
        for tile in tiles:
            tile.set_class(bare, BARE)
            tile.set_class(room == longest, TIGHT)


class PictureWalk(TileKeys, PupilScreen[None], metaclass=Abstract):
    """Cards one after another; their own tiles and digits go straight to one of them."""

    CSS_PATH = style("everyday")
    AUTO_FOCUS = "#on"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+b,backspace", "back", "Back", id="walk.back", show=False)
    ]

    def __init__(self, intake: Intake, clock: Clock, version: str = "younger") -> None:
        super().__init__(intake, clock)
        self.version = version
        self._cards: Sequence[Card] = ()
        self.here = 0
        """Which card is on the screen; past the last one when something else is."""

    @property
    @abstractmethod
    def heading(self) -> str:
        """The title of all of it."""

    @abstractmethod
    def cards(self) -> list[Card]:
        """The cards in their order, at least one."""

    def compose(self) -> ComposeResult:
        """Draw the title, a place for the card, the cards' tiles and the way on."""
        self._cards = self.cards()
        with Vertical(classes="page walk"):
            yield PlainText(self.heading, classes="title")
            yield Container(CardView(self._cards[0]), id="walk-middle")
            yield CardTiles(
                *(
                    SignTile(card.word, str(place), sign=SAME.get(card.picture, card.picture))
                    for place, card in enumerate(self._cards)
                ),
                numbered=True,
                id="walk-cards",
            )
            yield Tiles(NextTile(self.version, value="on", id="on"), classes="onward")
        yield from self.always(back_tile())

    def on_mount(self) -> None:
        """Begin at the first card."""
        self._mark()

    async def show_card(self, place: int) -> None:
        """Show one of the cards."""
        self.here = place
        if await self.show_instead(CardView(self._cards[place]), onward=True):
            self.query_one("#on").focus()

    async def show_instead(self, pane: Widget, *, onward: bool = False) -> bool:
        """Show something else in the middle, without the way on unless it is wanted.

        Returns whether the page is still there.
        """
        if self.is_left:
            return False
        middle = self.query_one("#walk-middle", Container)
        self.set_focus(None)  # else it would flit to the foot when its tile goes
        async with self.batch():
            if not await self.put(middle, pane):
                return False
            self._mark()
            self.query_one(".onward").display = onward
            self.query_one("#walk-cards").display = onward
        return True

    async def after_last(self) -> None:
        """Go on from the last card: the walk is over."""
        self.dismiss(None)

    async def answered(self, answer: str) -> None:
        """Go on from something that a kind of walk asks."""

    async def action_back(self) -> None:
        """Go one card back; from the first to the first page."""
        if self.here:
            await self.show_card(self.here - 1)
        else:
            self.dismiss(None)

    def _mark(self) -> None:
        self.query_one("#walk-cards", Tiles).show_chosen(str(self.here))
        word = "next" if self.has_more else "done"
        onward = self.query_one("#on", SignTile)
        onward.say(text(f"pupil.button.{word}"))
        onward.show_sign(word)

    @property
    def has_more(self) -> bool:
        """Tell whether anything comes after the card on the screen."""
        return self.here + 1 < len(self._cards)

    @on(Tile.Chosen)
    async def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        match event.tile.value:
            case "back":
                await self.action_back()
            case "help":
                self.action_help_now()
            case "hide":
                self.action_hide()
            case "on":
                await self._on()
            case place if place.isdecimal():
                await self.show_card(int(place))
            case answer:
                await self.answered(answer)

    async def _on(self) -> None:
        if self.here + 1 < len(self._cards):
            await self.show_card(self.here + 1)
        else:
            await self.after_last()
