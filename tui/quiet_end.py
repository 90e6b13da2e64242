"""An app that ends without telling what it held."""

import asyncio
import os
import sys
import threading
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

from rich.console import RenderableType
from textual._context import active_message_pump
from textual.app import App
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.widget import Widget

from tui import last_words, signals

STOPPED = 70
"""The exit status after an error nobody expected (EX_SOFTWARE in sysexits.h)."""

GRACE = 3.0
"""Seconds an ending app has to put itself away before it is put away."""


class QuietEnd(App[None]):
    """Whatever ends it: a terminal in order, the right exit status, at most a neutral line.

    Of an error the log gets the class and the place, and nobody gets more.
    """

    def __init__(self, *, driver_class: type[Driver], log: Path | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._log_file = log
        self._status: int | None = None
        self._serving = False
        self._late: threading.Timer | None = None

    def serve(self) -> int:
        """Run until told to end and return the exit status; the command's main uses it."""
        self._serving = True
        last_words.listen(self._note, self._thread_died)
        signals.listen(self.stop)
        with ExitStack() as stack:
            stack.push(self._last_resort)
            self.run()
        if self._late is not None:
            self._late.cancel()  # what comes after this app in the same program lives on
        status = self.return_code or 0 if self._status is None else self._status
        if status == STOPPED:
            _say(last_words.NEUTRAL)
        if sys.flags.inspect:
            os._exit(status)  # Python was told to open a prompt once the program has ended
        return status

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
        if self._serving and self._late is None:
            self._late = threading.Timer(GRACE, self._put_away)
            self._late.daemon = True
            self._late.start()

    def _put_away(self) -> None:
        """End now: a terminal in order and the right exit status matter more than tidiness."""
        status = STOPPED if self._status is None else self._status
        self._abandon(f"{last_words.NEUTRAL}\n" if status == STOPPED else "")
        os._exit(status)

    def _abandon(self, words: str = "") -> None:
        """Give the terminal back without waiting for anybody, and leave these words on it."""
        abandon = getattr(self._driver, "abandon", None)
        if abandon is not None:
            abandon(words)

    def _handle_exception(self, error: Exception) -> None:
        if self._status is not None and isinstance(error, NoMatches):
            return  # told to end while a page was being made: it misses what is made no more
        self._note(error)
        if self._left_behind():
            return  # nobody sees that page any more, and nobody is to lose the one in front
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._fall()

    def _left_behind(self) -> bool:
        """Tell whether what fails just now belongs to a page that somebody has left."""
        failing = active_message_pump.get(None)
        if not isinstance(failing, Widget):
            return False
        return not any(page in self.screen_stack for page in failing.ancestors_with_self)

    def _fatal_error(self) -> None:
        error = sys.exception()
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
        self._abandon()
        if self._driver is not None:
            self._driver.close()
        return True

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()


def _say(line: str) -> None:
    """Write one line to standard error, if anybody is there to read it."""
    with ExitStack() as stack:
        stack.push(lambda kind, error, trace: isinstance(error, OSError))
        os.write(2, f"{line}\n".encode())
