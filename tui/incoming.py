"""Telling what is typed from what is pasted, before anything is taken for a key.

Textual's own parser takes what follows an escape character inside a paste for keys: thousands of
them, each with all that a key does, Enter too. And a terminal that does not bracket its pastes
sends nothing but keys. Here either is one paste, word for word.

On a machine that is busy with something else, what somebody types may come all at once too, and
the key behind it: after so many, a key that writes nothing is still pressed. An Enter behind it is
the text's own, but behind Ctrl+S: no text holds that.
"""

import re
from collections.abc import Iterator

START, END = "\x1b[200~", "\x1b[201~"
"""What a terminal puts around a paste."""
MANY = 100
"""So many keys at once are pasted: nobody types them, and no held key repeats so quickly."""
QUIET = 0.05
"""Seconds without anything more that end a paste without brackets."""
LOST = 1.0
"""Seconds without anything more after which the end of a paste in brackets has got lost."""
MOST = 1_000_000
"""Characters after which a paste is handed on in parts: no more than that is held."""
PRESSED = "".join(chr(code) for code in (*range(1, 32), 127) if chr(code) not in "\t\n\r")
"""What keys send that write nothing, as Ctrl+S and Escape. A text does not end in them."""

SAVE = "\x13"
"""Ctrl+S: where nothing but keys, Enter and Tab is behind it, all of that is pressed."""
MOUSE = re.compile(r"\x1b\[<-?\d+;-?\d+;-?\d+[Mm]")
KEY = re.compile(r"\x1b(?:O[A-Za-z]|\[[\d;:]*[A-HIOPQRSZu~])|\x1b\[\?[\d;]*(?:\$y|c|u)")


class Pasted(str):
    """Text that came in one go, as it came."""

    __slots__ = ()


class Incoming:
    """Takes what a terminal sends, piece by piece; gives keys as `str` and pastes as `Pasted`."""

    def __init__(self) -> None:
        self._held = ""
        self._looked = 0
        self._bracketed = self._burst = False

    @property
    def patience(self) -> float | None:
        """Seconds to wait for more before `settle`; None when nothing is held back."""
        if self._bracketed:
            return LOST
        return QUIET if self._held else None

    def take(self, text: str) -> Iterator[str]:
        """Take what has come and give what is sure by now."""
        self._held += text
        while self._held:
            if self._bracketed:
                at = self._held.find(END, self._looked)
                if at < 0:
                    self._looked = max(0, len(self._held) - len(END))
                    yield from self._too_much()
                    return
                yield Pasted(self._held[:at])
                self._begin(self._held[at + len(END) :])
                continue
            at = self._held.find(START)
            before = self._held if at < 0 else self._held[:at]
            self._burst = self._burst or _presses(before) >= MANY
            if at >= 0:
                yield from self._sorted(before)
                self._begin(self._held[at + len(START) :], bracketed=True)
            elif self._burst:
                yield from self._too_much()
                return
            else:
                kept = _begun(before)
                self._held = before[len(before) - kept :]
                if sure := before[: len(before) - kept]:
                    yield sure
                return

    def settle(self) -> Iterator[str]:
        """Give what was held back: nothing more has come for as long as `patience`."""
        held, bracketed = self._held, self._bracketed
        yield from [Pasted(held)] if bracketed and held else self._sorted(held)
        self._begin("")

    def _begin(self, rest: str, *, bracketed: bool = False) -> None:
        self._held, self._looked, self._bracketed, self._burst = rest, 0, bracketed, False

    def _sorted(self, text: str) -> Iterator[str]:
        words = _words(text) if self._burst else ""
        if words:
            yield Pasted(words)
        if keys := text[len(words) :]:
            yield keys

    def _too_much(self) -> Iterator[str]:
        if len(self._held) > MOST:
            at = len(self._held) - len(END)
            yield Pasted(self._held[:at])
            self._held, self._looked = self._held[at:], 0


def _words(text: str) -> str:
    """Return what of much that came at once is text: the keys at its end are none."""
    written = len(text.rstrip(f"{PRESSED}\t\n\r"))
    saved = text.find(SAVE, written)
    return text[: len(text) if saved < 0 else saved].rstrip(PRESSED)


def _presses(text: str) -> int:
    """Count keys; a mouse that moves is none."""
    return len(KEY.sub("k", MOUSE.sub("", text))) if len(text) >= MANY else 0


def _begun(text: str) -> int:
    """Return how many characters at the end may be the beginning of a paste's bracket."""
    lengths = range(min(len(START) - 1, len(text)), 0, -1)
    return next((length for length in lengths if text.endswith(START[:length])), 0)
