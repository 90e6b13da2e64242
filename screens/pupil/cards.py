"""The five cards for being online, and one question at their end. Nothing of it is kept."""

from textual.app import ComposeResult
from textual.containers import Vertical

from assets.texts import text
from screens.pupil.card import ANSWERS, CARDS, WISE, Card, five_cards, kind_word
from screens.pupil.picture_walk import CardView, PictureWalk
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import SignTile, button
from screens.widgets.tile import Tile, Tiles

ROOM_FOR_LARGE = 24
"""Rows of a window from which on the answers' pictures are large."""


class Question(Vertical):
    """Three pictures to choose from; each is answered kindly."""

    def __init__(self, version: str) -> None:
        super().__init__(classes="question")
        self._version = version

    def compose(self) -> ComposeResult:
        """Draw the question and its answers."""
        yield PlainText(_word(self._version, "ask"), classes="title")
        yield PlainText(_word(self._version, "ask_line"), classes="lead")
        size = "large" if self.app.size.height >= ROOM_FOR_LARGE else "small"
        tiles = [
            Tile(_word(self._version, f"answer.{name}"), name, picture=Picture(picture, size))
            for name, picture in ANSWERS.items()
        ]
        yield Tiles(*tiles, numbered=True, classes=f"answers -{size}")


class Cards(PictureWalk):
    """Card by card, then the question; whoever likes looks again."""

    @property
    def heading(self) -> str:
        """What the cards are about."""
        return _word(self.version, "title")

    def cards(self) -> list[Card]:
        """The five cards."""
        return five_cards(self.version)

    @property
    def has_more(self) -> bool:
        """The question comes after the last card."""
        return True

    async def after_last(self) -> None:
        """Ask the question."""
        self.here = len(CARDS)
        await self.show_instead(Question(self.version))
        self.query(".answers Tile").focus()

    async def answered(self, answer: str) -> None:
        """Say a kind word to the answer, or end."""
        if answer == "done":
            self.dismiss(None)
            return
        self.here = len(CARDS) + 1
        see = SignTile(_word(self.version, "see"), "0", sign="again", key="1", id="see")
        done = button("done", "done", key="2", id="done")
        await self.show_instead(CardView(kind_word(self.version, answer), see, done))
        self.query("#done" if answer in WISE else "#see").focus()

    async def action_back(self) -> None:
        """Go one card back, or from the kind word to the question."""
        if self.here > len(CARDS):
            await self.after_last()
        else:
            await super().action_back()


def _word(version: str, name: str) -> str:
    return text(f"{version}.cards.{name}")
