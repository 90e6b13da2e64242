"""The app with every door shut: no way out, no way round, nothing said when it falls."""

import asyncio
import os
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar

from rich.console import RenderableType
from textual import events
from textual.actions import ActionParseResult
from textual.app import ActionError, App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Size
from textual.notifications import SeverityLevel
from textual.screen import Screen

from tui import last_words, signals, small_window
from tui.allowed_actions import is_allowed
from tui.line_filter import ControlFilter

STOPPED = 70
"""The exit status after an error nobody expected (EX_SOFTWARE in sysexits.h)."""

GRACE = 3.0
"""Seconds an ending app has to put itself away before it is put away."""


class ClosedDoors(App[None]):
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
        super().__init__(driver_class=_driver_class())
        self.too_small = False
        """Is the window too small to show anything? What is beneath stays as it is."""
        self._log_file = log
        self._control_filter = ControlFilter()
        self._status: int | None = None
        self._serving = False

    # The way in and the way out.

    def serve(self) -> int:
        """Run until told to end and return the exit status; the command's main uses it."""
        self._serving = True
        last_words.listen(self._note, self._thread_died)
        signals.listen(self.stop)
        with ExitStack() as stack:
            stack.push(self._last_resort)
            self.run()
        status = self.return_code or 0 if self._status is None else self._status
        if status == STOPPED:
            _say(last_words.NEUTRAL)
        if sys.flags.inspect:
            os._exit(status)  # Python was told to open a prompt once the program has ended
        return status

    def leave(self) -> None:
        """End the program, with exit status 0. Only staff get here, with a PIN."""
        self.stop(0)

    def stop(self, status: int) -> None:
        """End the program with this exit status; safe from signals and from any thread."""
        if self._status is None:
            self._status = status
        loop = self._loop
        if loop is None or loop.is_closed():
            raise SystemExit(self._status)
        self._put_away_later()
        loop.call_soon_threadsafe(self.exit, None, self._status)

    async def run_async(self, **options: Any) -> None:
        """Run with nobody's words printed when a task fails."""
        last_words.listen_to_loop(asyncio.get_running_loop(), self._note)
        await super().run_async(**options)

    def _put_away_later(self) -> None:
        """See to it that an app which is stuck ends all the same."""
        if self._serving:
            late = threading.Timer(GRACE, self._put_away)
            late.daemon = True
            late.start()

    def _put_away(self) -> None:
        """End now: a terminal in order and the right exit status matter more than tidiness."""
        abandon = getattr(self._driver, "abandon", None)
        if abandon is not None:
            abandon()
        os._exit(STOPPED if self._status is None else self._status)

    # Errors: a class and a place in the log, a neutral line, nothing else.

    def _handle_exception(self, error: Exception) -> None:
        self._note(error)
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._fall()

    def _fatal_error(self) -> None:
        error = sys.exception() if sys.version_info >= (3, 12) else sys.exc_info()[1]
        if error is not None:
            self._note(error)
        self._fall()

    def panic(self, *renderables: RenderableType) -> None:
        """Fall without a word: what there is to show may hold what a child wrote."""
        self._fall()

    def _fall(self) -> None:
        """Begin to end, with the status that says so."""
        self._return_code = STOPPED
        if self._status is None:
            self._status = STOPPED
        self._put_away_later()
        self._close_messages_no_wait()

    def _note(self, error: BaseException) -> None:
        """Put the class and place of an error in the log."""
        last_words.record(error, self._log_file)

    def _thread_died(self, name: str) -> None:
        """Fall with the threads that read keys and draw; without them nothing works."""
        if name.startswith("textual-"):
            self.stop(STOPPED)

    def _last_resort(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Catch what came out of Textual itself, and leave the terminal in order."""
        if error is None:
            return False
        if not isinstance(error, SystemExit):
            self._note(error)
        if self._status is None:
            self._status = STOPPED
        self._loop = None
        abandon = getattr(self._driver, "abandon", None)
        if abandon is not None:
            abandon()
            self._driver.close()  # type: ignore[union-attr]
        return True

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

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
        return [*super().get_line_filters(), self._control_filter]

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


def _say(line: str) -> None:
    """Write one line to standard error, if anybody is there to read it."""
    with ExitStack() as stack:
        stack.push(lambda kind, error, trace: isinstance(error, OSError))
        os.write(2, f"{line}\n".encode())
