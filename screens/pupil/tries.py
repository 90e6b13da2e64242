"""Wrong picture codes slow down whoever guesses, on every screen of this terminal."""

from collections.abc import Callable
from math import ceil
from time import monotonic

FREE = 3
"""So many wrong codes cost nothing but the last, which begins the first pause."""
FIRST, LONGEST = 15.0, 300.0
"""Seconds of the first pause, doubled each time, and of the longest."""
FORGOTTEN = 900.0
"""Seconds without a wrong code after which all is forgiven."""


class Tries:
    """Counts wrong codes in memory. A right one forgives nothing: it may be one's own.

    `seconds` is a clock that never goes back.
    """

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._wrong = 0
        self._last = 0.0

    def count_wrong(self) -> None:
        """Count a wrong code."""
        if self._seconds() - self._last >= FORGOTTEN:
            self._wrong = 0
        self._wrong += 1
        self._last = self._seconds()

    @property
    def left(self) -> int:
        """Seconds until the next try."""
        if self._wrong < FREE:
            return 0
        pause = min(LONGEST, FIRST * 2.0 ** min(self._wrong - FREE, 10))
        return max(0, ceil(self._last + pause - self._seconds()))
