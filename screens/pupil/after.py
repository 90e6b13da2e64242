"""The pages after Send: thanks, and what it was about for who likes to say."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from assets.texts import Text, text
from screens.pupil.answers import ONLINE, TOPICS, thanks
from screens.pupil.next_tile import NextTile
from screens.pupil.pictured import Pictured
from screens.pupil.sentences import MORE, VITAL, Sentences
from screens.pupil.telling import Telling
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import button
from screens.widgets.tile import Tile, Tiles
from store.letterbox.intake import Intake
from store.letterbox.sent import Sent

LARGE_FROM = 40
"""Rows of a window from which on the pictures to choose from are large."""


class After(Vertical):
    """A page after Send; it goes on once, with what was chosen on it or nothing."""

    page: ClassVar[str]

    @dataclass
    class Done(Message):
        """The page is finished; `value` is what was chosen on it."""

        page: str
        value: str

    def __init__(self, telling: Telling) -> None:
        super().__init__(id="after", classes="page")
        self.telling = telling
        self._done = False

    def word(self, name: str, /, **values: str) -> str:
        """Return one of the page's texts, in the words of the version."""
        return text(f"{self.telling.version}.{self.page}.{name}", **values)

    def begin(self) -> None:
        """Put the focus on the first tile."""
        self.query(Tile).first().focus()

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        if not self._done:
            self._done = True
            self.post_message(self.Done(self.page, event.tile.value))


class Thanks(After):
    """Thanks, what happens next, and never more than is so."""

    page = "thanks"

    def __init__(self, telling: Telling, sent: Sent, intake: Intake, now: datetime) -> None:
        super().__init__(telling)
        self._sent, self._intake, self._now = sent, intake, now
        self.set_class(not intake.standing(now).open, "-closed")

    def compose(self) -> ComposeResult:
        """Draw the thanks."""
        with Horizontal(classes="spread"):
            yield Picture("good", classes="aside")
            with Sentences():
                yield PlainText(text(f"{self.telling.version}.sent.title"), classes="title")
                for line in thanks(self.telling, self._sent, self._intake, self._now):
                    yield PlainText(line, classes=_weight(line))
        done = button("done", key="1", classes="-main")
        onward = NextTile(self.telling.version, value="") if self.telling.older else done
        yield Tiles(onward, classes="onward")


def _weight(line: str) -> str:
    """Return the class of a line: what keeps a child safe, and what may be left out."""
    id = line.parts[0].id if isinstance(line, Text) and line.parts else ""
    if id.startswith("pupil.closed."):
        return "close"  # what to do instead stands right beneath
    name = id.rpartition(".")[2]
    return {"next": MORE, "unknown": VITAL, "nobody": VITAL, "childline": VITAL}.get(name, "")


class Pictures(After):
    """Pictures to choose one from, or none."""

    pictures: ClassVar[dict[str, str]]
    """Values and the pictures they are shown with."""

    def compose(self) -> ComposeResult:
        """Draw the question, the pictures, and the way past them."""
        size = self._drawn_in
        yield PlainText(self.word("title"), classes="title")
        yield PlainText(self.word("line"), classes="lead")
        yield Pictured(
            *(
                Tile(self.word(value), value, picture=Picture(name, size))
                for value, name in self.pictures.items()
            ),
            columns=3,
            numbered=True,
            classes=f"choices -{size}",
            id="pictures",
        )
        skip = button("skip", sign="more", key="0", id="skip")
        yield Tiles(skip, classes="onward")

    def on_resize(self) -> None:
        """Take the pictures for which the window has room now."""
        size, tiles = self._drawn_in, self.query_one("#pictures", Tiles)
        for picture, name in zip(tiles.query(Picture), self.pictures.values(), strict=True):
            picture.show(name, size)
        tiles.set_class(size == "large", "-large")
        tiles.set_class(size == "small", "-small")

    @property
    def _drawn_in(self) -> str:
        return "large" if self.app.size.height >= LARGE_FROM else "small"


class Topic(Pictures):
    """What was it about?"""

    page = "topic"
    pictures = {name: name for name in TOPICS}


class Online(Pictures):
    """What was it online?"""

    page = "online"
    pictures = {name: "photo" if name == "picture" else name for name in ONLINE}


class WhatToDo(After):
    """A thank-you for saying what it was about, and what to do about something online."""

    page = "do"

    def __init__(self, telling: Telling, online: str, *, thanks: bool) -> None:
        super().__init__(telling)
        self._online, self._thanks = online, thanks

    def compose(self) -> ComposeResult:
        """Draw the sentences and the way to the end."""
        with Horizontal(classes="spread"):
            yield Picture("tick", classes="aside")
            with Sentences():
                if self._thanks:
                    yield PlainText(text("older.topic.thanks"), classes="title")
                if self._online:
                    yield PlainText(text(f"older.online.do.{self._online}"))
        yield Tiles(button("done", key="1", classes="-main"), classes="onward")
