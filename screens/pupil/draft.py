"""What a child began and hid: in memory only, two minutes, for whoever knows its last words.

What it was adding behind four pictures is there for whoever comes back with those.

Asked for are the last two words, not the first: the first word is nearly always "I", or the
beginning of a sentence that the page itself offers, and anybody would guess it in two tries.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from assets.texts import texts

if TYPE_CHECKING:
    from screens.pupil.telling import Telling

KEPT_FOR = 120.0
"""Seconds a hidden draft stays."""
TRIES = 2
"""How often somebody may guess its last words."""
WORDS = 2
"""How many of its last words open it: one alone is too easily guessed."""
LEAST = 5
"""Letters that the last words need to have together."""


class Draft:
    """At most one hidden telling; `seconds` is a clock that nobody can set."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._open: Telling | None = None
        self._telling: Telling | None = None
        self._behind = ""
        self._until = 0.0
        self._tries = 0

    def begin(self, telling: "Telling") -> None:
        """Know the telling that is on the screen: until `wipe` it may be kept."""
        self._open = telling

    def is_open(self, telling: "Telling") -> bool:
        """Tell whether this telling is on the screen, and nothing of it was sent."""
        return self._open is telling

    def keep(self, telling: "Telling") -> None:
        """Keep a telling that is being hidden; nothing is kept that anybody could guess."""
        if last_words(telling.words):
            self._keep(telling)

    def keep_behind(self, pictures: str, telling: "Telling") -> None:
        """Keep what is added behind four pictures: those open it, whatever its words are."""
        if telling.words.strip() or telling.name.strip():
            self._keep(telling, pictures)

    def _keep(self, telling: "Telling", behind: str = "") -> None:
        if self.is_open(telling):
            self._telling, self._behind = replace(telling), behind
            self._until = self._seconds() + KEPT_FOR
            self._tries = TRIES

    @property
    def waiting(self) -> bool:
        """Tell whether something can be reopened by its last words."""
        return self._there and not self._behind

    @property
    def _there(self) -> bool:
        """Tell whether something is kept; what is too old is forgotten here."""
        if self._telling is not None and self._seconds() >= self._until:
            self._telling = None
        return self._telling is not None

    @property
    def dots(self) -> bool:
        """Tell whether what was typed was hidden from onlookers."""
        return self._telling is not None and self._telling.dots

    def reopen(self, words: str) -> "Telling | None":
        """Return the telling to whoever types its last words; the last wrong try wipes it."""
        if not self.waiting or self._telling is None:
            return None
        telling = self._telling
        self._tries -= 1
        right = last_words(words) == last_words(telling.words) or _as_typed(words, telling.words)
        if right or self._tries <= 0:
            self._telling = None
        return telling if right else None

    def reopen_behind(self, pictures: str) -> "Telling | None":
        """Return what was being added behind these four pictures, once."""
        if not self._there or self._behind != pictures:
            return None
        telling, self._telling = self._telling, None
        return telling

    def wipe(self) -> None:
        """Forget everything: what was on the screen was sent."""
        self._open = self._telling = None


def _as_typed(words: str, draft: str) -> bool:
    """Tell whether somebody typed the end just as it stands, a smiley included."""
    return words.casefold().split()[-WORDS:] == draft.casefold().split()[-WORDS:]


def last_words(words: str) -> str:
    """Return the last two words, without case, accents and marks; empty when easily guessed.

    That is: too short, or only the beginning of a sentence that the page offers.
    """
    last = _flat(words)[-WORDS:]
    begun = [_flat(each)[-WORDS:] for each in texts("older.words.starter").values()]
    if sum(map(len, last)) < LEAST or last in begun:
        return ""
    return " ".join(last)


def _flat(words: str) -> list[str]:
    flat = normalize("NFKD", words).casefold()
    letters = "".join(letter for letter in flat if not combining(letter) and letter not in "'’")
    return re.findall(r"\w+", letters) or letters.split()
