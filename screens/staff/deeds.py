"""What can be done on a page, a line each with its key: by key, by arrows and Enter, by mouse."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.widgets.columns import fitted
from screens.widgets.plain import plain


@dataclass(frozen=True)
class Deed:
    """One thing to do: its id, the letter that does it, what it is called.

    `everybody`: also whoever is named in what it is done to may do it. Nothing else is offered to
    them, as the store refuses it too (`store.cases.door`).
    """

    id: str
    key: str
    title: str
    everybody: bool = False


class Deeds(Widget, can_focus=True):
    """A column of deeds under a heading; `half_written` marks those with a kept draft."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"deeds--cursor", "deeds--key", "deeds--mark"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """A deed was chosen."""

        deed: str

    def __init__(self, heading: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.deeds: tuple[Deed, ...] = ()
        self.half_written: frozenset[str] = frozenset()
        self.border_title = plain(heading)

    def show(self, deeds: Sequence[Deed], half_written: frozenset[str] = frozenset()) -> None:
        """Show these deeds instead."""
        self.deeds = tuple(deeds)
        self.half_written = half_written
        self.cursor = min(self.cursor, max(0, len(deeds) - 1))
        self.refresh(layout=True)
        self.call_after_refresh(self.on_resize)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return a line a deed."""
        return max(1, len(self.deeds))

    def render(self) -> Content:
        """Draw key, title and, where something is half written, a mark; only what has room."""
        width, height = self.content_size
        lines = [self._line(n, deed, width) for n, deed in enumerate(self.deeds)]
        return Content("\n").join(lines[self._first : self._first + max(1, height)])

    @property
    def _first(self) -> int:
        """The first deed in sight: the cursor always is, where there is no room for all."""
        height = max(1, self.content_size.height)
        return max(0, min(self.cursor - height + 1, len(self.deeds) - height))

    def on_resize(self) -> None:
        """Say that there is more than has room, and where."""
        self.border_subtitle = plain(f"more: {self._more}") if self._more else ""

    @property
    def _more(self) -> str:
        """Where there is more than is in sight; at the end a click leads back to the beginning."""
        height = max(1, self.content_size.height)
        below = self._first + height < len(self.deeds)
        return "↓" if below else "↑" if self._first else ""

    def watch_cursor(self) -> None:
        """Say anew where there is more."""
        self.on_resize()

    def _line(self, number: int, deed: Deed, width: int) -> Content:
        mark = " …" if deed.id in self.half_written else ""
        words = fitted(f" {deed.title}", max(0, width - 2 - len(mark)))
        key, mark_look = Content(f" {deed.key.upper()}"), Content(mark)
        if self.has_focus and number == self.cursor:
            look = self.get_visual_style("deeds--cursor")
            return Content("").append(key).append(words).append(mark_look).stylize(look)
        key = key.stylize(self.get_visual_style("deeds--key"))
        mark_look = mark_look.stylize(self.get_visual_style("deeds--mark"))
        return key.append(words).append(mark_look)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def action_step(self, by: int) -> None:
        """Go up or down."""
        self.cursor = max(0, min(self.cursor + by, len(self.deeds) - 1))

    def action_choose(self) -> None:
        """Do what is under the cursor."""
        if self.cursor < len(self.deeds):
            self.post_message(self.Chosen(self.deeds[self.cursor].id))

    def _bring(self, last: int) -> None:
        """Bring the deed of this place to the last line; before there is one, the first ones."""
        height = max(1, self.content_size.height)
        self.cursor = 0 if last < height else min(last, len(self.deeds) - 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show those further down."""
        event.stop()
        self._bring(self._first + self.content_size.height)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show those further up."""
        event.stop()
        self._bring(self._first + self.content_size.height - 2)

    def on_click(self, event: events.Click) -> None:
        """Do what is clicked; below the last line, show more."""
        offset = event.get_content_offset(self)
        if offset is None and event.y >= self.outer_size.height - 1 and self._more:
            event.stop()
            height = self.content_size.height
            self._bring(self._first + 2 * height - 1 if self._more == "↓" else 0)
            return
        place = offset.y + self._first if offset is not None else len(self.deeds)
        if place < len(self.deeds):
            event.stop()
            self.cursor = place
            self.action_choose()
