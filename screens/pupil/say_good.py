"""Something good, said to a grown-up: a way of its own that no worry comes by unnoticed."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from assets.texts import text
from screens.clock import Clock
from screens.pupil.along import Along
from screens.pupil.asking import Asking
from screens.pupil.sentences import Sentences
from screens.pupil.something_good import (
    TELL,
    SomethingGood,
    fresh_good,
    pages_of_good,
    who_gets,
)
from screens.pupil.steps.choose_class import ChooseClass
from screens.pupil.steps.good import GoodMore, GoodTo, GoodWhat, GoodWords
from screens.pupil.steps.step import Step
from screens.pupil.steps.who_picture import WhoPicture
from screens.pupil.telling import Telling, other_version
from screens.pupil.version import YOUNGER, is_spoken
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import button
from screens.widgets.tile import Tiles
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.school.public_list import PublicList
from store.worries.good import Good, praise_readers

PANES: dict[str, type[Step]] = {
    "class": ChooseClass,
    "to": GoodTo,
    "what": GoodWhat,
    "words": GoodWords,
    "more": GoodMore,
    "who": WhoPicture,
}


class SayGood(Asking[Telling | None]):
    """Ends with a telling when there is something to help with as well: the words go along."""

    telling: SomethingGood

    def __init__(self, intake: Intake, clock: Clock, version: str = YOUNGER) -> None:
        super().__init__(intake, clock, fresh_good(intake.school, version, intake.own_class))
        self._sent = False

    @property
    def sends(self) -> bool:
        """It is, once it is asked whether there is more."""
        return self.page == "more"

    @property
    def held_to(self) -> str:
        """It changes until it is sent."""
        return self.version if self._sent else ""

    def say_again(self) -> None:
        """Begin anew where the language has the other version only: what was said stays said."""
        if not self.held_to and not is_spoken(self.version):
            self.telling.version = other_version(self.telling)
            self.page = next(iter(self.pages()))
        super().say_again()

    @property
    def so_far(self) -> Along | None:
        """What a call for help takes along."""
        return None if self._sent else self.telling.in_haste(self.intake.school)

    def pages(self) -> dict[str, type[Step]]:
        """Whom it is for, what it is, and who says it."""
        return {page: PANES[page] for page in pages_of_good(self.telling, self.intake.school)}

    async def go_on(self, to: str) -> None:
        """Go on, or over to telling with the words kept."""
        if self._sent:
            return
        if to != TELL:
            await super().go_on(to)
            return
        self.dismiss(self.telling.as_telling())

    async def finish(self) -> None:
        """Post it; only then it is thanked for."""
        good = self.telling.good()
        try:
            self.intake.say_good(good, self.clock())
        except WorryBoxError as error:
            await self.say_trouble(error)
            return
        self._sent, self.page = True, ""
        self.query_one("#back").display = False
        await self.show_instead(GoodSent(self.version, good, self.intake.school))
        self.query("#good-done").focus()

    async def pressed(self, value: str) -> None:
        """End."""
        self.action_hide()


class GoodSent(Vertical):
    """Who gets it, and that one can tell other things too."""

    def __init__(self, version: str, good: Good, school: PublicList) -> None:
        super().__init__(classes="page good-sent")
        self._version = version
        self._names = [school.name_of(id) for id in praise_readers(school, good)]

    def compose(self) -> ComposeResult:
        """Draw it."""
        with Horizontal(classes="spread"):
            yield Picture("sunny", classes="aside")
            with Sentences():
                yield PlainText(text(f"{self._version}.good.sent"), classes="title")
                for line in who_gets(self._version, self._names):
                    yield PlainText(line)
        done = button("done", key="1", classes="-main", id="good-done")
        yield Tiles(done, classes="onward")
