"""Something good, said to a grown-up: a way of its own that no worry comes by unnoticed."""

from collections.abc import Iterator
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from assets.texts import text
from screens.clock import Clock
from screens.pupil.asking import Asking
from screens.pupil.names import joined
from screens.pupil.steps.choose_class import ChooseClass
from screens.pupil.steps.good import TELL, GoodMore, GoodTo, GoodWhat, GoodWords, SomethingGood
from screens.pupil.steps.step import Step
from screens.pupil.steps.who_picture import WhoPicture
from screens.pupil.telling import YOUNGER, Telling, fresh_telling
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, Tiles
from store.errors import WorryBoxError
from store.intake import Intake
from store.praise import Good, addressed
from store.public_list import PublicList
from store.worries import Told


class SayGood(Asking[Telling | None]):
    """Ends with a telling when there is something to help with as well: the words go along."""

    telling: SomethingGood

    def __init__(self, intake: Intake, clock: Clock, version: str = YOUNGER) -> None:
        fresh = fresh_telling(intake.school, version, intake.own_class)
        known = SomethingGood(
            version=fresh.version, school_class=fresh.school_class, class_asked=fresh.class_asked
        )
        super().__init__(intake, clock, known)
        self._sent = False

    @property
    def so_far(self) -> Told | None:
        """What a call for help takes along: whom the good words were for is not asked to come."""
        if self._sent:
            return None
        return replace(self.telling.told_in_haste(self.intake.school), asks_for="")

    def pages(self) -> dict[str, type[Step]]:
        """Whom it is for, what it is, and who says it."""
        telling, school = self.telling, self.intake.school
        pages: dict[str, type[Step]] = {"class": ChooseClass} if len(school.classes) > 1 else {}
        if telling.school_class and addressed(school, telling.good()):
            pages["to"] = GoodTo
        pages |= {"words": GoodWords} if telling.older else {"what": GoodWhat}
        if telling.older and telling.words.strip():
            pages["more"] = GoodMore
        elif not telling.older and telling.school_class and telling.school_class.pegs:
            pages["who"] = WhoPicture
        return pages

    async def go_on(self, to: str) -> None:
        """Go on, or over to telling with the words kept."""
        if self._sent:
            return
        if to != TELL:
            await super().go_on(to)
            return
        said = self.telling
        self.dismiss(
            Telling(
                version=said.version,
                school_class=said.school_class,
                class_asked=True,
                words=said.words,
                name=said.name,
            )
        )

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
        self.query_one("#good-done").focus()

    async def pressed(self, value: str) -> None:
        """End."""
        self.action_hide()


class GoodSent(Vertical):
    """Who gets it, and that one can tell other things too."""

    def __init__(self, version: str, good: Good, school: PublicList) -> None:
        super().__init__(classes="page")
        self._version, self._good, self._school = version, good, school

    def compose(self) -> ComposeResult:
        """Draw it."""
        with Horizontal(classes="spread"):
            yield Picture("sunny", classes="aside")
            with Vertical(classes="sentences"):
                yield PlainText(self._word("sent"), classes="title")
                for line in self._lines():
                    yield PlainText(line)
        done = Tile(text("pupil.button.done"), "", key="1", classes="-main", id="good-done")
        yield Tiles(done, classes="onward")

    def _lines(self) -> Iterator[str]:
        names = [self._school.name_of(id) for id in addressed(self._school, self._good)]
        if len(names) > 1:
            yield self._word("gets_many", names=joined(names))
        else:
            yield self._word("gets", name=names[0]) if names else self._word("box")
        yield self._word("tell")

    def _word(self, word: str, /, **values: str) -> str:
        return text(f"{self._version}.good.{word}", **values)
