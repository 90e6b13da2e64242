"""The app with every door shut: no way out and no way round."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from rich.console import RenderableType
from textual import events
from textual.actions import ActionParseResult
from textual.app import ActionError
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Size
from textual.notifications import SeverityLevel
from textual.screen import Screen

from tui import small_window
from tui.allowed_actions import is_allowed
from tui.environment import is_plain
from tui.line_filter import ControlFilter
from tui.plain_terminal import PlainFilter
from tui.quiet_end import QuietEnd
from tui.style_sheet import StyleSheet
from tui.themes import themes


class ClosedDoors(QuietEnd):
    """What every app of ours is built on; `leave` is the only way out."""

    ENABLE_COMMAND_PALETTE = False
    COMMANDS = set()
    ALLOW_SELECT = False
    CLOSE_TIMEOUT = 1.0
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, "nothing", show=False, priority=True, system=True)
        for key in ("ctrl+q", "ctrl+c", "ctrl+z", "ctrl+p")
    ]

    def __init__(self, *, log: Path | None = None) -> None:
        super().__init__(driver_class=_driver_class(), log=log)
        self.too_small = False
        """Is the window too small to show anything? What is beneath stays as it is."""
        self.plain = is_plain(os.environ)
        """Is the terminal one that knows few signs and colours?"""
        self.set_class(self.plain, "-plain", update=False)
        self._last_filters = [ControlFilter(), *([PlainFilter()] if self.plain else [])]
        for theme in themes(plain=self.plain):
            self.register_theme(theme)
        self.stylesheet = StyleSheet(variables=self.get_css_variables())

    def leave(self) -> None:
        """End the program, with exit status 0. Only staff get here, with a PIN."""
        self.stop(0)

    # Actions: only those on the list, and never from a link in a text.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse the app's actions that are not on the list."""
        return is_allowed(self, action) and super().check_action(action, parameters)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action if it is on the list, whoever's it is."""
        try:
            target, name, _ = self._parse_action(action, default_namespace or self, namespaces)
        except ActionError:
            return False
        if not is_allowed(target, name):
            return False
        return await super().run_action(action, default_namespace, namespaces)

    async def _broker_event(
        self, event_name: str, event: events.Event, default_namespace: DOMNode
    ) -> bool:
        """Follow no link: an action in a text is a text."""
        return False

    def action_nothing(self) -> None:
        """Swallow a key that elsewhere quits, copies, undoes or opens a palette."""

    async def action_quit(self) -> None:
        """Stay."""

    def action_help_quit(self) -> None:
        """Stay, and say nothing of how to go."""

    def action_suspend_process(self) -> None:
        """Stay in front."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Take no picture."""

    def action_command_palette(self) -> None:
        """Open nothing."""

    def action_change_theme(self) -> None:
        """Change nothing: the screens have their own way to choose colours."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Stay in front while the block runs."""
        yield

    # The first page always stays, however quick the keys.

    def pop_screen(self) -> AwaitComplete:
        """Take the screen in front away; the first one has nothing behind it and stays."""
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Put a screen in place of the one in front, but never of the first one."""
        if len(self.screen_stack) > 1:
            return super().switch_screen(screen)
        return AwaitComplete(self.push_screen(screen))

    # Nothing leaves by file, browser or clipboard.

    def deliver_text(self, *args: Any, **kwargs: Any) -> None:
        """Write no file."""

    def deliver_binary(self, *args: Any, **kwargs: Any) -> None:
        """Write no file."""

    def deliver_screenshot(self, *args: Any, **kwargs: Any) -> None:
        """Write no file."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open no browser."""

    def copy_to_clipboard(self, text: str) -> None:
        """Keep nothing: the next person would paste it."""

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the pointer alone; some terminals print the request."""

    # What is shown.

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Sieve controls out of everything, after all other filters."""
        return [*super().get_line_filters(), *self._last_filters]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a message, never as markup."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Keep the screens at a size they can use, and keep keys from screens unseen."""
        if isinstance(event, events.Resize):
            event = self._with_room(event)
        elif self.too_small and isinstance(event, events.InputEvent | events.Paste):
            return
        await super().on_event(event)

    def _with_room(self, event: events.Resize) -> events.Resize:
        """Tell the screens of a size they can use; ask for it where it is not there."""
        width, height = event.size
        was_small, self.too_small = self.too_small, small_window.is_too_small(width, height)
        if self.too_small:
            self._ask_for_room(event.size)
            room = Size(max(width, small_window.COLUMNS), max(height, small_window.ROWS))
            return events.Resize(room, room)
        if was_small:
            self.call_later(partial(self.refresh, layout=True))
        return event

    def _ask_for_room(self, size: Size) -> None:
        if self._driver is not None and not self.is_headless:
            self._driver.write(small_window.picture(*size))
            self._driver.flush()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Draw the screen, unless it has no room."""
        if self.too_small and not self.is_headless:
            self.post_display_hook()
        else:
            super()._display(screen, renderable)


def _driver_class() -> type[Driver]:
    """Return the driver of this platform, whatever the environment names."""
    if sys.platform == "win32":
        from textual.drivers.windows_driver import WindowsDriver

        return WindowsDriver
    from tui.driver import ClosedDriver

    return ClosedDriver
