"""The lines somebody types, or that come through a pipe."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Semaphore, Thread
from typing import Protocol

LONGEST = 64 * 1024
"""Bytes of one line; what is longer is cut here already."""
AHEAD = 100
"""So many lines are read before somebody asks for them."""


class Ended(Exception):
    """Nothing more will ever be typed."""


class Interrupted(Exception):
    """Somebody pressed Ctrl+C, or the program was told to end."""


class Lines(Protocol):
    """Where answers come from."""

    @property
    def is_tty(self) -> bool:
        """Tell whether a person types them at a terminal."""

    def line(self, seconds: float) -> str | None:
        """Return the next line; None when none came for so many seconds.

        Raises:
            Ended: there will be none.
            Interrupted: it is to stop at once.
        """

    def show(self, shown: bool) -> None:
        """Show what is typed from now on, or not."""

    def begin_anew(self) -> None:
        """Forget what was typed ahead: it was not meant for the next person."""


class Typed:
    """Lines from a file descriptor, read byte by byte: nothing of them is kept anywhere else.

    Python's own reading of lines would hand them to readline, which remembers.
    """

    def __init__(self, fd: int = 0) -> None:
        self._fd = fd
        self._found: SimpleQueue[bytes | None] = SimpleQueue()
        self._room = Semaphore(AHEAD)
        self._interrupted = self._ended = False
        self._terminal = _TerminalState(fd) if self.is_tty and sys.platform != "win32" else None
        # Nobody waits for it: a thread that reads cannot be stopped.
        Thread(target=self._read, name="typed", daemon=True).start()

    @property
    def is_tty(self) -> bool:
        """Tell whether a person types them at a terminal."""
        return os.isatty(self._fd)

    def line(self, seconds: float) -> str | None:
        """Return the next line; None when none came for so many seconds."""
        if not (self._interrupted or self._ended):
            try:
                line = self._found.get(timeout=seconds)
            except Empty:
                return None
            self._ended = line is None
            self._room.release()
        if self._interrupted:
            raise Interrupted
        if self._ended or line is None:
            raise Ended
        return line.decode("utf-8", "replace").rstrip("\r")

    @property
    def over(self) -> bool:
        """Tell whether nothing more will come."""
        return self._ended

    def interrupt(self, *, for_good: bool) -> None:
        """Stop whoever waits for a line; may be called from a signal handler."""
        self._interrupted = True
        self._ended |= for_good or not self.is_tty
        self._found.put(b"")

    def begin_anew(self) -> None:
        """Take lines again after an interruption; what was typed ahead is forgotten."""
        self._interrupted = False
        with suppress(Empty):
            while True:
                self._ended |= self._found.get_nowait() is None
                self._room.release()

    def show(self, shown: bool) -> None:
        """Show what is typed from now on, or not."""
        if self._terminal:
            self._terminal.echo(shown)

    def close(self) -> None:
        """Leave the terminal as it was; what was typed ahead must not reach a shell."""
        if self._terminal:
            self._terminal.restore()

    def _read(self) -> None:
        for line in self._split():
            self._room.acquire()
            self._found.put(line)
        self._found.put(None)

    def _split(self) -> Iterator[bytes]:
        rest = b""
        with suppress(OSError):  # the terminal has gone away
            while data := os.read(self._fd, 4096):
                *whole, rest = (rest + data).split(b"\n")
                yield from whole
                rest = rest[:LONGEST]
        if rest:
            yield rest


class _TerminalState:
    """How a terminal stood, so that it can be left like that."""

    def __init__(self, fd: int) -> None:
        import termios

        self._fd, self._termios = fd, termios
        self._before = termios.tcgetattr(fd)
        self.echo(True)

    def echo(self, on: bool) -> None:
        flags = self._termios
        now = flags.tcgetattr(self._fd)
        now[0] |= flags.ICRNL
        now[3] |= flags.ICANON | flags.ISIG | flags.ECHO | flags.ECHOE
        now[3] &= ~flags.ECHONL
        if not on:
            now[3] = now[3] & ~flags.ECHO | flags.ECHONL
        flags.tcsetattr(self._fd, flags.TCSANOW, now)

    def restore(self) -> None:
        with suppress(self._termios.error):
            self._termios.tcflush(self._fd, self._termios.TCIFLUSH)
            self._termios.tcsetattr(self._fd, self._termios.TCSANOW, self._before)
