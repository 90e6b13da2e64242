"""What every pupil's screen has: help, hide and looks, as tiles and as keys that never change."""

from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from screens.clock import Clock
from screens.idle import Idle
from screens.pupil.along import Along
from screens.pupil.foot import Foot, FootTile
from screens.pupil.next_tile import NEXT, NextTile
from screens.pupil.room import Fitting, Roomy
from screens.pupil.still_here import HELP, HIDE, StillHere
from screens.pupil.tongues import offered_here
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile
from store.letterbox.intake import Intake

Result = TypeVar("Result")


class PupilScreen(Roomy[Result]):
    """A screen for a pupil: one thing at a time, with the same two ways out on each."""

    IDLE: ClassVar[Idle | None] = Idle(after=45)
    version = "younger"
    """Which words the page speaks: `younger` or `older`."""
    calls = False
    """Is the key for help an answer here, and no question?"""
    at_once = False
    """Does it take a key that came before anybody can have seen it?"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "hide", "Hide", id="pupil.hide", tooltip="Go back to the first page"),
        Binding(NEXT, "next", "Next", id="pupil.next", show=False),
        Binding("ctrl+n,f1", "help_now", "I need help now", id="pupil.help_now"),
        Binding("ctrl+r,f3", "read", "Read to me", id="pupil.read"),
        Binding("ctrl+o,f2", "looks", "Bigger or colours", id="pupil.looks"),
        Binding("ctrl+g,f4", "languages", "Language", id="pupil.languages"),
    ]
    DEFAULT_CLASSES = "-pupil"

    @dataclass
    class HideNow(Message):
        """The pupil wants the ordinary first page back, at once."""

    @dataclass
    class HelpNow(Message):
        """The pupil asks for help now; `screen` may say what was told so far."""

        screen: "PupilScreen[Any]"

    @dataclass
    class ReadToMe(Message):
        """The pupil wants the page read aloud."""

        screen: "PupilScreen[Any]"

    @dataclass
    class OtherLook(Message):
        """The pupil wants other colours, or everything bigger."""

        screen: "PupilScreen[Any]"

    @dataclass
    class OtherTongue(Message):
        """The pupil wants another language."""

        screen: "PupilScreen[Any]"

    @dataclass
    class Speak(Message):
        """A language is to be spoken: the child has `chosen` it, or its class begins in it.

        No code stands for the one in which the terminal begins.
        """

        code: str
        chosen: bool = False

    @dataclass
    class Drawn(Message):
        """What stands there now has been drawn: from now on somebody may have seen this `sight`.

        Once it is `settled` nothing on it moves any more.
        """

        sight: object
        settled: bool

    def __init__(self, intake: Intake, clock: Clock) -> None:
        super().__init__()
        self.sight = object()
        """Stands for what is on the screen; another once that is another question."""
        self._undrawn: object = None
        self.intake = intake
        self.clock = clock

    @property
    def idle(self) -> Idle | None:
        """How long this screen may stand untouched as it is now."""
        return self.IDLE

    @property
    def so_far(self) -> Along | None:
        """What was told so far on this screen, for a call for help."""
        return None

    @property
    def place(self) -> str:
        """Where the child is, as far as this screen was told: the class's name, or nothing."""
        return ""

    @property
    def sends(self) -> bool:
        """Does one key send something from here for good, or call for help?"""
        return False

    def always(self, *first: Tile, hide: bool = True) -> ComposeResult:
        """Draw the tiles that stand at the foot of every pupil's screen, after `first`.

        Where there is nothing to `hide` its tile is left out.
        """
        tiles = [
            *first,
            FootTile("read", "Ctrl+R", id="read", asks=True),
            FootTile("look", "Ctrl+O", id="look", asks=True),
            FootTile("help", "Ctrl+N", classes="-now", id="help-now"),
        ]
        if hide:
            tiles.append(FootTile("hide", "Esc", id="hide"))
        yield Foot(*tiles)

    async def put(self, place: Widget, *widgets: Widget) -> bool:
        """Put a page where another stands: what was pressed before it is drawn is not for it."""
        self.sight = object()
        there = await super().put(place, *widgets)
        self._say_when_drawn()
        return there

    def _say_when_drawn(self) -> None:
        self._undrawn = self.sight
        self.call_after_refresh(self._say_drawn, self.sight, True)

    @on(events.Mount)
    def _watch_layout(self) -> None:
        """Notice when a page is drawn first: what lays it out once more may be long about it."""
        self.screen_layout_refresh_signal.subscribe(self, self._laid_out, immediate=True)

    def _laid_out(self, _: object) -> None:
        if self._undrawn is self.sight and self.is_current:
            self._undrawn = None
            self._say_drawn(self.sight, False)

    def _say_drawn(self, sight: object, settled: bool) -> None:
        # At once, and not by way of what this screen has yet to do: a key must not overtake it.
        if sight is self.sight and self.is_attached:
            self.app.post_message(self.Drawn(sight, settled))

    def on_screen_resume(self) -> None:
        """Lay out anew what was laid out for another look."""
        self.sight = object()
        self._say_when_drawn()
        self.take_room(self.app.size)
        # A query finds a class by the first of its bases alone.
        for each in self.walk_children(Fitting):
            # Whatever has no room yet lays itself out once it has.
            if each.size:
                each.fit()

    @property
    def held_to(self) -> str:
        """The version in which alone the page can be said, by its name; empty where it changes."""
        return self.version

    def action_hide(self) -> None:
        """Go back to the first page; nothing that was not sent is kept on the disk."""
        self.post_message(self.HideNow())

    def action_next(self) -> None:
        """Go on, where there is a way on."""
        for tile in self.query(NextTile):
            if tile.region.area:
                tile.press()
                break

    def action_help_now(self) -> None:
        """Ask for help now, from wherever the pupil is."""
        self.post_message(self.HelpNow(self))

    def action_read(self) -> None:
        """Read the page aloud, where that is switched on."""
        self.post_message(self.ReadToMe(self))

    def action_looks(self) -> None:
        """Choose another look, from wherever the pupil is, and come back."""
        self.post_message(self.OtherLook(self))

    def action_languages(self) -> None:
        """Choose another language, where there is one, and come back."""
        if offered_here(self.intake, self.held_to):
            self.post_message(self.OtherTongue(self))

    def goes_on_after_help(self) -> bool:
        """Go on here once a call for help was made from here; False: the first page comes."""
        return False

    def say_again(self) -> None:
        """Say everything on the page in the language that is spoken now; nothing is lost."""
        for tile in self.query(Tile):
            tile.say_again()
        for words in self.query(PlainText):
            words.say_again()

    @on(FootTile.Asked)
    def _asked(self, event: FootTile.Asked) -> None:
        event.stop()
        if event.what == "look":
            self.action_looks()
        elif event.what == "read":
            self.action_read()

    @on(Tile.Chosen, "#help-now")
    def _help_pressed(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_help_now()

    @on(Tile.Chosen, "#hide")
    def _hide_pressed(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_hide()

    def on_idle_warning(self, seconds_left: float) -> None:
        """Ask whether the pupil is still here; hide when nobody answers."""
        if self.app.screen is self:
            asking = StillHere(seconds_left, self.version)
            self.app.push_screen(asking, self._still_here)

    def _still_here(self, answer: str | None) -> None:
        if answer == HIDE:
            self.action_hide()
        elif answer == HELP:
            self.action_help_now()
