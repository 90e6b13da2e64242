"""A program in a real pseudo-terminal, seen through pyte.

Nothing here sleeps for a fixed time: every wait polls the output until a deadline.
"""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

import pyte
from PIL import Image, ImageDraw

from tests.cells import Cell, colour, font_of, paint_back, paint_front
from tests.key_bytes import KEYS

PATIENCE = 15.0
"""Seconds until a wait gives up."""

LOOK = 0.5
"""Seconds for which nothing is drawn until somebody has looked at a page."""

IDLE = 5
"""Moments for which the program has been asleep once it has nothing left to do."""

NOT_UNDERSTOOD = re.compile(rb"\x1b\[[<>=][\d;]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
"""Sequences pyte would print: keyboard protocols and operating system commands."""

UNFINISHED = re.compile(rb"\x1b(?:\[[<>=?\d;]*|\][^\x07\x1b]*)?\Z")
"""The beginning of a sequence whose rest has not been read yet."""

ALTERNATE = re.compile(rb"\x1b\[\?1049[hl]")
"""Going to and from the alternate screen, of which pyte knows nothing."""


class Terminal:
    """Runs a command in a terminal of its own, for as long as the `with` lasts."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.columns, self.rows = columns, rows
        self.raw = b""
        self._command = [str(part) for part in command]
        self._env = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self._env |= {"PATH": os.environ["PATH"], **(env or {})}
        self._cwd = cwd
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unfinished = b""
        self._status: int | None = None

    def __enter__(self) -> Self:
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            self._become_the_command()
        self._set_size()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        with contextlib.suppress(OSError):
            os.close(self._master)

    # What the person at the keyboard does.

    def send(self, text: str | bytes) -> None:
        """Type the text, or send the very bytes."""
        rest = text.encode() if isinstance(text, str) else text
        while rest:
            self._read(0)
            rest = rest[os.write(self._master, rest[:512]) :]

    def press(self, *keys: str) -> None:
        """Press keys by name; a single character is itself."""
        for key in keys:
            self.send(KEYS.get(key, key))

    def hold(self, key: str, repeats: int = 15) -> None:
        """Hold a key: a keyboard repeats it after half a second, then every 33 ms.

        What comes meanwhile is drawn afterwards: drawing would keep the next repeat waiting.
        """
        self.press(key)
        came = bytearray()
        for gap in (0.5, *[0.033] * repeats):
            until = monotonic() + gap
            while (left := until - monotonic()) > 0:
                if select.select([self._master], [], [], left)[0]:
                    came += os.read(self._master, 65536)
            os.write(self._master, KEYS.get(key, key).encode())
        self.raw += came
        self._show(self._unfinished + bytes(came))

    def paste(self, text: str) -> None:
        """Paste as a terminal does, in brackets."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def click(self, x: int, y: int) -> None:
        """Press and release the left button at a cell counted from 0."""
        self.send(f"\x1b[<35;{x + 1};{y + 1}M\x1b[<0;{x + 1};{y + 1}M\x1b[<0;{x + 1};{y + 1}m")

    def click_on(self, text: str) -> None:
        """Look at a text that is on the screen, and click in the middle of it."""
        self.look()
        x, y = self.find(text)
        self.click(x + len(text) // 2, y)

    def resize(self, columns: int, rows: int) -> None:
        """Change the window's size."""
        self.columns, self.rows = columns, rows
        self._screen.resize(rows, columns)
        self._set_size()

    def kill(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed."""
        os.close(self._master)

    # What there is to see.

    def text(self) -> str:
        """Return the screen as lines of text."""
        self._read(0)
        return "\n".join(line.rstrip() for line in self._screen.display)

    def find(self, text: str) -> tuple[int, int]:
        """Return the column and row at which the text begins."""
        for y in range(self.rows):
            row = self._screen.buffer[y]
            cells = [row[x].data for x in range(self.columns)]
            at = "".join(cells).find(text)
            if at >= 0:
                starts = (x for x in range(self.columns) if len("".join(cells[:x])) == at)
                return max(starts), y
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text()}")

    def cells(self) -> list[list[Cell]]:
        """Return the screen cell by cell, row by row."""
        self._read(0)
        rows = range(self.rows)
        return [[self._cell(x, y) for x in range(self.columns)] for y in rows]

    def paint(self, path: Path, scale: int = 2) -> None:
        """Save a picture of the cells, each 8 by 16 pixels times the scale.

        Block characters are exact rectangles, so that a code made of them can be scanned.
        """
        width, height = 8 * scale, 16 * scale
        picture = Image.new("RGB", (width * self.columns, height * self.rows))
        draw = ImageDraw.Draw(picture)
        font = font_of(round(13 * scale))
        grid = self.cells()
        for y, row in enumerate(grid):
            for x, cell in enumerate(row):
                paint_back(draw, x * width, y * height, width, height, cell)
        for y, row in enumerate(grid):
            for x, cell in enumerate(row):
                paint_front(draw, x * width, y * height, width, height, cell, font)
        picture.save(path)

    # Waiting.

    def wait_for(self, text: str, patience: float = PATIENCE) -> None:
        """Wait until the text is on the screen."""
        self.wait_until(lambda: text in self.text(), f"{text!r} did not come", patience)

    def wait_gone(self, text: str, patience: float = PATIENCE) -> None:
        """Wait until the text is not on the screen."""
        self.wait_until(lambda: text not in self.text(), f"{text!r} stayed", patience)

    def rest(self, quiet: float = 0.8, rounds: int = 12) -> None:
        """Take in what comes until nothing has for so many seconds; what blinks ends by itself."""
        for _ in range(rounds):
            drawn = len(self.raw)
            self._read(quiet)
            if len(self.raw) == drawn:
                return

    def look(self) -> None:
        """Look at a page as a person does: before that a pupil's page takes no key.

        Where other work keeps the processor from the program, it learns late that its page was
        drawn: a look begins once it has done all there was to do.
        """
        for _ in self._polls(PATIENCE):
            asleep = all(self._is_asleep() for _ in range(IDLE))
            drawn = len(self.raw)
            if asleep:
                self._read(LOOK)
            if asleep and len(self.raw) == drawn:
                return

    def wait_until(
        self, met: Callable[[], bool], otherwise: str, patience: float = PATIENCE
    ) -> None:
        """Wait until the condition is met; it is asked again whenever output comes."""
        for _ in self._polls(patience):
            if met():
                return
        raise AssertionError(f"{otherwise}; the screen shows:\n{self.text()}")

    def wait(self, patience: float = PATIENCE) -> int:
        """Wait for the program to end; its exit status, or minus the signal it died of."""
        for _ in self._polls(patience):
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self._status = os.waitstatus_to_exitcode(status)
                self._read(0)
                return self._status
        raise AssertionError(f"the program did not end; the screen shows:\n{self.text()}")

    @property
    def is_cooked(self) -> bool:
        """Does the terminal echo and take lines again, as before the program started?"""
        flags = termios.tcgetattr(self._master)[3]
        return bool(flags & termios.ECHO and flags & termios.ICANON and flags & termios.ISIG)

    def _is_asleep(self) -> bool:
        """Does the program wait for something to come, a moment from now?"""
        self._read(0.02)
        state = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]
        return state in "SZ"

    def _polls(self, patience: float) -> Iterator[None]:
        until = monotonic() + patience
        while monotonic() < until:
            yield
            self._read(0.05)
        yield

    def _read(self, seconds: float) -> None:
        """Take in what the program wrote, waiting so long for the first of it."""
        with contextlib.suppress(OSError, ValueError):
            while select.select([self._master], [], [], seconds)[0]:
                data = os.read(self._master, 65536)
                if not data:
                    return
                self.raw += data
                self._show(self._unfinished + data)
                seconds = 0

    def _show(self, data: bytes) -> None:
        """Let pyte draw it, in words it understands."""
        rest = UNFINISHED.search(data)
        self._unfinished = rest.group() if rest else b""
        data = data[: len(data) - len(self._unfinished)]
        data = ALTERNATE.sub(b"\x1b[0m\x1b[2J\x1b[H", data)
        self._stream.feed(NOT_UNDERSTOOD.sub(b"", data))

    def _become_the_command(self) -> None:
        """In the child: wait for nothing, be the command or die."""
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, self._winsize())
            if self._cwd is not None:
                os.chdir(self._cwd)
            os.execvpe(self._command[0], self._command, self._env)
        finally:
            os._exit(127)

    def _set_size(self) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, self._winsize())

    def _winsize(self) -> bytes:
        return struct.pack("HHHH", self.rows, self.columns, 0, 0)

    def _cell(self, x: int, y: int) -> Cell:
        drawn = self._screen.buffer[y][x]
        fg, bg = colour(drawn.fg, "d8d8d8"), colour(drawn.bg, "000000")
        return Cell(drawn.data, bg, fg) if drawn.reverse else Cell(drawn.data, fg, bg)
