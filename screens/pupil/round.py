"""The weekly round: every child of a class has a turn, and all turns look alike.

Who is fine leaves nothing behind, and nowhere is it kept who had a turn.
"""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from assets.texts import text
from screens.clock import Clock
from screens.idle import Idle
from screens.pupil.along import Along
from screens.pupil.asking import Asking
from screens.pupil.help_line import HelpLine
from screens.pupil.sentences import VITAL, Sentences
from screens.pupil.steps.step import Step
from screens.pupil.steps.turn import (
    BETWEEN_TURNS,
    FINE,
    BeforeTurns,
    TurnName,
    TurnOfClass,
    TurnPicture,
    TurnWhen,
)
from screens.pupil.telling import Telling, fresh_telling
from screens.pupil.trouble import OutOfUse
from screens.pupil.version import YOUNGER
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, Tiles
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.told import Told
from store.school.public_list import SchoolClass

TURN = ("who", "when", "")
"""The pages of a child's turn, and what comes between two."""


class Round(Asking[None]):
    """Child after child until somebody hides it. It speaks to all as to the youngest."""

    dotted = False

    def __init__(self, intake: Intake, clock: Clock, line: HelpLine) -> None:
        known = fresh_telling(intake.school, YOUNGER, intake.own_class).school_class
        super().__init__(intake, clock, _turn(known))
        self._line = line

    @property
    def idle(self) -> Idle | None:
        """Only while a child has its turn must nobody walk away from it."""
        return super().idle if self.page else BETWEEN_TURNS

    @property
    def so_far(self) -> Along | None:
        """What a call for help takes along."""
        return Along(self._told()) if self.page == "when" else None

    def pages(self) -> dict[str, type[Step]]:
        """For the grown-up which class and how it goes; for each child who it is, and when."""
        chosen = self.telling.school_class
        pages: dict[str, type[Step]] = {}
        if len(self.intake.school.classes) > 1:
            pages["class"] = TurnOfClass
        who = TurnPicture if chosen and chosen.pegs else TurnName
        return {**pages, "start": BeforeTurns, "who": who, "when": TurnWhen}

    async def begin(self) -> None:
        """Begin, unless nothing can be kept: then say so before any child comes."""
        if self.intake.ready():
            await super().begin()
            self.post_message(self.Speak(""))  # some language may have words alone
        else:
            self.app.switch_screen(OutOfUse(self.intake, self.clock))

    async def finish(self) -> None:
        """Keep what somebody needs, nothing of who is fine, and thank both alike."""
        try:
            self._keep()
        except WorryBoxError as error:
            await self.say_trouble(error)
            return
        await self._thank()

    async def _thank(self) -> None:
        self.telling, self.page = _turn(self.telling.school_class), ""
        if await self.show_instead(TurnOver()):
            self.query("#next-child").focus()

    def goes_on_after_help(self) -> bool:
        """The turn of who called is over; nothing of it is left for the next child."""
        if self.page not in TURN:
            return False
        self.call_later(self._thank)
        return True

    async def action_back(self) -> None:
        """Go back; what was said in a turn that is over is not shown again."""
        if self.page:
            await super().action_back()
        else:
            await self.ask("who")

    async def pressed(self, value: str) -> None:
        """Let the next child come."""
        if not self.page:
            await self.ask("who")

    def _keep(self) -> None:
        if self.telling.wants_now:
            self._line.ask(self.intake, Along(self._told()), self.place, self.clock())
        elif self.telling.when != FINE:
            self.intake.post(self._told(), self.clock())

    def _told(self) -> Told:
        chosen = self.telling.school_class
        version = chosen.version if chosen else self.telling.version
        when = "" if self.telling.when == FINE else self.telling.when
        return replace(self.telling.told(), version=version, name=self.telling.name, when=when)


class TurnOver(Vertical):
    """The same thanks for every child."""

    def __init__(self) -> None:
        super().__init__(classes="page turn-over")

    def compose(self) -> ComposeResult:
        """Draw them."""
        with Horizontal(classes="spread"):
            yield Picture("good", classes="aside")
            with Sentences():
                yield PlainText(text("younger.round.thanks"), classes="title")
                yield PlainText(text("younger.round.near"))
                yield PlainText(text("younger.sent.childline"), classes=VITAL)
                yield PlainText(text("younger.round.call"))
        word = text("younger.round.next")
        yield Tiles(Tile(word, "", key="1", classes="-main", id="next-child"), classes="onward")


def _turn(chosen: SchoolClass | None) -> Telling:
    return Telling(version=YOUNGER, school_class=chosen, class_asked=chosen is not None)
