"""When what somebody types is kept: in their pauses, so that no key waits for the disk."""

PAUSE = 3.0
"""Seconds without a touch that are a pause."""
LONGEST = 20.0
"""Seconds after which it is kept even of somebody who never pauses."""


class Pauses:
    """Counts seconds since the last touch, and since the first that nothing was kept of."""

    def __init__(self) -> None:
        self._quiet = 0.0
        self._waiting: float | None = None

    def touch(self) -> None:
        """Somebody pressed a key, pasted or moved the mouse."""
        self._quiet = 0.0
        if self._waiting is None:
            self._waiting = 0.0

    def tick(self, seconds: float) -> bool:
        """Let monotonic seconds go by; tell whether it is time to keep what was typed."""
        if self._waiting is None:
            return False
        self._quiet += seconds
        self._waiting += seconds
        if self._quiet < PAUSE and self._waiting < LONGEST:
            return False
        self._waiting = None
        return True
