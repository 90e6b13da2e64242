"""What is said, line by line, in whatever the terminal can show."""

import os
import textwrap
from contextlib import suppress
from typing import TextIO
from unicodedata import combining, normalize

from screens.clean import clean
from tui.lines.typed import Ended

ROWS = 60
"""So many empty lines push what was there off a terminal that cannot clear itself."""
CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""Clears the screen and what can be scrolled back to."""
POOR = frozenset({"", "dumb", "unknown"})
"""Terminals that would print the letters of an escape sequence."""


class Page:
    """Writes lines; `term` is what the terminal is called."""

    def __init__(self, out: TextIO, term: str = "") -> None:
        self._out, self._term = out, term

    @property
    def is_tty(self) -> bool:
        """Tell whether this is shown on a terminal."""
        return self._out.isatty()

    def say(self, *lines: str) -> None:
        """Print lines, broken between words where the terminal is narrower."""
        for line in lines:
            for part in clean(line).split("\n"):
                self._print(self._broken(part))

    def choice(self, key: str, words: str) -> None:
        """Print something to choose, after its number."""
        self._print(self._broken(f"{key}. {clean(words)}", " " * (len(key) + 2)))

    def prompt(self) -> None:
        """Say that it is somebody's turn."""
        self._write("> ")

    def clear(self) -> None:
        """Take away what stands on the terminal and above; a pipe has nothing to be cleared."""
        if not self.is_tty:
            return
        self._write("\n" * max(ROWS, self._size().lines))
        if self._term not in POOR:
            self._write(CLEAR)

    def _broken(self, line: str, indent: str = "") -> str:
        if not self.is_tty:
            return line
        width = max(20, self._size().columns - 1)
        return textwrap.fill(line, width, subsequent_indent=indent, break_on_hyphens=False)

    def _size(self) -> os.terminal_size:
        try:
            size = os.get_terminal_size(self._out.fileno())
        except OSError:
            return os.terminal_size((80, 24))
        return size if size.columns else os.terminal_size((80, 24))

    def _print(self, line: str) -> None:
        self._write(f"{line}\n")

    def _write(self, text: str) -> None:
        encoding = self._out.encoding or "ascii"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            text = _plainer(text, encoding)
        try:
            self._out.write(text)
            self._out.flush()
        except OSError:
            self._write_to_nobody()
            raise Ended from None

    def _write_to_nobody(self) -> None:
        """Let what is still to be written vanish: who read it has gone, which is no error."""
        with suppress(OSError), open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), self._out.fileno())


def _plainer(text: str, encoding: str) -> str:
    """Return text without accents, and a question mark for what cannot be written at all."""
    flat = "".join(each for each in normalize("NFKD", text) if not combining(each))
    return flat.encode(encoding, "replace").decode(encoding)
