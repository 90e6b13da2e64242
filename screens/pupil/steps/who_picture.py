"""Younger: who are you? By the picture of one's own coat peg."""

from textual.app import ComposeResult

from assets.texts import together
from screens.pupil.answers import NOT_YET, PAST
from screens.pupil.choices import Choices, Option
from screens.pupil.steps.step import Step
from screens.widgets.picture import picture_names, picture_word
from screens.widgets.sign_tile import SignTile
from screens.widgets.tile import Tile


class WhoPicture(Step):
    """The pictures of the class; nobody has to choose one."""

    page = "who"
    full = True

    @property
    def title(self) -> str:
        """The question and what to do on one line: the pictures need the room."""
        return together(self.word("title"), self.word("line"))

    def compose(self) -> ComposeResult:
        """Draw the pictures and the ways past them."""
        chosen = self.telling.school_class
        known = set(picture_names("pegs"))
        pegs = [peg for peg in (chosen.pegs if chosen else ()) if peg in known]
        options = [Option(peg, picture_word(peg), peg) for peg in pegs]
        others = [
            SignTile(self.word(way), way, sign=sign, key=key, id=sign)
            for way, key in PAST.items()
            for sign in [way.replace("_", "-")]
        ]
        yield Choices(options, (11, 5), chosen=self.telling.peg, others=others, id="pegs")

    def begin(self) -> None:
        """Begin at the picture chosen before, else nowhere: Enter must not say who somebody is."""
        if self.telling.peg:
            self.query_one(Choices).begin()
        else:
            self.screen.set_focus(None)

    def take(self, tile: Tile) -> None:
        """Keep whose picture it is."""
        said = tile.value
        self.telling.peg = "" if said in PAST else said
        if said == NOT_YET:
            self.telling.stay_unnamed()
        self.done()
