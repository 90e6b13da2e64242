"""Four pictures to remember, for a child who gave no name, or that there are none."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal

from assets.texts import text
from screens.looks import BIGGER
from screens.pupil.after import After
from screens.pupil.next_tile import NextTile
from screens.pupil.room import LETTERING, Fitting
from screens.pupil.sentences import MORE, VITAL, Sentences
from screens.widgets.picture_code import PictureCodeView
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tiles

LETTERS, LOW_LETTERS = 5, 3
"""Rows for the words of the pictures, and in a low window."""


class NoPictures(After):
    """No code could be made, or none is left: that there is no way back, and what to do instead."""

    page = "receipt"

    def compose(self) -> ComposeResult:
        """Draw the sentences and the way on."""
        with Horizontal(classes="spread"), Sentences():
            yield PlainText(self.word("none.title"), classes="title")
            yield PlainText(self.word("none.line"), classes=VITAL)
        yield Tiles(NextTile(self.telling.version), classes="onward")


class Remember(After, Fitting):
    """The picture code, big and with its words, once it is kept."""

    page = "receipt"

    def compose(self) -> ComposeResult:
        """Draw the page; the pictures come when they are kept."""
        yield PlainText(self.word("title"), classes="title")
        with Container(id="four"):
            yield PlainText(self.word("wait"), classes="moment")
        with Sentences():
            yield PlainText(self.word("here"))
            yield PlainText(self.word("later"))
            yield PlainText(text("older.sent.no_name"), classes=MORE)
        done = NextTile(self.telling.version, self.word("done"), "", id="remembered")
        yield Tiles(done, classes="onward")

    def begin(self) -> None:
        """Wait for the pictures: until then nothing is promised and there is nothing to press."""
        self.set_class(not self.query(PictureCodeView), "-waiting")
        # The focus would fall on Hide, and a second Enter would lose the pictures for good.
        self.screen.set_focus(None)

    def on_resize(self, event: events.Resize) -> None:
        """Take the letters that there is room for now."""
        self.fit()

    def fit(self) -> None:
        """Draw the words of the pictures as large as there is room."""
        for view in self.query(PictureCodeView):
            self._letter(view)
            view.fit()

    async def show(self, pictures: tuple[str, ...]) -> None:
        """Show the four pictures, which work from now on."""
        four, view = self.query_one("#four", Container), PictureCodeView(pictures)
        self._letter(view)
        await four.remove_children()
        await four.mount(view)
        self.remove_class("-waiting")
        self.query("#remembered").focus()

    def _letter(self, view: PictureCodeView) -> None:
        low = self.screen.has_class("-low")
        large = self.screen.has_class(LETTERING) and (not low or self.app.has_class(BIGGER))
        view.letters = (LOW_LETTERS if low else LETTERS) if large else 0
