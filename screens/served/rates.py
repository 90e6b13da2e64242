"""So many things a minute, or `within` another time, and no more, from one address."""

from collections import deque
from collections.abc import Callable
from time import monotonic

MINUTE = 60.0
MANY = 5_000
"""Addresses remembered: beyond them those that were quiet for longest are forgotten."""


class Rates:
    """Counts in memory what each address did lately; `seconds` never goes back."""

    def __init__(
        self, most: int, seconds: Callable[[], float] = monotonic, *, within: float = MINUTE
    ) -> None:
        self._most, self._seconds, self._within = most, seconds, within
        self._lately: dict[str, deque[float]] = {}

    def take(self, address: str) -> bool:
        """Count one more; False when this address has had as many as it may."""
        now = self._seconds()
        times = self._lately.pop(address, None) or deque()
        self._lately[address] = times  # the last in the order of asking
        if len(self._lately) > MANY:
            del self._lately[next(iter(self._lately))]
        while times and now - times[0] >= self._within:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(now)
        return True
