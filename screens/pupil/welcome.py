"""The first page: neutral and calm, for every day, so that walking up to it says nothing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Click
from textual.message import Message

from assets.texts import text, together
from screens.clock import Clock
from screens.idle import Idle
from screens.pupil.base import PupilScreen
from screens.pupil.draft import Draft
from screens.pupil.failures import whom_to_tell
from screens.pupil.help_line import SIGNS, HelpLine
from screens.pupil.out_of_hours import OutOfHoursNotes
from screens.pupil.tongues import name_of, others
from screens.pupil.version import first_version
from screens.pupil.ways import WAYS
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.sign_tile import KeyTile, SignTile
from screens.widgets.tile import Tile, TileKeys, Tiles
from store.errors import WorryBoxError
from store.letterbox.intake import Intake

if TYPE_CHECKING:
    from screens.pupil.telling import Telling

LOOK = 1.0
"""Seconds between two looks whether the school is open and telling still taken."""

_TILES = {
    "#tell": "tell",
    "#come-back": "answer",
    "#what-happens": "what_happens",
    "#good": "good",
    "#cards": "cards",
    "#grown-up": "slip",
}
"""The tiles whose words depend on the version."""
NAMES = 3
"""How many other languages are named on the tile that leads to all of them."""
_BESIDE = "-beside"
_MAIN = f"-main {_BESIDE}"


class Welcome(TileKeys, PupilScreen[None]):
    """Where everybody begins. `draft` and `line` outlive the pages they are handed to."""

    IDLE: ClassVar[Idle | None] = None
    AUTO_FOCUS = "#tell"
    at_once = True
    """It asks nothing; and while the terminal starts it is seen before it can say so."""

    @dataclass
    class GrownUp(Message):
        """A grown-up wants in, with a PIN or with a slip."""

    @dataclass
    class ComeBack(Message):
        """Somebody comes back with four pictures."""

    def __init__(
        self,
        intake: Intake,
        clock: Clock,
        draft: Draft | None = None,
        line: HelpLine | None = None,
    ) -> None:
        super().__init__(intake, clock)
        self._draft = draft or Draft()
        self._line = line or HelpLine()
        self._banner = PlainText(id="banner")
        self._notice = ("", False)
        self._ended = False
        globe = Picture("globe", "small")
        self._globe = Tile("", "languages", key="8", picture=globe, classes=_BESIDE, id="globe")
        self.version = first_version(intake.school, intake.own_class)

    def compose(self) -> ComposeResult:
        """Draw the banner, the letterbox and the ways from here."""
        # Known before anything stands here: later all of it would be styled anew for either.
        self.set_class(not self.intake.standing(self.clock()).open, "-closed")
        self.add_class("-calm")
        yield self._banner
        with Horizontal(classes="page", id="welcome"):
            with Vertical(id="hello"):
                yield Picture("letterbox", id="letterbox")
                yield PlainText(self._word("title"), classes="title")
                yield PlainText(self._word("line"), classes="lead")
                yield self._globe
            yield Tiles(*self._ways(), columns=2, id="ways")
        yield OutOfHoursNotes(self.intake, self.clock)
        yield from self.always(self._way("slip", "grown-up", sign="grown-up"), hide=False)

    def on_mount(self) -> None:
        """Begin at telling, and look at the time now and then."""
        self.query_one(".always").styles.grid_size_columns = 2
        self.set_interval(LOOK, self._look)
        self.query_one("#tell").focus()

    def on_screen_resume(self) -> None:
        """Begin as if nobody had been here, in the version that the classes have by now."""
        self._take_version()
        self._show_languages()
        self._look()
        self.query_one("#tell").focus()

    @property
    def held_to(self) -> str:
        """It begins anew in any."""
        return ""

    def say_again(self) -> None:
        """Say it in the language that is spoken now, and offer the others."""
        super().say_again()
        self._take_version()
        self._show_languages()

    def _take_version(self) -> None:
        version = first_version(self.intake.school, self.intake.own_class)
        if self.version != version:
            self.version = version
            self._speak()

    def _show_languages(self) -> None:
        """Offer other languages by their own names: who needs them reads nothing else here."""
        names = [name_of(code) for code in others(self.intake)]
        self._globe.say("\n".join(names[:NAMES]))
        self._globe.display = bool(names)
        self.set_class(bool(names), "-tongues")

    def show_banner(self, words: str, urgent: bool = False) -> None:
        """Say how things stand, never in a child's words; empty takes the banner away.

        While nothing is to be said, a call for help made here says how far it has come.
        """
        self._notice = (words, urgent)
        said = words or self._called_for()
        if said != self._banner.text:
            self._banner.show(said)
        self._banner.set_class(bool(said), "-shown")
        self._banner.set_class(urgent, "-urgent")
        self.set_class(bool(said), "-noted")
        self.set_class(not said, "-calm")
        self._make_room()

    def _called_for(self) -> str:
        try:
            state = self._line.state(self.intake)
        except WorryBoxError:
            return self._banner.text  # what was true a second ago
        if not state:
            return ""
        return together(SIGNS[state], text(f"{self.version}.help.after.{state}"))

    def _ways(self) -> list[Tile]:
        return [
            self._pictured("tell", "tell", classes=_MAIN),
            self._way("answer", "come-back", sign="four"),
            self._way("what_happens", "what-happens", sign="what"),
            self._pictured("good", "thanks", classes=_BESIDE),
            self._pictured("cards", "cards", classes=_BESIDE),
        ]

    def _way(self, way: str, id: str, *, sign: str) -> Tile:
        return SignTile(self._word(f"tile.{way}"), way, sign=sign, key=WAYS[way], id=id)

    def _pictured(self, way: str, picture: str, *, classes: str) -> Tile:
        label, drawn = self._word(f"tile.{way}"), Picture(picture, "small")
        return KeyTile(label, way, key=WAYS[way], picture=drawn, classes=classes, id=way)

    def _speak(self) -> None:
        self.query_one("#hello .title", PlainText).show(self._greeting("title"))
        self.query_one("#hello .lead", PlainText).show(self._greeting("line"))
        for place, name in _TILES.items():
            self.query_one(place, Tile).say(self._word(f"tile.{name}"))

    def _word(self, name: str) -> str:
        return text(f"{self.version}.welcome.{name}")

    def _greeting(self, name: str) -> str:
        """Invite to tell, or say at once that it cannot be done here any more."""
        if not self._ended:
            return self._word(name)
        if name == "line":
            return together(*whom_to_tell("withdrawn", self.version), between="\n")
        return text(f"pupil.error.withdrawn.{name}")

    def _look(self) -> None:
        self._invite()
        self.query_one(OutOfHoursNotes).look()
        self.show_banner(*self._notice)

    def _invite(self) -> None:
        """Offer telling only while the school takes what is told here."""
        if self._ended != (ended := self.intake.withdrawn):
            self._ended = ended
            self._speak()
            for place in ("#tell", "#good"):
                self.query_one(place).display = not ended

    def _make_room(self) -> None:
        """In a low window a banner and the note out of hours together need pictures' room."""
        self.set_class(self.has_class("-closed") and self.has_class("-noted"), "-crowded")

    @on(Click, "#letterbox")
    def _letterbox_pressed(self) -> None:
        """Who cannot read presses the picture."""
        self.query_one("#tell", Tile).press()

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        if not self.is_active:
            return
        match event.tile.value:
            case "tell":
                self._tell()
            case "answer":
                self.post_message(self.ComeBack())
            case "what_happens":
                from screens.pupil.what_happens import WhatHappens

                self.app.push_screen(WhatHappens(self.intake, self.clock, self.version))
            case "good":
                self._say_good()
            case "cards":
                from screens.pupil.cards import Cards

                self.app.push_screen(Cards(self.intake, self.clock, self.version))
            case "languages":
                self.action_languages()
            case "slip":
                self.post_message(self.GrownUp())
            case "help":
                self.action_help_now()

    def _say_good(self) -> None:
        from screens.pupil.say_good import SayGood
        from screens.pupil.trouble import OutOfUse

        if not self.intake.ready():
            self.app.push_screen(OutOfUse(self.intake, self.clock, self.version))
            return
        self.app.push_screen(SayGood(self.intake, self.clock, self.version), self._go_on_telling)

    def _go_on_telling(self, telling: "Telling | None") -> None:
        if telling is not None:
            self._tell(telling)

    def _tell(self, telling: "Telling | None" = None) -> None:
        # Read when first needed: the first page must be there at once.
        from screens.pupil.tell import Tell
        from screens.pupil.trouble import OutOfUse

        if not self.intake.ready():
            self.app.push_screen(OutOfUse(self.intake, self.clock, self.version))
            return
        self.app.push_screen(
            Tell(
                self.intake,
                self.clock,
                self._draft,
                telling,
                version=self.version,
                line=self._line,
            )
        )
