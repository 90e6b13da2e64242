"""Four pictures to remember, for a child who gave no name."""

from textual.app import ComposeResult
from textual.containers import Container

from assets.texts import text
from screens.pupil.after import After
from screens.widgets.picture_code import PictureCodeView
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, Tiles


class Remember(After):
    """The picture code, big and with its words, once it is kept."""

    page = "receipt"

    def compose(self) -> ComposeResult:
        """Draw the page; the pictures come when they are kept."""
        yield PlainText(self.word("title"), classes="title")
        yield PlainText(self.word("line"), classes="lead")
        with Container(id="four"):
            yield PlainText(text("pupil.wait.title"), classes="moment")
        yield PlainText(self.word("here"), classes="promised")
        yield PlainText(self.word("later"), classes="promised")
        yield PlainText(text("older.sent.no_name"), classes="promised")
        done = Tile(self.word("done"), "", key="1", classes="-main", id="remembered")
        yield Tiles(done, classes="onward")

    def begin(self) -> None:
        """Wait for the pictures: until then nothing is promised and there is nothing to press."""
        self.set_class(not self.query(PictureCodeView), "-waiting")
        # The focus would fall on Hide, and a second Enter would lose the pictures for good.
        self.screen.set_focus(None)

    async def show(self, pictures: tuple[str, ...]) -> None:
        """Show the four pictures, which work from now on."""
        four = self.query_one("#four", Container)
        await four.remove_children()
        await four.mount(PictureCodeView(pictures))
        self.remove_class("-waiting")
        self.query("#remembered").focus()
