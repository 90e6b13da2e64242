"""Asking whether somebody is still here, before the page is hidden."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from assets.texts import text
from screens.idle import Idle
from screens.pupil.foot import Foot, FootTile
from screens.pupil.room import Roomy
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, Tiles

HERE, HIDE, HELP = "here", "hide", "help"
SECONDS = 15
"""How long somebody has to answer when nothing else is said."""


class StillHere(Roomy[str]):
    """Any key says yes; without one it answers `hide` when its seconds are over."""

    IDLE: ClassVar[Idle | None] = None
    DEFAULT_CLASSES = "-pupil"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", f"answer('{HIDE}')", "Hide", id="still.hide"),
        Binding("ctrl+n,f1", f"answer('{HELP}')", "I need help now", id="still.help_now"),
    ]

    def __init__(self, seconds: float = SECONDS, version: str = "younger") -> None:
        super().__init__()
        self.left = max(1, round(seconds))
        self.version = version

    def compose(self) -> ComposeResult:
        """Ask, say how long is left, and offer the usual ways out."""
        yes, tick = text(f"{self.version}.still_here.yes"), Picture("tick", "small")
        with Horizontal(classes="middle"):
            yield Picture("timer", classes="aside")
            with Vertical(classes="asked"):
                yield PlainText(text(f"{self.version}.still_here.title"), classes="title")
                yield PlainText(self._line(), id="left", classes="lead")
                yield Tiles(Tile(yes, HERE, key="1", picture=tick, classes="-beside", id="here"))
        yield Foot(
            FootTile(HELP, "Ctrl+N", id="help-now", classes="-now"),
            FootTile(HIDE, "Esc", id="hide"),
        )

    def on_mount(self) -> None:
        """Begin to count."""
        self.query_one("#here").focus()
        self.set_interval(1, self.tick)

    def tick(self) -> None:
        """Let a second pass."""
        self.left -= 1
        if self.left <= 0:
            self.action_answer(HIDE)
        else:
            self.query_one("#left", PlainText).show(self._line())

    def on_key(self, event: events.Key) -> None:
        """Take any other key as a yes; it goes nowhere else."""
        if event.key not in ("escape", "ctrl+n", "f1", "tab", "shift+tab"):
            event.stop()
            self.action_answer(HERE)

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        self.action_answer(event.tile.value)

    def action_answer(self, answer: str) -> None:
        """Answer once; what comes after is nobody's."""
        if self.is_active:
            self.dismiss(answer)

    def _line(self) -> str:
        return text(f"{self.version}.still_here.line", seconds=str(self.left))
