"""Something good: for whom, what, and whether there is something to help with as well."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, TextArea

from assets.texts import listed
from screens.idle import Idle
from screens.pupil.choices import Choices, Option
from screens.pupil.next_tile import NextTile
from screens.pupil.something_good import ANYONE, PICTURES, TELL, SomethingGood
from screens.pupil.steps.pictures import PictureStep
from screens.pupil.steps.step import Step
from screens.pupil.steps.who_name import NAME_LIMIT
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry, TextEntry
from screens.widgets.tile import Tile, Tiles
from store.letterbox.readers import PUPIL
from store.school.figures import figures


class GoodTo(Step):
    """The grown-ups of the class by name, for younger children each beside a picture."""

    page = "good"

    @property
    def title(self) -> str:
        """Ask whom it is for."""
        return self.word("to")

    def compose(self) -> ComposeResult:
        """Draw the grown-ups, and all of them together."""
        readers = self.intake.readers(PUPIL, ())
        school = self.intake.school
        adults = self.telling.to_ask_for(school, readers)
        drawn = {} if self.telling.older else figures(school)
        options = [Option(each.id, listed(each.name), drawn.get(each.id, "")) for each in adults]
        options.append(Option(ANYONE, self.word("anyone"), "" if self.telling.older else "anyone"))
        chosen = (self.telling.asks_for or ANYONE) if self.telling.asked else None
        id = "to" if self.telling.older else "pictured"
        yield Choices(options, (30, 5), chosen=chosen, most=2, id=id)

    def begin(self) -> None:
        """Begin at the grown-up chosen before."""
        self.query_one(Choices).begin()

    def take(self, tile: Tile) -> None:
        """Keep the answer."""
        self.telling.ask_for("" if tile.value == ANYONE else tile.value)
        self.done()


class GoodWhat(PictureStep):
    """Younger: what it is, as a picture."""

    page = "good"
    pictures = PICTURES

    @property
    def title(self) -> str:
        """Ask what it is."""
        return self.word("what")

    def chosen(self) -> str:
        """Return what was chosen before."""
        return getattr(self.telling, "what", "")

    def choose(self, value: str) -> None:
        """Keep the choice."""
        assert isinstance(self.telling, SomethingGood)
        self.telling.what = value


class GoodWords(Step):
    """Older: what it is, in one's own words, with a name for who likes."""

    page = "good"
    idle = Idle(after=150)
    typing = True

    @property
    def title(self) -> str:
        """Ask what it is."""
        return self.word("what")

    def compose(self) -> ComposeResult:
        """Draw who reads it, the page to write on, a line for the name and the way on."""
        assert isinstance(self.telling, SomethingGood)
        yield PlainText(self.word("line"), classes="lead", id="hint")
        yield TextEntry(self.telling.words, id="words")
        entry = LineEntry(self.telling.name, limit=NAME_LIMIT, id="name")
        entry.border_title = self.word("name")
        yield entry
        names = self.telling.readers(self.intake.school)
        yield PlainText(self.word("reads", names=names), classes="quiet")
        yield Tiles(NextTile(self.telling.version), classes="onward")

    def begin(self) -> None:
        """Begin to write at once."""
        self.query_one(TextEntry).focus()

    @on(TextArea.Changed)
    def _keep(self, event: TextArea.Changed) -> None:
        event.stop()
        self.telling.words = self.query_one(TextEntry).value

    @on(Input.Changed)
    def _keep_name(self, event: Input.Changed) -> None:
        event.stop()
        self.telling.name = event.value

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._go()

    def take(self, tile: Tile) -> None:
        """Go on with what is written."""
        self._go()

    def _go(self) -> None:
        if self.telling.words.strip():
            self.done()
        else:
            self.query_one("#hint", PlainText).show(self.word("empty"))
            self.begin()


class GoodMore(Step):
    """Older: words may hold something to help with. It is asked once, before anything is sent."""

    page = "good"

    @property
    def title(self) -> str:
        """Ask it."""
        return self.word("more")

    def compose(self) -> ComposeResult:
        """Draw both ways."""
        yield PlainText(self.word("more_line"), classes="lead")
        yield Tiles(
            Tile(self.word("no"), "send", id="send"),
            Tile(self.word("yes"), TELL, id="help-too"),
            numbered=True,
            columns=1,
            classes="answers",
        )

    def take(self, tile: Tile) -> None:
        """Keep the answer."""
        self.done(TELL if tile.value == TELL else "")
