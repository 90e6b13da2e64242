"""A small finger stays on a key: what it repeats must not answer the next question too."""

from collections.abc import Callable
from time import monotonic

HELD = 0.15
"""Seconds between two of the same key under which nobody pressed it twice."""
BEGINS = 0.7
"""Seconds after which keyboards begin to repeat a key that is held."""


class KeyRepeat:
    """Tells a key that is held from one that is pressed again; `seconds` never goes back."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._key = ""
        self._last = float("-inf")

    def is_repeat(self, key: str, *, careful: bool = False) -> bool:
        """Note a key, and say whether it only comes from being held.

        Where an answer has consequences (`careful`), the first repeat of a held key counts too;
        elsewhere only the stream that follows it, so that nobody in a hurry is slowed down.
        """
        now = self._seconds()
        gap, same = now - self._last, key == self._key
        self._key, self._last = key, now
        return same and gap < (BEGINS if careful else HELD)
