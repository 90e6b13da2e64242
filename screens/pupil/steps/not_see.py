"""Older: who should not see this? Asked without being wished for when the words name a holder."""

from textual import on
from textual.app import ComposeResult

from screens.pupil.choices import Choices, Option
from screens.pupil.steps.step import Step
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile
from store.public_list import Person

NOBODY = "nobody"


class NotSee(Step):
    """Names, no faces; the ones in the words first. Only a choice goes on from here."""

    page = "not_see"

    def compose(self) -> ComposeResult:
        """Draw everybody who works here."""
        named = self.telling.named_holders(self.intake.school)
        yield PlainText(self.word("line"), classes="lead")
        if named:
            yield PlainText(self.word("named"), classes="label", id="named")
        options = [Option(one.id, one.name) for one in self._people(named)]
        nobody = Option(NOBODY, self.word("nobody"))
        yield Choices([nobody, *options], (30, 3), chosen=self._chosen(), most=2)

    def begin(self) -> None:
        """Begin at what was chosen before, else at the first name in the words."""
        tiles = list(self.query_one(Choices).query(Tile))
        first = tiles[1] if self.telling.undecided(self.intake.school) else tiles[0]
        next((tile for tile in tiles if tile.selected), first).focus()

    @on(Tile.Chosen)
    def _choose(self, event: Tile.Chosen) -> None:
        event.stop()
        telling, value = self.telling, event.tile.value
        telling.kept_from = "" if value == NOBODY else value
        if telling.asks_for and telling.asks_for == telling.kept_from:
            telling.asks_for, telling.asked = "", False
        telling.judged |= {one.id for one in telling.named_holders(self.intake.school)}
        telling.wants_not_see = True
        self.done()

    def _people(self, named: tuple[Person, ...]) -> list[Person]:
        others = [one for one in self.intake.school.adults() if one not in named]
        return [*named, *sorted(others, key=lambda one: one.name.casefold())]

    def _chosen(self) -> str | None:
        if self.telling.kept_from:
            return self.telling.kept_from
        answered = self.telling.judged and not self.telling.undecided(self.intake.school)
        return NOBODY if answered else None
