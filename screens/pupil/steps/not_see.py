"""Who should not see this? Asked without being wished for when the words name a holder."""

from typing import ClassVar

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.pupil.answers import NOBODY, NOBODY_KEY, keep_from, left_out, who_may_not
from screens.pupil.choices import Choices, Option
from screens.pupil.next_tile import NEXT
from screens.pupil.steps.step import Step
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile


class NotSee(Step):
    """Names, no faces; the ones in the words first. Only a choice goes on from here.

    Where one is left out already, and nobody is asked about, the key that goes on does so too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding(NEXT, "next", show=False)]
    page = "not_see"

    def compose(self) -> ComposeResult:
        """Draw everybody who works here."""
        school = self.intake.school
        if self.telling.help_called:
            yield PlainText(self.word("called"), classes="lead", id="called")
        yield PlainText(self.word("line"), classes="lead")
        if self.telling.left_out:
            yield PlainText(left_out(self.telling, school), classes="label own", id="left-out")
        if self.telling.undecided(school):
            yield PlainText(self.word("named"), classes="label", id="named")
        *people, (nobody, words) = who_may_not(self.telling, school)
        chosen = self._chosen()
        yield Choices(
            [Option(value, words) for value, words in people],
            (30, 3),
            chosen=chosen,
            most=2,
            others=[
                Tile(words, nobody, key=NOBODY_KEY, selected=chosen == nobody, classes="-left")
            ],
        )

    def begin(self) -> None:
        """Begin at what was chosen before, else at the first name in the words, else at nobody."""
        choices = self.query_one(Choices)
        if self.telling.undecided(self.intake.school) or self.telling.left_out:
            choices.begin()
        else:
            next(tile for tile in choices.query(Tile) if tile.value == NOBODY).focus()

    def take(self, tile: Tile) -> None:
        """Keep whom it is kept from."""
        keep_from(self.telling, self.intake.school, tile.value)
        self.done()

    def action_next(self) -> None:
        """Go on as with nobody else, where that gives the words to nobody they name.

        Raises:
            SkipAction: there is something to choose first.
        """
        if self.telling.undecided(self.intake.school) or not self.telling.left_out:
            raise SkipAction
        if not self.answered:
            keep_from(self.telling, self.intake.school, NOBODY)
            self.done()

    def _chosen(self) -> str | None:
        if self.telling.undecided(self.intake.school):
            return None
        if self.telling.left_out:
            return self.telling.left_out[0]
        return NOBODY if self.telling.judged else None
