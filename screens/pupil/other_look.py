"""Bigger or colours: how the pages look, each choice shown as what it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from assets.texts import text
from screens.clock import Clock
from screens.looks import LARGE, NAMES, Look
from screens.pupil.base import PupilScreen
from screens.pupil.beside import Beside
from screens.pupil.foot import back_tile
from screens.pupil.sample import Sample, SizeSample
from screens.pupil.tongues import offered_here
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, Tiles
from store.letterbox.intake import Intake

USUAL = "usual"


class OtherLook(Beside):
    """A choice is seen at once; the same key once more, or Back, leads to where the child was."""

    @dataclass
    class Chosen(Message):
        """Another look was chosen, to be worn from now on."""

        look: Look

    def __init__(
        self, intake: Intake, clock: Clock, look: Look, behind: PupilScreen[Any] | None = None
    ) -> None:
        super().__init__(intake, clock, behind)
        self.look = look

    def compose(self) -> ComposeResult:
        """Draw the colourings this terminal has, and the two sizes."""
        with Vertical(classes="page"):
            yield PlainText(text("pupil.look.title"), classes="title")
            yield Tiles(*self._colourings(), numbered=True, id="colourings")
            yield Tiles(*self._sizes(), *self._languages(), id="sizes")
        yield from self.always(back_tile())

    def _colourings(self) -> Iterator[Tile]:
        for name in NAMES:
            if self.app.get_theme(name) is not None:
                sample = Sample(name, text("younger.welcome.title"))
                yield Tile(text(f"pupil.look.{name}"), name, picture=sample, id=name)

    def _sizes(self) -> Iterator[Tile]:
        for key, name in (("5", USUAL), ("6", LARGE)):
            sample = SizeSample(large=name == LARGE)
            yield Tile(text(f"pupil.look.{name}"), name, key=key, picture=sample, id=name)

    def _languages(self) -> Iterator[Tile]:
        if offered_here(self.intake, self.held_to):
            globe = Picture("globe", "small")
            yield Tile(text("pupil.language.tile"), "language", key="7", picture=globe, id="globe")

    def on_mount(self) -> None:
        """Begin at the colouring that is worn."""
        self._mark()
        self.query_one("#look").display = False
        self.query_one(f"#{self.look.name}").focus()

    def action_looks(self) -> None:
        """The key that leads here leads back as well."""
        self.action_back()

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        match event.tile.value:
            case "help" | "hide":
                return
            case "back":
                self.action_back()
            case "language":
                self.action_back()
                (self.behind or self).action_languages()
            case name if name in (self.look.name, LARGE if self.look.large else USUAL):
                self.action_back()
            case name:
                self._wear(name)

    def _wear(self, name: str) -> None:
        if name in NAMES:
            self.look = replace(self.look, name=name)
        else:
            self.look = replace(self.look, large=name == LARGE)
        self._mark()
        self.query_one(f"#{name}").focus()
        self.post_message(self.Chosen(self.look))

    def _mark(self) -> None:
        self.query_one("#colourings", Tiles).show_chosen(self.look.name)
        self.query_one("#sizes", Tiles).show_chosen(LARGE if self.look.large else USUAL)
