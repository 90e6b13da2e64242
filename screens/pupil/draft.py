"""What a child began and hid: in memory only, for two minutes, for whoever knows its first word."""

import re
from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from unicodedata import combining, normalize

from screens.pupil.telling import Telling

KEPT_FOR = 120.0
"""Seconds a hidden draft stays."""
TRIES = 2
"""How often somebody may guess its first word."""


class Draft:
    """At most one hidden telling; `seconds` is a clock that nobody can set."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._open: Telling | None = None
        self._telling: Telling | None = None
        self._until = 0.0
        self._tries = 0

    def begin(self, telling: Telling) -> None:
        """Know the telling that is on the screen: until `wipe` it may be kept."""
        self._open = telling

    def keep(self, telling: Telling) -> None:
        """Keep a telling that is being hidden; without a typed word nothing is kept."""
        if self._open is telling and first_word(telling.words):
            self._telling = replace(telling)
            self._until = self._seconds() + KEPT_FOR
            self._tries = TRIES

    @property
    def waiting(self) -> bool:
        """Tell whether something can be reopened; what is too old is forgotten here."""
        if self._telling is not None and self._seconds() >= self._until:
            self._telling = None
        return self._telling is not None

    def reopen(self, word: str) -> Telling | None:
        """Return the telling to whoever types its first word; the last wrong try wipes it."""
        if not self.waiting or self._telling is None:
            return None
        telling = self._telling
        self._tries -= 1
        right = first_word(word) == first_word(telling.words)
        if right or self._tries <= 0:
            self._telling = None
        return telling if right else None

    def wipe(self) -> None:
        """Forget everything: what was on the screen was sent."""
        self._open = self._telling = None


def first_word(words: str) -> str:
    """Return the first word, without case, accents and marks; empty when nothing was typed."""
    flat = normalize("NFKD", words).casefold()
    letters = "".join(letter for letter in flat if not combining(letter))
    found = re.search(r"\w[\w'’]*", letters) or re.search(r"\S+", letters)
    return found.group() if found else ""
