"""The terminal, held so that no key, byte or signal gets past the app."""

import contextlib
import os
import select
import signal
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from functools import partial
from io import TextIOWrapper
from time import monotonic
from typing import Any, cast

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste
from textual.message import Message

from tui.incoming import Incoming, Pasted
from tui.signals import HUNG_UP, ignore_pausing

LARGEST = 2000
"""Columns or rows: a window that claims more is taken for this."""

RESTORE = (
    b"\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    b"\x1b[?1016l\x1b[<u\x1b[0m\x1b[2J\x1b[H\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Undoes every mode Textual sets, for when there is no time to do it one by one."""

OFTEN = 0.1
"""Seconds after which a key that may be half a sequence is looked at again."""

PIECE, MUCH = 32, 65536
"""Bytes: nobody types so many between two reads; and so many are looked at together."""

UNREADABLE = (ParseError, ValueError, OverflowError, LookupError, RuntimeError)
"""What Textual's parser raises on input no keyboard sends."""


class TerminalFile:
    """Writes to the terminal; once the terminal has gone, writes nowhere."""

    def __init__(self, descriptor: int, gone: Callable[[], None]) -> None:
        self.descriptor = descriptor
        self._gone: Callable[[], None] | None = gone

    def write(self, text: str) -> None:
        """Write all of the text, or find out that nobody is there."""
        rest = memoryview(text.encode("utf-8", "replace"))
        while rest and self._gone is not None:
            try:
                rest = rest[os.write(self.descriptor, rest) :]
            except OSError:
                gone, self._gone = self._gone, None
                gone()

    def flush(self) -> None:
        """Do nothing: every write has already gone out."""

    def fileno(self) -> int:
        """Return the terminal's file descriptor."""
        return self.descriptor


class ClosedDriver(LinuxDriver):
    """Textual's driver, forgiving about bytes and deaf to pausing.

    While it runs, the process's own standard output and error lead nowhere: neither a
    library nor Python itself can write over the screen or tell what it was holding.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=False, mouse=mouse, size=size)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)
        ignore_pausing()
        shown = next((number for number in (2, 1, 0) if os.isatty(number)), 2)
        self._terminal = TerminalFile(os.dup(shown), self._hang_up)
        self._file = cast(TextIOWrapper, self._terminal)
        self._outlets: dict[int, int] = {}

    @property
    def can_suspend(self) -> bool:
        """Never: behind the kiosk there is a shell."""
        return False

    def start_application_mode(self) -> None:
        """Take the terminal over and close every other way to it."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        ignore_pausing()
        self._close_outlets()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self.write("\x1b[?1016l\x1b[0m\x1b[2J\x1b[H")  # some have no alternate screen
        super().stop_application_mode()

    def close(self) -> None:
        """Wait for the last bytes to go out; then standard output and error work again."""
        super().close()
        self._open_outlets()

    def abandon(self, words: str = "") -> None:
        """Give the terminal back at once, these words on it; safe from any thread."""
        with contextlib.suppress(OSError, termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSAFLUSH, self.attrs_before)
        with contextlib.suppress(OSError, ValueError):
            if select.select([], [self._terminal.descriptor], [], 0.2)[1]:
                os.write(
                    self._terminal.descriptor, RESTORE + (f"{words}\n" if words else "").encode()
                )

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Open nothing."""

    def run_input_thread(self) -> None:
        """Read keys and the mouse until told to stop or until the terminal has gone."""
        decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser()
        incoming, since = Incoming(), monotonic()
        while not self.exit_event.is_set():
            patience = incoming.patience
            if select.select([self.fileno], [], [], min(patience or OFTEN, OFTEN))[0]:
                data = self._gather()
                if not data:
                    self._hang_up()
                    return
                self._take_in(incoming.take(decode(data)))
                since = monotonic()
            elif patience is not None and monotonic() - since >= patience:
                self._take_in(incoming.settle())
            self._forward(self._parser.tick)

    def _take_in(self, pieces: Iterable[str]) -> None:
        """Send on what was pasted and read what was typed."""
        for piece in pieces:
            if isinstance(piece, Pasted):
                # Nothing that is shown can hold a NUL.
                self.process_message(Paste(piece.replace("\x00", "")))
            else:
                self._read_keys(piece)

    def _read_keys(self, text: str) -> None:
        """Feed the parser; by single characters where it may stumble, to lose only those."""
        for piece in text if "\x1b" in text else [text]:
            if piece:
                self._forward(partial(self._parser.feed, piece))

    def _forward(self, events: Callable[[], Iterable[Message]]) -> None:
        """Send on what was understood; after nonsense, start afresh."""
        try:
            for event in events():
                self.process_message(event)
        except UNREADABLE:
            self._parser = XTermParser()

    def _run_input_thread(self) -> None:
        """Leave errors to the hook for threads, which says nothing of what was typed."""
        self.run_input_thread()

    def _gather(self) -> bytes:
        """Return what has arrived; of a paste, which comes in pieces, what follows at once too."""
        data = more = self._read()
        while len(data) >= PIECE and more and len(data) < MUCH:
            if not select.select([self.fileno], [], [], 0)[0]:
                break
            more = self._read()
            data += more
        return data

    def _read(self) -> bytes:
        """Return what has arrived; nothing means that the terminal has gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _hang_up(self) -> None:
        """Ask the app to end; whoever was at the terminal is not there any more."""
        stop = getattr(self._app, "stop", None)
        if stop is not None and not self.exit_event.is_set():
            stop(HUNG_UP)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Ask the terminal itself; variables and redirections may say something else."""
        try:
            width, height = os.get_terminal_size(self._terminal.descriptor)
        except OSError:
            width, height = 80, 24
        return min(width or 80, LARGEST), min(height or 24, LARGEST)

    def _close_outlets(self) -> None:
        """Point standard output and error at nothing."""
        if self._outlets:
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for number in (1, 2):
            self._outlets[number] = os.dup(number)
            os.dup2(nowhere, number)
        os.close(nowhere)

    def _open_outlets(self) -> None:
        """Point them back; what was left in Python's own buffers is lost on the way."""
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                stream.flush()
        while self._outlets:
            number, kept = self._outlets.popitem()
            os.dup2(kept, number)
            os.close(kept)
