"""Noticing that nobody is there any more.

No clock is trusted: the kiosk says how many monotonic seconds went by.
"""

from dataclasses import dataclass
from math import ceil

from screens.idle import Idle


@dataclass(frozen=True)
class Warn:
    """Somebody should be asked whether they are still here."""

    left: int
    """Whole seconds until the screen locks, at least 1."""


@dataclass(frozen=True)
class Lock:
    """Nobody answered: hide or lock."""


class IdleLock:
    """Counts the quiet of one screen after another."""

    def __init__(self, idle: Idle | None = None) -> None:
        self._idle = idle
        self._quiet = 0.0
        self._paused = False

    @property
    def quiet(self) -> float:
        """Seconds since the last touch."""
        return self._quiet

    @property
    def warning(self) -> bool:
        """Is somebody being asked at this moment?"""
        return self._idle is not None and self._quiet >= self._idle.after

    def watch(self, idle: Idle | None) -> None:
        """Go by another screen's limits from now on; None means it never locks."""
        self._idle = idle
        self.touch()

    def limit(self, idle: Idle | None) -> None:
        """Go by other limits without forgetting the quiet so far: the same screen asks more."""
        self._idle = idle

    def touch(self) -> None:
        """Somebody pressed a key or moved the mouse."""
        self._quiet = 0.0

    def pause(self) -> None:
        """Stop counting, for as long as speech runs."""
        self._paused = True

    def resume(self) -> None:
        """Count again, from nothing: whoever was listening was there."""
        self._paused = False
        self.touch()

    def tick(self, seconds: float) -> Warn | Lock | None:
        """Let so many monotonic seconds pass and say what is due, if anything.

        After a lock the counting begins again. Seconds below nought count as nought.
        """
        if self._idle is None or self._paused:
            return None
        self._quiet += max(0.0, seconds)
        left = self._idle.after + self._idle.warn - self._quiet
        if left <= 0:
            self.touch()
            return Lock()
        return Warn(ceil(left)) if self.warning else None
